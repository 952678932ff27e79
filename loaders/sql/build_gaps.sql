-- One row: one sentence on source files that do not fit together.
SELECT 'The school with URN ' || urn || ' lies in the small area ' || coalesce(lsoa11_code, '(empty)')
       || ', which the small areas file does not hold.' AS problem
FROM (SELECT DISTINCT urn, lsoa11_code FROM school_absence)
WHERE lsoa11_code IS NULL OR lsoa11_code NOT IN (SELECT lsoa11_code FROM small_area)
UNION ALL
SELECT 'The ward ' || ward04_code || ' has no cluster in the ward clusters file.'
FROM (SELECT DISTINCT ward04_code FROM small_area)
WHERE ward04_code NOT IN (SELECT ward04_code FROM ward_cluster)
UNION ALL
SELECT 'The ward ' || ward04_code || ' in the ward clusters file has no small area in the small areas file.'
FROM ward_cluster
WHERE ward04_code NOT IN (SELECT ward04_code FROM small_area)
UNION ALL
SELECT 'The small area ' || lsoa11_code || ' of the moved areas file is not in the small areas file.'
FROM moved_area
WHERE lsoa11_code NOT IN (SELECT lsoa11_code FROM small_area)
UNION ALL
SELECT 'The small areas file holds ' || lsoa11_code || ' more than once.'
FROM small_area GROUP BY lsoa11_code HAVING count(*) > 1
UNION ALL
SELECT 'The ward clusters file holds ' || ward04_code || ' more than once.'
FROM ward_cluster GROUP BY ward04_code HAVING count(*) > 1
UNION ALL
SELECT 'The school absence file holds the school with URN ' || urn || ' more than once in the academic year ending ' || year || '.'
FROM school_absence GROUP BY urn, year HAVING count(*) > 1
ORDER BY problem;
