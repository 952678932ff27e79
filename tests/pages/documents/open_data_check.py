"""Does a file of open data keep to the standard of Explore Education Statistics? A sentence for each rule it breaks.

Our own check, written from the Department's guidance and the rules of its screener, and held against the Department's
files as well as ours. Left out are lists of all authorities' codes and of harmonised names, which change year by year.
"""

import re
from collections.abc import Callable, Sequence

from tests.pages.documents.open_data_pair import Pair, read_pair
from tests.pages.documents.open_data_rules import FORM_RULES, RULES
from tests.pages.documents.open_data_rules_meta import META_RULES
from tests.pages.documents.open_data_rules_place import PLACE_RULES

ALL_RULES = (*FORM_RULES, *RULES, *PLACE_RULES, *META_RULES)


def check_open_data(content: bytes, meta: bytes = b"") -> list[str]:
    """What is wrong with a file, as "rule: sentence"; without `meta`, by the rules of the figures' file alone."""
    try:
        pair = read_pair(content, meta)
    except UnicodeDecodeError:
        return ["utf8: not UTF-8"]
    return _broken(FORM_RULES, pair) or _broken([*RULES, *PLACE_RULES, *(META_RULES if meta else ())], pair)


def _broken(rules: Sequence[Callable[[Pair], str]], pair: Pair) -> list[str]:
    return [f"{rule.__name__}: {said}" for rule in rules if (said := rule(pair))]


def check_file_name(name: str) -> list[str]:
    """What is wrong with the name of a file."""
    if re.fullmatch(r"[a-z0-9_-]{1,50}(\.meta)?\.csv", name):
        return []
    return [f"filename: {name}: at most 50 lower-case letters, digits, _ and -"]
