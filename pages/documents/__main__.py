"""What can be taken along without opening a page? `python -m pages.documents`: briefings, packs, reports, open data.

The only module of pages that writes files: where its caller says, whole or not at all.
"""

import argparse
import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import IO, TypeVar

from metrics import (
    NotFound,
    Release,
    TrackerError,
    clean,
    data_root,
    find_cluster,
    find_half_year,
    find_month,
    known_by,
    open_latest,
)
from pages.documents.briefing_docx import build_briefing_docx
from pages.documents.briefing_pdf import build_briefing_pdf
from pages.documents.content import build_briefing
from pages.documents.open_data import build_open_data
from pages.documents.packs import name_packs, write_packs
from pages.documents.report import name_report
from pages.documents.report_pdf import build_report_pdf, write_city_report
from pages.documents.report_words import say_unfinished

_Found = TypeVar("_Found")


class Refused(Exception):
    """What was asked for cannot be made; the sentence says why."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit code: 0 written, 1 refused or stopped (a sentence says why)."""
    chosen = _build_parser().parse_args(arguments)
    run: Callable[[argparse.Namespace, Release], None] = chosen.run
    try:
        if not chosen.out.is_dir():
            raise Refused(f"There is no folder {chosen.out}. Make it first; nothing was written.")
        release, problems = open_latest(data_root())
        for problem in problems:
            print(f"{problem} Using release {release.name} instead.", file=sys.stderr)
        run(chosen, release)
    except (TrackerError, Refused) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{chosen.out} cannot be written to: {error.strerror}. Nothing unfinished was kept.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Nothing unfinished was kept.", file=sys.stderr)
        return 1
    return 0


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pages.documents")
    commands = parser.add_subparsers(required=True)
    month = "the reporting month, as 2015-12; the release's own if left out"
    command = commands.add_parser("briefing", help="one cluster's briefing, as PDF and for Word")
    command.add_argument("--cluster", required=True, help="the cluster's code, as in the tracker's address")
    command.add_argument("--month", help=month)
    command.set_defaults(run=_write_briefing)
    command = commands.add_parser("packs", help="every cluster's briefing as PDF, Word and Excel, in one .zip file")
    command.add_argument("--month", help=month)
    command.set_defaults(run=_write_packs)
    command = commands.add_parser("report", help="the six-month performance report, as PDF")
    command.add_argument(
        "--half",
        help="the half-year by its first month: 2015-04 for April to September 2015, 2015-10 for October 2015 to "
        "March 2016; the newest complete one if left out",
    )
    whom = command.add_mutually_exclusive_group(required=True)
    whom.add_argument("--cluster", help="the cluster's code, as in the tracker's address")
    whom.add_argument("--all", action="store_true", help="the city, and every cluster in turn")
    command.set_defaults(run=_write_report)
    command = commands.add_parser("open-data", help="the release as open data: its CSV files and datapackage.json")
    command.set_defaults(run=_write_open_data)
    for name, command in commands.choices.items():
        command.add_argument("--out", type=Path, default=Path(), metavar="FOLDER", help="where to write; here if not")
        if name != "open-data":
            command.add_argument(
                "--address", default="", help="where the tracker is, such as https://tracker.example/, for links back"
            )
    return parser


def _write_briefing(chosen: argparse.Namespace, release: Release) -> None:
    month = _need(find_month(release, chosen.month))
    briefing = build_briefing(release, _need(find_cluster(release, chosen.cluster, month)), month, chosen.address)
    made = {"pdf": build_briefing_pdf(briefing), "docx": build_briefing_docx(briefing)}
    _write(chosen.out, {f"{briefing.file_name}.{ending}": content for ending, content in made.items()})


def _write_packs(chosen: argparse.Namespace, release: Release) -> None:
    month = _need(find_month(release, chosen.month))
    begin = partial(write_packs, release, month, chosen.address)
    _write_in_steps(chosen.out / name_packs(month), begin, len(release.open_clusters(month)))


def _write_report(chosen: argparse.Namespace, release: Release) -> None:
    half = _need(find_half_year(release, chosen.half))
    if unfinished := say_unfinished(release, half):
        print(unfinished)
    name, month = name_report(half, chosen.cluster), known_by(release, half)
    if chosen.all:
        begin = partial(write_city_report, release, half, chosen.address)
        _write_in_steps(chosen.out / name, begin, len(release.open_clusters(month)))
    else:
        cluster = _need(find_cluster(release, chosen.cluster, month))
        _write(chosen.out, {name: build_report_pdf(release, cluster, half, chosen.address)})


def _write_open_data(chosen: argparse.Namespace, release: Release) -> None:
    _write(chosen.out, build_open_data(release, release.month))


def _need(found: _Found | NotFound) -> _Found:
    """What was asked for. Raises Refused where there is none."""
    if isinstance(found, NotFound):
        close = [f"{clean(cluster.name)} is {cluster.code}." for cluster in found.close]
        raise Refused(" ".join([found.sentence, *close]))
    return found


def _write_in_steps(path: Path, begin: Callable[[IO[bytes]], Generator[str]], steps: int) -> None:
    """Write a file in so many steps, of which each gives the name of what it has done, and say so."""
    with _writing(path.parent, [path.name]) as (file,), closing(begin(file)) as done:
        for place, name in enumerate(done, start=1):
            print(f"{place} of {steps}: {clean(name)}", flush=True)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    with _writing(folder, list(files)) as opened:
        for file, content in zip(opened, files.values(), strict=True):
            file.write(content)


@contextmanager
def _writing(folder: Path, names: list[str]) -> Iterator[list[IO[bytes]]]:
    """Files to write: under these names when all of them are whole, and none of them otherwise."""
    unfinished = [folder / f".{name}.unfinished" for name in names]
    opened: list[IO[bytes]] = []
    try:
        opened.extend(path.open("wb") for path in unfinished)
        yield opened
        for file in opened:
            file.close()
        for path, name in zip(unfinished, names, strict=True):
            path.replace(folder / name)
            print(f"Written: {folder / name}")
    finally:
        for file in opened:
            file.close()
            Path(file.name).unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
