-- One row = one school that has several rows.
select count(*)::varchar || ' rows for ' || quoted(name) || coalesce(', ' || quoted(postcode), '') || '; keep one.' as problem
from received
where name is not null
group by name, postcode, status
having count(*) > 1
order by name, postcode
