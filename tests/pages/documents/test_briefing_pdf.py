"""Is the briefing's PDF two pages, the sheet's figures and words, and readable without eyes?

Read by pypdf, which knows nothing of what wrote it.
"""

from dataclasses import replace

import pytest
from pypdf import PdfReader

from metrics import Indicator, Month, Release
from pages.documents.briefing_pdf import build_briefing_pdf
from pages.documents.content import Briefing, build_briefings
from pages.documents.pack import build_pack
from tests.pages.documents.briefings import (
    ADDRESS,
    GOLDEN,
    HOSTILE,
    all_texts,
    brief,
    brief_renamed,
    expect_row,
    squeeze,
)
from tests.pages.documents.pdf_reading import open_pdf, read_catalogue, read_tags
from tests.pages.reading import Element
from tests.pages.releases import find_hidden

# The cluster information sheet of Seacroft Manston (products, section 2), with its verdicts and the city.
GOLDEN_ROWS = [
    ("108", "1,246", "1 No clear change", "22.7%", "20", "No clear change"),
    ("117", "1,456", "12 No clear change", "-28.7%", "-47", "Better"),
    ("4.2%", "3.8%", "N/A", "N/A", "-1.8", "Better"),
    ("5.9%", "5.4%", "N/A", "N/A", "-5.3", "Better"),
]
HEADINGS = [
    "In words, and why",
    "Where Seacroft Manston lies among all clusters",
    "What changed in this release",
    "Progress since CYPP start",
    "Questions to ask",
    "Story behind the baseline",
    "Actions",
    "Notes and definitions",
]


@pytest.fixture(scope="module")
def golden(demonstration: Release) -> PdfReader:
    return open_pdf(build_briefing_pdf(brief(demonstration, *GOLDEN)))


@pytest.fixture(scope="module")
def tags(golden: PdfReader) -> Element:
    return read_tags(golden)


def made(briefing: Briefing) -> PdfReader:
    """The PDF, which is two pages whatever it says."""
    pdf = open_pdf(build_briefing_pdf(briefing))
    assert len(pdf.pages) == 2, briefing.title
    return pdf


def rows_of(table: Element) -> list[list[Element]]:
    return [row.all("TD") for row in table.first("TBody").all("TR")]


def shown(pdf: PdfReader) -> str:
    return squeeze(" ".join(read_tags(pdf).text.split()))


def assert_whole(briefing: Briefing, pdf: PdfReader) -> None:
    """Nothing is left out or cut: every text of the pack is there, and on the paper."""
    said = shown(pdf)
    pack = replace(build_pack(briefing), area_word="", start="")  # these are parts of sentences
    pack = pack if pack.places else replace(pack, places_heads=())
    texts = [text.lstrip("▲▼● ") for text in all_texts(pack)]
    assert [text for text in texts if squeeze(text) not in said] == []
    for page in pdf.pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        places: list[tuple[float, float]] = []

        def note(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
            if text.strip():
                places.append((tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]))  # noqa: B023 - used within the turn

        page.extract_text(visitor_text=note)
        assert len(places) > 50
        assert all(40 < x < width - 40 and 10 < y < height - 10 for x, y in places)


def test_golden_sheet(tags: Element) -> None:
    rows = rows_of(tags.all("Table")[0])
    said = [
        tuple(cell.text for cell in (latest.first("P"), city.first("P"), *changes))
        for _, latest, city, *changes in rows
    ]
    assert said == GOLDEN_ROWS
    assert [row[0].text.split(" (1, 2)")[0] for row in rows][2:] == [
        "Reduce school absence: primary", "Reduce school absence: secondary",
    ]  # fmt: skip
    assert rows[0][1].text == "108 December 2015 97.4 per 10,000 of 11,088 children, mid-2017"


def test_answer_stands_before_the_sheet(tags: Element) -> None:
    """What a chair reads first: cluster, month, verdicts; in the top third of the page with the sheet below."""
    (document,) = tags.all("Document")
    order = [part for part in document.inside if isinstance(part, Element)]
    assert [part.name for part in order[:4]] == ["P", "H1", "P", "Table"]
    assert [part.text.replace("\u00a0", " ") for part in order[:3]] == [
        "Monthly obsessions tracker by cluster · Leeds",
        "Seacroft Manston December 2015",
        "Since CYPP start: Better NEET, primary absence, secondary absence No clear change CLA",
    ]  # fmt: skip


def test_reads_in_order_without_eyes(golden: PdfReader, tags: Element) -> None:
    root = read_catalogue(golden)
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en-GB", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"<pdfuaid:part>1<" in root["/Metadata"].get_data()
    title = "Monthly obsessions tracker by cluster: Seacroft Manston, December 2015"
    assert golden.metadata
    assert (golden.metadata.title, golden.metadata.author) == (title, None)
    assert [head.text for head in tags.all("H2")] == HEADINGS
    assert len(tags.all("H1")) == 1
    assert [head.text for head in tags.all("H3")] == [
        "Children looked after Part synthetic",
        "Young people not in education, employment or training Part synthetic",
        "Primary school absence (half-terms 1 to 5) Part synthetic",
        "Secondary school absence (half-terms 1 to 5) Part synthetic",
    ]


def test_tables_have_heads(tags: Element) -> None:
    tables = tags.all("Table")
    assert [[head.text for head in table.all("TH")] for table in tables] == [
        [
            "Obsession", "Latest position", "Leeds", "Change since last month", "% change since CYPP start",
            "Change since CYPP start", "Verdict since CYPP start",
        ],
        ["Obsession", "Lowest", "Clusters shown", "Highest", "This cluster", "Leeds", "Against Leeds"],
        ["What will be done", "Who", "By when"],
    ]  # fmt: skip
    assert {head.attributes["Scope"] for table in tables for head in table.all("TH")} == {"/Column"}
    assert [len(row) for row in rows_of(tables[2])] == [3] * 4
    assert tables[2].first("TBody").text == ""


