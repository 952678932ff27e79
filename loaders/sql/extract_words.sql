-- Words that every check shares. No row: macros only.
create or replace temp macro month_words(day) as strftime(day::date, '%B %Y');
create or replace temp macro day_words(day) as strftime(day::date, '%-d %B %Y');
-- Text of unknown origin: in quotes, cut, and without characters that steer a terminal or a page.
create or replace temp macro quoted(words) as '"' || regexp_replace(left(words, 60), '\p{C}', ' ', 'g') || '"';
create or replace temp macro area_words(cluster) as
    case when cluster is null then 'a row without cluster'
        when regexp_full_match(cluster, '[a-z0-9-]{1,60}') then cluster else quoted(cluster) end;
create or replace temp macro category_words(breakdown, category) as
    case when breakdown is null and category is null then ''
        else ' (' || coalesce(quoted(breakdown), 'no breakdown') || ', '
            || coalesce(quoted(category), 'no category') || ')' end;
create or replace temp macro row_words(cluster, period_end, breakdown, category) as
    area_words(cluster) || ' in ' || coalesce(month_words(period_end), 'a row without period_end')
    || category_words(breakdown, category);
-- The first three of a list of dates as months, and how many follow.
create or replace temp macro months_words(days) as
    array_to_string(list_transform(list_sort(days)[1:3], lambda day: strftime(day::date, '%B %Y')), ', ')
    || case when len(days) > 3 then ' and ' || (len(days) - 3)::varchar || ' more' else '' end;
