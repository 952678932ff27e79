-- One row = one cluster without a single row, though it stood when the extract's last period ended.
select
    areas.code || ' has no rows; every cluster needs them while it stands'
    || ' (if it can have none, say so under not_applicable in clusters.toml).' as problem
from areas
cross join (select max(period_end) as last_period from figures having count(*) > 0)
anti join present on present.cluster = areas.code
where areas.code <> 'none' and areas.excluded is null and (areas.last_day is null or areas.last_day >= last_period)
order by areas.code
