"""Do the pictures show what was published, and nothing of what was not?"""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Break, Month, PublishedValue, Release, Series, Status, build_attendance, months_between
from metrics.series import Figure
from pages.components.attendance.chart import build_attendance_chart
from pages.components.axes import say_level
from pages.components.charts import build_chart, build_sparkline, describe
from tests.pages.reading import Element, read_html
from tests.pages.test_wording import ABSENCE, CHILDREN

START = Month(2011, 4)
MOVE = Break(Month(2013, 4), "Boundary move", "From April 2013 a school moved.")


def series_of(*values: int | None, first: Month = START) -> Series:
    """A monthly series; None is a hidden month."""
    last = first
    for _ in values[1:]:
        last = last.next()
    return Series(
        CHILDREN,
        tuple(
            Figure(
                month.end,
                PublishedValue(Status.SUPPRESSED) if value is None else PublishedValue.of(value),
                month.end,
                "published",
            )
            for month, value in zip(months_between(first, last), values, strict=True)
        ),
    )


def chart(series: Series, *breaks: Break) -> Element:
    return read_html(build_chart(replace(series, moves=breaks), "label", "CYPP start"))


def points(picture: Element) -> list[int]:
    """How many points each unbroken line has."""
    return [len((path.attributes["d"] or "").split("L")) for path in picture.all("path", "line")]


def test_a_hidden_month_breaks_the_line_and_is_marked_on_the_axis() -> None:
    picture = chart(series_of(10, 12, None, 14, 15, 16))
    assert points(picture) == [2, 3]
    assert len(picture.all("text", "gap")) == 1


def test_a_lone_month_between_hidden_ones_is_a_dot() -> None:
    picture = chart(series_of(10, 12, None, 14, None, 16, 17))
    assert points(picture) == [2, 2]
    assert [dot.attributes["r"] for dot in picture.all("circle")] == ["1.6", "4"]


def test_an_older_figure_does_not_look_like_a_newest_one_that_is_hidden() -> None:
    shown, hidden = series_of(10, 12, 14), series_of(10, 12, 14, None)
    assert [text.text for text in chart(shown).all("text", "value")] == ["14"]
    assert not chart(hidden).all("text", "value")
    for picture in (chart(hidden), read_html(build_sparkline(hidden, "label"))):
        assert not picture.all("circle")
    assert "; latest June 2011 14;" in describe(shown, "Children", "ACES")
    assert "; latest shown June 2011 14;" in describe(hidden, "Children", "ACES")


@pytest.mark.parametrize("hidden", [(None,), (None, None, None)])
def test_nothing_shown_draws_nothing(hidden: tuple[None, ...]) -> None:
    series = series_of(*hidden)
    assert build_chart(series, "label", "CYPP start") == ""
    assert build_sparkline(series, "label") == ""
    assert describe(series, "Children looked after", "ACES") == "Children looked after, ACES: no figure is shown."


@given(st.lists(st.one_of(st.none(), st.integers(0, 500)), min_size=1, max_size=72))
def test_pictures_come_from_shown_figures_alone(values: list[int | None]) -> None:
    """Every coordinate is finite and inside; a line never has more points than figures are shown."""
    series = series_of(*values)
    shown = [value for value in values if value is not None]
    for drawn, width, height in (
        (build_chart(replace(series, moves=(MOVE,)), "label", "CYPP start"), 440, 186),
        (build_sparkline(series, "label"), 140, 46),
    ):
        if not shown:
            assert drawn == ""
            continue
        picture = read_html(drawn)
        lone = [dot for dot in picture.all("circle") if dot.attributes["r"] == "1.6"]
        assert sum(points(picture)) + len(lone) == len(shown)
        places = [
            pair
            for path in picture.all("path")
            for pair in re.findall(r"([\d.-]+) ([\d.-]+)", path.attributes["d"] or "")
        ]
        places += [(dot.attributes["cx"] or "", dot.attributes["cy"] or "") for dot in picture.all("circle")]
        assert all(0 <= float(x) <= width and 0 <= float(y) <= height for x, y in places)


