-- One row = one number that no count can be: beyond it, a number written as DOUBLE is no longer exact.
select name || ' is too large to be a count for ' || place || '; check the export.' as problem
from counts
where abs(value) > 1e12
order by place, name
