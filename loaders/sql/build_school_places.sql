-- One row: one school's cluster in one academic year, where that cluster was on the year's last day; or, without a year,
-- the cluster of a school of the register on the day the list of schools is for.
-- A predecessor and its successor have URNs of their own and are each placed by their own address, or by their own line in a list.
CREATE OR REPLACE TABLE school_place AS
WITH school AS (
    SELECT urn, year, make_date(year, 8, 31) AS day, lsoa11_code, school_type = $special_type AS special
    FROM school_absence
    UNION ALL
    SELECT urn, NULL, $listed_on, lsoa11_code, list_contains($special_types, type)
    FROM listed_school
)
SELECT school.year,
       school.urn,
       CASE WHEN school.special THEN $special_cluster
            WHEN named.urn IS NOT NULL THEN $named_cluster
            WHEN coalesce(moved.cluster, ward.cluster) = $named_cluster THEN 'none'
            ELSE coalesce(moved.cluster, ward.cluster, 'none')
       END AS cluster
FROM school
LEFT JOIN small_area AS area USING (lsoa11_code)
LEFT JOIN ward_cluster AS ward USING (ward04_code)
LEFT JOIN moved_school AS moved
       ON moved.urn = school.urn AND school.day BETWEEN moved.valid_from AND moved.valid_to
LEFT JOIN named_school AS named ON named.urn = school.urn;
