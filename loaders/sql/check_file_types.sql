-- One row = one column of the wrong type.
select
    'the column ' || found.name || ' holds ' || found.holds || ' where ' || contract.holds
    || case contract.holds when 'text' then ' belongs; ' else ' belong; ' end
    || case contract.holds
        when 'dates' then 'write days such as 2015-12-31 as dates.'
        when 'text' then 'write it as text.'
        when 'numbers' then 'write figures as numbers.'
        else 'write counts as numbers.'
    end as problem
from found
join contract on contract.name = found.name
where found.holds not in (contract.holds, 'nothing')
  and not (contract.holds = 'numbers' and found.holds = 'whole numbers')
order by found.name
