"""What may city.toml say? Which published measures the page City shows, in which order, and whom the city is beside."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from loaders.reference_keys import (
    BREAK,
    Key,
    Keys,
    choice,
    flag,
    national_code,
    optional,
    plain_key,
    some_texts,
    sub_table,
    sub_tables,
    text,
    texts,
    whole_number,
)
from loaders.reference_links import tables, twice, unknown
from loaders.reference_links import texts as texts_of
from loaders.reference_tables import Table, check_table, entries, listed

CITY_FILE = "city.toml"

CITY: Keys = {"area": Key(text), "national": Key(text), "region": Key(text)}
CODES: Keys = {"new_la_code": Key(national_code), "region_code": Key(national_code), "region_name": Key(text)}
GROUP: Keys = {"name": Key(text), "model": optional(text), "areas": Key(some_texts)}
MEASURE: Keys = {
    "key": Key(plain_key),
    "name": Key(text),
    "unit": Key(text),
    "percent": optional(flag),
    "places": Key(whole_number(0, 3)),
    "improvement": Key(choice("down", "up", "none")),
    "definition": Key(text),
    "source": Key(text),
    "next_update": optional(text),
    "notes": optional(texts),
    "breaks": optional(sub_tables),
    "not_compared": optional(text),
    "indicator": optional(plain_key),
}
NOT_SUPPLIED: Keys = {"name": Key(text), "why": Key(text)}


def check_city(found: Table) -> Iterator[str]:
    """What is wrong with the keys of city.toml."""
    top = {
        "city": Key(sub_table),
        "codes": optional(sub_table),
        "group": Key(sub_tables),
        "measure": Key(sub_tables),
        "not_supplied": optional(sub_tables),
    }
    yield from check_table(found, top, CITY_FILE)
    yield from check_table(found.get("city"), CITY, f"{CITY_FILE}, [city]")
    if "codes" in found:
        yield from check_table(found["codes"], CODES, f"{CITY_FILE}, [codes]")
    for place, group in entries(found, CITY_FILE, "group", "name"):
        yield from check_table(group, GROUP, place)
    for place, measure in entries(found, CITY_FILE, "measure", "key"):
        yield from check_table(measure, MEASURE, place)
        for number, changed in enumerate(listed(measure, "breaks"), start=1):
            yield from check_table(changed, BREAK, f"{place}, break {number}")
    for place, lacking in entries(found, CITY_FILE, "not_supplied", "name"):
        yield from check_table(lacking, NOT_SUPPLIED, place)


def broken_city_links(found: Table, indicator_file: Mapping[str, Any]) -> Iterator[str]:
    """One sentence for each name that is used twice or not defined, and each group that another makes ambiguous."""
    measures, groups = tables(found.get("measure")), tables(found.get("group"))
    keys = texts_of([item.get("key") for item in tables(indicator_file.get("indicator"))])
    named = [f"{group.get('name')} {group.get('model', '')}".strip() for group in groups]
    return chain(
        twice(CITY_FILE, "measure", "key", texts_of([measure.get("key") for measure in measures])),
        twice(CITY_FILE, "measure", "name", texts_of([measure.get("name") for measure in measures])),
        twice(CITY_FILE, "group", "name and model", named),
        _itself(found, groups),
        *(
            unknown(f'{CITY_FILE}, measure "{str(item.get("key"))[:60]}"', "indicator", item.get("indicator"), keys)
            for item in measures
        ),
    )


def _itself(found: Table, groups: list[Mapping[str, Any]]) -> Iterator[str]:
    city = found.get("city")
    for group in groups:
        if isinstance(city, dict) and city.get("area") in texts_of(group.get("areas")):
            yield f'{CITY_FILE}, group "{str(group.get("name"))[:60]}": leave the city out, it is not beside itself.'
