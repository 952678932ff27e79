-- One row: residents aged 0 to 17 of one cluster at the middle of $year, and those of them in England's most deprived tenth.
SELECT place.cluster,
       CAST(coalesce(sum(children) FILTER (WHERE tenth = 1), 0) AS BIGINT) AS deprived,
       CAST(sum(children) AS BIGINT) AS children
FROM (
    SELECT lsoa11_code,
           CASE $year WHEN 2017 THEN children_2017 WHEN 2019 THEN children_2019 WHEN 2020 THEN children_2020
                      ELSE error('no population of the year ' || $year) END AS children,
           CASE $index WHEN 'imd15' THEN imd15_decile WHEN 'idaci19' THEN idaci19_decile
                       ELSE error('unknown index ' || $index) END AS tenth
    FROM small_area
) AS people
JOIN area_place AS place
  ON place.lsoa11_code = people.lsoa11_code AND make_date($year, 6, 30) BETWEEN place.valid_from AND place.valid_to
GROUP BY place.cluster
ORDER BY place.cluster;
