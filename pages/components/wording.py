"""How are figures and movements put into words and characters? One place, so that every page says them alike."""

from metrics import Background, Change, Indicator, PublishedValue, Release, Status, rounded

ARROWS = {1: "▲", 0: "●", -1: "▼"}


def figure(value: PublishedValue, indicator: Indicator, symbol: str) -> str:
    """A latest position or baseline: "108", "4.2%", "[c]"."""
    if value.value is None:
        return unseen(value.status, symbol)
    return rounded(value.value, indicator.places) + ("%" if indicator.measure == "percent" else "")


def rate(value: PublishedValue, indicator: Indicator) -> str:
    """A shown rate: "97.4 per 10,000"; empty where it is not shown."""
    return "" if value.value is None else f"{rounded(value.value, 1)} per {indicator.rate_per:,}"


def movement(change: Change, places: int, symbol: str, unit: str = "") -> str:
    """A change: "20", "-28.7%", "N/A"."""
    if change.value.value is None:
        return unseen(change.value.status, symbol)
    return rounded(change.value.value, places) + unit


def compared(change: PublishedValue, indicator: Indicator, when: str = "") -> str:
    """A change in words: "20 more than in November", "1.8 percentage points lower than at the start".

    Without `when` the first words alone; empty where the change is not shown.
    """
    if change.value is None:
        return ""
    size = rounded(abs(change.value), indicator.places)
    if size.strip("0.") == "":
        return f"the same as {when}" if when else "the same"
    rising, falling = "more", "fewer"
    if indicator.measure == "percent":
        size, rising, falling = f"{size} percentage points", "higher", "lower"
    return f"{size} {rising if change.value > 0 else falling}{f' than {when}' if when else ''}"


def unseen(status: Status, symbol: str) -> str:
    """What stands in place of a figure that is not shown."""
    return {Status.SUPPRESSED: symbol, Status.NOT_AVAILABLE: "[x]", Status.NOT_APPLICABLE: "N/A"}[status]


def arrow(value: PublishedValue, indicator: Indicator) -> str:
    """Where the number went, as shown: none for one that rounds to no movement or is not shown."""
    if value.value is None:
        return ""
    if rounded(value.value, indicator.places).strip("-0.") == "":
        return ARROWS[0]
    return ARROWS[1 if value.value > 0 else -1]


def provenance(kinds: frozenset[str]) -> str:
    """Whether figures are real: said wherever some are not."""
    if "synthetic" not in kinds:
        return ""
    return "Synthetic" if kinds == {"synthetic"} else "Part synthetic"


def publication(release: Release) -> str:
    """ "Release 2017-03, published 21 April 2017." """
    return f"Release {release.name}, published {release.published_on.day} {release.published_on:%B %Y}."


def background(item: Background, symbol: str) -> str:
    """A figure of context: "Children aged 0 to 17: 11,088 (mid-2017)"."""
    return f"{item.indicator.name}: {figure(item.value, item.indicator, symbol)} ({item.period})"


def begin(words: str) -> str:
    """Words at the beginning of a sentence."""
    return f"{words[0].upper()}{words[1:]}"


def inside(words: str) -> str:
    """Words inside a sentence; an abbreviation that they begin with keeps its capitals."""
    return words if words[:2].isupper() else f"{words[0].lower()}{words[1:]}"


def spoken(indicator: Indicator) -> str:
    """A short name inside a sentence: "NEET", "primary absence"."""
    return inside(indicator.short_name)
