"""Is every way city.toml can be wrong told in one clear sentence, and is the file optional?"""

from pathlib import Path

import pytest

from loaders.errors import ReferenceInvalid
from loaders.reference import load_reference
from tests.metrics.council import cluster, found_council

CITY = """
[city]
area = "1"
national = "10"
region = "11"

[codes]
new_la_code = "E08000035"
region_code = "E12000003"
region_name = "North"

[[group]]
name = "Neighbours"
model = "2015"
areas = ["2", "3"]

[[group]]
name = "Neighbours"
model = "2020"
areas = ["3", "4"]

[[measure]]
key = "rate"
name = "Rate"
unit = "per 10,000"
places = 1
improvement = "down"
definition = "A rate."
source = "Returns"
indicator = "cla"

[[measure.breaks]]
month = "2015-09"
label = "New"
note = "Counted anew."

[[not_supplied]]
name = "Another"
why = "nobody counts it"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The reference of a council with one indicator and a page of the city."""
    found_council(tmp_path, [cluster("ash")])
    (tmp_path / "reference" / "city.toml").write_text(CITY, encoding="utf-8")
    return tmp_path / "reference"


def test_the_file_is_optional(folder: Path) -> None:
    assert load_reference(folder).city["measure"][0]["key"] == "rate"
    (folder / "city.toml").unlink()
    assert load_reference(folder).city == {}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('area = "1"\n', "", "city.toml, [city]: area is missing."),
        ('new_la_code = "E08000035"', 'new_la_code = "x"', "[codes]: new_la_code must be a letter and eight digits"),
        ('region_name = "North"', "", "city.toml, [codes]: region_name is missing."),
        ("places = 1", "places = 9", 'city.toml, measure "rate": places must be a whole number from 0 to 3.'),
        ('"down"', '"less"', 'city.toml, measure "rate": improvement must be one of "down", "up", "none".'),
        ("places = 1", "places = 1\nnotess = []", 'measure "rate": unknown key "notess"; did you mean "notes"?'),
        ('month = "2015-09"', 'month = "2015"', 'city.toml, measure "rate", break 1: month must be a month'),
        ('indicator = "cla"', 'indicator = "cli"', 'city.toml, measure "rate": unknown indicator "cli"; did you mean'),
        ('model = "2020"', 'model = "2015"', 'two groups have the name and model "Neighbours 2015"'),
        ('areas = ["2", "3"]', "areas = []", 'city.toml, group "Neighbours": areas must name at least one.'),
        ('areas = ["2", "3"]', 'areas = ["1", "3"]', 'group "Neighbours": leave the city out'),
        ('why = "nobody counts it"', "", 'city.toml, not_supplied "Another": why is missing.'),
        ("[[group]]", "[group]", "city.toml"),
        ('key = "rate"', 'key = "Rate a"', 'city.toml, measure "Rate a": key must be lower-case letters'),
    ],
)
def test_each_fault_is_one_sentence(folder: Path, old: str, new: str, said: str) -> None:
    assert old in CITY
    (folder / "city.toml").write_text(CITY.replace(old, new), encoding="utf-8")
    with pytest.raises(ReferenceInvalid) as caught:
        load_reference(folder)
    (problem,) = caught.value.problems
    assert said in problem


def test_two_measures_cannot_share_a_key_or_a_name(folder: Path) -> None:
    measure = CITY[CITY.index("[[measure]]") : CITY.index("[[measure.breaks]]")]
    (folder / "city.toml").write_text(CITY + measure, encoding="utf-8")
    with pytest.raises(ReferenceInvalid) as caught:
        load_reference(folder)
    assert caught.value.problems == (
        'city.toml: two measures have the key "rate"; each needs its own.',
        'city.toml: two measures have the name "Rate"; each needs its own.',
    )
