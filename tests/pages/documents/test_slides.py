"""Do the slides say what the sheet says, large, whole and editable, and hold nothing that is hidden?"""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from metrics import Month, Release, SheetRow, Status
from metrics.release import open_release
from pages.components import wording
from pages.components.axes import round_up
from pages.documents.content import Briefing, build_briefings
from pages.documents.pack import build_pack
from pages.documents.slides import build_slides
from tests.pages.documents.briefings import GOLDEN, HOSTILE, brief, brief_renamed
from tests.pages.documents.slides_reading import (
    A,
    charts_of,
    days_of,
    open_slides,
    outside,
    overfull,
    overlapping,
    parts,
    table_of,
    workbooks,
    xml_parts,
)
from tests.pages.releases import find_hidden
from tests.pages.worlds import plant_world, spellings

View = tuple[str, str]

GAPS = ("garforth", "2015-12")  # with hidden months between
FIRST = ("seacroft-manston", "2011-04")  # with one figure of each obsession at most
VIEWS: tuple[View, ...] = (
    GOLDEN,
    ("arm", "2017-03"),
    ("epos", "2013-04"),
    ("silc", "2017-03"),
    ("aces", "2011-05"),
    ("garforth", "2014-06"),
    (find_hidden()[0], "2017-03"),
    ("bcm", "2016-10"),
    GAPS,
    FIRST,
)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module", params=[True, False], ids=["16:9", "4:3"])
def wide(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture(scope="module")
def briefings(demonstration: Release) -> dict[View, Briefing]:
    return {view: brief(demonstration, *view) for view in VIEWS}


@pytest.fixture(scope="module")
def made(briefings: dict[View, Briefing], wide: bool) -> dict[View, bytes]:
    """The slides of every view."""
    return {view: build_slides(briefing, wide=wide) for view, briefing in briefings.items()}


@pytest.fixture(scope="module")
def golden(made: dict[View, bytes]) -> bytes:
    return made[GOLDEN]


def figure(row: SheetRow, day: date) -> float | None:
    """A figure as readers have it, as a number."""
    value = row.progress.at(day)
    said = wording.figure(value, row.indicator, "")
    return float(said.rstrip("%").replace(",", "")) if value.status is Status.PUBLISHED else None


def drawn_rows(briefing: Briefing) -> list[SheetRow]:
    """The obsessions with a chart, in their order."""
    return [
        row
        for row in briefing.rows
        if row.latest.status is not Status.NOT_APPLICABLE
        and any(found.value.status is Status.PUBLISHED for found in row.progress.figures)
    ]


def test_five_slides_of_the_right_shape(golden: bytes, wide: bool) -> None:
    made = open_slides(golden)
    assert made.slide_width / made.slide_height == pytest.approx(16 / 9 if wide else 4 / 3, abs=0.001)
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert titles == [
        "Seacroft Manston",
        "Seacroft Manston, December 2015",
        "CLA and NEET",
        "Primary absence and secondary absence",
        "Where we stand, and questions to ask",
    ]
    # A screen reader goes through a slide from its title to its foot.
    for slide in made.slides:
        names = [shape.name for shape in slide.shapes]
        assert slide.shapes[0].is_placeholder
        assert names[-1] == "Release"
    answer = made.slides[0].placeholders[1].text_frame.text.splitlines()
    assert answer[-2:] == ["Better: NEET, primary absence, secondary absence", "No clear change: CLA"]


def test_the_golden_sheet_is_a_table(golden: bytes, wide: bool) -> None:
    heads, *rows = table_of(open_slides(golden).slides[1])
    expected = [
        ["CLA", "108", "1,246", "▲ 1", "22.7%", "▲ 20", "No clear change"],
        ["NEET", "117", "1,456", "▲ 12", "-28.7%", "▼ -47", "Better"],
        ["Primary absence", "4.2%", "3.8%", "N/A", "N/A", "▼ -1.8", "Better"],
        ["Secondary absence", "5.9%", "5.4%", "N/A", "N/A", "▼ -5.3", "Better"],
    ]
    assert rows == (expected if wide else [[*row[:2], *row[3:]] for row in expected])
    assert heads[-1] == "Verdict since CYPP start"
    (shape,) = [shape for shape in open_slides(golden).slides[1].shapes if shape.has_table]
    assert shape.table.first_row
    assert shape.table.first_col


@pytest.mark.parametrize("view", VIEWS, ids="-".join)
def test_charts_hold_what_is_shown_and_no_more(
    made: dict[View, bytes], briefings: dict[View, Briefing], view: View
) -> None:
    """Each period's figure is in one series as it is said, or in none; the chart's own workbook has the same cells."""
    briefing, content = briefings[view], made[view]
    charts = [chart for slide in open_slides(content).slides for chart in charts_of(slide)]
    rows = drawn_rows(briefing)
    assert len(charts) == len(rows) == len(workbooks(content))
    for row, chart in zip(rows, charts, strict=True):
        days = [found.period_end for found in row.progress.figures]
        assert days_of(chart) == days
        every = {series.name: list(series.values) for series in chart.plots[0].series}
        begun = every.pop(briefing.release.words["start"], [])
        for place, day in enumerate(days):
            held = [values[place] for values in every.values() if values[place] is not None]
            expected = figure(row, day)
            assert held == ([] if expected is None else [pytest.approx(expected)]), (row.indicator.key, day)
        # No line goes on across a break, and the start is compared with nothing beyond one.
        for found in row.breaks:
            for values in every.values():
                sides = {day < found.month.end for day, value in zip(days, values, strict=True) if value is not None}
                assert len(sides) <= 1
            assert [day for day, value in zip(days, begun, strict=True) if value and day >= found.month.end] == []
        assert {value for value in begun if value is not None} <= {figure(row, row.indicator.baseline)}
        # The axis says nothing of what is hidden.
        top = max(float(found.value.value) for found in row.progress.figures if found.value.value is not None)
        assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (0, round_up(top))
    for row, sheet in zip(rows, in_order(rows, workbooks(content)), strict=True):
        heads = [cell.value for cell in sheet[1]][1:]
        start = briefing.release.words["start"]
        held_days = {line[0].value.date(): [cell.value for cell in line[1:]] for line in sheet.iter_rows(min_row=2)}
        assert list(held_days) == [found.period_end for found in row.progress.figures]
        for day, cells in held_days.items():
            said = [cell for cell, head in zip(cells, heads, strict=True) if cell is not None and head != start]
            expected = figure(row, day)
            assert said == ([] if expected is None else [pytest.approx(expected)]), (row.indicator.key, day)
        assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f" or cell.hyperlink]


def in_order(rows: list[SheetRow], sheets: list[Any]) -> list[Any]:
    """Each row's sheet: the one headed by its name."""
    names = {sheet.cell(1, 2).value.split(" from ")[0]: sheet for sheet in sheets}
    return [names[row.indicator.short_name] for row in rows]


def test_empty_cells_are_gaps(made: dict[View, bytes]) -> None:
    content = made[("garforth", "2014-06")]
    for name, part in xml_parts(content).items():
        if name.startswith("ppt/charts/chart"):
            assert part.find(f".//{C}dispBlanksAs").get("val") == "gap"
            order = [child.tag.removeprefix(C) for child in part.find(f".//{C}dateAx")]
            assert order[-3:] == ["baseTimeUnit", "majorUnit", "majorTimeUnit"]


@pytest.mark.parametrize("view", VIEWS, ids="-".join)
def test_everything_is_whole(made: dict[View, bytes], view: View) -> None:
    slides = open_slides(made[view])
    assert outside(slides) == []
    assert overlapping(slides) == []
    assert overfull(slides) == []


@pytest.mark.parametrize("view", VIEWS, ids="-".join)
def test_no_letters_below_24_points(made: dict[View, bytes], view: View) -> None:
    content = made[view]
    for slide in open_slides(content).slides:
        runs = [run for found in slide.element.iter(f"{A}r") for run in [found.find(f"{A}rPr")]]
        assert runs
        assert [run for run in runs if run is None or int(run.get("sz")) < 2400] == []
    for name, part in xml_parts(content).items():
        if name.startswith("ppt/charts/chart"):
            sizes = [int(found.get("sz")) for found in part.iter(f"{A}defRPr", f"{A}rPr") if found.get("sz")]
            assert sizes
            assert min(sizes) >= 2400


def test_the_language_is_said_of_every_word(golden: bytes) -> None:
    for name, part in xml_parts(golden).items():
        if name.startswith(("ppt/slides/", "ppt/notesSlides/")):
            for run in part.iter(f"{A}r"):
                assert run.find(f"{A}rPr").get("lang") == "en-GB", name
        assert not [found for found in part.iter() if found.get("lang") == "en-US" and "ppt/slide" in name], name


def test_the_file_says_what_it_is_and_nothing_of_who_made_it(demonstration: Release, golden: bytes) -> None:
    said = open_slides(golden).core_properties
    assert said.title == "Monthly obsessions tracker by cluster: Seacroft Manston, December 2015"
    assert said.language == "en-GB"
    assert (said.author, said.last_modified_by, said.comments, said.keywords) == ("", "", "", "")
    assert said.created.date() == said.modified.date() == demonstration.published_on
    found = parts(golden)
    assert not [name for name in found if "thumbnail" in name or "printer" in name or "docProps/app" in name[:12]]
    assert not [name for name, content in found.items() if b"Canny" in content or b"python-pptx" in content]
    for name, content in found.items():
        if name.endswith("docProps/core.xml"):
            assert re.findall(rb"<dc:creator>([^<]+)<", content) == [], name


def test_tables_and_charts_say_what_they_show(golden: bytes) -> None:
    described = [
        (shape.name, shape._element.nvGraphicFramePr.cNvPr.get("descr") or "")
        for slide in open_slides(golden).slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]
    assert [name for name, _ in described] == [
        "Sheet",
        "Chart: Children looked after",
        "Chart: Young people not in education, employment or training",
        "Chart: Primary school absence (half-terms 1 to 5)",
        "Chart: Secondary school absence (half-terms 1 to 5)",
        "Where we stand",
    ]
    assert all(len(words) > 40 for _, words in described)
    assert "latest December 2015 108" in described[1][1]


@pytest.mark.parametrize("view", VIEWS, ids="-".join)
def test_the_speaker_has_sentences_reasons_and_questions(
    made: dict[View, bytes], briefings: dict[View, Briefing], view: View
) -> None:
    briefing = briefings[view]
    pack = build_pack(briefing)
    notes = [slide.notes_slide.notes_text_frame.text for slide in open_slides(made[view]).slides]
    said = "\n".join(notes)
    assert [sentence for sentence in briefing.sentences if sentence not in said] == []
    assert [question for question in briefing.questions if question not in notes[-1]] == []
    assert all(reason in said for found in pack.said for _, reason in found.reasons)
    assert all(note in said for note in pack.notes)
    assert pack.provenance in notes[0]
    assert pack.licence in notes[0]
    assert briefing.link in notes[0]
    assert briefing.sheet.cluster.why_not in said


@pytest.mark.parametrize("view", VIEWS, ids="-".join)
def test_where_the_cluster_stands(
    made: dict[View, bytes], briefings: dict[View, Briefing], view: View, wide: bool
) -> None:
    briefing = briefings[view]
    last = list(open_slides(made[view]).slides)[-1]
    pack = build_pack(briefing)
    if not pack.places:
        assert last.shapes.title.text_frame.text == "Questions to ask"
    else:
        _, *rows = table_of(last)
        expected = [[place.own, place.city, place.lowest, place.highest] for place in pack.places]
        assert [row[1:5] for row in rows] == expected
        if wide:
            assert [row[5] for row in rows] == [p.chip.word if p.chip else "Not judged" for p in pack.places]
    asked = next(shape for shape in last.shapes if shape.name == "Questions").text_frame.text.splitlines()
    general = briefing.questions[-2:]
    assert [words.removeprefix("• ") for words in asked][-2:] == list(general)


def test_synthetic_figures_say_so_on_every_slide(made: dict[View, bytes]) -> None:
    for view, said in (
        (GOLDEN, "Part synthetic demonstration figures · release 2017-03"),
        (("silc", "2017-03"), "Release 2017-03"),
    ):
        for slide in open_slides(made[view]).slides:
            assert slide.shapes[-1].text_frame.text == said


def test_a_cluster_with_a_row_of_its_own(made: dict[View, bytes]) -> None:
    slides = open_slides(made[("silc", "2017-03")]).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles == ["SILC", "SILC, March 2017", "Special school absence (six half-terms)", "Questions to ask"]
    assert len(table_of(slides[1])) == 2
    assert "the notes say why" in slides[0].placeholders[1].text_frame.text


def test_a_hidden_figure_is_a_sign_and_a_sentence(made: dict[View, bytes]) -> None:
    code, entry = find_hidden()
    slides = open_slides(made[(code, "2017-03")]).slides
    row = next(row for row in table_of(slides[1]) if row[0] == entry["short_name"])
    assert row[1] == "[c]"
    words = next(s.text_frame.text for s in slides[2].shapes if s.name == f"In words: {entry['short_name']}")
    assert words.splitlines()[0] == "Not shown, to protect small numbers."


def said_below(content: bytes, name: str) -> list[str]:
    """What stands below an obsession's chart, line by line."""
    (found,) = (
        shape.text_frame.text.splitlines()
        for slide in open_slides(content).slides
        for shape in slide.shapes
        if shape.name == f"In words: {name}"
    )
    return list(found)


def notes_of(content: bytes) -> list[str]:
    """What the speaker has, slide by slide."""
    return [slide.notes_slide.notes_text_frame.text for slide in open_slides(content).slides]


def alts(content: bytes) -> list[str]:
    """What is said of each chart to those who do not see it."""
    shapes = [shape for slide in open_slides(content).slides for shape in slide.shapes if shape.has_chart]
    return [shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in shapes]


def test_gaps_are_explained_where_there_are_some(made: dict[View, bytes]) -> None:
    content, why = made[GAPS], "Gaps: hidden, to protect small numbers."
    assert said_below(content, "CLA")[-1] == why
    assert why not in said_below(content, "NEET")
    assert notes_of(content)[2].splitlines().count(why) == 1
    assert [alt.endswith("Hidden figures are gaps.") for alt in alts(content)] == [True, False, False, False]


def test_a_dashed_line_is_spoken_of_where_one_is_drawn(made: dict[View, bytes]) -> None:
    assert said_below(made[GAPS], "CLA")[1] == "Dashed: CYPP start, 8."
    assert said_below(made[FIRST], "CLA") == ["Since CYPP start: N/A."]
    charts = [chart for slide in open_slides(made[FIRST]).slides for chart in charts_of(slide)]
    assert [[line.name for line in chart.plots[0].series] for chart in charts] == [
        ["CLA"],
        ["Primary absence"],
        ["Secondary absence"],
    ]


def test_a_moved_boundary_is_named_for_those_who_do_not_see_the_chart(made: dict[View, bytes]) -> None:
    count, neet, *absence = alts(made[("arm", "2017-03")])
    assert count.endswith(" Breaks: boundary move Apr 2013.")
    assert neet.endswith(" Breaks: boundary move Apr 2013, new definition Sep 2016.")
    assert all("boundary move" in alt for alt in absence)
    assert not [alt for alt in alts(made[GAPS]) if "Breaks" in alt]


def test_abbreviations_keep_their_capitals_in_notes(golden: bytes) -> None:
    first = notes_of(golden)[0]
    assert "Children looked after, since CYPP start: No clear change." in first
    assert "Children looked after, since last month: " in first
    assert "cypp" not in first


@pytest.mark.parametrize("view", VIEWS, ids="-".join)
def test_a_note_stands_where_it_is_referred_to(made: dict[View, bytes], view: View) -> None:
    for said in notes_of(made[view]):
        for number in re.findall(r"see note \((\d+)\)", said):
            assert [line for line in said.splitlines() if line.startswith(f"({number}) ")] != []
    if view[0] == "arm":
        assert "see note (1)" in notes_of(made[view])[0]


@pytest.mark.parametrize("view", VIEWS, ids="-".join)
def test_notes_speak_of_no_dots(made: dict[View, bytes], view: View) -> None:
    assert "dot" not in "".join(notes_of(made[view])).split()
    assert "NEET: No population" in notes_of(made[GAPS])[-1]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_do_no_harm(demonstration: Release, wide: bool, name: str) -> None:
    content = build_slides(brief_renamed(demonstration, HOSTILE[name]), wide=wide)
    slides = open_slides(content)
    assert xml_parts(content)
    assert outside(slides) == []
    assert overlapping(slides) == []
    assert overfull(slides) == []
    assert not any(
        "\u202e" in shape.text_frame.text for s in slides.slides for shape in s.shapes if shape.has_text_frame
    )


@pytest.mark.parametrize("name", ["=1+1", "{=1}", "@SUM(A1)", "-2", "http://elsewhere.example", "<b>&\"'"])
def test_an_indicators_name_becomes_no_formula_and_no_link(demonstration: Release, name: str) -> None:
    changed = {
        key: replace(indicator, short_name=name, name=name) if key == "cla" else indicator
        for key, indicator in demonstration.indicators.items()
    }
    content = build_slides(brief(replace(demonstration, indicators=changed), *GOLDEN), wide=True)
    for sheet in workbooks(content):
        cells = [cell for line in sheet.iter_rows() for cell in line]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert any(name in str(sheet.cell(1, 2).value) for sheet in workbooks(content))
    assert not [part for part in parts(content) if part.endswith("sheet1.xml.rels")]


@pytest.mark.slow
def test_no_hidden_figure_is_in_any_part(tmp_path_factory: pytest.TempPathFactory) -> None:
    planted = plant_world(tmp_path_factory.mktemp("analyst"), tmp_path_factory.mktemp("web"), ("cla", "neet"))
    release = open_release(planted.data, "2017-03")
    made = [build_slides(briefing, wide=True) for briefing in build_briefings(release, Month(2017, 3))]
    said = b"\n".join(name.encode() + b"\n" + found for each in made for name, found in parts(each).items())
    numbers = set(re.findall(rb"<v>([0-9]+)</v>", said))
    for key, hidden in planted.hidden.items():
        assert len(hidden) > 30
        assert [count for count in hidden if any(spelling in said for spelling in spellings(count))] == []
        missing = {count for count in planted.shown[key] if str(count).encode() not in numbers}
        assert len(missing) < 0.1 * len(planted.shown[key]), "the charts do not hold the figures that are shown"
