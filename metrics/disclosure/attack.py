"""Which equations does an attacker write down?

For each form of a month: what the hidden areas add up to; that the categories of a breakdown add up to the figure;
and every figure published beside the counts. Between forms he may suppose

- *unchanged*: nothing was revised, so a figure shown once is known for ever, and hidden ones are the same throughout;
- *shown ones revised*: hidden figures are the same throughout, shown ones may have been corrected;
- *anything revised*: each form stands for itself.

He tries them in this order; one that contradicts what is published he drops. A merge of clusters ties the forms too:
the figure of the receiving area is the sum of what was published apart before.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from math import inf
from typing import NamedTuple

from metrics.disclosure.cells import CITY, Cell, Relation
from metrics.disclosure.differences import REST
from metrics.disclosure.forms import Form, Part
from metrics.disclosure.system import Contradiction, Range, System


class Supposition(Enum):
    """What the attacker supposes about revisions."""

    UNCHANGED = "unchanged"
    SHOWN_REVISED = "shown ones revised"
    ANYTHING_REVISED = "anything revised"


class Figure(NamedTuple):
    """A hidden figure in one form of its month (`form` counts from nought)."""

    cell: Cell
    form: int


@dataclass(frozen=True)
class Attack:
    """Months that are attacked together, each in one form or more, and the figures that tie them.

    known: figures that insiders hold. classes: for figures of the last form, the lowest and highest value that a reader
    who knows which cells are small would give them. enough: see `System.ranges`.
    """

    months: Sequence[Sequence[Form]]
    relations: Sequence[Relation] = ()
    known: Mapping[Cell, int] | None = None
    classes: Mapping[Cell, Range] | None = None
    enough: Range | None = None

    def suppositions(self) -> list[Supposition]:
        """What is worth supposing.

        With one form of each month there is nothing to suppose. Forms that hide the same cells of the same areas are
        one equation each: they say the same, or nothing can be unchanged.
        """
        if all(len(forms) == 1 for forms in self.months):
            return [Supposition.UNCHANGED]
        if all(len({form.outline for form in forms}) == 1 for forms in self.months):
            return [Supposition.ANYTHING_REVISED]
        return list(Supposition)

    def prove(self) -> dict[Figure, Range]:
        """The narrowest range of each hidden figure under any supposition the published figures allow."""
        proved: dict[Figure, Range] = {}
        found = False
        for supposition in self.suppositions():
            for chosen in self._choices(supposition):
                try:
                    ranges = self._ranges(supposition, chosen)
                except Contradiction:
                    continue
                found = True
                for figure, (low, high) in ranges.items():
                    before = proved.get(figure, (low, high))
                    proved[figure] = (max(low, before[0]), min(high, before[1]))
        if not found:
            raise Contradiction
        return proved

    def _choices(self, supposition: Supposition) -> Iterator[list[list[int]]]:
        """Which forms he takes together: all of them, and each two, in case a third contradicts both."""
        everything = [list(range(len(forms))) for forms in self.months]
        yield everything
        if supposition is Supposition.ANYTHING_REVISED:
            return
        for month, forms in enumerate(self.months):
            if len(forms) > 2:
                for pair in combinations(range(len(forms)), 2):
                    yield [*everything[:month], list(pair), *everything[month + 1 :]]

    def _ranges(self, supposition: Supposition, chosen: list[list[int]]) -> dict[Figure, Range]:
        writer = _Writer(System(), supposition)
        for forms, numbers in zip(self.months, chosen, strict=True):
            areas = frozenset().union(*(form.areas for form in forms))
            for number in numbers:
                writer.write_form(forms[number], number, areas, alone=len(forms) == 1)
        for cell, value in (self.known or {}).items():
            writer.write(cell, float(value), float(value))
        for cell, (low, high) in (self.classes or {}).items():
            writer.write(cell, low, high)
        for relation in self.relations:
            writer.write_relation(relation)
        ranges = writer.system.ranges(self.enough)
        return {figure: ranges[unknown] for figure, unknown in writer.hidden.items()}


class _Writer:
    """Writes the equations of forms into a system of unknowns."""

    def __init__(self, system: System, supposition: Supposition) -> None:
        self.system = system
        self.supposition = supposition
        self.hidden: dict[Figure, Hashable] = {}
        self.shown: dict[Cell, int] = {}
        self.latest: dict[Cell, Hashable] = {}

    def write_form(self, form: Form, number: int, areas: frozenset[str], alone: bool) -> None:
        """Write down one form; `areas` are those of all forms of the month, `alone` if it has no other."""
        for part in form.parts():
            hidden = [self._unknown(form, number, part, area, areas) for area in form.hidden(part)]
            left = form.left_to_hidden(part)
            if left is not None:
                self.system.add(dict.fromkeys(hidden, 1), left, left)
            for area, value in form.shown(part).items():
                self.shown[_cell(form, area, part)] = value
                if self.supposition is Supposition.UNCHANGED and not alone:
                    self.system.add(dict.fromkeys(self._made_of(form, number, part, area, areas), 1), value, value)
            city = form.city(part)
            if city is not None:
                self.shown[_cell(form, CITY, part)] = city
        for parts in _exhaustive(form):
            for area in form.areas:
                self._write_sum(form, area, parts)

    def write(self, cell: Cell, low: float, high: float) -> None:
        """Write down what is known of one figure in its last form."""
        if cell in self.latest:
            self.system.add({self.latest[cell]: 1}, low, high)

    def write_relation(self, relation: Relation) -> None:
        """Write down a figure published beside the counts."""
        factors: dict[Hashable, int] = {}
        settled = 0
        for cell, factor in relation.terms:
            if cell in self.latest:
                factors[self.latest[cell]] = factors.get(self.latest[cell], 0) + factor
            elif cell in self.shown:
                settled += factor * self.shown[cell]
            else:
                return
        low = None if relation.low is None else relation.low - settled
        high = None if relation.high is None else relation.high - settled
        self.system.add(factors, low, high)

    def _write_sum(self, form: Form, area: str, parts: list[Part]) -> None:
        factors: dict[Hashable, int] = {}
        settled = 0
        for part, factor in [(Part(), -1), *((part, 1) for part in parts)]:
            cell = _cell(form, area, part)
            if cell in self.latest:
                factors[self.latest[cell]] = factor
            elif cell in self.shown:
                settled += factor * self.shown[cell]
            else:
                return
        self.system.add(factors, -settled, -settled)

    def _unknown(self, form: Form, number: int, part: Part, area: str, areas: frozenset[str]) -> Hashable:
        cell = _cell(form, area, part)
        made_of = self._made_of(form, number, part, area, areas)
        unknown = made_of[0]
        if len(made_of) > 1:
            unknown = ("sum", number, cell)
            self.system.bounds[unknown] = (0, inf)
            self.system.add({unknown: -1, **dict.fromkeys(made_of, 1)}, 0, 0)
        self.hidden[Figure(cell, number)] = unknown
        self.latest[cell] = unknown
        self.shown.pop(cell, None)
        return unknown

    def _made_of(self, form: Form, number: int, part: Part, area: str, areas: frozenset[str]) -> list[Hashable]:
        """The unknowns whose sum an area's figure is: its own, and those of areas that have been merged into it."""
        tag = number if self.supposition is Supposition.ANYTHING_REVISED else None
        merged = sorted(other for other in areas - form.areas if form.successors.get(other) == area)
        made_of: list[Hashable] = [(tag, _cell(form, each, part)) for each in (area, *merged)]
        for unknown in made_of:
            self.system.bounds.setdefault(unknown, (0, inf))
        return made_of


def _cell(form: Form, area: str, part: Part) -> Cell:
    return Cell(area, form.indicator, form.period_end, *part)


def _exhaustive(form: Form) -> list[list[Part]]:
    """Breakdowns whose categories add up to the city's figure: then they do so in every area, and a reader knows."""
    found: dict[str, list[Part]] = {}
    for part in form.parts():
        if part.breakdown not in (None, REST):
            found.setdefault(str(part.breakdown), []).append(part)
    total = form.city(Part())
    whole = []
    for parts in found.values():
        # Where nothing is told of a breakdown, its categories are anything from 0 to the figure itself: no equation.
        if not any(form.shown(part) or form.city(part) is not None for part in parts):
            continue
        cities = [form.city(part) for part in parts]
        # Where a city figure is hidden the reader cannot check; that they add up is the safe thing to suppose he knows.
        if total is None or None in cities or sum(city for city in cities if city is not None) == total:
            whole.append(parts)
    return whole
