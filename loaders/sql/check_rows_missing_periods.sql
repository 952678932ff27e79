-- One row = one cluster and category lacking periods that other clusters have, while it stood and the category ran.
-- A cluster that took over another's figures may begin at the handover, if the other has its rows up to then.
with expected as (
    select areas.code, series.breakdown, series.category, periods.period_end
    from areas
    join present on present.cluster = areas.code
    cross join series
    join (select distinct breakdown, period_end from figures) as periods
        on periods.breakdown is not distinct from series.breakdown
        and periods.period_end between series.first_period and series.last_period
    left join handovers on handovers.code = areas.code
    where areas.excluded is null
        and (areas.last_day is null or periods.period_end <= areas.last_day)
        and (
            handovers.before is null
            or periods.period_end > handovers.before
            or present.first_period <= handovers.before
        )
)

select
    code || category_words(breakdown, category) || ' has no row for ' || months_words(list(period_end))
    || '; every cluster needs the same periods.' as problem
from expected
anti join figures on figures.cluster = expected.code
    and figures.period_end = expected.period_end
    and figures.breakdown is not distinct from expected.breakdown
    and figures.category is not distinct from expected.category
group by code, breakdown, category
order by code, breakdown, category
