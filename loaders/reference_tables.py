"""What is wrong with one table of a reference file? Keys that are unknown, missing or say what they may not."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from loaders.reference_keys import Keys

Table = dict[str, Any]


def check_table(table: object, known: Keys, place: str) -> Iterator[str]:
    """What is wrong with the keys of one table; nothing if it is no table, which its own key's rule has told."""
    if not isinstance(table, dict):
        return
    for name in sorted(table.keys() - known.keys()):
        near = get_close_matches(name, known, n=1)
        advice = f'did you mean "{near[0]}"?' if near else f"the keys are {', '.join(known)}."
        yield f'{place}: unknown key "{name[:60]}"; {advice}'
    for name, key in known.items():
        if name in table:
            if problem := key.rule(table[name]):
                yield f"{place}: {name} {problem}."
        elif key.required:
            yield f"{place}: {name} is missing."


def listed(table: Mapping[str, Any], name: str) -> list[Table]:
    """The tables of a list of tables; those that are none are told by their key's rule."""
    value = table.get(name)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def entries(tables: Table, file: str, kind: str, named_by: str) -> Iterator[tuple[str, Table]]:
    """Each entry of a list of tables with the words that lead a reader to it."""
    for number, entry in enumerate(listed(tables, kind), start=1):
        name = entry.get(named_by)
        shown = f'"{name[:60]}"' if isinstance(name, str) else f"number {number}"
        yield f"{file}, {kind} {shown}", entry
