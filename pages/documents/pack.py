"""What does the briefing pack say, section by section? In words and pictures, whatever file it becomes.

Every word is the screen's: this puts together what its functions say. A figure that is not shown is its sign here too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics import Change, SheetRow, Status, Verdict, Word
from pages.components import wording
from pages.components.charts import build_chart, describe
from pages.components.chips import LOOKS
from pages.components.compare.view import CompareView, describe_spread, say_word
from pages.components.sentences import build_sentence
from pages.components.sheet.notes import say_signs
from pages.components.sheet.words import (
    find_drawn,
    say_city,
    say_definition,
    say_in_short,
    say_rate,
    say_start,
    say_verdict,
    say_why_no_word,
)
from pages.documents.content import Briefing
from pages.documents.pictures import build_picture, build_strip
from pages.documents.plain import make_plain

ACTIONS = ("What will be done", "Who", "By when")
NOT_JUDGED = "Not judged"  # where no verdict is, and nothing shorter says why
STORY = "What lies behind the figures? What would happen if nothing changed?"


@dataclass(frozen=True)
class Chip:
    """A verdict's word and its look: better, worse, same."""

    word: str
    look: str


@dataclass(frozen=True)
class Answer:
    """A line of the answer: since when, then each word with the obsessions it is said of."""

    since: str
    said: tuple[tuple[Chip, str], ...]


@dataclass(frozen=True)
class Cell:
    """A cell of the sheet: the figure, smaller words below it, a verdict, and whether the figure is made up."""

    figure: str = ""
    small: tuple[str, ...] = ()
    chip: Chip | None = None
    made: str = ""


@dataclass(frozen=True)
class Line:
    """A row of the sheet: the obsession, the numbers of its notes, its cells."""

    name: str
    notes: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Said:
    """One obsession in a sentence, and the reasons of its verdicts: since when, and why."""

    name: str
    sentence: str
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Place:
    """Where the cluster lies on one obsession between the lowest and the highest, and against the city."""

    name: str
    measure: str
    lowest: str
    highest: str
    own: str
    city: str
    chip: Chip | None
    reason: str
    picture: str
    alt: str


@dataclass(frozen=True)
class Picture:
    """A chart. `picture` is empty where no figure is shown."""

    name: str
    made: str
    picture: str
    alt: str


@dataclass(frozen=True)
class Definition:
    """What one obsession counts, where its figures come from, and its start."""

    name: str
    text: str


@dataclass(frozen=True)
class Pack:
    """The briefing pack, in the order it is read."""

    title: str
    product: str
    cluster: str
    month: str
    area_word: str
    city: str
    start: str
    banner: str
    answers: tuple[Answer, ...]
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    said: tuple[Said, ...]
    places_heads: tuple[str, ...]
    places: tuple[Place, ...]
    places_notes: tuple[str, ...]
    changes: tuple[str, ...]
    pictures: tuple[Picture, ...]
    questions: tuple[str, ...]
    story: str
    actions: tuple[str, ...]
    notes: tuple[str, ...]
    signs: str
    context: str
    definitions: tuple[Definition, ...]
    provenance: str
    publication: str
    licence: str
    link: str


def build_pack(briefing: Briefing) -> Pack:
    """Everything the pack says of one cluster and month."""
    release, sheet = briefing.release, briefing.sheet
    start, views = release.words["start"], _views(briefing)
    pack = Pack(
        title=briefing.title,
        product=f"{release.words['title']} · {release.place}",
        cluster=sheet.cluster.name,
        month=str(sheet.month),
        area_word=release.words["area_word"],
        city=release.place,
        start=start,
        banner=sheet.cluster.why_not,
        answers=tuple(_answers(briefing)),
        heads=(
            "Obsession",
            "Latest position",
            release.place,
            "Change since last month",
            f"% change since {start}",
            f"Change since {start}",
            f"Verdict since {start}",
        ),
        lines=tuple(_line(briefing, row) for row in sheet.rows),
        said=tuple(_said(briefing, row) for row in briefing.rows),
        places_heads=(
            "Obsession",
            "Lowest",
            f"{release.words['area_word'].capitalize()}s shown",
            "Highest",
            f"This {release.words['area_word']}",
            release.place,
            f"Against {release.place}",
        ),
        places=tuple(place for view in views if (place := _place(view))),
        places_notes=tuple(_place_notes(briefing, views)),
        changes=briefing.changes,
        pictures=tuple(_picture(briefing, row) for row in find_drawn(sheet)),
        questions=briefing.questions,
        story=STORY,
        actions=ACTIONS,
        notes=sheet.notes,
        signs=say_signs(release, sheet),
        context=" · ".join(wording.background(item, release.symbol) for item in sheet.context),
        definitions=tuple(_definition(briefing, row) for row in briefing.rows),
        provenance=release.words["provenance"],
        publication=wording.publication(release),
        licence=release.words["licence"],
        link=briefing.link,
    )
    return make_plain(pack)


def _answers(briefing: Briefing) -> list[Answer]:
    start = briefing.release.words["start"]
    found = [
        Answer(answer.since, tuple((_chip(word), ", ".join(names)) for word, names in answer.said.items()))
        for answer in say_in_short(briefing.sheet, start)
    ]
    return found or [Answer(f"Since {start}: nothing can be judged; the reasons are below.", ())]


def _chip(word: Word, said: str = "") -> Chip:
    return Chip(said or word.value, LOOKS[word])


