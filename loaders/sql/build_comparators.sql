-- One row: one figure of one measure, area and period, as one edition published it; its value, or the symbol in its place.
-- The tool (LAIT) fills gaps: it is not asked where a release of the figures themselves has the area and year.
WITH asked AS (
    SELECT figure.*, coalesce(figure.edition, $edition) AS published
    FROM published_figure AS figure
    JOIN (SELECT unnest($kinds::VARCHAR[]) AS kind, unnest($series::VARCHAR[]) AS series) AS wanted USING (kind, series)
    WHERE NOT list_contains($left_out::VARCHAR[], figure.area)
), kept AS (
    SELECT asked.*
    FROM asked
    WHERE kind <> 'lait'
       OR NOT EXISTS (FROM asked AS other WHERE other.kind IN ('children_looked_after', 'participation')
                      AND other.area = asked.area AND other.year = asked.year)
), timed AS (
    SELECT kept.*,
           CASE $period
               WHEN '31 March' THEN '31 March ' || year
               WHEN 'January' THEN 'January ' || year
               WHEN 'December to February' THEN 'December ' || (year - 1) || ' to February ' || year
               WHEN 'calendar year' THEN CAST(year AS VARCHAR)
               WHEN 'academic year' THEN years(year)
               WHEN 'financial year' THEN years(year)
               WHEN 'three financial years' THEN years(year) || ' to ' || years(year + 2)
               ELSE error('unknown period ' || $period) END AS period,
           CASE $period
               WHEN 'January' THEN make_date(year, 1, 31)
               WHEN 'December to February' THEN last_day(make_date(year, 2, 1))
               WHEN 'calendar year' THEN make_date(year, 12, 31)
               WHEN 'academic year' THEN make_date(year, 7, 31)
               WHEN 'three financial years' THEN make_date(year + 2, 3, 31)
               ELSE make_date(year, 3, 31) END AS period_end
    FROM kept
)
SELECT $measure AS measure,
       timed.area,
       area.name AS area_name,
       timed.period,
       timed.period_end,
       timed.published AS edition,
       TRY_CAST(timed.said AS DOUBLE) AS value,
       CASE WHEN TRY_CAST(timed.said AS DOUBLE) IS NULL THEN coalesce(nullif(lower(trim(timed.said)), ''), 'x') END AS symbol
FROM timed
JOIN comparator_area AS area USING (area)
ORDER BY timed.area, timed.period_end, edition;
