-- One row = one status or postcode that is none.
select 'status ' || quoted(status) || ' is unknown; write open or closed.' as problem
from received
where status not in ('open', 'closed')
group by status
union all
select 'postcode ' || quoted(postcode) || ' of ' || quoted(name) || ' is none; write one such as "LS14 6TY", or leave it empty.'
from received
where not regexp_full_match(postcode, '[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}')
group by postcode, name
order by problem
