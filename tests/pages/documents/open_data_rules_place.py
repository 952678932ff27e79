"""What does the standard ask of the columns of places? One rule a function."""

import re

from tests.pages.documents.open_data_pair import Pair, say
from tests.pages.documents.open_data_rules import MANDATORY

# The columns of each level: all of them there, and the first two filled.
LEVELS = {
    "National": ("country_code", "country_name"),
    "Regional": ("region_code", "region_name"),
    "Local authority": ("old_la_code", "la_name", "new_la_code"),
}
PLACE = re.compile(
    r"(^(country|sch|prov|inst|estab|reg|la|local|rsc|pfa|pcon|lep|mca|oa|ward|mat)"
    r".*(name|code|urn|ukprn|number|upin|id)$)"
    r"|(^(laestab|estab|sch|school|schools|prov|provider|providers|inst|institution|institutions|name|code|urn|ukprn"
    r"|number|upin|id|region|la|lad|rsc|pcon|lep|mca|oa|ward|mat)$)"
)
OBSERVED = {*MANDATORY, *(column for columns in LEVELS.values() for column in columns)}


def geog_level(pair: Pair) -> str:
    return say("unknown", (level for level in set(pair.values("geographic_level")) if level not in LEVELS))


def geog_level_present(pair: Pair) -> str:
    held = set(pair.values("geographic_level"))
    needed = (name for level, columns in LEVELS.items() if level in held for name in columns)
    return say("missing", (name for name in needed if name not in pair.columns))


def geog_level_completed(pair: Pair) -> str:
    return say("empty in a row of its level", _cells(pair, own=True))


def geog_overcompleted_cols(pair: Pair) -> str:
    return say("filled in a row of a level above", _cells(pair, own=False))


def _cells(pair: Pair, own: bool) -> list[str]:
    """The columns of a level that are empty in its own rows, or filled in rows of those above."""
    levels, order = pair.values("geographic_level"), list(LEVELS)
    found = []
    for level, columns in LEVELS.items():
        for name in columns[:2] if own else columns:
            pairs = zip(levels, pair.values(name), strict=False)
            above = order[: order.index(level)]
            if any((not value if at == level else False) if own else (value and at in above) for at, value in pairs):
                found.append(name)
    return found


def geog_la_col_present(pair: Pair) -> str:
    return _together(pair, LEVELS["Local authority"])


def geog_region_col_present(pair: Pair) -> str:
    return _together(pair, LEVELS["Regional"])


def _together(pair: Pair, columns: tuple[str, ...]) -> str:
    missing = [name for name in columns if name not in pair.columns]
    return say("missing beside the others", missing) if len(missing) < len(columns) else ""


def geog_region_for_la(pair: Pair) -> str:
    local = "Local authority" in pair.values("geographic_level")
    return say("missing", (name for name in LEVELS["Regional"] if local and name not in pair.columns))


def geog_codes(pair: Pair) -> str:
    forms = {
        "old_la_code": r"[0-9]{3}|[xz]?",
        "new_la_code": r"[A-Z][0-9]{8}|[xz]?",
        "region_code": r"[A-Z][0-9]{8}|[xz]?",
    }
    held = ((name, value) for name in forms for value in set(pair.values(name)))
    return say("not a code", (f"{name} {value}" for name, value in held if not re.fullmatch(forms[name], value)))


def geog_country_combos(pair: Pair) -> str:
    held = set(zip(pair.values("country_code"), pair.values("country_name"), strict=True))
    return say("unknown", (f"{code} {name}" for code, name in held if (code, name) != ("E92000001", "England")))


def filter_ob_total(pair: Pair) -> str:
    observed = [name for name in pair.columns if name in OBSERVED or PLACE.search(name.casefold())]
    return say("holds Total", (name for name in observed if {"Total", "total", "All", "all"} & set(pair.values(name))))


PLACE_RULES = (
    geog_level, geog_level_present, geog_level_completed, geog_overcompleted_cols, geog_la_col_present,
    geog_region_col_present, geog_region_for_la, geog_codes, geog_country_combos, filter_ob_total,
)  # fmt: skip
