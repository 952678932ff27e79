-- One row = one name the reference files have: a cluster's code or name, a measure's key or an area's code of city.toml.
create or replace temp table names as
select 'cluster' as kind, unnest($clusters::varchar[]) as name
union all select 'cluster name', unnest($cluster_names::varchar[])
union all select 'measure', unnest($measures::varchar[])
union all select 'area', unnest($areas::varchar[])
