-- One row = one row of sessions that no pupil could have missed or attended.
select
    'pupils is nought but there are sessions for ' || row_words(cluster, period_end, breakdown, category)
    || '; one of them is wrong.' as problem
from figures
cross join indicator
where counts = 'sessions' and pupils = 0 and (numerator > 0 or denominator > 0)
order by cluster, period_end, breakdown, category