def _line(briefing: Briefing, row: SheetRow) -> Line:
    symbol, start, indicator = briefing.release.symbol, briefing.release.words["start"], row.indicator
    city, *beside = say_city(row, symbol, start)
    under = [words for words in (row.period, say_rate(row)) if words]
    month, since = row.month_verdict.word, row.start_verdict.word
    return Line(
        name=indicator.objective,
        notes=", ".join(map(str, row.notes)),
        cells=(
            Cell(
                wording.figure(row.latest, indicator, symbol),
                tuple(under),
                made=wording.provenance(row.provenance) if row.period else "",
            ),
            Cell(city, tuple(beside), made=wording.provenance(row.city.provenance)),
            Cell(_moved(row.since_last_month, row, symbol), chip=_chip(month) if month else None),
            Cell(wording.movement(row.percent_since_start, 1, symbol, "%")),
            Cell(_moved(row.since_start, row, symbol)),
            Cell(chip=_chip(since)) if since else Cell(say_why_no_word(row) or NOT_JUDGED),
        ),
    )


def _moved(change: Change, row: SheetRow, symbol: str) -> str:
    """A movement with its arrow: "▲ 20"."""
    arrow = wording.arrow(change.value, row.indicator)
    return f"{arrow} {wording.movement(change, row.indicator.places, symbol)}".strip()


def _said(briefing: Briefing, row: SheetRow) -> Said:
    start = briefing.release.words["start"]
    reasons = (("Since last month", row.month_verdict), (f"Since {start}", row.start_verdict))
    return Said(
        row.indicator.name,
        build_sentence(briefing.release, briefing.sheet, row),
        tuple((since, _reason(briefing, verdict)) for since, verdict in reasons),
    )


def _reason(briefing: Briefing, verdict: Verdict) -> str:
    """A verdict's reason; where that is one of the sheet's notes, its number."""
    notes = briefing.sheet.notes
    if verdict.word and verdict.reason in notes:
        return f"{verdict.word.value}: see note ({notes.index(verdict.reason) + 1})."
    return say_verdict(verdict)


def _views(briefing: Briefing) -> Sequence[CompareView]:
    """The comparisons of the obsessions that have a meaning here, as the cluster's own reader sees them."""
    own = briefing.sheet.cluster.code
    keys = (row.indicator.key for row in briefing.rows)
    return [
        CompareView(briefing.release, briefing.comparisons[key], own, similar=False, by_figure=False)
        for key in keys
        if key in briefing.comparisons
    ]


def _place(view: CompareView) -> Place | None:
    """One row; None where nothing can be set side by side."""
    comparison, mine = view.comparison, view.mine
    picture = build_strip(view)
    if not picture or mine is None:
        return None
    shown = sorted((one for one, _ in view.compared), key=lambda one: one.compared.value or 0)
    verdict = mine.against_city
    return Place(
        name=comparison.indicator.short_name,
        measure=f"{comparison.period}, {view.measure}",
        lowest=view.amount(shown[0].compared),
        highest=view.amount(shown[-1].compared),
        own=view.amount(mine.compared),
        city=view.amount(comparison.city_compared),
        chip=_chip(verdict.word, say_word(verdict.word, view.release.place)) if verdict.word else None,
        reason="Not judged: see below." if comparison.why_not else f"{verdict.reason} {verdict.power}".strip(),
        picture=picture,
        alt=describe_spread(view),
    )


def _place_notes(briefing: Briefing, views: Sequence[CompareView]) -> list[str]:
    """How to read the dots, and why some obsessions are not judged or not there."""
    cluster, release = briefing.sheet.cluster.name, briefing.release
    read = (
        f"The large dot is {cluster}, each small one another {release.words['area_word']} that shows a figure, "
        f"the upright {release.place}."
    )
    return [*([read] if any(map(build_strip, views)) else []), *_unjudged(views)]


def say_unjudged(briefing: Briefing) -> tuple[str, ...]:
    """Why some obsessions are not judged against the city or not set side by side: for what draws no dots."""
    return make_plain(tuple(_unjudged(_views(briefing))))


def _unjudged(views: Sequence[CompareView]) -> list[str]:
    compared = [view.comparison for view in views]
    return [f"{found.indicator.short_name}: {found.why_not}" for found in compared if found.why_not]


def _picture(briefing: Briefing, row: SheetRow) -> Picture:
    name, start = row.indicator.name, briefing.release.words["start"]
    alt = describe_drawn(row, name, briefing.sheet.cluster.name)
    drawn = build_chart(row.progress, alt, start)
    return Picture(name, wording.provenance(row.progress.provenance), build_picture(drawn), alt)


def describe_drawn(row: SheetRow, name: str, where: str) -> str:
    """What a chart shows, for those who do not see it, and where its figures stop being comparable."""
    return f"{describe(row.progress, name, where)} {say_breaks(row)}".strip()


def say_breaks(row: SheetRow) -> str:
    """ "Breaks: boundary move Apr 2013." Empty where there are none."""
    told = ((wording.inside(found.label), row.indicator.since_words(found, short=True)) for found in row.breaks)
    said = ", ".join(f"{label} {since}" for label, since in told)
    return f"Breaks: {said}." if said else ""


def _definition(briefing: Briefing, row: SheetRow) -> Definition:
    release = briefing.release
    started = (
        say_start(row, release.symbol, release.words["start"]) if row.latest.status is not Status.NOT_APPLICABLE else ""
    )
    return Definition(
        row.indicator.name, f"{say_definition(row)} {started} Source: {row.indicator.source}.".replace("  ", " ")
    )
