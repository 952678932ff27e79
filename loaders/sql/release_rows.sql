-- One row: one published figure, of any area, in the order they are kept.
SELECT area, indicator, period_end, breakdown, category, numerator, denominator, status, available_from, coverage, provenance
FROM read_parquet($file)
ORDER BY area, indicator, period_end, breakdown, category
