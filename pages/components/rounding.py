"""Does a change look wrong beside the figures it is between? It is worked out before they are rounded: then say so."""

from fractions import Fraction

from metrics import Indicator, PublishedValue, rounded

SAID = "Changes are worked out before rounding, so a last digit may look one out."


def looks_out(earlier: PublishedValue, later: PublishedValue, change: PublishedValue, indicator: Indicator) -> bool:
    """Whether the figures as shown differ by something else than the change as shown. People are whole: never."""
    if indicator.measure == "count" or earlier.value is None or later.value is None or change.value is None:
        return False
    before, after, moved = (
        Fraction(rounded(value, indicator.places)) for value in (earlier.value, later.value, change.value)
    )
    return after - before != moved
