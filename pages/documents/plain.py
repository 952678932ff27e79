"""Which characters may stand in a document? Those that can be seen: others break XML, or turn text around."""

from typing import Any

from metrics import clean

# What a document says, as tables, lists and texts: the shape JSON has.
Words = str | None | list["Words"] | dict[str, "Words"]


def make_plain(said: Any) -> Words:  # noqa: ANN401 - whatever dataclasses.asdict gives
    """The same words, each text as one line of characters that can be seen; tuples become lists."""
    if isinstance(said, dict):
        return {key: make_plain(inner) for key, inner in said.items()}
    if isinstance(said, list | tuple):
        return [make_plain(inner) for inner in said]
    return None if said is None else clean(said)
