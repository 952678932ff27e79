-- One row = one word in provenance that is neither published nor synthetic.
select 'provenance ' || quoted(provenance) || ' is unknown; write published or synthetic, or leave it empty.' as problem
from figures
where provenance not in ('published', 'synthetic')
group by provenance
order by provenance
