"""What may be shown? A value that is there if and only if it was published, and arithmetic that cannot undo that."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction


class Status(Enum):
    """Whether a figure may be seen, and if not why. The values are the release's own codes."""

    PUBLISHED = ""
    SUPPRESSED = "c"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"


# What the result of arithmetic is when both sides are unseen: the reason that holds whatever else is true comes first.
_PRECEDENCE = (Status.NOT_APPLICABLE, Status.SUPPRESSED, Status.NOT_AVAILABLE)


@dataclass(frozen=True)
class PublishedValue:
    """A figure as readers may have it: a number if and only if it is published, exact to the end.

    A hidden figure has no number to format, sort, log or put in a tooltip by mistake. Arithmetic with one that is
    not published gives one that is not published.
    """

    status: Status
    value: Fraction | None = None

    def __post_init__(self) -> None:
        if (self.value is not None) != (self.status is Status.PUBLISHED):
            raise ValueError("a value is there if and only if it is published")

    @classmethod
    def of(cls, value: int | Fraction) -> "PublishedValue":
        """A published number."""
        return cls(Status.PUBLISHED, Fraction(value))

    def __sub__(self, other: "PublishedValue") -> "PublishedValue":
        return _combine(self, other, lambda a, b: a - b)

    def ratio(self, base: "PublishedValue", per: int) -> "PublishedValue":
        """`per` times this over `base`; not applicable where the base is nought."""
        if base.value == 0:
            return NOT_APPLICABLE
        return _combine(self, base, lambda a, b: per * a / b)


SUPPRESSED = PublishedValue(Status.SUPPRESSED)
NOT_AVAILABLE = PublishedValue(Status.NOT_AVAILABLE)
NOT_APPLICABLE = PublishedValue(Status.NOT_APPLICABLE)


def _combine(
    left: PublishedValue, right: PublishedValue, apply: Callable[[Fraction, Fraction], Fraction]
) -> PublishedValue:
    if left.value is not None and right.value is not None:
        return PublishedValue.of(apply(left.value, right.value))
    return PublishedValue(next(status for status in _PRECEDENCE if status in (left.status, right.status)))


def rounded(value: Fraction, places: int) -> str:
    """A number for readers: halves away from nought, thousands with commas, no negative nought.

    Exact: the fraction is never a float, so 0.05 rounds as a reader with a pencil would round it.
    """
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if value < 0 and whole else ""
    return f"{sign}{Decimal(whole).scaleb(-places):,.{places}f}"
