-- One row = one column that has rows without what every row needs.
select name || ' is empty in ' || count(*)::varchar || ' rows; fill it.' as problem
from (
    select measure, area, area_name, period, period_end::date::varchar as period_end, edition from received
)
unpivot include nulls (filled for name in (measure, area, area_name, period, period_end, edition))
where filled is null
group by name
order by name
