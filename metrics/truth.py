"""What do the figures that are published for the first time truly come to? For the audit alone, which never writes it.

The audit thinks in the counts between the published ones (rises of a year-to-date count, differences of nested counts,
those not counted in a percentage), so true figures are turned into the same.
"""

from collections.abc import Iterator

from metrics.blocks import Block
from metrics.disclosure.cells import PUBLISHED, Cell, PublishedCell, PublishedRelease
from metrics.disclosure.differences import REST
from metrics.disclosure.forms import forms_of
from metrics.disclosure.policy import Policy
from metrics.indicators import Indicator
from metrics.protect import Ruling


def true_counts(indicator: Indicator, ruling: Ruling, policy: Policy) -> dict[Cell, int]:
    """By cell, of periods that are new or revised and of blocks that are new and show anything."""
    nested = {(indicator.key, indicator.nested.breakdown): indicator.nested.categories} if indicator.nested else {}
    grows = frozenset({indicator.key} if indicator.year_to_date else ())
    told = PublishedRelease("", list(_rows(indicator, ruling)), policy, year_to_date=grows, nested=nested)
    fresh = {*ruling.decision.new, *ruling.decision.revised}
    blocks = {(block.period_end, block.breakdown) for block in ruling.blocks if _is_new(block)}
    found = {}
    for form in (form for forms in forms_of([told]) for form in forms):
        for seen in form.figures:
            plain = seen.part.breakdown in (None, REST)
            wanted = form.period_end in fresh if plain else (form.period_end, seen.part.breakdown) in blocks
            # Below nought is the rise of a count that fell: then the month is withheld, and the cell is none.
            if wanted and seen.value is not None and seen.value >= 0:
                found[Cell(seen.area, form.indicator, form.period_end, *seen.part)] = seen.value
    return found


def _rows(indicator: Indicator, ruling: Ruling) -> Iterator[PublishedCell]:
    for period, areas in ruling.said.items():
        for area, number in areas.items():
            yield PublishedCell(area, indicator.key, period, None, None, *number, PUBLISHED)
    for block in filter(_is_new, ruling.blocks):
        for category, counts in block.table.items():
            for area, count in counts.items():
                yield PublishedCell(
                    area, indicator.key, block.period_end, block.breakdown, category, count.numerator, None, PUBLISHED
                )


def _is_new(block: Block) -> bool:
    return block.stood is None and block.tells
