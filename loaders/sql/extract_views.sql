-- One row of figures = one row of the extract, with the ways other tools write "empty" made one: NaN and ''.
-- A wrong day of a month is told once, by its own check; here it stands for its month, so that no other check trips.
create or replace temp view figures as
select
    cluster,
    case when isfinite(period_end) then last_day(period_end) end as period_end,
    nullif(breakdown, '') as breakdown,
    nullif(category, '') as category,
    nullif(numerator, 'nan'::double) as numerator,
    nullif(denominator, 'nan'::double) as denominator,
    nullif(pupils, 'nan'::double) as pupils,
    available_from,
    nullif(coverage, 'nan'::double) as coverage,
    nullif(provenance, '') as provenance
from received;

-- One row of counts = one filled number of the extract and the column it stands in.
create or replace temp view counts as
select row_words(cluster, period_end, breakdown, category) as place, name, value
from figures
unpivot (value for name in (numerator, denominator, pupils, coverage));

-- One row of series = one breakdown and category (or the total), from its first period to its last.
create or replace temp view series as
select breakdown, category, min(period_end) as first_period, max(period_end) as last_period
from figures
where period_end is not null and (breakdown is null) = (category is null)
group by all;

-- One row of present = one area that has rows, and its first period.
create or replace temp view present as
select cluster, min(period_end) as first_period from figures group by cluster;

-- One row of handovers = one area that took over another's figures, and the first day they were its own.
create or replace temp view handovers as
select gave.heir as code, min(gave.last_day) as before
from areas as gave
join present on present.cluster = gave.code
where gave.heir is not null
group by gave.heir;
