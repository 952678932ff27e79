"""What raw figures did the analyst supply, and may they be used?

The one door for data/extracts. Never reachable from the web server.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from loaders.errors import ExtractInvalid, ExtractMissing, ReleaseRefused
from loaders.extract_checks import opened
from loaders.public_tables import SCHEMAS
from loaders.queries import query
from loaders.reference import Reference, load_reference
from loaders.table_checks import table_problems


@dataclass(frozen=True, slots=True)
class RawFigure:
    """One row of an extract: secret until it has passed the gate. `data/README.md` says what each column means."""

    cluster: str
    period_end: date
    breakdown: str | None
    category: str | None
    numerator: int
    denominator: int | None
    pupils: int | None
    available_from: date | None
    coverage: int | None
    provenance: str | None


def check_extracts(data: Path) -> None:
    """Check the extract of every indicator of indicators.toml, and the tables of public figures that are there.

    Raises ExtractInvalid with every problem of every file, a missing file being one; ReferenceInvalid.
    """
    reference = load_reference(data / "reference")
    problems = [*_strangers(data, reference), *table_problems(data, reference)]
    for indicator in reference.indicators:
        path = _path(data, indicator["key"])
        if path.is_file():
            with opened(path, reference, indicator) as (_, found):
                problems += found
        else:
            problems.append(_missing(path))
    if problems:
        raise ExtractInvalid(problems)


def load_extract(data: Path, key: str) -> list[RawFigure]:
    """The figures of one indicator, checked, sorted by cluster, period, breakdown and category.

    Raises ExtractMissing, ExtractInvalid (every problem of this file), ReferenceInvalid.
    """
    reference = load_reference(data / "reference")
    path = _path(data, key)
    indicator = next((item for item in reference.indicators if item["key"] == key), None)
    if indicator is None:
        raise ExtractMissing(f"{path.name} cannot be read: indicators.toml has no indicator of that key.")
    if not path.is_file():
        raise ExtractMissing(_missing(path))
    with opened(path, reference, indicator) as (connection, problems):
        if problems:
            raise ExtractInvalid(problems)
        return [RawFigure(*row) for row in connection.execute(query("extract_figures")).fetchall()]


def hash_extract(data: Path, key: str) -> str:
    """SHA-256 of an extract's file in hexadecimal, as `sha256sum` prints it. Raises ExtractMissing."""
    path = _path(data, key)
    if not path.is_file():
        raise ExtractMissing(_missing(path))
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_receipt(data: Path, release: str, keys: Sequence[str]) -> None:
    """Note beside the extracts which of them a release is made from. Private, as they are.

    Never part of a release: whoever can write the same file could try guesses at hidden figures against its hash.
    Raises ReleaseRefused where it cannot be written, or where a receipt tells of a release that is no longer there:
    what has been shown once binds all that follows.
    """
    folder = data / "extracts" / "receipts"
    text = json.dumps({key: hash_extract(data, key) for key in keys}, indent=1)
    gone = sorted(path for path in folder.glob("*.json") if not (data / "releases" / path.stem).exists())
    lost = [path for path in gone if path.stem != release or path.read_text(encoding="utf-8") != text + "\n"]
    if lost:
        raise ReleaseRefused(
            [
                f"Release {path.stem} has been published from other extracts and is not there: restore it. If nobody "
                f"has ever seen it, take away {path}."
                for path in lost
            ]
        )
    try:
        folder.mkdir(exist_ok=True)
        (folder / f"{release}.json").write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise ReleaseRefused(
            [f"The receipt cannot be written to {folder} ({error.strerror}); mend that first."]
        ) from error


def _path(data: Path, key: str) -> Path:
    return data / "extracts" / f"{key}.parquet"


def _missing(path: Path) -> str:
    return f"{path.name} is not there: every indicator of indicators.toml needs a file named for its key in extracts."


def _strangers(data: Path, reference: Reference) -> Iterator[str]:
    """Files that belong to no indicator: most likely a misspelt key, or something that should not lie here."""
    keys = [*(indicator["key"] for indicator in reference.indicators), *SCHEMAS]
    for path in sorted((data / "extracts").glob("*.parquet")):
        if path.stem not in keys:
            near = get_close_matches(path.stem, keys, n=1)
            advice = f"is {near[0]}.parquet meant?" if near else "take it out, or add its indicator."
            yield f"{path.name} belongs to no indicator of indicators.toml; {advice}"
