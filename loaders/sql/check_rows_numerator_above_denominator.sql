-- One row = one row of the extract where the part is greater than the whole.
select
    'numerator is above denominator for ' || row_words(cluster, period_end, breakdown, category)
    || '; a part cannot be greater than its whole.' as problem
from figures
where numerator > denominator
order by cluster, period_end, breakdown, category
