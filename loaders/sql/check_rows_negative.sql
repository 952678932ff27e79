-- One row = one number below nought.
select name || ' is negative for ' || place || '; a count cannot be.' as problem
from counts
where value < 0
order by place, name
