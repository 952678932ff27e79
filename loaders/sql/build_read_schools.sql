-- One row: one school or other establishment of the authority, open or closed, as the register has it.
CREATE OR REPLACE TABLE listed_school AS
SELECT urn,
       school_name AS name,
       type,
       phase,
       postcode,
       lsoa_code AS lsoa11_code,
       coalesce(CAST(open_date AS DATE), DATE '0001-01-01') AS open_date,
       coalesce(CAST(close_date AS DATE), DATE '9999-12-31') AS close_date
FROM read_csv($path, header = true, delim = ',', quote = '"', all_varchar = true);
