"""What does the briefing pack look like on paper? Two A4 pages as a tagged PDF, laid out by briefing.typ."""

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from pages.documents.content import Briefing
from pages.documents.pack import Pack, build_pack
from pages.documents.pictures import COLOURS, FONT
from pages.documents.plain import change_texts

if TYPE_CHECKING:
    import typst

_TEMPLATE = Path(__file__).with_name("briefing.typ")
_UNDRAWABLE = re.compile(r'the text `"(.+?)"` could not be displayed')
_LONGEST_WORD = re.compile(r"(\S{30})(?=\S)")
_WHOLE = frozenset({"title", "link", "picture", "alt"})  # what is not laid out as words


def build_briefing_pdf(briefing: Briefing) -> bytes:
    """The pack as a PDF that PDF/UA-1 is asked of: tagged, with title, language, reading order and alternative texts.

    It looks the same on every machine, for it carries its letters with it. Only for signs these have not (Arabic,
    Chinese) it takes those of the machine, and a box for what no font there can draw.
    """
    import typst  # noqa: PLC0415 - only when a document is asked for

    published = datetime.combine(briefing.release.published_on, time(), UTC)
    pack = change_texts(build_pack(briefing), lambda text: _LONGEST_WORD.sub("\\1\u200b", text), _WHOLE)
    own_fonts_alone = True
    while True:
        compiler = _prepare(pack, own_fonts_alone)
        try:
            return cast(bytes, compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=published))
        except typst.TypstError as error:
            undrawable = "".join(_UNDRAWABLE.findall(error.diagnostic))
            changed = pack if own_fonts_alone else _box(pack, undrawable)
            if not undrawable or (changed == pack and not own_fonts_alone):
                raise
            pack, own_fonts_alone = changed, False


def _prepare(pack: Pack, own_fonts_alone: bool) -> "typst.Compiler":
    import font_source_sans_pro  # noqa: PLC0415 - only when a document is asked for
    import typst  # noqa: PLC0415

    return typst.Compiler(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=[font_source_sans_pro.font_directory],
        ignore_system_fonts=own_fonts_alone,
        sys_inputs={"said": json.dumps({"pack": asdict(pack), "colours": COLOURS, "font": FONT})},
    )


def _box(pack: Pack, undrawable: str) -> Pack:
    """The pack with a box in place of each of some signs."""
    boxes = dict.fromkeys(map(ord, undrawable), "□")
    return change_texts(pack, lambda text: text.translate(boxes), _WHOLE)
