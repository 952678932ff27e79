-- One row = one measure, area, period and edition that has several rows: a table of children would.
select
    count(*)::varchar || ' rows for ' || quoted(measure) || ', ' || quoted(area) || ', ' || day_words(period_end)
    || ', edition ' || quoted(edition) || '; keep one.' as problem
from received
where measure is not null and area is not null and period_end is not null and edition is not null
group by measure, area, period_end, edition
having count(*) > 1
order by measure, area, period_end, edition
