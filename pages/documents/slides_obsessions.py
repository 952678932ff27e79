"""How do two obsessions stand side by side on a slide? Each with its figure, its chart, and where it went."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from metrics import SheetRow, Status
from pages.components import wording
from pages.components.charts import find_points
from pages.components.sheet.words import say_why_no_word
from pages.documents.content import Briefing
from pages.documents.fitting import LINE, Box, Letters
from pages.documents.pack import Pack, say_breaks
from pages.documents.plain import make_plain
from pages.documents.slides_chart import add_chart, draws_start
from pages.documents.slides_deck import Deck, add_slide
from pages.documents.slides_words import Words, add_words

_SIDE_BY_SIDE = 2
_BETWEEN, _GAP, _NAME, _FIGURE = 20.0, 8.0, 28, 32  # points
_HEAD = LINE * (_NAME + _FIGURE) + 2


def pair(rows: Sequence[SheetRow]) -> Iterator[Sequence[SheetRow]]:
    """Rows that are measured alike, so many as stand side by side."""
    for _, alike in groupby(rows, key=lambda row: row.indicator.measure):
        found = list(alike)
        yield from (found[first : first + _SIDE_BY_SIDE] for first in range(0, len(found), _SIDE_BY_SIDE))


def add_obsessions(deck: Deck, briefing: Briefing, pack: Pack, rows: Sequence[SheetRow]) -> None:
    """A slide of one or two obsessions; its notes have their sentences, reasons and questions."""
    first, *others = rows
    names = [first.indicator.short_name, *(wording.spoken(row.indicator) for row in others)]
    title = " and ".join(names) if others else first.indicator.name
    slide = add_slide(deck, make_plain(title), list(_notes(briefing, pack, rows)))
    body = deck.body
    width = (body.width - _BETWEEN * (len(rows) - 1)) / len(rows)
    said = [[make_plain(words) for words in _say(briefing, row)] for row in rows]
    high = max(sum(Letters().height(words, width) for words in below) for below in said)
    for place, (row, below) in enumerate(zip(rows, said, strict=True)):
        left, name = body.left + place * (width + _BETWEEN), make_plain(row.indicator.short_name)
        add_words(slide, Box(left, body.top, width, _HEAD), _head(briefing, row, width), f"Figure: {name}")
        if find_points(row.progress):
            top = body.top + _HEAD + _GAP
            chart = Box(left, top, width, body.bottom - high - _GAP - top)
            add_chart(slide, chart, row, briefing.sheet.cluster.name, briefing.release.words["start"])
        words = Box(left, body.bottom - high, width, high)
        add_words(slide, words, [Words(line) for line in below], f"In words: {name}")


def _head(briefing: Briefing, row: SheetRow, width: float) -> list[Words]:
    """The obsession; its figure, large, and the period of that."""
    figure = wording.figure(row.latest, row.indicator, briefing.release.symbol)
    said = Words(figure, _FIGURE, bold=True)
    room = width - said.letters.width(f"{figure} ")
    return [
        Words(make_plain(row.indicator.short_name), _NAME, bold=True, colour="accent").on_one_line(width),
        replace(said, after=Letters().shorten(make_plain(row.period), room, 1)),
    ]


def _say(briefing: Briefing, row: SheetRow) -> list[str]:
    """Where the figure went since the start and whether that is better; what is dashed in the chart, gaps, breaks."""
    start = briefing.release.words["start"]
    said = [_moved(row, start)]
    if draws_start(row):
        said.append(f"Dashed: {start}, {wording.figure(row.baseline, row.indicator, '')}.")
    return [words for words in (*said, _say_gaps(row), say_breaks(row)) if words]


def _say_gaps(row: SheetRow) -> str:
    """Why the chart has gaps; empty where it hides nothing, or there is none."""
    return "Gaps: hidden, to protect small numbers." if row.progress.hides and find_points(row.progress) else ""


def _moved(row: SheetRow, start: str) -> str:
    if row.latest.status is Status.SUPPRESSED:
        return "Not shown, to protect small numbers."
    words = wording.compared(row.since_start.value, row.indicator, f"at {start}")
    word = row.start_verdict.word.value if row.start_verdict.word else ""
    if not words:
        return f"Since {start}: {word.lower() or say_why_no_word(row) or 'no verdict'}."
    arrow = wording.arrow(row.since_start.value, row.indicator)
    return f"{arrow} {wording.begin(words)}{f': {word.lower()}' if word else ''}."


def _notes(briefing: Briefing, pack: Pack, rows: Sequence[SheetRow]) -> Iterator[str]:
    """The sentence, the reasons, the gaps and the question of each obsession; the notes of the sheet that apply."""
    asked = [row for row in briefing.sheet.rows if row.latest.status is not Status.NOT_APPLICABLE]
    questions = dict(zip((row.indicator.key for row in asked), pack.questions, strict=False))
    spoken = dict(zip((row.indicator.key for row in briefing.rows), pack.said, strict=True))
    for row in rows:
        key = row.indicator.key
        yield spoken[key].sentence
        yield from (f"{since}: {reason}" for since, reason in spoken[key].reasons)
        yield _say_gaps(row)
        yield questions.get(key, "")
    applying = {number for row in rows for number in row.notes}
    yield from (note for number, note in number_notes(pack) if number in applying)


def number_notes(pack: Pack) -> list[tuple[int, str]]:
    """The notes of the sheet, each with the number that it is called by."""
    return [(number, f"({number}) {note}") for number, note in enumerate(pack.notes, start=1)]
