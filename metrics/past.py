"""What have earlier releases said? All of them together are the ledger of what has ever been shown."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from loaders.errors import ReleaseRefused, ReleaseUnreadable
from loaders.releases import FigureRow, load_document, load_whole, release_names
from metrics.clusters import ClusterChange, successors
from metrics.disclosure.cells import PublishedRelease
from metrics.disclosure.differences import spans
from metrics.disclosure.policy import Policy
from metrics.month import Month

_WHOLE = "All releases together are the record of what has been shown, so none may be missing: restore it."


def past_releases(data: Path) -> list[PublishedRelease]:
    """Every release so far, oldest first.

    Raises ReleaseRefused if one cannot be read, or one is missing: the ledger must be whole. Each release names the one
    before it.
    """
    names = list(reversed(release_names(data)))
    try:
        follows = [load_document(data, name)["changed"]["since"] for name in names]
        releases = [read_release(data / "releases" / name) for name in names]
    except (ReleaseUnreadable, KeyError, TypeError) as error:
        said = error if isinstance(error, ReleaseUnreadable) else "A release does not name the one before it."
        raise ReleaseRefused([f"{said} {_WHOLE}"]) from error
    before = [None, *names][: len(names)]
    missing = [
        f"Release {name} follows {since or 'none'}, but before it lies {last or 'none'}. {_WHOLE}"
        for name, since, last in zip(names, follows, before, strict=True)
        if since != last
    ]
    if missing:
        raise ReleaseRefused(missing)
    return releases


def read_release(folder: Path) -> PublishedRelease:
    """One release as anybody may read it. Raises ReleaseUnreadable."""
    document, rows = load_whole(folder)
    try:
        return as_published(folder.name, document, rows)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ReleaseUnreadable(f"Release {folder.name} says something this version cannot read.") from error


def as_published(name: str, document: Mapping[str, Any], rows: Iterable[FigureRow]) -> PublishedRelease:
    """What a release tells, from its document and its figures."""
    changes = [ClusterChange.from_reference(entry) for entry in document["changes"]]
    counted = {entry["key"]: entry["counts"] for entry in document["indicators"]}
    grows = frozenset(entry["key"] for entry in document["indicators"] if entry.get("year_to_date"))
    policy, listed = Policy.from_dict(document["policy"]), tuple(rows)
    growing = [[row for row in listed if row.indicator == key] for key in sorted(grows)]
    return PublishedRelease(
        name=name,
        rows=listed,
        policy=policy,
        successors=successors(changes, Month.parse(document["month"])),
        sessions=frozenset(key for key, counts in counted.items() if counts == "sessions"),
        open=frozenset(key for key, counts in counted.items() if counts == "open"),
        year_to_date=grows,
        relations=[relation for one in growing for relation in spans(one, policy.year_starts)],
        nested={
            (entry["key"], entry["nested"]["breakdown"]): tuple(entry["nested"]["categories"])
            for entry in document["indicators"]
            if entry.get("nested")
        },
    )
