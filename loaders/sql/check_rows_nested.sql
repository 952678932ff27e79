-- One row = one nested count above the next wider one, which should contain it. The whole figure is the widest.
with nested as (
    select
        figures.*,
        case when figures.category is null then 0 else list_position(nested_categories, figures.category) end as place
    from figures
    cross join indicator
    where breakdown = nested_breakdown or (breakdown is null and nested_breakdown is not null)
)

select
    row_words(narrower.cluster, narrower.period_end, narrower.breakdown, narrower.category)
    || ' is above ' || coalesce(quoted(wider.category), 'the whole figure') || ', which should contain it.' as problem
from nested as narrower
join nested as wider
    on wider.cluster = narrower.cluster
    and wider.period_end = narrower.period_end
    and wider.place = narrower.place - 1
where narrower.numerator > wider.numerator
order by narrower.cluster, narrower.period_end, narrower.place
