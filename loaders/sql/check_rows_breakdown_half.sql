-- One row = one row of the extract with a breakdown but no category, or the other way round.
select
    case when category is null then 'breakdown is filled but category is empty for '
        else 'category is filled but breakdown is empty for ' end
    || row_words(cluster, period_end, breakdown, category) || '; fill both or neither.' as problem
from figures
where (breakdown is null) <> (category is null)
order by cluster, period_end, breakdown, category
