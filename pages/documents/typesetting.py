"""How does a document become a PDF? Its words go as data to a Typst template, which lays them out as PDF/UA-1."""

import json
import re
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar, cast

from pages.documents.pictures import COLOURS, FONT
from pages.documents.plain import change_texts

if TYPE_CHECKING:
    import typst

_UNDRAWABLE = re.compile(r'the text `"(.+?)"` could not be displayed')
_LONGEST_WORD = re.compile(r"(\S{30})(?=\S)")
_WHOLE = frozenset({"title", "link", "picture", "alt"})  # what is not laid out as words


class _Dataclass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]


_Said = TypeVar("_Said", bound=_Dataclass)


def typeset(template: Path, said: _Said, published_on: date) -> bytes:
    """The PDF of a template (a .typ file) and what it says (a dataclass of texts), the same bytes for the same words.

    It looks the same on every machine, for it carries its letters with it. Only for signs these have not (Arabic,
    Chinese) it takes those of the machine, and a box for what no font there can draw.
    """
    import typst  # noqa: PLC0415 - only when a document is asked for

    published = datetime.combine(published_on, time(), UTC)
    words = change_texts(said, lambda text: _LONGEST_WORD.sub("\\1\u200b", text), _WHOLE)
    own_fonts_alone = True
    while True:
        compiler = _prepare(template, words, own_fonts_alone)
        try:
            return cast(bytes, compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=published))
        except typst.TypstError as error:
            undrawable = "".join(_UNDRAWABLE.findall(error.diagnostic))
            changed = words if own_fonts_alone else _box(words, undrawable)
            if not undrawable or (changed == words and not own_fonts_alone):
                raise
            words, own_fonts_alone = changed, False


def _prepare(template: Path, said: _Said, own_fonts_alone: bool) -> "typst.Compiler":
    import font_source_sans_pro  # noqa: PLC0415 - only when a document is asked for
    import typst  # noqa: PLC0415

    return typst.Compiler(
        template,
        root=template.parent,
        font_paths=[font_source_sans_pro.font_directory],
        ignore_system_fonts=own_fonts_alone,
        sys_inputs={"said": json.dumps({"said": asdict(said), "colours": COLOURS, "font": FONT})},
    )


def _box(said: _Said, undrawable: str) -> _Said:
    """The same words with a box in place of each of some signs."""
    boxes = dict.fromkeys(map(ord, undrawable), "□")
    return change_texts(said, lambda text: text.translate(boxes), _WHOLE)
