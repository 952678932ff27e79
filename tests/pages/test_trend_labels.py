"""Do a chart's words keep clear of its lines and of each other, whatever the figures?"""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pages.components.trends.labels import (
    BEYOND,
    LINE,
    EndLabel,
    Scale,
    clear_height,
    place_above,
    place_beyond,
    steps_covered,
    wrapped,
    wrapped_above,
)

SCALE = Scale(120, 300)
VALUES = st.floats(0, 120)


@given(st.lists(st.tuples(VALUES, st.integers(1, 3)), min_size=1, max_size=5))
def test_names_beyond_the_edge_stand_one_below_the_other(drawn: list[tuple[float, int]]) -> None:
    labels = [EndLabel(value, ("word",) * lines, "#000000") for value, lines in drawn]
    placed = place_beyond(labels, SCALE, "2016-01-01")
    spans = []
    for made in placed:
        half = LINE * len(made["text"].split("<br>")) / 2
        middle = SCALE.pixels(made["y"]) + made["ay"]
        spans.append((middle - half, middle + half))
    assert all(above[1] <= below[0] + 0.01 for above, below in pairwise(spans))
    assert spans[0][0] >= -LINE - 0.01
    assert spans[-1][1] <= SCALE.height + LINE + 0.01
    assert sorted(made["y"] for made in placed) == sorted(label.value for label in labels)


@given(VALUES, st.lists(VALUES, max_size=20), st.integers(1, 3))
def test_words_within_keep_clear_of_the_months_beside(beside: float, passing: list[float], lines: int) -> None:
    middle = SCALE.pixels(clear_height(lines, SCALE, beside, passing))
    half = LINE * lines / 2
    assert all(not middle - half < SCALE.pixels(value) < middle + half for value in (*passing, beside))
    assert middle + half <= SCALE.height


def test_words_within_stand_on_the_nearer_side_that_has_room() -> None:
    assert clear_height(1, SCALE, 60, [60, 100]) < 60
    assert clear_height(1, SCALE, 60, [60, 20]) > 60
    assert clear_height(2, SCALE, 118, [118]) < 118  # above it would leave the chart
    assert clear_height(2, SCALE, 2, [2]) > 2


def test_lines_of_words_fit_where_they_stand() -> None:
    assert wrapped("CYPP start 88") == ("CYPP start", "88")
    assert max(map(len, wrapped("Outcomes for all by March 2019"))) * 8 <= BEYOND
    assert wrapped_above("Boundary move", "Apr 2013") == ("Boundary move", "Apr 2013")
    assert wrapped("<b>&") == ("&lt;b&gt;&amp;",)
    assert wrapped_above("<a>", "x") == ("&lt;a&gt;", "x")


def test_how_many_months_words_may_cover_at_worst() -> None:
    assert steps_covered(["<b>108</b>"], 84) == 3 * 8 * 84 // 140 + 1
    assert steps_covered(["a long line indeed"], 12) == 12


def test_words_above_lean_away_from_the_edge() -> None:
    sides = [place_above(("word",), "2016-01-01", part, 0)["xanchor"] for part in (0.1, 0.5, 0.9)]
    assert sides == ["left", "center", "right"]
