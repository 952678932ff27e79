-- One row = one row of the file as it came. What is empty is asked of this table, never of the file itself: DuckDB 2.0
-- answers that from the file's statistics, which leave NaN out.
create or replace temp table held as
select * from read_parquet($file, hive_partitioning = false)
