"""Which characters may stand in a document? Those that can be seen: others break XML, or turn text around."""

from collections.abc import Callable, Set
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from metrics import clean

_Said = TypeVar("_Said")


def make_plain(said: _Said) -> _Said:
    """What a document says, each text as one line of characters that can be seen."""
    return change_texts(said, clean)


def change_texts(said: _Said, change: Callable[[str], str], spare: Set[str] = frozenset()) -> _Said:
    """A text, or tuples and dataclasses of texts, with every text changed but those of the fields to `spare`."""
    changed: object = said
    if isinstance(said, str):
        changed = change(said)
    elif isinstance(said, tuple):
        changed = tuple(change_texts(inner, change, spare) for inner in said)
    elif is_dataclass(said) and not isinstance(said, type):
        names = [field.name for field in fields(said) if field.name not in spare]
        changed = replace(said, **{name: change_texts(getattr(said, name), change, spare) for name in names})
    return cast(_Said, changed)
