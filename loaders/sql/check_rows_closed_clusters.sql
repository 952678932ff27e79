-- One row = one cluster with rows for periods after it closed, merged or was renamed.
select
    areas.code || ' ended in ' || month_words(areas.last_day) || ' but has rows for '
    || months_words(list(distinct figures.period_end)) || '; '
    || coalesce('count them for ' || areas.heir || '.', 'take them out.') as problem
from areas
join figures on figures.cluster = areas.code
where figures.period_end > areas.last_day
group by areas.code, areas.last_day, areas.heir
order by areas.code
