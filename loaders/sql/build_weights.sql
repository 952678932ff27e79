-- One row: what one cluster weighed from one day to another: its young residents, each weighted by neighbourhood's deprivation.
-- Populations of mid-2017 stand for every year: the weights only share out the city's figure.
SELECT place.cluster,
       place.valid_from,
       place.valid_to,
       sum(CASE $ages WHEN '0_17' THEN children_2017 WHEN '16_17' THEN aged_16_17_2017
                      ELSE error('unknown ages ' || $ages) END
           * list_extract($by_decile, area.imd15_decile)) AS weight
FROM small_area AS area
JOIN area_place AS place USING (lsoa11_code)
GROUP BY place.cluster, place.valid_from, place.valid_to
ORDER BY place.cluster, place.valid_from;
