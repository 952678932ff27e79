-- One row: one school that stood on $listed_on, or closed between $listed_since and then, and its cluster.
-- A closed school whose name and postcode an open one goes by is that one.
WITH school AS (
    SELECT listed.name,
           CASE WHEN list_contains($special_types, listed.type) THEN 'Special'
                WHEN listed.phase = 'Not applicable' THEN listed.type
                ELSE listed.phase END AS phase,
           nullif(listed.postcode, '') AS postcode,
           place.cluster,
           CASE WHEN listed.close_date > $listed_on THEN 'open' ELSE 'closed' END AS status
    FROM listed_school AS listed
    JOIN school_place AS place ON place.urn = listed.urn AND place.year IS NULL
    WHERE NOT list_contains($left_out_types, listed.type)
      AND listed.open_date <= $listed_on
      AND listed.close_date >= $listed_since
)
SELECT name, any_value(phase ORDER BY phase), postcode, any_value(cluster ORDER BY cluster), max(status)
FROM school
GROUP BY name, postcode
ORDER BY name, postcode;
