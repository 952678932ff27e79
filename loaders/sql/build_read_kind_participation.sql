-- One row: one percentage of 16 and 17 year olds of one area and year, in one year's participation release.
-- A release may hold rows for showing the dashboard ("Region demo", "LA demo"): they have no code and fall away.
INSERT INTO published_figure
WITH release AS (
    SELECT CAST(time_period AS INTEGER) AS year, geographic_level, country_code, region_code, old_la_code,
           NEET_percent, Notknown_percent, NEET_not_known_percent
    FROM read_csv($path, header = true, delim = ',', quote = '"', all_varchar = true)
)
SELECT 'participation', figure.series, area.area, release.year, $edition, figure.said
FROM release
JOIN comparator_area AS area
  ON CASE release.geographic_level WHEN 'National' THEN area.geography_code = release.country_code
                                   WHEN 'Regional' THEN area.geography_code = release.region_code
                                   WHEN 'Local authority' THEN area.area = release.old_la_code END
CROSS JOIN LATERAL (VALUES ('NEET_percent', release.NEET_percent), ('Notknown_percent', release.Notknown_percent),
                           ('NEET_not_known_percent', release.NEET_not_known_percent)) AS figure (series, said);
