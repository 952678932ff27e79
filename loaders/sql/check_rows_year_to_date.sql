-- One row = one cluster and month whose year-to-date count is below that of the month before in the same year.
with grown as (
    select
        figures.*,
        lag(numerator) over (
            partition by cluster, breakdown, category,
                year(period_end) - case when month(period_end) < year_starts then 1 else 0 end
            order by period_end
        ) as before
    from figures
    cross join indicator
    where year_to_date
)

select
    row_words(cluster, period_end, breakdown, category)
    || ' is below the month before; a year-to-date count only grows within its year.' as problem
from grown
where numerator < before
order by cluster, period_end, breakdown, category
