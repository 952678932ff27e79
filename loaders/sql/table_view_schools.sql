-- One row = one row of the file, with an empty text made no text.
create or replace temp view received as
select
    nullif(name::varchar, '') as name,
    nullif(phase::varchar, '') as phase,
    nullif(postcode::varchar, '') as postcode,
    nullif(cluster::varchar, '') as cluster,
    nullif(status::varchar, '') as status
from held
