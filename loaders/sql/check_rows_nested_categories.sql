-- One row = one category that the extract has and `nested` in indicators.toml does not name, or the other way round.
with named as (
    select nested_breakdown as breakdown, unnest(nested_categories) as category
    from indicator
    where nested_breakdown is not null
),

found as (
    select distinct figures.breakdown, figures.category
    from figures
    join indicator on indicator.nested_breakdown = figures.breakdown
    where figures.category is not null
)

select
    'nested in indicators.toml and the extract do not have the same categories: '
    || case when found.category is null then quoted(named.category) || ' has no rows.'
        else quoted(found.category) || ' is in the extract alone.' end as problem
from named
full join found on found.category = named.category
where named.category is null or found.category is null
order by problem
