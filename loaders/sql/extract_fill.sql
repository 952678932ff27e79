-- One row = one row of the file. By name: columns come in any order, and those left out stay empty.
insert into received by name from read_parquet($file, hive_partitioning = false)
