-- One row = what the tracker says of one area and indicator as at one reporting month, worked out the slow way.
-- Every reporting month gets a calendar of its own, filled with what was known by then; the month before is the row
-- before in that calendar (lag), the start is the calendar's row of the baseline. Wants two tables beside the file:
-- measured (indicator, measure, frequency, baseline) and broken (indicator, broken_on).
with figures as (
    select
        area,
        indicator,
        period_end,
        available_from,
        case when status = '' and denominator = 0 then 'z' else status end as status,
        case
            when status <> '' or denominator = 0 then null
            when denominator is null then numerator::double
            else 100.0 * numerator / denominator
        end as figure
    from read_parquet($file)
    where breakdown is null
),

months as (
    select last_day(month)::date as month_end
    from generate_series($first::date, $last::date, interval 1 month) as calendar (month)
),

reported as (select month_end as reporting from months where month_end >= $report_from::date),

known as (
    select
        reported.reporting,
        series.area,
        series.indicator,
        months.month_end,
        figures.period_end is not null as present,
        coalesce(figures.status, 'x') as status,
        figures.figure
    from reported
    cross join (select distinct area, indicator from figures) as series
    join months on months.month_end <= reported.reporting
    left join figures on figures.area = series.area
        and figures.indicator = series.indicator
        and figures.period_end = months.month_end
        and figures.available_from <= reported.reporting
),

compared as (
    select
        known.*,
        measured.measure,
        measured.frequency,
        measured.baseline,
        lag(month_end) over calendar as month_before,
        lag(status, 1, 'x') over calendar as status_before,
        lag(figure) over calendar as figure_before,
        coalesce(max(status) filter (where month_end = baseline) over whole, 'x') as status_at_start,
        max(figure) filter (where month_end = baseline) over whole as figure_at_start
    from known
    join measured using (indicator)
    window
        calendar as (partition by reporting, area, known.indicator order by month_end),
        whole as (partition by reporting, area, known.indicator)
),

latest as (
    select
        *,
        exists (
            select 1 from broken
            where broken.indicator = compared.indicator and broken_on > month_before and broken_on <= month_end
        ) as broken_this_month,
        exists (
            select 1 from broken
            where broken.indicator = compared.indicator and broken_on > baseline and broken_on <= month_end
        ) as broken_since_start
    from compared
    where present
    qualify row_number() over (partition by reporting, area, indicator order by month_end desc) = 1
),

judged as (
    select
        *,
        case when 'z' in (status, status_before) then 'z' when 'c' in (status, status_before) then 'c'
            when 'x' in (status, status_before) then 'x' else '' end as both_months,
        case when 'z' in (status, status_at_start) then 'z' when 'c' in (status, status_at_start) then 'c'
            when 'x' in (status, status_at_start) then 'x' else '' end as both_ends
    from latest
),

said as (
    select
        *,
        case when frequency = 'annual' or broken_this_month then 'z' else both_months end as month_status,
        case when month_end <= baseline or broken_since_start then 'z' else both_ends end as start_status
    from judged
)

select
    area,
    indicator,
    reporting,
    month_end as period_end,
    status,
    figure,
    month_status,
    case when month_status = '' then figure - figure_before end as month_change,
    start_status,
    case when start_status = '' then figure - figure_at_start end as start_change,
    case when measure = 'percent' or figure_at_start = 0 then 'z' else start_status end as percent_status,
    case
        when start_status = '' and measure <> 'percent' and figure_at_start <> 0
            then 100.0 * (figure - figure_at_start) / figure_at_start
    end as percent_change
from said
order by area, indicator, reporting
