"""What can an attacker prove about hidden figures from everything that was ever published?

He has all releases, the code, every city total, and as an insider one hidden figure. For each hidden figure the audit
works out the lowest and highest value it can have. The promise is broken where a figure that may be small cannot take
every value from 0 to 4.

Two strengths. From published figures alone (`truth` empty) the audit does not know which hidden cells are small: it
proves ranges for outsiders, and for insiders that enough cells are hidden. With the true counts of the last release,
which the gate has, it takes the worst case: a reader who knows which hidden cells are small, and every insider.

Months tied by nothing are settled by the closed form; months tied by further figures, broken down, or published in
several forms, by integer programs (`attack`, `system`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf
from typing import Any

from metrics.disclosure.attack import Attack, Figure
from metrics.disclosure.cells import CITY, Cell, PublishedRelease, Relation
from metrics.disclosure.differences import REST
from metrics.disclosure.forms import Form, forms_of
from metrics.disclosure.promise import withstands_replay
from metrics.disclosure.sight import Breach, seen_at_once, shown_elsewhere
from metrics.disclosure.system import Contradiction, Range


@dataclass(frozen=True)
class Proof:
    """What an outsider can prove about one hidden figure; `highest` is None without limit."""

    cell: Cell
    release: str
    lowest: int
    highest: int | None


@dataclass(frozen=True)
class AuditResult:
    """What was audited and what was found."""

    proofs: tuple[Proof, ...]
    breaches: tuple[Breach, ...]
    months: int

    @property
    def passed(self) -> bool:
        """Is the promise kept throughout?"""
        return not self.breaches

    def to_dict(self) -> dict[str, Any]:
        """As JSON can hold it, for `--json`."""
        return {
            "passed": self.passed,
            "months": self.months,
            "hidden": [
                {**_address(proof.cell), "release": proof.release, "lowest": proof.lowest, "highest": proof.highest}
                for proof in self.proofs
            ],
            "breaches": [
                {**_address(breach.cell), "release": breach.release, "kind": breach.kind, "sentence": breach.sentence}
                for breach in self.breaches
            ],
        }


def audit(
    releases: Sequence[PublishedRelease],
    truth: Mapping[Cell, int] | None = None,
    report: Callable[[int, int], None] | None = None,
) -> AuditResult:
    """Attack all releases together, oldest first.

    truth: true counts behind what the last release publishes for the first time (new and revised months), by cell;
    given by the gate only. For months that stand as they were it has no business: nothing new is told of them. report:
    called with months done and months in all. Raises `system.Unsettled` if a program comes to no end: then nothing is
    proved.
    """
    months = list(forms_of(releases))
    proofs: list[Proof] = []
    breaches: dict[Breach, None] = dict.fromkeys(shown_elsewhere(releases))
    done = 0
    for together, relations in _tied(months, [relation for release in releases for relation in release.relations]):
        found = [breach for forms in together for breach in seen_at_once(forms)]
        try:
            proved = Attack(together, relations).prove()
            found += _judge(together, relations, proved, "anyone", {})
            if truth is not None:
                found += _worst_case(together, relations, truth)
        except Contradiction:
            found.append(_contradiction(together))
            proved = {}
        breaches.update(dict.fromkeys(found))
        proofs.extend(
            Proof(figure.cell, _form_of(together, figure).release, int(low), None if high == inf else int(high))
            for figure, (low, high) in proved.items()
        )
        done += len(together)
        if report is not None:
            report(done, len(months))
    return AuditResult(tuple(proofs), tuple(breaches), len(months))


def _tied(
    months: Sequence[Sequence[Form]], relations: Iterable[Relation]
) -> Iterator[tuple[list[Sequence[Form]], list[Relation]]]:
    """Months that must be attacked together: those that a relation ties."""
    month_of = {(forms[0].indicator, forms[0].period_end): number for number, forms in enumerate(months)}
    leader = list(range(len(months)))

    def find(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    placed: list[tuple[int, Relation]] = []
    for relation in relations:
        numbers = [month_of.get((cell.indicator, cell.period_end)) for cell, _ in relation.terms]
        present = [number for number in numbers if number is not None]
        for number in present[1:]:
            leader[find(number)] = find(present[0])
        if present:
            placed.append((present[0], relation))
    groups: dict[int, list[Sequence[Form]]] = defaultdict(list)
    for number, forms in enumerate(months):
        groups[find(number)].append(forms)
    ties: dict[int, list[Relation]] = defaultdict(list)
    for number, relation in placed:
        ties[find(number)].append(relation)
    for group, together in groups.items():
        yield together, ties[group]


def _worst_case(
    together: Sequence[Sequence[Form]], relations: Sequence[Relation], truth: Mapping[Cell, int]
) -> list[Breach]:
    """The reader knows which hidden areas are small, and all hidden figures of areas that insiders know.

    Which cells of a withheld row are small he does not know: the row is withheld whole.
    """
    found: list[Breach] = []
    classes: dict[Cell, Range] = {}
    sets_of_insiders: list[tuple[Cell, ...]] = []
    for forms in together:
        form = forms[-1]
        if form.sessions:
            continue
        hidden = [
            Cell(area, form.indicator, form.period_end, *part) for part in form.parts() for area in form.hidden(part)
        ]
        policy = form.policy
        for cell in hidden:
            if cell in truth and cell.breakdown in (None, REST):
                small = policy.is_small(truth[cell])
                classes[cell] = (policy.lowest, policy.highest) if small else (policy.threshold, inf)
        if len(forms) == 1:
            found += _against_the_rule(form, truth)
        # An insider knows his own area, in all its parts.
        areas = sorted({cell.area for cell in hidden})
        sets_of_insiders += [
            tuple(cell for cell in hidden if cell.area in held and cell in truth)
            for size in range(1, policy.insiders + 1)
            for held in combinations(areas, size)
        ]
    policies = [form.policy for forms in together for form in forms]
    enough = min(policy.lowest for policy in policies), max(policy.highest for policy in policies)
    found += _judge(together, relations, Attack(together, relations, {}, classes, enough).prove(), "anyone", {})
    # Where the gate gives no truth, the month says again what was audited when it was new.
    for insiders in filter(None, sets_of_insiders):
        known = {cell: truth[cell] for cell in insiders}
        proved = Attack(together, relations, known, classes, enough).prove()
        found += _judge(together, relations, proved, f"an insider of {insiders[0].area}", known)
    return found


def _against_the_rule(form: Form, truth: Mapping[Cell, int]) -> Iterator[Breach]:
    """Months first published like this: does the pattern also withstand a reader who replays the rule?"""
    for part in form.parts():
        cells = [Cell(area, form.indicator, form.period_end, *part) for area in form.hidden(part)]
        if part.breakdown not in (None, REST) or form.city(part) is None or not all(cell in truth for cell in cells):
            continue
        counts = [truth[cell] for cell in cells]
        small = [count for count in counts if form.policy.is_small(count)]
        helpers = [count for count in counts if not form.policy.is_small(count)]
        if not withstands_replay(small, helpers, form.policy):
            sentence = f"{cells[0]}: the areas hidden in this month protect one another less than the rule asks."
            yield Breach(cells[0], form.release, "rule", sentence)


def _judge(
    together: Sequence[Sequence[Form]],
    relations: Sequence[Relation],
    proved: Mapping[Figure, Range],
    who: str,
    known: Mapping[Cell, int],
) -> list[Breach]:
    """Which figures are given away? One that may be small must be able to take every small value."""
    found = []
    for figure, (low, high) in proved.items():
        form = _form_of(together, figure)
        policy = form.policy
        if figure.cell in known:
            continue
        exact = low == high
        kept = low >= policy.threshold or (low <= policy.lowest and high >= policy.highest)
        if form.sessions:
            kept = not exact
        if not kept:
            means = ", ".join(sorted({r.name for r in relations if any(cell == figure.cell for cell, _ in r.terms)}))
            sentence = f"{figure.cell}: {who} can {'work it out' if exact else 'narrow it down'} from " + (
                f"the shown areas, the city's total and {means}." if means else "the shown areas and the city's total."
            )
            if any(len(forms) > 1 for forms in together):
                sentence = sentence[:-1] + ", here and in earlier releases."
            found.append(Breach(figure.cell, form.release, "exact" if exact else "narrow", sentence))
    return found


def _contradiction(together: Sequence[Sequence[Form]]) -> Breach:
    form = together[0][-1]
    cell = Cell(CITY, form.indicator, form.period_end)
    return Breach(cell, form.release, "contradiction", f"{cell}: the published figures contradict one another.")


def _form_of(together: Sequence[Sequence[Form]], figure: Figure) -> Form:
    for forms in together:
        if (forms[0].indicator, forms[0].period_end) == (figure.cell.indicator, figure.cell.period_end):
            return forms[figure.form]
    raise KeyError(figure)


def _address(cell: Cell) -> dict[str, Any]:
    return {
        "area": cell.area,
        "indicator": cell.indicator,
        "period_end": cell.period_end.isoformat(),
        "breakdown": cell.breakdown,
        "category": cell.category,
    }
