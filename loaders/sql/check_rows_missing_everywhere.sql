-- One row = one run of months (years, if the indicator is annual) in the middle for which no cluster has a row.
-- Context (population, deprivation) is a handful of snapshots, never a trend, so it may skip years.
with periods as (
    select breakdown, period_end, lead(period_end) over (partition by breakdown order by period_end) as next_period
    from (select distinct breakdown, period_end from figures)
),

gaps as (
    select
        breakdown,
        period_end,
        case frequency when 'annual' then (year(period_end) + 1)::varchar
            else month_words(period_end + interval 1 month) end as first_gap,
        case frequency when 'annual' then (year(next_period) - 1)::varchar
            else month_words(next_period - interval 1 month) end as last_gap
    from periods
    cross join indicator
    where case
        when frequency = 'monthly' then datediff('month', period_end, next_period) > 1
        else not context and year(next_period) - year(period_end) > 1
    end
)

select
    'no cluster has a row for ' || first_gap || case when last_gap <> first_gap then ' to ' || last_gap else '' end
    || coalesce(' (' || quoted(breakdown) || ')', '') || '; periods must follow each other without a gap.' as problem
from gaps
order by breakdown, period_end
