"""What does the query of this name say?

Queries live one a file in loaders/sql, with `$named` parameters; no other place holds SQL.
"""

from functools import cache
from pathlib import Path

SQL = Path(__file__).parent / "sql"


@cache
def query(name: str) -> str:
    """The text of loaders/sql/<name>.sql, read once. Raises FileNotFoundError for a name that is not there."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def queries(prefix: str) -> tuple[str, ...]:
    """The names of all queries whose name starts so, in alphabetical order."""
    return tuple(sorted(path.stem for path in SQL.glob(f"{prefix}*.sql")))
