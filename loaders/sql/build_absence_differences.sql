-- One row: one academic year and school type in which clusters and schools in none do not add up to the authority's published row.
WITH summed AS (
    SELECT school.year, school.school_type, sum(school.enrolments) AS enrolments, sum(school.possible) AS possible,
           sum(school.missed) AS missed
    FROM school_absence AS school
    JOIN school_place AS place USING (urn, year)
    GROUP BY school.year, school.school_type
)
SELECT year,
       school_type,
       concat_ws(', ',
           CASE WHEN summed.possible IS DISTINCT FROM published.possible THEN 'possible sessions' END,
           CASE WHEN summed.missed IS DISTINCT FROM published.missed THEN 'sessions missed' END,
           CASE WHEN summed.enrolments IS DISTINCT FROM published.enrolments THEN 'enrolments' END) AS differing
FROM summed
FULL JOIN authority_absence AS published USING (year, school_type)
WHERE summed.possible IS DISTINCT FROM published.possible
   OR summed.missed IS DISTINCT FROM published.missed
   OR summed.enrolments IS DISTINCT FROM published.enrolments
ORDER BY year, school_type;
