-- One row if a breakdown has the name under which the tracker itself counts those who are not in a percentage.
select 'a breakdown must not be called ' || quoted(breakdown) || ', which the tracker keeps for itself.' as problem
from figures
where breakdown = 'of the whole'
group by breakdown
