-- One row = one row of the file as it came, wide enough to hold what must still be turned away.
create or replace temp table received (
    cluster varchar,
    period_end timestamp,
    breakdown varchar,
    category varchar,
    numerator double,
    denominator double,
    pupils double,
    available_from timestamp,
    coverage double,
    provenance varchar,
    extracted_on timestamp
)
