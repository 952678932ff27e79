-- One row = one column that has rows without what every school needs. A postcode may be unknown.
select column_name || ' is empty in ' || count(*)::varchar || ' rows; fill it.' as problem
from (select name, phase, cluster, status from received)
unpivot include nulls (filled for column_name in (name, phase, cluster, status))
where filled is null
group by column_name
order by column_name
