-- One row = one cluster, period and category that has several rows.
select
    case count(*) when 2 then 'two' else count(*)::varchar end
    || ' rows for ' || row_words(cluster, period_end, breakdown, category) || '; keep one.' as problem
from figures
where cluster is not null and period_end is not null
group by cluster, period_end, breakdown, category
having count(*) > 1
order by cluster, period_end, breakdown, category
