"""How does an analyst publish? `python -m metrics publish --month 2017-03`."""

import argparse
import sys
from datetime import date

from loaders.errors import TrackerError
from loaders.paths import data_root
from metrics.month import Month
from metrics.publish import publish


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit code: 0 published, 1 refused (the sentences say why)."""
    parser = argparse.ArgumentParser(prog="python -m metrics")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("publish", help="check the extracts, protect small numbers, write a release")
    command.add_argument("--month", required=True, type=Month.parse, help="the reporting month, as 2017-03")
    command.add_argument(
        "--published-on", type=date.fromisoformat, default=date.today(), help="the release's date, as 2017-04-21"
    )
    chosen = parser.parse_args(arguments)
    try:
        written = publish(data_root(), chosen.month, chosen.published_on, print)
    except TrackerError as error:
        print(error, file=sys.stderr)
        print("Nothing was written; the last release stands.", file=sys.stderr)
        return 1
    print(f"Release {written.name} is published.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
