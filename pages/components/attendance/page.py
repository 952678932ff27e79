"""How is school absence in one cluster laid out? A row a measure, then a picture and a table of each, by phase."""

from metrics import AbsencePart, AbsencePhase, Attendance, Release, Word
from pages.components import wording
from pages.components.attendance.chart import build_attendance_chart
from pages.components.attendance.table import Held, build_attendance_table
from pages.components.attendance.twin import build_attendance_twin
from pages.components.chips import build_chip
from pages.components.html import Markup, join, tag
from pages.components.rounding import SAID, looks_out


def build_attendance_html(release: Release, attendance: Attendance) -> Markup:
    """The whole view of one cluster and month: heading, table, what has no figure, charts."""
    held = [(phase, part) for phase in attendance.phases for part in phase.parts if part.years]
    return tag(
        "article",
        _heading(release, attendance, held),
        *([build_attendance_table(release, attendance, held)] if held else []),
        *([tag("p", SAID, class_="quiet")] if any(_looks_out(part) for _, part in held) else []),
        *_without(attendance),
        *(_phase(release, attendance, phase) for phase in attendance.phases),
        class_="t attend",
    )


def _heading(release: Release, attendance: Attendance, held: Held) -> Markup:
    name, month = attendance.cluster.name, attendance.month
    parts = [
        tag("h2", f"Absence: {name}", tag("span", f" {month}", class_="when")),
        tag("p", f"Showing absence in {name}, {month}.", class_="unseen", role="status"),
    ]
    words = {word: [_named(phase, part) for phase, part in held if part.verdict.word is word] for word in Word}
    found = [join(build_chip(word), " ", "; ".join(names)) for word, names in words.items() if names]
    if found:
        parts.append(tag("p", f"Since {release.words['start']}:", *found, class_="lead"))
    if not attendance.phases:
        parts.append(tag("p", "This release holds no figures of absence by school.", class_="lead"))
    elif held:
        apart = "Figures that cover different parts of the school year are different measures: read along a row only."
        parts.append(tag("p", apart, class_="quiet"))
    return tag("header", *parts)


def _looks_out(part: AbsencePart) -> bool:
    latest, before = part.latest, part.before
    if latest is None:
        return False
    year = before is not None and looks_out(before.absence, latest.absence, part.since_year.value, part.indicator)
    return year or looks_out(part.start, latest.absence, part.since_start.value, part.indicator)


def _named(phase: AbsencePhase, part: AbsencePart) -> str:
    return f"{wording.inside(phase.name)}, {part.covers}"


def _without(attendance: Attendance) -> list[Markup]:
    """What has no figure here, and why: measures with the same reason are named together."""
    reasons: dict[str, list[str]] = {}
    for phase in attendance.phases:
        for part in phase.parts:
            if not part.years:
                reasons.setdefault(part.why_not, []).append(f"{phase.name}, {part.covers}")
    return [tag("p", tag("strong", f"{'; '.join(names)}: N/A. "), why) for why, names in reasons.items()]


def _phase(release: Release, attendance: Attendance, phase: AbsencePhase) -> Markup:
    pictures = [_picture(release, attendance, phase, part) for part in phase.parts if part.years]
    if not pictures:
        return Markup("")
    return tag("section", tag("h3", phase.name), tag("div", *pictures, class_="charts"))


def _picture(release: Release, attendance: Attendance, phase: AbsencePhase, part: AbsencePart) -> Markup:
    picture = build_attendance_chart(part, attendance.cluster.name, release.place)
    return tag(
        "section",
        tag("h4", f"{phase.name} absence, {part.covers}"),
        picture or tag("p", "No figure is shown.", class_="quiet"),
        *(tag("p", found.note, class_="quiet") for found in part.breaks if found in part.indicator.breaks),
        tag(
            "details",
            tag("summary", f"{phase.name} absence, {part.covers}, as a table"),
            build_attendance_twin(release, part),
        ),
    )
