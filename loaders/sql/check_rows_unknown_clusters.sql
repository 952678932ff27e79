-- One row = one cluster that clusters.toml does not know. A name or a near miss is answered with its code.
select
    case when cluster is null then 'a row has no cluster; write none for children who belong to no cluster.'
    else 'unknown cluster ' || quoted(cluster) || '; '
        || coalesce(
            'did you mean ' || (
                select code from areas
                where greatest(
                    jaro_winkler_similarity(lower(left(cluster, 60)), code),
                    jaro_winkler_similarity(lower(left(cluster, 60)), lower(name))
                ) > 0.85
                order by
                    greatest(
                        jaro_winkler_similarity(lower(left(cluster, 60)), code),
                        jaro_winkler_similarity(lower(left(cluster, 60)), lower(name))
                    ) desc,
                    code
                limit 1
            ) || '?',
            'add it to clusters.toml, or use a code that is there.'
        )
    end as problem
from present
anti join areas on areas.code = present.cluster
order by cluster nulls first
