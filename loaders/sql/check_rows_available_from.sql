-- One row = one row of the extract whose figure is said to be known before its period ended, or at no proper day.
select
    'available_from is before the end of the period for ' || row_words(cluster, period_end, breakdown, category)
    || '; write the day the figure became known.' as problem
from received
where available_from < period_end
union all
select
    'available_from is not a whole day for ' || row_words(cluster, period_end, breakdown, category)
    || '; write the day alone.'
from received
where not isfinite(available_from) or available_from <> available_from::date
order by problem
