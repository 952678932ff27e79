-- One row: the absence of one kind of school in one term (or all three, "Total") of one area and academic year, in percent as printed.
-- series: "State-funded primary, Autumn term". Years are written 201617; a full stop stands for what was not collected.
INSERT INTO published_figure
WITH release AS (
    SELECT term, school_type, geographic_level, country_code, region_code, old_la_code,
           CAST(left(time_period, 4) AS INTEGER) + 1 AS year,
           nullif(sess_overall_percent, '.') AS said
    FROM read_csv($path, header = true, delim = ',', quote = '"', all_varchar = true)
)
SELECT 'absence_by_term', release.school_type || ', ' || release.term, area.area, release.year, $edition, release.said
FROM release
JOIN comparator_area AS area
  ON CASE release.geographic_level WHEN 'National' THEN area.geography_code = release.country_code
                                   WHEN 'Regional' THEN area.geography_code = release.region_code
                                   WHEN 'Local authority' THEN area.area = release.old_la_code END;
