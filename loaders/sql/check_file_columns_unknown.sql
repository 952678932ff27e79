-- One row = one column that means nothing here: a slip of the pen, or something that should not leave the office.
select
    'unknown column ' || quoted(found.name) || '; '
    || coalesce(
        'did you mean ' || (
            select arg_max(contract.name, jaro_winkler_similarity(lower(found.name), contract.name))
            from contract
            where jaro_winkler_similarity(lower(found.name), contract.name) > 0.85
        ) || '?',
        'leave it out.'
    ) as problem
from found
anti join contract on contract.name = found.name
order by found.name
