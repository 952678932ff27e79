-- One row if the baseline of indicators.toml has no figures to be read from.
select
    'the baseline of indicators.toml, ' || day_words(baseline)
    || case when baseline < min(period_end) then ', is before the first figure, ' || day_words(min(period_end))
        else ', has no figures' end
    || '; add them or change the baseline.' as problem
from figures
cross join indicator
group by baseline
having count(period_end) > 0 and count(*) filter (where period_end = baseline) = 0
