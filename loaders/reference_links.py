"""Do the reference files agree with each other, and does the history of clusters make sense?

Takes tables that may still be faulty in themselves, so that all problems can be told at once.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import chain
from typing import Any

Table = Mapping[str, Any]


def broken_links(indicator_file: Table, cluster_file: Table, policy: Table) -> Iterator[str]:
    """One sentence for each name that is used twice, used but not defined, or part of an impossible history."""
    indicators = tables(indicator_file.get("indicator"))
    clusters = tables(cluster_file.get("cluster"))
    changes = tables(cluster_file.get("change"))
    indicator_keys = texts([item.get("key") for item in indicators])
    codes = texts([item.get("code") for item in clusters])
    return chain(
        _missing("indicators.toml", "indicator", indicators),
        _missing("clusters.toml", "cluster", clusters),
        twice("indicators.toml", "indicator", "key", indicator_keys),
        twice("indicators.toml", "indicator", "name", texts([item.get("name") for item in indicators])),
        twice("clusters.toml", "cluster", "code", codes),
        twice("clusters.toml", "cluster", "name", texts([item.get("name") for item in clusters])),
        _unknown_in_indicators(indicators, indicator_keys, codes),
        _unlike_kinds(indicators, policy),
        _groups(indicators),
        _unknown_in_clusters(clusters, indicator_keys),
        _same_tile(clusters),
        _unknown_in_changes(changes, codes),
        unknown("policy.toml: helper_order", "cluster", policy.get("helper_order"), [*codes, "none"]),
        _history(changes),
    )


def tables(value: object) -> list[Table]:
    """The tables of a value that should be a list of them."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def texts(values: object) -> list[str]:
    """The texts of a value that should be a list of them."""
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []


def _short(table: Table, key: str) -> str:
    return str(table.get(key))[:60]


def _missing(file: str, kind: str, entries: list[Table]) -> Iterator[str]:
    if not entries:
        yield f"{file}: there must be at least one [[{kind}]]."


def twice(file: str, kind: str, key: str, values: list[str]) -> Iterator[str]:
    """A sentence for each value that stands twice where each entry needs its own."""
    seen: set[str] = set()
    for value in values:
        if value.casefold() in seen:
            yield f'{file}: two {kind}s have the {key} "{value[:60]}"; each needs its own.'
        seen.add(value.casefold())


def unknown(place: str, kind: str, used: object, known: list[str]) -> Iterator[str]:
    """A sentence for each name that is used and not known."""
    for name in texts([used] if isinstance(used, str) else used):
        if name not in known:
            near = get_close_matches(name, known, n=1)
            advice = f'did you mean "{near[0]}"?' if near else f"there is no such {kind}."
            yield f'{place}: unknown {kind} "{name[:60]}"; {advice}'


def _unknown_in_indicators(indicators: list[Table], keys: list[str], codes: list[str]) -> Iterator[str]:
    for item in indicators:
        place = f'indicators.toml, indicator "{_short(item, "key")}"'
        yield from unknown(f"{place}: only_clusters", "cluster", item.get("only_clusters"), codes)
        yield from unknown(f"{place}: population", "indicator", item.get("population"), keys)
        if "population" in item and item["population"] == item.get("key"):
            yield f"{place}: population must be another indicator than itself."


def _unlike_kinds(indicators: list[Table], policy: Table) -> Iterator[str]:
    """Year-to-date and nested counts are protected as plain counts of people; nothing else is proved to be safe."""
    for item in indicators:
        place = f'indicators.toml, indicator "{_short(item, "key")}"'
        grows = item.get("year_to_date") is True
        plain = item.get("counts") == "people" and item.get("measure") == "count"
        if grows and (not plain or item.get("frequency") != "monthly"):
            yield f'{place}: year_to_date is for a monthly count of people (counts = "people", measure = "count").'
        if grows and policy.get("zeros") == "show":
            yield f'{place}: year_to_date needs zeros = "hide" in policy.toml.'
        if "nested" in item and (not plain or grows):
            yield f'{place}: nested is for a count of people (counts = "people", measure = "count"), not year to date.'


