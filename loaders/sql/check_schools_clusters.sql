-- One row = one cluster of the schools that clusters.toml does not know.
select
    'unknown cluster ' || quoted(cluster) || '; use a code of clusters.toml, or none for schools in no cluster.' as problem
from received
where cluster not in (select name from names where kind = 'cluster') and cluster <> 'none'
group by cluster
order by cluster
