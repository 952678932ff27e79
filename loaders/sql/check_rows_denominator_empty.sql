-- One row = one row of a percentage without a denominator.
select
    'denominator is empty for ' || row_words(cluster, period_end, breakdown, category)
    || '; a percentage needs its whole.' as problem
from figures
cross join indicator
where measure = 'percent' and denominator is null
order by cluster, period_end, breakdown, category
