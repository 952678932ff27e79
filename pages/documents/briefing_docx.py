"""What does the briefing pack look like in Word? Two pages to write in: headings, real tables, pictures with words."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pages.documents.content import Briefing
from pages.documents.pack import Cell, Pack, build_pack
from pages.documents.pictures import make_pixels
from pages.documents.word_looks import prepare, settle_size
from pages.documents.word_parts import (
    add_chip,
    add_link,
    add_paragraph,
    add_picture,
    add_table,
    in_columns,
    set_frame,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

# Millimetres: they add up to what the margins leave of A4.
_SHEET = (42, 27, 26, 28, 17, 17, 27)
_PLACES = (30, 14, 36, 14, 17, 14, 59)
_ACTIONS = (102, 44, 38)
_CHART, _STRIP = 80, 32


def build_briefing_docx(briefing: Briefing) -> bytes:
    """The pack as a Word document that can be edited, with the same words as the PDF."""
    pack = build_pack(briefing)
    document = prepare(pack, briefing.release.published_on)
    _begin(document, pack)
    _add_sheet(document, pack)
    _add_words(document, pack)
    _add_places(document, pack)
    _add_changes(document, pack)
    _add_charts(document, pack)
    _add_questions(document, pack)
    _add_actions(document, pack)
    _add_notes(document, pack)
    settle_size(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _begin(document: "Document", pack: Pack) -> None:
    title = document.add_paragraph(style="Heading 1")
    title.add_run(pack.cluster)
    title.add_run(f" {pack.month}", style="Quiet")
    for answer in pack.answers:
        line = document.add_paragraph(f"{answer.since} ", style="Answer")
        for chip, names in answer.said:
            add_chip(line, chip)
            line.add_run(f" {names}   ")
    if pack.banner:
        document.add_paragraph(pack.banner, style="Banner")


def _add_sheet(document: "Document", pack: Pack) -> None:
    table = add_table(document, pack.title, pack.heads, _SHEET, len(pack.lines))
    for line, row in zip(pack.lines, table.rows[1:], strict=True):
        name, *cells = row.cells
        head = add_paragraph(name, "Cell")
        head.add_run(line.name).bold = True
        if line.notes:
            head.add_run(f" ({line.notes})", style="Quiet")
        for place, (said, cell) in enumerate(zip(line.cells, cells, strict=True)):
            _fill(cell, said, "Figure Large" if place == 0 and said.figure != "N/A" else "Figure")


def _fill(cell: "_Cell", said: Cell, style: str) -> None:
    if said.figure:
        add_paragraph(cell, style).add_run(said.figure)
    if said.chip:
        add_chip(add_paragraph(cell, "Cell"), said.chip)
    for words in said.small:
        add_paragraph(cell, "Small").add_run(words)
    if said.made:
        add_paragraph(cell, "Small").add_run(said.made, style="Made up")


def _add_words(document: "Document", pack: Pack) -> None:
    document.add_heading("In words, and why", 2)
    for said in pack.said:
        line = document.add_paragraph(said.sentence or said.name)
        line.paragraph_format.keep_with_next = True
        why = document.add_paragraph(style="Small")
        for since, reason in said.reasons:
            why.add_run(f"{since}: ").bold = True
            why.add_run(f"{reason} ")


def _add_places(document: "Document", pack: Pack) -> None:
    document.add_heading(f"Where {pack.cluster} lies among all {pack.area_word}s", 2)
    if pack.places:
        table = add_table(document, "Place among all", pack.places_heads, _PLACES, len(pack.places))
        pixels = make_pixels([place.picture for place in pack.places])
        for place, strip, row in zip(pack.places, pixels, table.rows[1:], strict=True):
            name, lowest, between, highest, own, city, against = row.cells
            add_paragraph(name, "Cell").add_run(place.name).bold = True
            add_paragraph(name, "Small").add_run(place.measure)
            add_paragraph(lowest, "Cell").add_run(place.lowest)
            add_picture(add_paragraph(between, "Cell"), strip, _STRIP, place.alt)
            add_paragraph(highest, "Cell").add_run(place.highest)
            add_paragraph(own, "Cell").add_run(place.own, style="Own")
            add_paragraph(city, "Cell").add_run(place.city).bold = True
            if place.chip:
                add_chip(add_paragraph(against, "Cell"), place.chip)
            if place.reason:
                add_paragraph(against, "Small").add_run(place.reason)
    for note in pack.places_notes:
        document.add_paragraph(note, style="Small")


def _add_changes(document: "Document", pack: Pack) -> None:
    document.add_heading("What changed in this release", 2)
    document.add_paragraph(pack.changes[0])
    _add_list(document, pack.changes[1:])


def _add_charts(document: "Document", pack: Pack) -> None:
    document.add_heading(f"Progress since {pack.start}", 2).paragraph_format.page_break_before = True
    pixels = iter(make_pixels([found.picture for found in pack.pictures if found.picture]))
    # One alone would be torn from its heading by columns that end level.
    with in_columns(document, 1 if len(pack.pictures) == 1 else 2):
        for found in pack.pictures:
            head = document.add_heading(f"{found.name} ", 3)
            head.add_run(found.made, style="Made up")
            if found.picture:
                add_picture(document.add_paragraph(), next(pixels), _CHART, found.alt)
            else:
                document.add_paragraph("No figure is shown.", style="Small")


def _add_questions(document: "Document", pack: Pack) -> None:
    document.add_heading("Questions to ask", 2)
    _add_list(document, pack.questions)
    document.add_heading("Story behind the baseline", 2)
    document.add_paragraph(pack.story, style="Small")
    for _ in range(2):
        document.add_paragraph(style="Write Here")


def _add_actions(document: "Document", pack: Pack) -> None:
    document.add_heading("Actions", 2)
    set_frame(add_table(document, "Actions", pack.actions, _ACTIONS, 4))


def _add_notes(document: "Document", pack: Pack) -> None:
    document.add_heading("Notes and definitions", 2)
    with in_columns(document, 2):
        for number, note in enumerate(pack.notes, start=1):
            document.add_paragraph(f"({number}) {note}", style="Note")
        for found in pack.definitions:
            line = document.add_paragraph(style="Note")
            line.add_run(f"{found.name}. ").bold = True
            line.add_run(found.text)
        for said in (pack.signs, pack.context, pack.provenance, f"{pack.publication} {pack.licence}"):
            if said:
                document.add_paragraph(said, style="Note")
        if pack.link:
            add_link(document.add_paragraph("This view: ", style="Note"), pack.link)


def _add_list(document: "Document", said: Sequence[str]) -> None:
    for words in said:
        document.add_paragraph(words, style="List Bullet")
