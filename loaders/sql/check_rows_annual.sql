-- One row = one year with several periods in the extract of an indicator that has one a year.
select
    'the year ' || year(period_end)::varchar || ' has several periods, but indicators.toml says ' || key
    || ' is annual; keep one period a year or change its frequency.' as problem
from figures
cross join indicator
where frequency = 'annual' and period_end is not null
group by year(period_end), key
having count(distinct period_end) > 1
order by year(period_end)
