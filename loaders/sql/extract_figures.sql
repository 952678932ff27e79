-- One row = one figure of a checked extract, in an order that does not depend on the file's.
select
    cluster,
    period_end::date as period_end,
    breakdown,
    category,
    numerator::bigint as numerator,
    denominator::bigint as denominator,
    pupils::bigint as pupils,
    available_from::date as available_from,
    coverage::bigint as coverage,
    provenance
from figures
order by cluster, period_end, breakdown nulls first, category nulls first
