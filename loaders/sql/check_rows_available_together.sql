-- One row = one period that becomes known for some clusters before others: its city figure would leave some out.
select
    'available_from differs between rows for ' || month_words(period_end)
    || '; a period must become known for all clusters on one day.' as problem
from figures
where period_end is not null
group by period_end
having count(distinct coalesce(available_from, period_end)) > 1
order by period_end
