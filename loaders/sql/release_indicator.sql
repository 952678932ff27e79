-- One row: one published figure of one indicator, whole figures only, of every area, oldest first within an area.
-- $periods: only those; all where it is empty.
SELECT area, indicator, period_end, breakdown, category, numerator, denominator, status, available_from, coverage, provenance
FROM read_parquet($file)
WHERE indicator = $indicator AND breakdown IS NULL AND (len($periods) = 0 OR list_contains($periods, period_end))
ORDER BY area, period_end
