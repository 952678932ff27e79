"""How is each kind of extract made of the published files? One function a kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from loaders.comparators import build_comparators
from loaders.demonstration import make_up
from loaders.half_terms import Sessions, ratios, scale
from loaders.months import last_day
from loaders.public_tables import SCHEMAS
from loaders.published import load_toml, settings_of
from loaders.queries import query
from loaders.stock_settings import Settings

PUBLISHED, SYNTHETIC = "published", "synthetic"
COUNT = pa.schema(
    [
        ("cluster", pa.string()),
        ("period_end", pa.date32()),
        ("numerator", pa.int64()),
        ("denominator", pa.int64()),
        ("provenance", pa.string()),
    ]
)
SESSIONS = pa.schema(
    [
        ("cluster", pa.string()),
        ("period_end", pa.date32()),
        ("numerator", pa.int64()),
        ("denominator", pa.int64()),
        ("pupils", pa.int64()),
        ("available_from", pa.date32()),
        ("coverage", pa.int64()),
        ("provenance", pa.string()),
    ]
)

Database = duckdb.DuckDBPyConnection


def _stock(database: Database, sources: Path, recipe: "Recipe") -> pa.Table:
    """Monthly counts, made up save for the months a published sheet gives."""
    path = sources / "demonstration" / f"{recipe.key}.toml"
    table = load_toml(path)
    marches = dict(database.execute(query("build_city_looked_after")).fetchall())
    with settings_of(path):
        made_up = Settings.from_dict(table, marches)
        chances = {"ages": table["weights"]["ages"], "by_decile": table["weights"]["by_decile"]}
        spans = database.execute(query("build_weights"), chances).fetchall()
        weights = {
            month: {cluster: weight for cluster, since, until, weight in spans if since <= last_day(month) <= until}
            for month in range(made_up.first - 1, made_up.last + 1)
        }
        stocks = make_up(made_up, weights)
    known = {(cluster, month) for cluster, figures in made_up.known.items() for month in figures}
    return _table(
        COUNT,
        [
            (cluster, last_day(month), number, None, PUBLISHED if (cluster, month) in known else SYNTHETIC)
            for cluster, by_month in stocks.items()
            for month, number in by_month.items()
        ],
    )


def _sessions_of(database: Database, recipe: "Recipe") -> list[Sessions]:
    parameters = {"school_type": recipe.school_type, "special_type": recipe.special_type}
    return [Sessions(*row) for row in database.execute(query("build_absence"), parameters).fetchall()]


def _six(database: Database, sources: Path, recipe: "Recipe") -> pa.Table:
    """Absence as published: schools summed by cluster; a year becomes known in March of the next."""
    return _table(
        SESSIONS,
        [
            (
                row.cluster,
                date(row.year, 7, 31),
                row.missed,
                row.possible,
                row.pupils,
                date(row.year + 1, 3, 31),
                row.schools,
                PUBLISHED,
            )
            for row in _sessions_of(database, recipe)
        ],
    )


def _five(database: Database, sources: Path, recipe: "Recipe") -> pa.Table:
    """Absence over half-terms 1 to 5, known in October: as published while it was, then made up."""
    path = sources / "demonstration" / "half_terms.toml"
    made_up = load_toml(path)
    result = []
    with settings_of(path):
        rows = [row for row in _sessions_of(database, recipe) if row.year <= made_up["last_year"]]
        ratio = ratios(rows, recipe.key, made_up)
        for row in rows:
            real = row.five_half_terms
            missed, possible = (row.missed, row.possible) if real else scale(row, made_up, ratio[row.cluster, row.year])
            known, provenance = date(row.year, 10, 31), PUBLISHED if real else SYNTHETIC
            period_end = date(row.year, 5, 31)
            result.append((row.cluster, period_end, missed, possible, row.pupils, known, row.schools, provenance))
    return _table(SESSIONS, result)


def _population(database: Database, sources: Path, recipe: "Recipe") -> pa.Table:
    with settings_of(sources / "sources.toml"):
        rows = database.execute(query("build_population"), {"ages": recipe.ages}).fetchall()
    return _table(COUNT, [(cluster, date(year, 6, 30), people, None, PUBLISHED) for cluster, year, people in rows])


def _deprivation(database: Database, sources: Path, recipe: "Recipe") -> pa.Table:
    with settings_of(sources / "sources.toml"):
        rows = database.execute(query("build_deprivation"), {"index": recipe.index, "year": recipe.year}).fetchall()
    return _table(
        COUNT,
        [(cluster, date(recipe.year, 6, 30), deprived, children, PUBLISHED) for cluster, deprived, children in rows],
    )


def _schools(database: Database, sources: Path, recipe: "Recipe") -> pa.Table:
    """The schools of the register, each in its cluster."""
    with settings_of(sources / "sources.toml"):
        placing = load_toml(sources / "sources.toml")["placing"]
        wanted = {key: placing[key] for key in ("special_types", "left_out_types", "listed_on", "listed_since")}
        return _table(SCHEMAS["schools"], database.execute(query("build_schools"), wanted).fetchall())


def _comparators(database: Database, sources: Path, recipe: "Recipe") -> pa.Table:
    """What has been published of the city and of those it is compared with."""
    settings = load_toml(sources / "sources.toml")
    return _table(SCHEMAS["comparators"], build_comparators(database, sources, settings))


def _table(schema: pa.Schema, rows: list[tuple[Any, ...]]) -> pa.Table:
    columns = zip(*rows, strict=True)
    return pa.table(
        [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)], schema=schema
    )


Maker = Callable[[Database, Path, "Recipe"], pa.Table]
KINDS: Mapping[str, Maker] = {
    "stock": _stock,
    "six": _six,
    "five": _five,
    "population": _population,
    "deprivation": _deprivation,
    "schools": _schools,
    "comparators": _comparators,
}


@dataclass(frozen=True)
class Recipe:
    """One extract as data/sources/sources.toml describes it; what its kind does not use stays empty."""

    key: str
    maker: Maker
    special_type: str
    school_type: str = ""
    index: str = ""
    ages: str = ""
    year: int = 0

    @classmethod
    def from_dict(cls, entry: Mapping[str, Any], special_type: str) -> "Recipe":
        """A recipe from its TOML table. Raises KeyError, TypeError or ValueError for a broken one."""
        kind, rest = entry["kind"], {name: value for name, value in entry.items() if name != "kind"}
        recipe = cls(maker=KINDS[kind], special_type=special_type, **rest)
        if kind in {"five", "six"} and not recipe.school_type:
            raise ValueError(f"the extract {recipe.key} needs a school_type")
        return recipe

    def make(self, database: Database, sources: Path) -> pa.Table:
        """The extract's rows. Raises SourceInvalid, naming the settings file, if its settings cannot be used."""
        return self.maker(database, sources, self)