def _groups(indicators: list[Table]) -> Iterator[str]:
    """One public figure of context tells which clusters are similar."""
    grouping = [item for item in indicators if "groups" in item]
    for item in grouping:
        if item.get("context") is not True or item.get("counts") != "open":
            place = f'indicators.toml, indicator "{_short(item, "key")}"'
            yield f'{place}: groups is for a public figure of context (context = true, counts = "open").'
    if len(grouping) > 1:
        named = " and ".join(f'"{_short(item, "key")}"' for item in grouping)
        yield f"indicators.toml: {named} have the key groups; only one indicator may group clusters."


def _unknown_in_clusters(clusters: list[Table], keys: list[str]) -> Iterator[str]:
    for item in clusters:
        lacking = item.get("not_applicable")
        named = lacking.get("indicators") if isinstance(lacking, dict) else None
        place = f'clusters.toml, cluster "{_short(item, "code")}", not_applicable'
        yield from unknown(place, "indicator", named, keys)


def _same_tile(clusters: list[Table]) -> Iterator[str]:
    taken: dict[tuple[object, ...], str] = {}
    for item in clusters:
        tile = item.get("tile")
        if isinstance(tile, list):
            first = taken.setdefault(tuple(map(repr, tile)), _short(item, "code"))
            if first != _short(item, "code"):
                yield f'clusters.toml: "{first}" and "{_short(item, "code")}" have the same tile; each needs its own.'


def _unknown_in_changes(changes: list[Table], codes: list[str]) -> Iterator[str]:
    for change in changes:
        place = f'clusters.toml, change "{_short(change, "month")}"'
        yield from unknown(f"{place}: gave", "cluster", change.get("gave"), codes)
        yield from unknown(f"{place}: received", "cluster", change.get("received"), codes)
        gave, received, kind = texts(change.get("gave")), change.get("received"), change.get("kind")
        if kind == "rename" and len(gave) > 1:
            yield f"{place}: a rename has one cluster in gave; several that become one are a merge."
        if kind == "boundary" and received in gave:
            yield f'{place}: "{received}" cannot both give and receive.'
        if kind in ("merge", "rename") and len(texts(change.get("affects"))) == 1:
            yield f'{place}: a {kind} moves homes and schools alike, so affects must be ["residence", "school"].'


def _history(changes: list[Table]) -> Iterator[str]:
    """Merges and renames must lead every cluster to one that lasts: each ends once, and none becomes itself again."""
    into: dict[str, str] = {}
    ended: dict[str, str] = {}
    for change in changes:
        received, month = change.get("received"), change.get("month")
        if change.get("kind") not in ("merge", "rename") or not isinstance(received, str) or not isinstance(month, str):
            continue
        for code in texts(change.get("gave")):
            if code in into:
                yield f'clusters.toml: "{code}" ends twice ({ended[code]} and {month}): keep one merge or rename.'
            into.setdefault(code, received)
            ended.setdefault(code, month)
    told: set[str] = set()
    for start in into:
        path = [start]
        while path[-1] in into and into[path[-1]] not in path:
            path.append(into[path[-1]])
        if path[-1] not in into:
            continue
        circle = path[path.index(into[path[-1]]) :]
        if not told & set(circle):
            told |= set(circle)
            chain_of_codes = " to ".join([*circle, circle[0]])
            yield f"clusters.toml: the changes go in a circle ({chain_of_codes}); one of them must be wrong."
    for code, received in into.items():
        if code not in told and received in ended and ended[received] <= ended[code]:
            yield (
                f'clusters.toml: "{code}" becomes "{received}" in {ended[code]}, '
                f'but "{received}" has ended by then ({ended[received]}).'
            )
