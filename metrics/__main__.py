"""What does an analyst ask of the metrics? `publish` writes a release, `audit` attacks those that are there."""

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from loaders.errors import TrackerError
from loaders.paths import data_root
from loaders.releases import release_names, write_findings
from metrics.disclosure.audit import audit
from metrics.disclosure.ledger import Decision
from metrics.month import Month
from metrics.past import read_release
from metrics.publish import publish


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit code.

    publish: 0 published, 1 refused (the sentences say why). audit: 0 pass, 1 breach, 2 nothing was proved (unreadable).
    """
    parser = argparse.ArgumentParser(prog="python -m metrics")
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("publish", help="check the extracts, protect small numbers, write a release")
    command.add_argument("--month", required=True, type=Month.parse, help="the reporting month, as 2017-03")
    command.add_argument(
        "--published-on", type=date.fromisoformat, default=date.today(), help="the release's date, as 2017-04-21"
    )
    command.set_defaults(run=_publish)
    command = commands.add_parser("audit", help="play the attacker against published files alone")
    command.add_argument(
        "--release",
        type=Path,
        nargs="+",
        metavar="DIR",
        help="release folders, oldest first; all there are if left out",
    )
    command.add_argument("--json", type=Path, metavar="OUT", help="write every hidden figure's proved range here")
    command.set_defaults(run=_audit)
    chosen = parser.parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = chosen.run
    return run(chosen)


def _publish(chosen: argparse.Namespace) -> int:
    try:
        written = publish(data_root(), chosen.month, chosen.published_on, lambda line: print(line, flush=True))
    except TrackerError as error:
        print(error, file=sys.stderr)
        print("Nothing was written; the last release stands.", file=sys.stderr)
        return 1
    _say_what_changed(written.decisions)
    print(f"Release {written.folder.name} is published.")
    return 0


def _say_what_changed(decisions: Mapping[str, Decision]) -> None:
    for key, found in decisions.items():
        print(f"{key}: {len(found.new)} new, {len(found.revised)} revised, {len(found.held)} held")
        for period, reason in sorted(found.held.items()):
            print(f"  held, {Month.of(period)}: {reason}. The first figures stand.")


def _audit(chosen: argparse.Namespace) -> int:
    data = data_root()
    folders = chosen.release or [data / "releases" / name for name in reversed(release_names(data))]
    if not folders:
        print("There is no release to audit.", file=sys.stderr)
        return 2
    try:
        found = audit([read_release(folder) for folder in folders], report=_progress)
        if chosen.json:
            write_findings(chosen.json, found.to_dict())
    except TrackerError as error:
        print(error, file=sys.stderr)
        return 2
    for breach in found.breaches:
        print(breach.sentence)
    print(f"{len(found.proofs)} hidden figures in {found.months} months: {'pass' if found.passed else 'breach'}.")
    return 0 if found.passed else 1


def _progress(done: int, months: int) -> None:
    if sys.stderr.isatty() or done == months:
        print(f"\raudited {done} of {months} months", end="\n" if done == months else "", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
