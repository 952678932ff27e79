-- One row = one row of the extract without a numerator.
select
    'numerator is empty for ' || row_words(cluster, period_end, breakdown, category)
    || '; write nought if nought was counted.' as problem
from figures
where numerator is null
order by cluster, period_end, breakdown, category
