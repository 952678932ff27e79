-- One row = one period_end that is empty or not the last day of a month.
select distinct
    case
    when period_end is null then 'a row of ' || area_words(cluster) || ' has no period_end; every row needs one.'
    when not isfinite(period_end)
        then 'a row of ' || area_words(cluster) || ' has a period_end without end; write a day.'
    when period_end = period_end::date
        then area_words(cluster) || ' has a period_end of ' || day_words(period_end)
            || ', which is not the last day of a month; write ' || day_words(last_day(period_end))
            || ' if that month is meant.'
    else area_words(cluster) || ' has a period_end of ' || day_words(period_end)
        || ' with a time of day; write the day alone.'
    end as problem
from received
where case when isfinite(period_end) then period_end <> last_day(period_end) else true end
order by problem
