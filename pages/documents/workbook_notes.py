"""What is on the sheet "Notes" of a workbook? What the figures mean, whose they are, what the signs say, and whence."""

from collections.abc import Iterator

from pages.components import wording
from pages.components.notes.verdicts import WORDS
from pages.components.notes.words import build_terms
from pages.components.sheet.words import say_definition, say_start
from pages.documents.content import Briefing
from pages.documents.workbook_table import Column, Table
from pages.documents.workbook_words import text

_SIGNS = ("suppressed", "unavailable", "inapplicable", "synthetic", "break", "points", "rate")
_READING = (
    "Every number stands alone in its cell. Where the cell is empty, the column of status beside it says why. "
    "A percentage of 4.2% is the number 4.2. Days are the last of their period."
)


def build_notes_table(briefing: Briefing) -> Table:
    """A topic and what is said of it a row."""
    rows = tuple((text(topic), text(said)) for topic, said in _notes(briefing) if said)
    return Table("Notes", (Column("Topic", 44), Column("Note", 110)), rows)


def _notes(briefing: Briefing) -> Iterator[tuple[str, str]]:
    release, sheet = briefing.release, briefing.sheet
    yield "This workbook", briefing.title
    yield "Release", wording.publication(release)
    yield "Link to the view", briefing.link
    yield "Provenance", release.words["provenance"]
    yield "Licence", release.words["licence"]
    yield sheet.cluster.name, sheet.cluster.why_not
    yield "How to read the sheets", _READING
    yield from (("In words", said) for said in briefing.sentences)
    yield from ((f"Note {number}", said) for number, said in enumerate(sheet.notes, start=1))
    for row in briefing.rows:
        yield row.indicator.name, say_definition(row)
        yield row.indicator.name, say_start(row, release.symbol, release.words["start"])
        yield row.indicator.name, f"Source: {row.indicator.source}."
        yield row.indicator.name, f"Next update: {row.indicator.next_update}." if row.indicator.next_update else ""
    yield from (("Context", wording.background(item, release.symbol)) for item in sheet.context)
    yield from ((term.word, term.meaning) for key, term in build_terms(release).items() if key in _SIGNS)
    yield from ((word.value, said) for word, said in WORDS.items())
    yield from (("What changed", said) for said in briefing.changes)
