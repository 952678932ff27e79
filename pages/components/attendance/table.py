"""What are the newest figures of absence in one cluster? A row a measure: how it moved, and the schools behind it."""

from metrics import AbsencePart, AbsencePhase, AbsenceYear, Attendance, Release
from pages.components import wording
from pages.components.chips import build_chip
from pages.components.html import Markup, tag
from pages.components.tables import build_body, build_wide_table

# The measures a cluster has figures of, each with its phase.
Held = list[tuple[AbsencePhase, AbsencePart]]


def build_attendance_table(release: Release, attendance: Attendance, held: Held) -> Markup:
    """The measures held (each has a newest year), in the order of their phases."""
    heads = (
        "Absence",
        "Latest",
        "Year before",
        "Change in a year",
        f"Change since {release.words['start']}",
        "Schools",
        release.place,
    )
    caption = f"Absence: {attendance.cluster.name}, {attendance.month}"
    return build_wide_table(caption, heads, build_body(_row(release, phase, part, heads) for phase, part in held))


def _row(release: Release, phase: AbsencePhase, part: AbsencePart, heads: tuple[str, ...]) -> Markup:
    latest = part.latest
    if latest is None:
        return Markup("")
    cells = (
        _latest(part, latest, release.symbol),
        _before(part, release.symbol),
        _change(part, release.symbol),
        _since_start(release, part),
        _schools(part, latest),
        _num(wording.figure(latest.city, part.indicator, release.symbol)),
    )
    return tag(
        "tr",
        tag("th", f"{phase.name}, {part.covers}", _why(release, part), scope="row", role="rowheader"),
        *(tag("td", cell, role="cell", data_label=head) for cell, head in zip(cells, heads[1:], strict=True)),
        role="row",
    )


def _latest(part: AbsencePart, latest: AbsenceYear, symbol: str) -> Markup:
    """The newest figure with its complement, its period, and whether it is real."""
    shown = wording.figure(latest.absence, part.indicator, symbol)
    parts = [tag("span", shown, class_="big" if latest.absence.value is not None else "num")]
    if latest.attendance.value is not None:
        attended = wording.figure(latest.attendance, part.indicator, symbol)
        parts.append(tag("span", f"{attended} attendance", class_="quiet"))
    return tag("div", *parts, tag("span", f"{latest.period} ", _kind(latest.provenance), class_="quiet"))


def _kind(provenance: str) -> Markup:
    """Whether a figure is real: said of every one, for here both kinds stand side by side."""
    return tag("span", provenance.capitalize(), class_="made" if provenance == "synthetic" else "real")


def _before(part: AbsencePart, symbol: str) -> Markup:
    if part.before is None:
        return _num("[x]")
    shown = wording.figure(part.before.absence, part.indicator, symbol)
    return tag("div", _num(shown), tag("span", part.before.school_year, class_="quiet"))


def _change(part: AbsencePart, symbol: str) -> Markup:
    change = part.since_year
    said = wording.movement(change, 1, symbol, " points" if change.value.value is not None else "")
    arrow = wording.arrow(change.value, part.indicator)
    return tag("div", *_arrow(arrow), _num(said), *([tag("span", change.why, class_="quiet")] if change.why else []))


def _since_start(release: Release, part: AbsencePart) -> Markup:
    change, symbol = part.since_start, release.symbol
    said = wording.movement(change, 1, symbol, " points" if change.value.value is not None else "")
    parts = [*_arrow(wording.arrow(change.value, part.indicator)), _num(said)]
    if part.verdict.word:
        parts.extend([Markup(" "), build_chip(part.verdict.word)])
    if change.value.value is not None:
        start = wording.figure(part.start, part.indicator, symbol)
        period = part.indicator.period_words(part.indicator.baseline)
        parts.append(tag("span", f"from {start}, {period}", class_="quiet"))
    return tag("div", *parts)


def _schools(part: AbsencePart, latest: AbsenceYear) -> Markup:
    """How many schools the figure is of; one is said plainly, and so is another number in the year before."""
    if latest.schools is None:
        return _num("[x]")
    said = [_num(str(latest.schools))]
    if latest.schools == 1:
        said.append(tag("span", "One school: this is that school’s absence.", class_="quiet"))
    earlier = part.before.schools if part.before else None
    if earlier is not None and earlier != latest.schools:
        said.append(tag("span", f"{earlier} the year before", class_="quiet"))
    return tag("div", *said)


def _num(text: str) -> Markup:
    return tag("span", text, class_="num")


def _arrow(sign: str) -> list[Markup]:
    return [tag("span", sign, class_="arrow", aria_hidden="true")] if sign else []


def _why(release: Release, part: AbsencePart) -> Markup:
    """On demand: the reason for the verdict, and what is measured."""
    indicator, verdict = part.indicator, part.verdict
    word = f"{verdict.word.value}. " if verdict.word else ""
    reason = f"{word}{verdict.reason} {verdict.power}".strip()
    return tag(
        "details",
        tag("summary", "Why, and definition"),
        tag("p", tag("strong", f"Since {release.words['start']}: "), reason, class_="quiet"),
        tag("p", indicator.definition, class_="quiet"),
        *(tag("p", f"{indicator.break_words(found)}: {found.note}", class_="quiet") for found in part.breaks),
        tag("p", f"Source: {indicator.source}.", class_="quiet"),
        *([tag("p", f"Next: {indicator.next_update}.", class_="quiet")] if indicator.next_update else []),
    )
