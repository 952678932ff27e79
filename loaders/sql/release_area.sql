-- One row: one published figure of one area (an indicator, a period, and a category if broken down), oldest first.
-- The file is sorted by area, so this reads one small piece of it.
SELECT area, indicator, period_end, breakdown, category, numerator, denominator, status, available_from, coverage, provenance
FROM read_parquet($file)
WHERE area = $area
ORDER BY indicator, period_end, breakdown, category
