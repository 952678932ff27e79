"""How does a verdict look? A word in a box: filled for better, outlined for worse, quiet for the rest."""

from metrics import Word
from pages.components.html import Markup, tag

LOOKS = {
    Word.BETTER: "better",
    Word.WORSE: "worse",
    Word.UNCLEAR: "same",
    Word.TOO_SMALL: "same",
    Word.NOT_COMPARABLE: "same",
}


def build_chip(word: Word, said: str = "") -> Markup:
    """The word of a verdict; `said` in its place where the question was not of a change."""
    return tag("span", said or word.value, class_=f"way {LOOKS[word]}")
