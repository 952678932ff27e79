-- One row: one area the page of the city shows: the city, the country, its region, and each authority of a group.
-- Names come from here alone: files spell them several ways.
CREATE OR REPLACE TABLE comparator_area AS
SELECT DISTINCT la_number AS area, la_name AS name, geography_code
FROM read_csv($path, header = true, delim = ',', quote = '"', all_varchar = true)
WHERE "group" <> 'region_la';