def test_axis_starts_at_nought_and_ends_on_a_round_number() -> None:
    scale = [text.text for text in chart(series_of(86, 108)).all("text", "end")]
    assert scale == ["0", "60", "120"]


def test_newest_figure_is_written_out() -> None:
    assert chart(series_of(86, 108)).first("text", "value").text == "108"
    percent = replace(series_of(5, 4), indicator=ABSENCE)
    assert chart(percent).first("text", "value").text == "4.0%"


def test_boundary_move_is_drawn_where_it_happened_and_does_not_cut_the_line() -> None:
    picture = chart(series_of(*range(20, 60)), MOVE)
    assert points(picture) == [40]
    assert len(picture.all("line", "break")) == 1
    assert "Boundary move, Apr 2013" in [text.text for text in picture.all("text", "note")]


def test_change_of_definition_cuts_the_line_and_the_start() -> None:
    changed = Break(Month(2012, 4), "New definition", "Not comparable.")
    series = replace(series_of(*range(20, 60)), indicator=replace(CHILDREN, breaks=(changed,)))
    picture = chart(series, changed)
    assert points(picture) == [12, 28]
    (start,) = picture.all("line", "start")
    newest = picture.all("circle", "dot")[-1]
    assert float(start.attributes["x2"] or 0) < float(newest.attributes["cx"] or 0)


def test_start_is_named_once_there_is_a_figure_after_it() -> None:
    def words(*values: int) -> list[str]:
        return [word.text for word in chart(series_of(*values)).all("text")]

    assert "CYPP start" not in words(9)
    assert "CYPP start" in words(9, 10)


def test_hidden_start_draws_no_rule() -> None:
    assert chart(series_of(None, 10, 11)).all("line", "start") == []
    assert len(chart(series_of(9, 10, 11)).all("line", "start")) == 1


def test_description_says_ends_and_extremes_of_shown_figures() -> None:
    said = describe(series_of(88, 86, None, 108), "Children looked after", "ACES")
    assert said == (
        "Children looked after, ACES. First April 2011 88; latest July 2011 108; lowest May 2011 86; "
        "highest July 2011 108. Hidden figures are gaps."
    )


def test_label_is_the_pictures_name_and_is_escaped() -> None:
    picture = read_html(build_chart(series_of(1, 2), '"><script>', "<b>start</b>"))
    assert picture.first("svg").attributes["aria-label"] == '"><script>'
    assert picture.first("svg").attributes["role"] == "img"
    assert not picture.all("b")


def test_one_month_draws() -> None:
    lone = Series(
        CHILDREN, (Figure(date(2015, 12, 31), PublishedValue.of(Fraction(0)), date(2015, 12, 31), "published"),)
    )
    assert len(chart(lone).all("circle")) == 2
    assert "NaN" not in build_sparkline(lone, "label")


def test_numbers_on_a_scale_have_thousands() -> None:
    assert [say_level(value, CHILDREN) for value in (0.0, 800.0, 200_000.0)] == ["0", "800", "200,000"]
    assert [say_level(value, ABSENCE) for value in (2.5, 12.0)] == ["2.5%", "12%"]


def test_absence_of_a_hidden_newest_year_has_the_citys_figure_alone(demonstration: Release) -> None:
    attendance = build_attendance(demonstration, demonstration.clusters["garforth"], Month(2017, 3))
    part = attendance.phases[0].parts[0]
    hidden = replace(part.absence.figures[-1], value=PublishedValue(Status.SUPPRESSED))
    unseen = replace(part, absence=replace(part.absence, figures=(*part.absence.figures[:-1], hidden)))
    shown, drawn = (read_html(build_attendance_chart(each, "Garforth", "Leeds")) for each in (part, unseen))
    assert (len(shown.all("text", "value")), len(shown.all("text", "beside"))) == (1, 1)
    assert (len(drawn.all("text", "value")), len(drawn.all("text", "beside"))) == (0, 1)
    assert not [dot for dot in drawn.all("circle", "dot") if dot.attributes["r"] == "4"]
