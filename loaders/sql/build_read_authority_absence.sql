-- One row: one school type of the authority, one academic year (named by the year it ends in), as published.
CREATE OR REPLACE TABLE authority_absence AS
SELECT CAST(left(CAST(time_period AS VARCHAR), 4) AS INTEGER) + 1 AS year,
       school_type,
       CAST(enrolments AS BIGINT) AS enrolments,
       CAST(sess_possible AS BIGINT) AS possible,
       CAST(sess_overall AS BIGINT) AS missed
FROM read_parquet($path)
WHERE geographic_level = 'Local authority'
  AND CAST(old_la_code AS VARCHAR) = $authority
  AND school_type <> 'Total';
