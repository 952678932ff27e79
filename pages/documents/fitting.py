"""How much room do words take on a slide or in a cell? Estimated, for what shows them has letters of its own."""

from dataclasses import dataclass

SMALLEST = 24  # points: the smallest letters of a slide
LINE = 1.2  # heights of a letter from line to line
# How wide letters are, in parts of their height, in Arial, the widest face that may stand in for the slides' own.
_NARROW, _CAPITAL, _BROAD, _OTHERS = 0.31, 0.72, 0.9, 0.56
_NARROW_ONES, _BROAD_ONES = frozenset(" .,:;!|'’()[]/-ijlftrI·"), frozenset("mwMW%@…—▲▼●")
_BOLD = 1.07


@dataclass(frozen=True)
class Box:
    """A place on a slide, in points from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where what comes below may begin."""
        return self.top + self.height


@dataclass(frozen=True)
class Letters:
    """The look of words as far as it takes room: their size in points, and whether they are bold."""

    size: float = SMALLEST
    bold: bool = False

    def width(self, words: str) -> float:
        """How many points wide words on one line are."""
        return sum(map(_part, words)) * self.size * (_BOLD if self.bold else 1)

    def count_lines(self, words: str, width: float) -> int:
        """On how many lines words stand in a width of so many points; at least one."""
        lines, used, space = 1, 0.0, self.width(" ")
        for word in words.split():
            length = self.width(word)
            if used and used + space + length > width:
                lines, used = lines + 1, 0.0
            over = int(length // width)  # a word longer than a line is broken
            lines += over
            used = length - over * width if over else used + length + (space if used else 0.0)
        return lines

    def height(self, words: str, width: float) -> float:
        """How many points high words in a width of so many are."""
        return self.count_lines(words, width) * self.size * LINE

    def shorten(self, words: str, width: float, most: int) -> str:
        """Words on at most so many lines; cut, and said to be, where they are longer."""
        if self.count_lines(words, width) <= most:
            return words
        kept = words[: int(most * width / (self.size * _NARROW))]
        while kept and self.count_lines(f"{kept}…", width) > most:
            kept = kept[:-1]
        return f"{kept.rstrip()}…"


def _part(letter: str) -> float:
    if letter in _NARROW_ONES:
        return _NARROW
    if letter in _BROAD_ONES or ord(letter) > 0x2FF:  # other scripts, and pictures
        return _BROAD
    return _CAPITAL if letter.isupper() else _OTHERS
