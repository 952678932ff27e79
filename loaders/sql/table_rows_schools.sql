-- One row = one school of a checked table, in an order that does not depend on the file's.
select name, phase, postcode, cluster, status
from received
order by name, postcode, status, cluster, phase
