-- One row if the extract has none.
select 'there are no rows; export it again.' as problem
where not exists (from received)
