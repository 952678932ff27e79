-- One row = one area the extract may or may not speak of: a cluster, or `none`. last_day: the last day it stood.
-- heir: the cluster
-- that took it over then, if any. excluded: why this indicator has no figures for it, or empty.
create or replace temp table areas as
select
    unnest($codes::varchar[]) as code,
    unnest($names::varchar[]) as name,
    unnest($last_days::date[]) as last_day,
    unnest($heirs::varchar[]) as heir,
    unnest($excluded::varchar[]) as excluded
