-- One row: one school, one academic year (named by the year it ends in), as the Department for Education published it.
CREATE OR REPLACE TABLE school_absence AS
SELECT CAST(left(time_period, 4) AS INTEGER) + 1 AS year,
       urn,
       school_type,
       lsoa_code AS lsoa11_code,
       year_breakdown = 'five half terms' AS five_half_terms,
       CAST(enrolments AS BIGINT) AS enrolments,
       CAST(sess_possible AS BIGINT) AS possible,
       CAST(sess_overall AS BIGINT) AS missed
FROM read_csv($path, header = true, delim = ',', quote = '"', all_varchar = true);
