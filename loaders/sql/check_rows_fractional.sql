-- One row = one number that is not whole.
select name || ' is not a whole number for ' || place || '; counts are never rounded or estimated here.' as problem
from counts
where isfinite(value) and value <> floor(value)
order by place, name
