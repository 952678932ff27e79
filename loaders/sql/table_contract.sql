-- One row = one column that a table of public figures has: what it holds. Every one must be there.
create or replace temp table contract as
select name, holds, true as required
from (values
    ('comparators', 'measure', 'text'),
    ('comparators', 'area', 'text'),
    ('comparators', 'area_name', 'text'),
    ('comparators', 'period', 'text'),
    ('comparators', 'period_end', 'dates'),
    ('comparators', 'edition', 'text'),
    ('comparators', 'value', 'numbers'),
    ('comparators', 'symbol', 'text'),
    ('schools', 'name', 'text'),
    ('schools', 'phase', 'text'),
    ('schools', 'postcode', 'text'),
    ('schools', 'cluster', 'text'),
    ('schools', 'status', 'text')
) as columns (table_name, name, holds)
where table_name = $table
