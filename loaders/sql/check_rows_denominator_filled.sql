-- One row = one row of a plain count with a denominator.
select
    'denominator is filled for ' || row_words(cluster, period_end, breakdown, category)
    || ', but indicators.toml says ' || key || ' is a count; leave it empty.' as problem
from figures
cross join indicator
where measure = 'count' and denominator is not null
order by cluster, period_end, breakdown, category
