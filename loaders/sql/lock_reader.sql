-- No rows. After this the connection reads files in its allowed folder alone, and nothing can change that back.
SET threads = 1;
SET parquet_metadata_cache = true;
SET enable_external_access = false;
SET lock_configuration = true;
