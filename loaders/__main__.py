"""What can an analyst ask of the loaders?

`python -m loaders build` makes extracts of the sources; `python -m loaders check` says what is wrong with extracts.
"""

import argparse
import sys

from loaders.errors import TrackerError
from loaders.paths import data_root


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when all went well, 1 with every problem printed, a sentence a line, when not."""
    parser = argparse.ArgumentParser(
        prog="python -m loaders", description="Make and check extracts. TRACKER_DATA names another data folder."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="read data/sources, write data/extracts")
    commands.add_parser("check", help="say everything that is wrong with data/extracts and data/reference")
    command = parser.parse_args(arguments).command
    try:
        if command == "build":
            from loaders.build import build_extracts  # noqa: PLC0415 - each command loads only what it needs

            build_extracts(data_root(), lambda line: print(line, flush=True))
        else:
            from loaders.extracts import check_extracts  # noqa: PLC0415

            check_extracts(data_root())
            print("The extracts can be published.")
    except TrackerError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
