-- One row = one row of the file, with the ways other tools write "empty" made one: NaN and ''.
create or replace temp view received as
select
    nullif(measure::varchar, '') as measure,
    nullif(area::varchar, '') as area,
    nullif(area_name::varchar, '') as area_name,
    nullif(period::varchar, '') as period,
    period_end::timestamp as period_end,
    nullif(edition::varchar, '') as edition,
    nullif(value::double, 'nan'::double) as value,
    nullif(symbol::varchar, '') as symbol
from held