def test_every_picture_is_said(tags: Element) -> None:
    figures = tags.all("Figure")
    said = [figure.attributes["Alt"] or "" for figure in figures]
    assert len(figures) == 8
    assert all(len(words) > 80 for words in said)
    assert said[4].startswith("Children looked after, Seacroft Manston. First April 2011 88; latest December 2015 108;")
    assert said[0].startswith(
        "Children looked after, December 2015, per 10,000 children: 19 points from 12.3 to 168.3."
    )


def test_pictures_are_drawn_not_pasted(golden: PdfReader) -> None:
    """Lines and letters: no page holds an image of dots."""
    assert [list(page.images) for page in golden.pages] == [[], []]


def test_nothing_in_it_runs(golden: PdfReader) -> None:
    written = b"".join(
        bytes(str(found), "utf-8", "replace") for found in map(golden.get_object, range(1, len(golden.xref[0]) + 1))
    )
    assert b"/Page" in written
    assert not [word for word in (b"/JavaScript", b"/JS'", b"/OpenAction", b"/AA'", b"/Launch") if word in written]


def test_link_leads_back_to_the_view(golden: PdfReader, tags: Element) -> None:
    links = [found.get_object()["/A"]["/URI"] for page in golden.pages for found in page.get("/Annots", [])]
    assert set(links) == {f"{ADDRESS.rstrip('/')}/?cluster=seacroft-manston&month=2015-12"}
    assert squeeze(tags.first("Link").text) == links[0]


def test_says_whence_it_comes(tags: Element) -> None:
    assert "Release 2017-03, published 21 April 2017." in tags.text
    assert "Open Government Licence" in tags.text
    assert "are synthetic" in tags.text


@pytest.mark.parametrize(
    ("code", "month"),
    [GOLDEN, ("arm", "2017-03"), ("silc", "2017-03"), ("garforth", "2017-03"), ("garforth", "2011-04")],
)
def test_every_figure_is_the_sheets(demonstration: Release, code: str, month: str) -> None:
    briefing = brief(demonstration, code, month)
    pdf = made(briefing)
    assert_whole(briefing, pdf)
    rows = rows_of(read_tags(pdf).all("Table")[0])
    assert len(rows) == len(briefing.sheet.rows)
    for cells, row in zip(rows, briefing.sheet.rows, strict=True):
        figures = tuple((cell.all("P") or [cell])[0].text for cell in cells[1:6])
        assert figures == expect_row(row, demonstration.symbol), row.indicator.key
        chips = [row.month_verdict.word, row.start_verdict.word]
        for cell, word in zip((cells[3], cells[6]), chips, strict=True):
            assert word is None or cell.text.endswith(word.value)


def test_hidden_figure_is_a_sign_and_a_gap(demonstration: Release) -> None:
    code, entry = find_hidden()
    briefing = brief(demonstration, code, "2017-03")
    tags = read_tags(made(briefing))
    place = next(n for n, row in enumerate(briefing.sheet.rows) if row.indicator.key == entry["key"])
    cells = rows_of(tags.all("Table")[0])[place]
    assert cells[1].first("P").text == "[c]"
    assert {cell.text.split()[0] for cell in cells[3:6]} <= {"[c]", "N/A"}
    standing = next(row for row in rows_of(tags.all("Table")[1]) if row[0].text.startswith(entry["short_name"]))
    assert standing[4].text == "[c]"
    assert not {"Better", "Worse"} & set(standing[6].text.split())
    said = [figure.attributes["Alt"] or "" for figure in tags.all("Figure")]
    assert any(words.startswith(f"{entry['name']}, ") and "Hidden figures are gaps." in words for words in said)
    assert "[c]: hidden" in tags.text


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_names_do_no_harm(demonstration: Release, name: str) -> None:
    briefing = brief_renamed(demonstration, name)
    pdf = made(briefing)
    assert pdf.metadata
    assert pdf.metadata.title == build_pack(briefing).title
    if name not in (HOSTILE["emoji"], HOSTILE["chinese"], HOSTILE["ancient"], HOSTILE["arabic"], HOSTILE["hebrew"]):
        assert_whole(briefing, pdf)


def test_long_words_of_a_council_fit(demonstration: Release) -> None:
    """Definitions, notes and objectives four times as long, five obsessions: smaller letters, never a third page."""

    def lengthen(indicator: Indicator) -> Indicator:
        return replace(
            indicator,
            objective=f"{indicator.objective} " * 3,
            definition=f"{indicator.definition} " * 4,
            notes=tuple(f"{note} " * 4 for note in indicator.notes),
            sheet_order=indicator.sheet_order or (5 if indicator.key == "absence_primary_six" else None),
        )

    indicators = {key: lengthen(indicator) for key, indicator in demonstration.indicators.items()}
    briefing = brief(replace(demonstration, indicators=indicators), "arm", "2017-03")
    assert len(briefing.sheet.rows) == 5
    assert_whole(briefing, made(briefing))


def test_same_words_make_the_same_file(demonstration: Release) -> None:
    first, second = (build_briefing_pdf(brief(demonstration, *GOLDEN)) for _ in range(2))
    assert first == second


@pytest.mark.slow
@pytest.mark.parametrize("month", ["2013-04", "2017-03"])
def test_every_cluster_has_two_whole_pages(demonstration: Release, month: str) -> None:
    briefings = list(build_briefings(demonstration, Month.parse(month), ADDRESS))
    assert len(briefings) >= 24
    for briefing in briefings:
        assert_whole(briefing, made(briefing))
