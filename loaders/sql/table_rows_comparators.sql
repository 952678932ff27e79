-- One row = one figure of a checked table, in an order that does not depend on the file's.
select measure, area, area_name, period, period_end::date as period_end, edition, value, symbol
from received
order by measure, area, period_end, edition
