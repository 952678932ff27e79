-- One row = one code of a cluster that clusters.toml knows.
create or replace temp table clusters as
select unnest($codes::varchar[]) as code
