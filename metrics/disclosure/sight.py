"""What gives a figure away at sight, without any arithmetic?

A small figure shown, a figure hidden here and shown there, too few hidden together, two breakdowns told at once.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from metrics.disclosure.cells import CITY, HIDDEN, PUBLISHED, Cell, PublishedRelease
from metrics.disclosure.differences import REST
from metrics.disclosure.forms import Form
from metrics.disclosure.promise import fewest_hidden


@dataclass(frozen=True)
class Breach:
    """A figure that was given away. `sentence` names figures, never a count."""

    cell: Cell
    release: str
    kind: str
    sentence: str


def seen_at_once(forms: Sequence[Form]) -> Iterator[Breach]:
    """What needs no arithmetic: a small figure shown, or fewer cells hidden than any month must."""
    everywhere = frozenset().union(*(form.areas for form in forms))
    for form in forms:
        if form.sessions:
            continue
        for seen in form.figures:
            if seen.value is not None and form.policy.is_small(seen.value):
                cell = Cell(seen.area, form.indicator, form.period_end, *seen.part)
                yield Breach(cell, form.release, "shown", f"{cell}: a figure below the threshold is shown.")
        if len(told := _breakdowns_told(form)) > 1:
            cell = Cell(CITY, form.indicator, form.period_end)
            sentence = f"{cell}: more than one breakdown of this period is told: {', '.join(told)}."
            yield Breach(cell, form.release, "overlap", sentence)
        for part in form.parts():
            hidden = form.hidden(part)
            merged = [area for area in everywhere - form.areas if form.successors.get(area) in hidden]
            plain = part.breakdown in (None, REST)
            needed = fewest_hidden(form.policy) if plain else form.policy.insiders + 2
            if hidden and form.city(part) is not None and len(hidden) + len(merged) < needed:
                cell = Cell(hidden[0], form.indicator, form.period_end, *part)
                sentence = f"{cell}: too few areas are hidden in this month to withstand an insider."
                yield Breach(cell, form.release, "few", sentence)


def _breakdowns_told(form: Form) -> list[str]:
    """Breakdowns of which any figure is shown, if only the city's; differences of whole and parts are none."""
    shown = {part.breakdown for part in form.parts() if form.shown(part) or form.city(part) is not None}
    return sorted(name for name in shown if name not in (None, REST))


def shown_elsewhere(releases: Sequence[PublishedRelease]) -> Iterator[Breach]:
    """Figures that one release hides and another shows, also of indicators that one of them calls open.

    A figure hidden earlier is looked for under the area that holds it later: a sum of which one part was hidden tells
    it. One shown earlier may later be part of a sum that is hidden, so there only the same area counts.
    """
    hidden: dict[Cell, None] = {}
    shown: dict[Cell, frozenset[str]] = {}
    for release in releases:
        parts: dict[str, set[str]] = defaultdict(set)
        for ended, area in release.successors.items():
            parts[area].add(ended)
        hidden_before = {cell._replace(area=release.successors.get(cell.area, cell.area)) for cell in hidden}
        for row in release.rows:
            cell = Cell(row.area, row.indicator, row.period_end, row.breakdown, row.category)
            if row.status == HIDDEN:
                told = shown.get(cell) == frozenset(parts[row.area])
                hidden[cell] = None
            elif row.status == PUBLISHED:
                told = cell in hidden_before
                shown[cell] = frozenset(parts[row.area])
            else:
                told = False
            if told:
                yield Breach(cell, release.name, "unhidden", f"{cell}: hidden in one release and shown in another.")
