-- One row = one column an extract may have: what it holds, and whether this indicator's extract must have it.
create or replace temp table contract as
select name, holds, required
from (values
    ('cluster', 'text', true),
    ('period_end', 'dates', true),
    ('breakdown', 'text', false),
    ('category', 'text', false),
    ('numerator', 'whole numbers', true),
    ('denominator', 'whole numbers', $measure = 'percent'),
    ('pupils', 'whole numbers', $counts = 'sessions'),
    ('available_from', 'dates', false),
    ('coverage', 'whole numbers', false),
    ('provenance', 'text', false),
    ('extracted_on', 'dates', false)
) as columns (name, holds, required)
