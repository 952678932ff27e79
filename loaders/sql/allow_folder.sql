-- No rows. The one folder the connection may read from, once lock_reader has run.
SET allowed_directories = [$folder]
