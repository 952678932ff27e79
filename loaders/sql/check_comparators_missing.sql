-- One row = one measure or area that city.toml names and no figure is of: most likely a slip of the pen.
select 'no row of the ' || kind || ' ' || quoted(name) || ', which city.toml names; add its figures or take it out there.' as problem
from names
where (kind = 'measure' and name not in (select measure from received where measure is not null))
   or (kind = 'area' and name not in (select area from received where area is not null))
order by kind, name
