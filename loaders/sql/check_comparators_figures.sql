-- One row = one figure that is there although a symbol stands for it, or is missing without one, or is no number.
-- "u" marks a figure of low reliability, which may be there beside it.
select
    case
        when value is null then 'neither value nor symbol'
        when not isfinite(value) then 'a value that is no number'
        else 'both a value and a symbol'
    end
    || ' for ' || quoted(measure) || ', ' || quoted(area) || ', ' || quoted(period) || ', edition ' || quoted(edition)
    || '; write a value, or the symbol that stands for it.' as problem
from received
where (value is null and symbol is null)
   or (value is not null and symbol is not null and symbol <> 'u')
   or not isfinite(coalesce(value, 0))
order by problem
