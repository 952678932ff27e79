-- One row: one 2004 ward and its cluster.
CREATE OR REPLACE TABLE ward_cluster AS
SELECT ward04_code, cluster
FROM read_csv($path, header = true, delim = ',', quote = '"', comment = '#', all_varchar = true);
