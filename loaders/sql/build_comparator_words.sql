-- Words of the comparators' periods. No row: a macro only.
CREATE OR REPLACE MACRO years(ends) AS (ends - 1) || '/' || lpad(CAST(ends % 100 AS VARCHAR), 2, '0');
