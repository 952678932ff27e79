"""What does a reader's program find in a tagged PDF? Its tree of elements, each with the words marked as its own.

Read from the file's own marks and tables of letters, as a screen reader does; nothing is guessed from places on paper.
"""

import io
import re
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NumberObject

from tests.pages.reading import Element

# pypdf's objects are typed as loosely as PDF is.
Tree = Any
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


def open_pdf(content: bytes) -> PdfReader:
    """The file, as pypdf reads it; strictly, so that what is broken is not mended."""
    return PdfReader(io.BytesIO(content), strict=True)


def read_tags(pdf: PdfReader) -> Element:
    """The document's tree of elements, in reading order. Attributes: `Alt`, `T`, `Scope`, where there are any."""
    words = {page.indirect_reference.idnum: _marked(page) for page in pdf.pages if page.indirect_reference}
    root, catalogue = Element("StructTreeRoot"), read_catalogue(pdf)
    _add(catalogue["/StructTreeRoot"].get("/K"), root, words, 0)
    return root


def read_catalogue(pdf: PdfReader) -> Tree:
    """What the file says of itself as a whole."""
    return pdf.trailer["/Root"]


def _add(kids: Tree, parent: Element, words: dict[int, dict[int, str]], page: int) -> None:
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    if isinstance(kids, ArrayObject):
        for kid in kids:
            _add(kid, parent, words, page)
    elif isinstance(kids, NumberObject):
        parent.inside.append(words[page].get(int(kids), ""))
    elif isinstance(kids, DictionaryObject):
        named: Tree = kids
        here = named.raw_get("/Pg").idnum if "/Pg" in kids else page
        if "/S" in kids:
            found = Element(named["/S"][1:], _attributes(named))
            parent.inside += [" ", found, " "]
            _add(kids.get("/K"), found, words, here)
        elif "/MCID" in kids:
            parent.inside.append(words[here].get(int(named["/MCID"]), ""))


def _attributes(element: Tree) -> dict[str, str | None]:
    said = {key[1:]: str(element[key]) for key in ("/Alt", "/T") if key in element}
    groups = element.get("/A", [])
    for group in groups if isinstance(groups, list) else [groups]:
        said |= {key[1:]: str(group.get_object()[key]) for key in ("/Scope",) if key in group.get_object()}
    return dict(said)


def _marked(page: PageObject) -> dict[int, str]:
    """The words of a page by the number of the mark they stand in."""
    resources: Tree = page["/Resources"]
    tables = {name: _letters(font.get_object()) for name, font in resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    marks: list[tuple[int | None, str | None]] = []  # each mark's number, and the words it gives itself
    table: dict[bytes, str] = {}
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator in (b"BDC", b"BMC"):
            given = operands[1] if len(operands) > 1 and isinstance(operands[1], DictionaryObject) else {}
            marks.append((given.get("/MCID"), given.get("/ActualText")))
            _say(found, marks, str(marks[-1][1] or ""))
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            table = tables[operands[0]]
        elif operator in (b"Tj", b"TJ") and not any(actual for _, actual in marks):
            parts = operands[0] if operator == b"TJ" else [operands[0]]
            codes = b"".join(part.original_bytes for part in parts if hasattr(part, "original_bytes"))
            _say(found, marks, "".join(table[codes[at : at + 2]] for at in range(0, len(codes), 2)))
    return found


def _say(found: dict[int, str], marks: list[tuple[int | None, str | None]], words: str) -> None:
    number = next((number for number, _ in reversed(marks) if number is not None), None)
    if number is not None and words:
        found[int(number)] = found.get(int(number), "") + words


def _letters(font: Tree) -> dict[bytes, str]:
    """What each code of a font stands for, by its own table."""
    table: dict[bytes, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", font["/ToUnicode"].get_object().get_data(), re.DOTALL):
        codes = [bytes.fromhex(found.decode()) for found in _HEX.findall(block)]
        table |= {code: text.decode("utf-16-be") for code, text in zip(codes[::2], codes[1::2], strict=True)}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", font["/ToUnicode"].get_object().get_data(), re.DOTALL):
        raise AssertionError(f"a range of letters is not read yet: {block!r}")
    return table
