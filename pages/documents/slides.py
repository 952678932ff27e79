"""What does the meeting see on slides? The answer, the sheet, a chart an obsession, where we stand and what to ask."""

from metrics import Status
from pages.components import wording
from pages.documents.content import Briefing
from pages.documents.fitting import Box
from pages.documents.pack import Line, Pack, build_pack
from pages.documents.plain import make_plain
from pages.documents.slides_deck import Deck, add_slide, finish, start_deck
from pages.documents.slides_obsessions import add_obsessions, number_notes, pair
from pages.documents.slides_questions import add_questions
from pages.documents.slides_table import add_table, head, judged, part_table
from pages.documents.slides_words import APART, Words, fill

_ANSWER, _ANSWER_TOP = 28, 128.0
# Parts of a table's width. A narrow slide has no room for the city's column, which is on the last slide too.
_SHEET, _SHEET_NARROW = (22, 10.5, 10.5, 14, 16, 14, 20), (134, 82, 97, 92, 97, 152)


def build_slides(briefing: Briefing, *, wide: bool) -> bytes:
    """The slides as PPTX, 16:9 (`wide`) or 4:3: native tables and charts, and notes for the speaker."""
    pack = build_pack(briefing)
    deck = start_deck(pack.title, _say_release(briefing), briefing.release.published_on, wide=wide)
    _add_answer(deck, pack)
    _add_sheet(deck, briefing, pack, wide=wide)
    shown = [row for row in briefing.rows if row.latest.status is not Status.NOT_APPLICABLE]
    for rows in pair(shown):
        add_obsessions(deck, briefing, pack, rows)
    add_questions(deck, briefing, pack, wide=wide)
    return finish(deck)


def _say_release(briefing: Briefing) -> list[str]:
    """Of which release the figures are, and whether they are made up; then the same in fewer words."""
    kinds = set[str]()
    for row in briefing.rows:
        beside = briefing.comparisons.get(row.indicator.key)
        kinds |= row.provenance | row.progress.provenance | row.city.provenance
        kinds |= {one.provenance for one in beside.shown} if beside else set()
    made, name = wording.provenance(frozenset(kinds)), briefing.release.name
    said = (f"{made} demonstration figures", f"{made} figures") if made else ()
    return [f"{figures} · release {name}" for figures in said] or [f"Release {name}"]


def _add_answer(deck: Deck, pack: Pack) -> None:
    """The cluster, the month, and the answer in a line for each verdict."""
    why = [f"{said.name}, {wording.inside(since)}: {reason}" for said in pack.said for since, reason in said.reasons]
    # A reason may be "see note (1)", so the note stands below it.
    asked = [note for number, note in number_notes(pack) if any(f"note ({number})" in reason for reason in why)]
    notes = [pack.title, pack.banner, *why, *asked, pack.publication, pack.provenance, pack.licence, pack.link]
    slide = add_slide(deck, pack.cluster, notes, first=True)
    said = [Words(pack.month, 32, colour="quiet"), Words(pack.product, colour="quiet")]
    for answer in pack.answers:
        since = answer.since if answer.said else f"Since {pack.start}: nothing can be judged; the notes say why."
        said.append(Words(since, _ANSWER, bold=True))
        said += [Words(f"{chip.word}: {names}", _ANSWER) for chip, names in answer.said]
    subtitle, body = slide.placeholders[1], deck.body
    subtitle.name = "Answer"
    room = Box(body.left, _ANSWER_TOP, body.width, body.bottom - _ANSWER_TOP)
    fill(subtitle, room, [words.cut(room.width, 2) for words in said], APART)


def _add_sheet(deck: Deck, briefing: Briefing, pack: Pack, *, wide: bool) -> None:
    """The sheet as a table, on as many slides as it takes."""
    heads = [head(words) for words in (pack.heads[0], "Latest", *pack.heads[2:])]
    found = zip(briefing.sheet.rows, pack.lines, strict=True)
    rows = [_line(make_plain(row.indicator.short_name), line) for row, line in found if row in briefing.rows]
    columns = range(7) if wide else (0, 1, 3, 4, 5, 6)
    notes = [*(said.sentence for said in pack.said), *(note for _, note in number_notes(pack)), pack.signs, pack.banner]
    shows = (
        f"{pack.title}: a row an obsession, with its latest position, its changes and the verdict since {pack.start}."
    )
    picked = [[row[column] for column in columns] for row in (heads, *rows)]
    for table in part_table(deck.body, _SHEET if wide else _SHEET_NARROW, picked):
        slide = add_slide(deck, f"{pack.cluster}, {pack.month}", notes)
        add_table(slide, deck.body, _SHEET if wide else _SHEET_NARROW, table, ("Sheet", shows))


def _line(name: str, line: Line) -> list[Words]:
    *figures, verdict = line.cells
    return [
        Words(name, bold=True),
        *(Words(cell.figure) for cell in figures),
        judged(verdict.chip, verdict.figure),
    ]
