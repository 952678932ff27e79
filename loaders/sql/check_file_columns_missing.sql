-- One row = one column that must be there and is not.
select 'the column ' || contract.name || ' is missing; add it (' || contract.holds || ').' as problem
from contract
anti join found on found.name = contract.name
where contract.required
order by contract.name
