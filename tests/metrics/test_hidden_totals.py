"""Can a total of the city that the gate hides leave by the table of public figures, in the same release?"""

from datetime import date
from pathlib import Path

import pytest

from loaders.errors import ReleaseRefused
from loaders.releases import release_names
from metrics import Month
from metrics.publish import publish
from tests.loaders.test_tables import Row, supply
from tests.metrics.council import cluster, drawn_release, extract, found_council
from tests.metrics.test_publish import DAY

AREAS = "ash beech cedar elm"
# In October the whole city comes to 3, so that each hidden figure could be no more than that; November shows its total.
COUNTS = f"period {AREAS} none\n2015-10 1 0 2 0 0\n2015-11 20 30 40 50 9"
OCTOBER, NOVEMBER = Month(2015, 10).end, Month(2015, 11).end
CITY = """
[city]
area = "383"
national = "970"
region = "982"

[[group]]
name = "Others"
areas = ["330"]

[[measure]]
key = "cla_number"
name = "Children looked after"
unit = "children"
places = 0
improvement = "down"
definition = "Children looked after on the last day."
source = "A department"
indicator = "cla"
"""


def figure(area: str, period_end: date, value: float | None, **values: object) -> Row:
    """A published figure of one place; the symbol c where there is none."""
    return {
        "measure": "cla_number",
        "area": area,
        "area_name": f"Place {area}",
        "period": Month.of(period_end).key,
        "period_end": period_end,
        "edition": "2016-01",
        "value": value,
        "symbol": None if value is not None else "c",
    } | values


OTHERS = [figure(area, period, 900.0) for area in ("970", "982", "330") for period in (OCTOBER, NOVEMBER)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A council whose city total is hidden in October, with a page of the city."""
    found_council(tmp_path, [cluster(code) for code in AREAS.split()])
    extract(tmp_path, COUNTS)
    (tmp_path / "reference" / "city.toml").write_text(CITY, encoding="utf-8")
    return tmp_path


def publish_with(data: Path, *city: Row) -> None:
    supply(data, "comparators", [*OTHERS, *city])
    publish(data, Month(2015, 11), DAY, lambda line: None)


@pytest.mark.parametrize("edition", ["2016-01", "2015"])
def test_a_hidden_total_in_the_table_is_refused_and_not_repeated(data: Path, edition: str) -> None:
    """An early edition gives it away as well as the last."""
    rows = [figure("383", OCTOBER, 3.0, edition=edition), figure("383", OCTOBER, None, edition="2016-02")]
    with pytest.raises(ReleaseRefused) as caught:
        publish_with(data, *rows)
    assert caught.value.problems == (
        "comparators.parquet has cla_number of the city for October 2015, a period in which the city's total of cla is "
        "hidden to protect small figures; empty its value there, and write the symbol c.",
    )
    assert release_names(data) == []


def test_shown_totals_other_places_and_symbols_pass(data: Path) -> None:
    publish_with(data, figure("383", OCTOBER, None), figure("383", NOVEMBER, 149.0))
    assert drawn_release(data, "2015-11", "city") == "period city\n2015-10 [c]\n2015-11 149"


def test_measures_of_something_else_pass(data: Path) -> None:
    """Without `indicator` in city.toml a measure is taken to be of other people."""
    path = data / "reference" / "city.toml"
    path.write_text(CITY.replace('indicator = "cla"', ""), encoding="utf-8")
    publish_with(data, figure("383", OCTOBER, 3.0))
    assert release_names(data) == ["2015-11"]
