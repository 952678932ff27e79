"""Which broken-down figures may be shown? A *block* is one breakdown of one period: areas in rows, categories across.

- A row is shown whole or withheld whole; it is shown only if its total is shown and none of its cells is small. At
  least three rows are withheld or none (`disclosure.breakdowns` chooses which).
- Counts that contain one another (declared as `nested`) are judged by their differences.
- What is not proved safe is withheld altogether, with the city's row: blocks whose categories do not add up to every
  total and are not nested; blocks of a period whose total is held or hidden for the whole city; all breakdowns of
  percentages, of sessions and of year-to-date counts.
- Of a period one breakdown is shown, the others are withheld altogether: those that overlap would tell of each other.
- A block once published stands as it was first published, and the totals beside it with it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from metrics.disclosure.breakdowns import choose_rows, may_be_told, split_nested
from metrics.disclosure.cells import CITY
from metrics.disclosure.ledger import Decision, PastMonth, choose_with_history
from metrics.disclosure.policy import Policy
from metrics.disclosure.rule import Memory, Pattern
from metrics.indicators import Indicator
from metrics.restate import Count, Counts, Parts, Table
from metrics.standing import REASON, Stood


@dataclass(frozen=True)
class Block:
    """One breakdown of one period. withheld: areas, `city` among them. stood: as an earlier release has it, if any."""

    breakdown: str
    period_end: date
    table: Table
    withheld: frozenset[str]
    stood: Stood | None = None

    @property
    def held(self) -> bool:
        """Has the extract other figures than were first published?"""
        today: dict[str | None, Mapping[str, Count]] = dict(self.table.items())
        return self.stood is not None and self.stood.differs_from(today)

    @property
    def tells(self) -> bool:
        """Is any row of it shown, if only the city's?"""
        return not self.withheld >= _areas(self.table) | {CITY}


def choose_totals(
    people: Mapping[date, Mapping[str, int]],
    counts: Counts,
    policy: Policy,
    past: Mapping[date, PastMonth],
    stood: Mapping[date, Stood],
    with_blocks: frozenset[date],
) -> Decision:
    """Plain counts. A total beside a block that was shown stands with the block: the two must go on adding up."""
    standing = with_blocks & people.keys() & past.keys()
    # Those months show what they showed before; nothing later is chosen by a revision of them that nobody sees.
    as_shown = {p: {a: n for a, n in people[p].items() if a in past[p].hidden} | dict(past[p].shown) for p in standing}
    found = choose_with_history({**people, **as_shown}, policy, past)
    held = {period: reason for period, reason in found.held.items() if period not in standing}
    held |= {period: REASON for period in standing if stood[period].differs_from({None: counts[period]})}
    return replace(found, revised=tuple(p for p in found.revised if p not in standing), held=held)


def choose_blocks(
    indicator: Indicator,
    parts: Parts,
    counts: Counts,
    decision: Decision,
    policy: Policy,
    stood: Mapping[tuple[date, str | None], Stood],
) -> Iterator[Block]:
    """Decide on every block. decision: what is shown of the totals `counts`."""
    if policy.breakdowns == "none" and indicator.counts != "open":
        return
    may = _may_be_told(indicator, parts, stood)
    for breakdown, periods in parts.items():
        memory = Memory()
        for period, table in sorted(periods.items()):
            totals = {area: count for area, count in counts.get(period, {}).items() if not count.empty}
            pattern = decision.patterns.get(period, Pattern(city_hidden=True))
            before = stood.get((period, breakdown))
            memory.start(period, policy)
            if indicator.counts == "open":
                yield Block(breakdown, period, table, frozenset())
            elif before is not None:
                yield Block(breakdown, period, table, before.withheld, before)
            elif period in decision.held or not _can_be_proved(indicator) or breakdown not in may[period]:
                yield Block(breakdown, period, table, _areas(table) | {CITY})
            else:
                withheld = _choose(_cells(indicator, breakdown, table, totals), pattern, policy, memory)
                yield Block(breakdown, period, table, _areas(table) | {CITY} if withheld is None else withheld)
            # Further rows are taken in an order that readers can know: by totals shown in earlier periods.
            if period not in decision.held:
                memory.last_shown.update({a: c.numerator for a, c in totals.items() if a not in pattern.hidden})


def _may_be_told(
    indicator: Indicator, parts: Parts, stood: Mapping[tuple[date, str | None], Stood]
) -> dict[date, frozenset[str]]:
    """The one breakdown of each period that may show anything: of two that overlap, one would cap the other's cells.

    The declared one comes first, then by name; never chosen by figures, and nothing takes the place of one that fails.
    """
    declared = indicator.nested.breakdown if indicator.nested else ""
    names = sorted(parts, key=lambda name: (name != declared, name))
    periods = {period for table in parts.values() for period in table}
    told = {
        period: {name for (when, name), found in stood.items() if when == period and name and found.tells}
        for period in periods
    }
    return {period: may_be_told([name for name in names if period in parts[name]], told[period]) for period in periods}


def _can_be_proved(indicator: Indicator) -> bool:
    return indicator.counts == "people" and indicator.measure == "count" and not indicator.year_to_date


def _choose(
    cells: Mapping[str, Mapping[str, int]] | None, pattern: Pattern, policy: Policy, memory: Memory
) -> frozenset[str] | None:
    """The rows to withhold, or None if all of them must be, with the city's."""
    if cells is None or pattern.city_hidden:
        return None
    # Where noughts are shown, a total of nought that is shown says what its row says.
    open_noughts = frozenset() if policy.is_small(0) else cells.keys() - pattern.hidden
    judged = {area: row for area, row in cells.items() if area not in open_noughts or any(row.values())}
    rows = choose_rows(judged, pattern.hidden, policy, memory)
    return rows.withheld | ({CITY} if rows.all_withheld else frozenset())


def _cells(
    indicator: Indicator, breakdown: str, table: Table, totals: Mapping[str, Count]
) -> dict[str, dict[str, int]] | None:
    """The cells of a block, which add up to each area's total; None if they do not, so that nothing is proved."""
    if any(areas.keys() != totals.keys() for areas in table.values()) or not totals:
        return None
    if indicator.nested and indicator.nested.breakdown == breakdown:
        categories = indicator.nested.categories
        if table.keys() != set(categories):
            return None
        nested = {a: [totals[a].numerator, *(table[c][a].numerator for c in categories)] for a in totals}
        try:
            return split_nested(nested, ["others", *categories])
        except ValueError:
            return None
    cells = {area: {category: table[category][area].numerator for category in table} for area in totals}
    whole = all(sum(row.values()) == totals[area].numerator for area, row in cells.items())
    return cells if whole else None


def _areas(table: Table) -> frozenset[str]:
    return frozenset(area for areas in table.values() for area in areas)
