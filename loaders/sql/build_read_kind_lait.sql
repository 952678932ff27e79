-- One row: one figure of one area and year, as the Local Authority Interactive Tool held it. Without an edition each measure has its own.
INSERT INTO published_figure
SELECT 'lait', lait.measure_short, area.area, CAST(lait.period_end_year AS INTEGER), $edition,
       coalesce(CAST(lait.value AS VARCHAR), lait.symbol)
FROM read_parquet($path) AS lait
JOIN comparator_area AS area ON area.area = lait.la_number;
