-- One row: the number of children looked after on 31 March of one area and year, as that year's own first release had it.
-- In first releases "x" stood for a figure suppressed, which is "c" today.
INSERT INTO published_figure
SELECT 'first_releases', first.indicator, area.area, CAST(first.time_period AS INTEGER), coalesce($edition, CAST(first.time_period AS VARCHAR)),
       coalesce(CAST(first.value AS VARCHAR), CASE first.symbol WHEN 'x' THEN 'c' ELSE first.symbol END)
FROM read_parquet($path) AS first
JOIN comparator_area AS area
  ON CASE first.geographic_level WHEN 'Local authority' THEN area.area = CAST(first.old_la_code AS VARCHAR)
                                 ELSE area.geography_code = first.new_la_code END
WHERE first.basis = 'first_release' AND first.indicator = 'cla_31_march';
