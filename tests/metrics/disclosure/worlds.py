"""Which values can a small figure still have, for readers who replay a stopping rule? Every world of a total, counted.

As test_replay counts them, but worlds that differ only in which of several like cells has what are counted once, so
that eight hidden cells and two insiders can be gone through at threshold 5. A rule looks at the room of the small cells
together and at the spare of each helper; *room* and *spare* are counts above the lowest value and the threshold.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, combinations_with_replacement

Passes = Callable[[int, Sequence[int]], bool]
"""Does a month pass, given the room of its small cells together and the spare of each helper?"""


@dataclass(frozen=True)
class Shape:
    """A kind of month: how many small cells, how many helpers were taken, and how many is the fewest.

    width: what a small figure can have above the lowest; insiders: how many cells one reader may know.
    """

    small: int
    helpers: int
    fewest: int
    width: int
    insiders: int


def narrowed(shape: Shape, totals: range, passes: Passes) -> tuple[int, int]:
    """(readers, those of them to whom some small figure is narrower than lowest to highest), all worlds gone through.

    A reader is what she knows: the total of the hidden cells and what insiders hold. The first `fewest` helpers are
    tried together, so their order is of no account; each of the others was taken because those before did not pass.
    """
    everything = (1 << (shape.width + 1)) - 1
    readers = told = 0
    for total in totals:
        seen: dict[tuple[object, ...], int] = {}
        for room in range(min(total, shape.width * shape.small) + 1):
            for first, later in _shared_out(total - room, shape.fewest, shape.helpers - shape.fewest):
                stops = passes(room, (*first, *later)) and not any(
                    passes(room, (*first, *later[:taken])) for taken in range(len(later))
                )
                if stops:
                    for known, values in _readers(shape, room, first, later):
                        seen[known] = seen.get(known, 0) | values
        readers += len(seen)
        told += sum(values != everything for values in seen.values())
    return readers, told


def narrowed_at_any_total(shape: Shape, highest: int, passes: Passes) -> tuple[int, int]:
    """The same for the fewest helpers, where an insider's helper may have up to `highest` spare, and the rest together.

    What insiders do not know is shared evenly here: no other way leaves more without the largest helpers, so if any
    way of sharing passes, the even one does.
    """
    readers = told = 0
    for held_small in range(min(shape.insiders, shape.small - 1) + 1):
        for held in range(min(shape.insiders - held_small, shape.helpers) + 1):
            free, free_small = shape.helpers - held, shape.small - held_small - 1
            for room_held in range(shape.width * held_small + 1):
                for spare_held in combinations_with_replacement(range(highest + 1), held):
                    for unknown in range(highest + 1):
                        values = sum(
                            any(
                                passes(
                                    room_held + value + others, (*spare_held, *evenly(unknown - value - others, free))
                                )
                                for others in range(min(shape.width * free_small, unknown - value) + 1)
                            )
                            for value in range(min(shape.width, unknown) + 1)
                        )
                        readers += values > 0
                        told += 0 < values <= shape.width
    return readers, told


def evenly(total: int, parts: int) -> tuple[int, ...]:
    """A total shared out so that no part is more than one above another."""
    each, more = divmod(total, parts)
    return (each,) * (parts - more) + (each + 1,) * more


def _readers(
    shape: Shape, room: int, first: tuple[int, ...], later: tuple[int, ...]
) -> Iterator[tuple[tuple[object, ...], int]]:
    """What each reader knows of this world, and the values a small cell has in worlds of this room, as bits."""
    for held_small in range(min(shape.insiders, shape.small - 1) + 1):
        others = shape.width * (shape.small - 1 - held_small)
        for room_held in range(shape.width * held_small + 1):
            low, high = max(0, room - room_held - others), min(shape.width, room - room_held)
            values = (1 << (high + 1)) - (1 << low) if low <= high else 0
            if values:
                for known in _held(first, later, shape.insiders - held_small):
                    yield (held_small, room_held, known), values


@cache
def _held(first: tuple[int, ...], later: tuple[int, ...], most: int) -> tuple[tuple[object, ...], ...]:
    """Every choice of at most so many helpers; of the first ones only the spare is told apart."""
    return tuple(
        (of_first, of_later)
        for held_later in range(min(most, len(later)) + 1)
        for of_later in combinations(enumerate(later), held_later)
        for held_first in range(min(most - held_later, len(first)) + 1)
        for of_first in set(combinations(first, held_first))
    )


def _shared_out(total: int, first: int, later: int) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    for of_first in range(total + 1):
        for falling in _falling(of_first, first, of_first):
            for rest in _in_order(total - of_first, later):
                yield falling, rest


@cache
def _falling(total: int, parts: int, highest: int) -> tuple[tuple[int, ...], ...]:
    if not parts:
        return () if total else ((),)
    return tuple(
        (part, *rest)
        for part in range(min(total, highest), -1, -1)
        if part * parts >= total
        for rest in _falling(total - part, parts - 1, part)
    )


@cache
def _in_order(total: int, parts: int) -> tuple[tuple[int, ...], ...]:
    if not parts:
        return () if total else ((),)
    return tuple((part, *rest) for part in range(total + 1) for rest in _in_order(total - part, parts - 1))
