-- One row: one published figure of one area, as one edition gave it, oldest period and edition first.
SELECT measure, area, area_name, period, period_end, edition, value, symbol
FROM read_parquet($file)
ORDER BY measure, area, period_end, edition
