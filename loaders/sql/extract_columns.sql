-- One row = one column of the file, and what its type holds. Pandas writes whole numbers with gaps as DOUBLE and
-- days as timestamps, so both are let in here and looked at value by value later. "NULL" is a column never filled.
create or replace temp table found as
select
    column_name as name,
    case
        when column_type = '"NULL"' then 'nothing'
        when column_type = 'VARCHAR' then 'text'
        when column_type in ('DATE', 'TIMESTAMP', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS') then 'dates'
        when regexp_full_match(column_type, 'U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL.*')
            then 'whole numbers'
        when column_type = 'BOOLEAN' then 'true or false'
        when column_type = 'TIMESTAMP WITH TIME ZONE' then 'times with a time zone'
        else 'something else (' || quoted(column_type) || ')'
    end as holds
from (describe from read_parquet($file, hive_partitioning = false))
