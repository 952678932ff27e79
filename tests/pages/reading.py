"""What does a reader find in a piece of HTML? Its elements, its words, and the cells of its tables."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


@dataclass
class Element:
    """One element: its name, its attributes, and what is inside, in order."""

    name: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words inside, spaces run together."""
        return " ".join("".join(_words(self)).split())

    def all(self, name: str, class_: str = "") -> list["Element"]:
        """Every element inside of that name and class, in the order of the page."""
        found: list[Element] = []
        for part in self.inside:
            if isinstance(part, Element):
                if part.name == name and (not class_ or class_ in (part.attributes.get("class") or "").split()):
                    found.append(part)
                found.extend(part.all(name, class_))
        return found

    def first(self, name: str, class_: str = "") -> "Element":
        """The first of `all`. Raises IndexError where there is none."""
        return self.all(name, class_)[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("page")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Element(tag, dict(attrs))
        self.open[-1].inside.append(found)
        if tag not in _VOID:
            self.open.append(found)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].name != tag:
            raise ValueError(f"<{self.open[-1].name}> is closed by </{tag}>")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read_html(text: str) -> Element:
    """The page as a tree. Raises ValueError where elements are not closed in turn."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    if len(reader.open) > 1:
        raise ValueError(f"<{reader.open[-1].name}> is not closed")
    return reader.root


def _words(element: Element) -> list[str]:
    said: list[str] = []
    for part in element.inside:
        said.extend([part] if isinstance(part, str) else _words(part))
    return said
