-- One row = one row of sessions without the number of pupils behind it, which decides whether it may be shown.
select
    'pupils is empty for ' || row_words(cluster, period_end, breakdown, category)
    || '; sessions need the number of pupils behind them.' as problem
from figures
cross join indicator
where counts = 'sessions' and pupils is null
order by cluster, period_end, breakdown, category
