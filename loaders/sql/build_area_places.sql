-- One row: one small area's cluster on one day on which any area's cluster may have changed, and the day it held until.
CREATE OR REPLACE TABLE area_place AS
WITH start AS (
    SELECT DATE '0001-01-01' AS valid_from
    UNION SELECT valid_from FROM moved_area
    UNION SELECT valid_to + 1 FROM moved_area WHERE valid_to < DATE '9999-12-31'
), span AS (
    SELECT valid_from, coalesce(lead(valid_from) OVER (ORDER BY valid_from) - 1, DATE '9999-12-31') AS valid_to
    FROM start
)
SELECT area.lsoa11_code,
       coalesce(moved.cluster, ward.cluster, 'none') AS cluster,
       span.valid_from,
       span.valid_to
FROM small_area AS area
CROSS JOIN span
LEFT JOIN ward_cluster AS ward USING (ward04_code)
LEFT JOIN moved_area AS moved
       ON moved.lsoa11_code = area.lsoa11_code AND span.valid_from BETWEEN moved.valid_from AND moved.valid_to;
