-- One row: one school, by any URN it has had, of the cluster whose schools are known by name.
CREATE OR REPLACE TABLE named_school AS
SELECT DISTINCT urn
FROM read_csv($path, header = true, delim = ',', quote = '"', all_varchar = true);
