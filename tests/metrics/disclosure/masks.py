"""How do counts look once masked, well or badly? Published rows, and the derived figures a careless page would add."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import pairwise

from metrics.disclosure import relations
from metrics.disclosure.cells import CITY, HIDDEN, PUBLISHED, Cell, PublishedCell, PublishedRelease, Relation
from metrics.disclosure.policy import Policy
from metrics.disclosure.rule import Pattern
from tests.metrics.disclosure.invented import Counts

INDICATOR = "invented"
Hidden = Mapping[date, Collection[str]]


def cell(area: str, period_end: date) -> Cell:
    """The address of an invented figure."""
    return Cell(area, INDICATOR, period_end)


def truth_of(counts: Counts) -> dict[Cell, int]:
    """True counts by cell."""
    return {cell(area, end): count for end, month in counts.items() for area, count in month.items()}


def hidden_by(patterns: Mapping[date, Pattern]) -> Hidden:
    """Which areas the rule hides, the city among them where it goes."""
    return {end: pattern.hidden | ({CITY} if pattern.city_hidden else set()) for end, pattern in patterns.items()}


def rows_of(counts: Counts, hidden: Hidden) -> Iterator[PublishedCell]:
    """The published rows: hidden ones without a number."""
    for end, month in counts.items():
        for area, count in [*month.items(), (CITY, sum(month.values()))]:
            masked = area in hidden.get(end, ())
            yield PublishedCell(
                area, INDICATOR, end, None, None, None if masked else count, None, HIDDEN if masked else PUBLISHED
            )


def release_of(
    counts: Counts, hidden: Hidden, policy: Policy, ties: Collection[Relation] = (), name: str = "2017-03"
) -> PublishedRelease:
    """One release of invented counts."""
    return PublishedRelease(name, list(rows_of(counts, hidden)), policy, relations=tuple(ties))


def small_only(counts: Counts, policy: Policy) -> Hidden:
    """The naive mask: small counts and nothing else."""
    return {end: {area for area, count in month.items() if policy.is_small(count)} for end, month in counts.items()}


def and_the_next_smallest(counts: Counts, policy: Policy) -> Hidden:
    """The usual remedy: where one is hidden, hide the next smallest too."""
    hidden = {}
    for end, month in counts.items():
        small = {area for area, count in month.items() if policy.is_small(count)}
        rest = sorted((count, area) for area, count in month.items() if area not in small)
        hidden[end] = small | ({rest[0][1]} if small and rest else set())
    return hidden


def channel(name: str, counts: Counts, populations: Mapping[str, int]) -> list[Relation]:
    """The figures of one derived column, shown for every area as if nothing were hidden."""
    ends = sorted(counts)
    ties: list[Relation] = []
    for place, end in enumerate(ends):
        for area, count in counts[end].items():
            now = cell(area, end)
            before = ends[place - 1] if place else None
            first = counts[ends[0]][area]
            if name == "change" and before:
                ties.append(relations.change(name, now, cell(area, before), count - counts[before][area]))
            elif name == "baseline change" and place:
                ties.append(relations.change(name, now, cell(area, ends[0]), count - first))
            elif name == "%" and place and first:
                tenths = round(1000 * (count - first) / first)
                ties.extend(relations.percent_change(name, now, cell(area, ends[0]), tenths))
            elif name == "rate":
                ties.append(relations.rate(name, now, populations[area], round(100_000 * count / populations[area])))
            elif name == "share":
                total = sum(counts[end].values())
                ties.append(relations.share(name, now, total, round(1000 * count / total)))
            elif name == "arrow" and before:
                move = count - counts[before][area]
                ties.append(relations.arrow(name, now, cell(area, before), (move > 0) - (move < 0)))
        if name == "order":
            ranked = sorted(counts[end], key=lambda area: -counts[end][area])
            ties.extend(relations.order(name, cell(a, end), cell(b, end)) for a, b in pairwise(ranked))
        if name == "axis":
            ties.extend(relations.axis(name, cell(area, end), count) for area, count in counts[end].items())
    return ties
