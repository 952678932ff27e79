-- One row: residents of one age group, in one cluster, at the middle of one year.
SELECT place.cluster,
       people.year,
       CAST(sum(CASE $ages WHEN '0_17' THEN people.children WHEN '16_17' THEN people.aged_16_17
                           ELSE error('unknown ages ' || $ages) END) AS BIGINT) AS residents
FROM (
    SELECT lsoa11_code, 2017 AS year, children_2017 AS children, aged_16_17_2017 AS aged_16_17 FROM small_area
    UNION ALL SELECT lsoa11_code, 2019, children_2019, aged_16_17_2019 FROM small_area
    UNION ALL SELECT lsoa11_code, 2020, children_2020, aged_16_17_2020 FROM small_area
) AS people
JOIN area_place AS place
  ON place.lsoa11_code = people.lsoa11_code AND make_date(people.year, 6, 30) BETWEEN place.valid_from AND place.valid_to
GROUP BY place.cluster, people.year
ORDER BY place.cluster, people.year;
