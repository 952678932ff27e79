-- One row: the indicator the extract belongs to, as indicators.toml has it.
create or replace temp table indicator as
select
    $key::varchar as key,
    $measure::varchar as measure,
    $counts::varchar as counts,
    $frequency::varchar as frequency,
    $context::boolean as context,
    $baseline::date as baseline,
    $year_to_date::boolean as year_to_date,
    $year_starts::integer as year_starts,
    $nested_breakdown::varchar as nested_breakdown,
    $nested_categories::varchar[] as nested_categories
