-- One row: one series of the tool whose figure for the country lies outside those of all its regions in some year: not a
-- rate or percentage of the country, but most likely the sum of them.
WITH said AS (
    SELECT measure_short AS series, period_end_year AS year, geographic_level, la_number, value
    FROM read_parquet($path)
    WHERE measure_short = $series AND geographic_level <> 'Local authority'
), bounds AS (
    SELECT year, min(value) AS low, max(value) AS high FROM said WHERE geographic_level = 'Regional' GROUP BY year
)
SELECT DISTINCT series
FROM said
JOIN bounds USING (year)
WHERE said.geographic_level = 'National' AND said.value NOT BETWEEN bounds.low AND bounds.high;
