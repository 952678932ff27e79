-- One row = one cluster with rows for an indicator that has no meaning there.
select areas.code || ' has rows, but ' || areas.excluded || '; take out the rows or change the entry.' as problem
from areas
semi join present on present.cluster = areas.code
where areas.excluded is not null
order by areas.code
