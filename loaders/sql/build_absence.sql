-- One row: one cluster, one academic year, schools of one type, as published; noughts where a cluster had no such school.
-- Special schools have only their own cluster; every other cluster has a row for every year.
WITH area AS (
    SELECT DISTINCT cluster FROM ward_cluster WHERE $school_type <> $special_type
    UNION SELECT DISTINCT place.cluster
    FROM school_place AS place JOIN school_absence AS school USING (urn, year)
    WHERE school.school_type = $school_type
), summed AS (
    SELECT place.cluster, school.year, sum(school.missed) AS missed, sum(school.possible) AS possible,
           sum(school.enrolments) AS pupils, count(*) AS schools
    FROM school_absence AS school
    JOIN school_place AS place USING (urn, year)
    WHERE school.school_type = $school_type
    GROUP BY place.cluster, school.year
)
SELECT area.cluster,
       years.year,
       years.five_half_terms,
       CAST(coalesce(summed.missed, 0) AS BIGINT) AS missed,
       CAST(coalesce(summed.possible, 0) AS BIGINT) AS possible,
       CAST(coalesce(summed.pupils, 0) AS BIGINT) AS pupils,
       CAST(coalesce(summed.schools, 0) AS BIGINT) AS schools
FROM area
CROSS JOIN (SELECT year, bool_and(five_half_terms) AS five_half_terms FROM school_absence GROUP BY year) AS years
LEFT JOIN summed USING (cluster, year)
ORDER BY area.cluster, years.year;
