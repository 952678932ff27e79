"""What can be wrong with what we were given? Every error's text is one or more sentences a reader can act on.

A sentence says what is wrong, where, and what to do. It never holds a count of children.
"""

from collections.abc import Sequence


class TrackerError(Exception):
    """Base of every error the tracker raises on purpose; `str(error)` is fit to be shown."""


class ExtractMissing(TrackerError):
    """An indicator has no extract file."""


class _ManyProblems(TrackerError):
    """An error that lists every problem at once, one sentence each."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class ExtractInvalid(_ManyProblems):
    """Extracts break the contract of data/README.md."""


class ReferenceInvalid(_ManyProblems):
    """indicators.toml, clusters.toml or policy.toml cannot be used."""


class SourceInvalid(_ManyProblems):
    """A published source file is missing, or does not add up."""


class ReleaseUnreadable(TrackerError):
    """A release folder is incomplete, damaged or of an unknown form."""


class ReleaseRefused(_ManyProblems):
    """The gate would not let a release out."""
