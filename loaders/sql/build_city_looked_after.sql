-- One row: the authority's published children looked after on 31 March of one year.
SELECT year, children FROM looked_after ORDER BY year;
