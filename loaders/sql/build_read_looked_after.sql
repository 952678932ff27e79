-- One row: the authority's children looked after on 31 March of one year; the latest release wins over the first one.
CREATE OR REPLACE TABLE looked_after AS
SELECT time_period AS year,
       CAST(arg_max(value, basis = 'latest') AS BIGINT) AS children
FROM read_parquet($path)
WHERE geographic_level = 'Local authority'
  AND CAST(old_la_code AS VARCHAR) = $authority
  AND indicator = 'cla_31_march'
  AND value IS NOT NULL
GROUP BY time_period;
