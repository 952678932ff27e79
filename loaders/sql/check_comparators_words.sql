-- One row = one word of a kind that the table does not know: a measure's key, an edition's month, a symbol, a period's end.
select 'measure ' || quoted(measure) || ' must be lower-case letters, digits, hyphens and underscores.' as problem
from received
where not regexp_full_match(measure, '[a-z0-9_-]{1,60}')
group by measure
union all
select 'edition ' || quoted(edition) || ' must be a month or a year, such as "2024-11" or "2021".'
from received
where not regexp_full_match(edition, '(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?')
group by edition
union all
select 'symbol ' || quoted(symbol) || ' is unknown; write c, z, x, k, u, low or -.'
from received
where symbol not in ('c', 'z', 'x', 'k', 'u', 'low', '-')
group by symbol
union all
select 'period_end ' || coalesce(day_words(period_end), 'without an end') || ' is not the last day of a month.'
from received
where not isfinite(period_end) or period_end <> last_day(period_end)
group by period_end
order by problem
