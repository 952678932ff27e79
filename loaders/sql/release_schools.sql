-- One row: one school.
SELECT name, phase, postcode, cluster, status
FROM read_parquet($file)
ORDER BY name, postcode, status
