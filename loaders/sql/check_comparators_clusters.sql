-- One row = one area that is a cluster, or the people in none: their figures must pass the gate.
select
    'the area ' || quoted(area) || ' (' || quoted(any_value(area_name)) || ') is a cluster of clusters.toml, or none; '
    || 'figures of clusters belong into the extract of an indicator, where small ones are protected.' as problem
from received
where lower(area) = 'none'
   or lower(area) in (select lower(name) from names where kind = 'cluster')
   or lower(area_name) in (select lower(name) from names where kind = 'cluster name')
group by area
order by area
