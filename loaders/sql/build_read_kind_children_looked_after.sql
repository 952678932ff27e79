-- One row: the number or the rate of children looked after on 31 March of one area and year, in one Explore Education Statistics
-- release. Columns were renamed between releases (number, children_count; population_count, population_type), "at 31 March"
-- became "on". Authorities are told by the Department for Education's number: two have had new codes since.
INSERT INTO published_figure
WITH release AS (
    SELECT CAST(time_period AS INTEGER) AS year, geographic_level, country_code, region_code, old_la_code,
           rate_per_10000 AS rate,
           COLUMNS('^(number|children_count)$') AS number,
           COLUMNS('^population_(count|type)$') AS counted
    FROM read_csv($path, header = true, delim = ',', quote = '"', all_varchar = true)
)
SELECT 'children_looked_after', figure.series, area.area, release.year, $edition, figure.said
FROM release
JOIN comparator_area AS area
  ON CASE release.geographic_level WHEN 'National' THEN area.geography_code = release.country_code
                                   WHEN 'Regional' THEN area.geography_code = release.region_code
                                   WHEN 'Local authority' THEN area.area = release.old_la_code END
CROSS JOIN LATERAL (VALUES ('number', release.number), ('rate', release.rate)) AS figure (series, said)
WHERE regexp_matches(release.counted, '^Children looked after (at|on) 31 March');
