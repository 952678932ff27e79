"""What does the six-month performance report say? In words and tables, for one cluster or for all in turn.

What is said as at its last month is what the briefing of that month says; the six months come from `half_year`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from metrics import (
    Cluster,
    HalfYear,
    Release,
    SheetRow,
    Status,
    build_city_half_year,
    build_half_year,
    known_by,
)
from pages.components import wording
from pages.components.sheet.words import find_drawn, say_definition
from pages.documents.content import Briefing, build_briefing, build_briefings
from pages.documents.pack import Answer, Cell, Definition, Pack, Picture, Said, build_pack
from pages.documents.plain import make_plain
from pages.documents.report_months import MonthTable, build_city_table, build_month_table
from pages.documents.report_words import say_not_supplied, say_report_signs, say_unfinished, say_unusual

# Of the briefing's table: the latest position, the city, the change since the start, and the verdict.
_YEARLY_CELLS = (0, 1, 4, 5)


@dataclass(frozen=True)
class Obsession:
    """One monthly figure: its six months, how it stands since the start and why that is so judged, and its chart."""

    table: MonthTable
    sentence: str
    reason: str
    picture: Picture | None


@dataclass(frozen=True)
class YearlyLine:
    """One figure of a year: its newest, the city's, its change and verdict since the start, and schools behind it."""

    name: str
    notes: str
    cells: tuple[Cell, ...]
    sentence: str
    reason: str


@dataclass(frozen=True)
class Part:
    """One cluster's part of a report."""

    cluster: str
    month: str
    banner: str
    answers: tuple[Answer, ...]
    obsessions: tuple[Obsession, ...]
    yearly_heads: tuple[str, ...]
    yearly: tuple[YearlyLine, ...]
    safe_from_harm: tuple[MonthTable, ...]
    not_supplied: str
    questions: tuple[str, ...]
    notes: tuple[str, ...]
    signs: str
    context: str
    definitions: tuple[Definition, ...]
    link: str


@dataclass(frozen=True)
class Report:
    """The report, in the order it is read. `city` is there where it is of all clusters."""

    title: str
    product: str
    about: str
    half: str
    area_word: str
    start: str
    unfinished: str
    method: str
    city: tuple[MonthTable, ...]
    parts: tuple[Part, ...]
    definitions: tuple[Definition, ...]
    provenance: str
    publication: str
    licence: str


def build_part(release: Release, cluster: Cluster, half: HalfYear, address: str = "") -> Part:
    """One cluster's part. `address`: where the tracker is, or empty.

    The half-year is one of `offered_halves`, the cluster open in the last month known of it. Raises ReleaseUnreadable
    where the release is damaged.
    """
    return _part(build_briefing(release, cluster, known_by(release, half), address), half)


def build_parts(release: Release, half: HalfYear, address: str = "") -> Iterator[Part]:
    """One after another, those of all clusters, by name; what is the same for all is made once."""
    for briefing in build_briefings(release, known_by(release, half), address):
        yield _part(briefing, half)


def build_report(release: Release, half: HalfYear, parts: Sequence[Part], *, whole: bool) -> Report:
    """The report of these parts (at least one). `whole`: they are of all clusters, and the city goes before them."""
    word, start = release.words["area_word"], release.words["start"]
    product, about = f"Six-month {word} performance report", release.place if whole else parts[0].cluster
    tables = [build_city_table(release, half, *found) for found in build_city_half_year(release, half)] if whole else []
    return make_plain(
        Report(
            title=f"{product}: {about}, {half}",
            product=f"{product} · {release.place}",
            about=about,
            half=str(half),
            area_word=word,
            start=start,
            unfinished=say_unfinished(release, half),
            method=f"Judged are single months and the time since {start}. A half-year or a year is not: it is set "
            "beside the same months of a year before, because some figures swing with the year.",
            city=tuple(tables),
            parts=tuple(parts),
            definitions=tuple({found: None for part in parts for found in part.definitions}),
            provenance=release.words["provenance"],
            publication=wording.publication(release),
            licence=release.words["licence"],
        )
    )


def name_report(half: HalfYear, code: str | None) -> str:
    """The file of a report, of one cluster (by its code) or of all: "half-year-2015-04-bramley.pdf"."""
    return f"half-year-{half.key}{f'-{code}' if code else ''}.pdf"


def _part(briefing: Briefing, half: HalfYear) -> Part:
    release, cluster = briefing.release, briefing.sheet.cluster
    figures, pack = build_half_year(release, cluster, half), build_pack(briefing)
    said = {row.indicator.key: words for row, words in zip(briefing.rows, pack.said, strict=True)}
    drawn = {row.indicator.key: found for row, found in zip(find_drawn(briefing.sheet), pack.pictures, strict=True)}
    tables = {row.indicator.key: build_month_table(release, half, row, cluster.name) for row in figures.obsessions}
    return Part(
        cluster=pack.cluster,
        month=pack.month,
        banner=pack.banner,
        answers=(*_since_start(pack, release.words["start"]), *say_unusual(figures)),
        obsessions=tuple(
            Obsession(table, said[key].sentence, _why(said[key]), drawn.get(key)) for key, table in tables.items()
        ),
        yearly_heads=(pack.heads[0], *(pack.heads[1 + place] for place in _YEARLY_CELLS), "Schools behind it"),
        yearly=tuple(
            _yearly(pack, place, row, said[row.indicator.key])
            for place, row in enumerate(briefing.sheet.rows)
            if row.indicator.key in said and row.indicator.key not in tables
        ),
        safe_from_harm=tuple(build_month_table(release, half, row, cluster.name) for row in figures.safe_from_harm),
        not_supplied=say_not_supplied(figures.not_supplied),
        questions=pack.questions,
        notes=pack.notes,
        signs=say_report_signs(briefing, figures),
        context=pack.context,
        definitions=tuple(_define(row) for row in briefing.rows),
        link=pack.link,
    )


def _since_start(pack: Pack, start: str) -> list[Answer]:
    """The answer in a line, without what is said of the last month alone."""
    return [answer for answer in pack.answers if answer.since.startswith(f"Since {start}")]


def _why(said: Said) -> str:
    """Why the verdict since the start is what it is: the last of the reasons."""
    return said.reasons[-1][1]


def _yearly(pack: Pack, place: int, row: SheetRow, said: Said) -> YearlyLine:
    """A line from that of the briefing's table."""
    line, newest = pack.lines[place], row.progress.latest
    schools = newest.coverage if newest and row.latest.status is Status.PUBLISHED else None
    cells = (*(line.cells[taken] for taken in _YEARLY_CELLS), Cell("" if schools is None else str(schools)))
    return YearlyLine(line.name, line.notes, cells, said.sentence, _why(said))


def _define(row: SheetRow) -> Definition:
    return Definition(row.indicator.name, f"{say_definition(row)} Source: {row.indicator.source}.")
