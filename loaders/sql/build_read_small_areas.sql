-- One row: one small area (LSOA 2011) with its 2004 ward, its tenths of deprivation and its young residents.
CREATE OR REPLACE TABLE small_area AS
SELECT lsoa11_code,
       ward04_code,
       CAST(imd15_decile AS INTEGER) AS imd15_decile,
       CAST(idaci19_decile AS INTEGER) AS idaci19_decile,
       CAST(pop_0_17_mid2017 AS BIGINT) AS children_2017,
       CAST(pop_0_17_mid2019 AS BIGINT) AS children_2019,
       CAST(pop_0_17_mid2020 AS BIGINT) AS children_2020,
       CAST(pop_16_17_mid2017 AS BIGINT) AS aged_16_17_2017,
       CAST(pop_16_17_mid2019 AS BIGINT) AS aged_16_17_2019,
       CAST(pop_16_17_mid2020 AS BIGINT) AS aged_16_17_2020
FROM read_csv($path, header = true, delim = ',', quote = '"', all_varchar = true);
