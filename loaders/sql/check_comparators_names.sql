-- One row = one area with several names, or one period of a measure with several.
select 'the area ' || quoted(area) || ' has several names; keep one.' as problem
from received
where area is not null and area_name is not null
group by area
having count(distinct area_name) > 1
union all
select
    'the period of ' || quoted(measure) || ' that ends on ' || day_words(period_end) || ' has several names; keep one.'
from received
where measure is not null and period_end is not null and period is not null
group by measure, period_end
having count(distinct period) > 1
order by problem
