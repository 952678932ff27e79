-- One row: one small area that was in another cluster than its ward's, from and to a day (both included; empty: no limit).
CREATE OR REPLACE TABLE moved_area AS
SELECT lsoa11_code,
       cluster,
       coalesce(CAST(valid_from AS DATE), DATE '0001-01-01') AS valid_from,
       coalesce(CAST(valid_to AS DATE), DATE '9999-12-31') AS valid_to
FROM read_csv($path, header = true, delim = ',', quote = '"', comment = '#', all_varchar = true);
