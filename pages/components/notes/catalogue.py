"""What can be looked for? All that a release and the page of notes have a name for."""

from dataclasses import dataclass
from functools import cached_property

from metrics import Release, School, SearchEntry, SearchIndex, TrackerError, build_search
from pages.components.notes.sections import SECTIONS, section_heading
from pages.components.notes.words import Term, build_terms


@dataclass(frozen=True)
class Catalogue:
    """One release and its schools; `problem` is a sentence where the list of schools is damaged."""

    release: Release
    schools: tuple[School, ...]
    problem: str = ""

    @cached_property
    def terms(self) -> dict[str, Term]:
        """The words of the glossary, by key."""
        return dict(build_terms(self.release))

    @cached_property
    def index(self) -> SearchIndex:
        """The names of everything."""
        words = [SearchEntry("word", key, (term.word, *term.aliases)) for key, term in self.terms.items()]
        sections = [SearchEntry("section", anchor, (section_heading(self.release, anchor),)) for anchor in SECTIONS]
        return build_search(self.release, self.schools, [*words, *sections])


def open_catalogue(release: Release) -> Catalogue:
    """The catalogue of a release; without schools where it has none, or where their list cannot be read."""
    try:
        return Catalogue(release, release.load_schools())
    except TrackerError as error:
        return Catalogue(release, (), str(error))
