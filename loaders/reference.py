"""What does the council say about its indicators, its clusters and its protection of small numbers?

The door for data/reference: past it, every key is known to be there and to hold what data/README.md says.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders import reference_keys as keys
from loaders.errors import ReferenceInvalid
from loaders.reference_city import CITY_FILE, broken_city_links, check_city
from loaders.reference_links import broken_links
from loaders.reference_tables import Table, check_table, entries, listed


@dataclass(frozen=True)
class Reference:
    """The files, checked. Optional keys that were left out are absent; months are text, baselines dates.

    `city` is empty where there is no city.toml.
    """

    tracker: Table
    place: Table
    indicators: tuple[Table, ...]
    clusters: tuple[Table, ...]
    changes: tuple[Table, ...]
    policy: Table
    city: Table


def load_reference(folder: Path) -> Reference:
    """Read indicators.toml, clusters.toml and policy.toml of a folder, and city.toml if it is there.

    Raises ReferenceInvalid, which lists every problem of all files at once, each naming file and entry.
    """
    problems: list[str] = []
    files = {name: _read(folder / name, problems) for name in ("indicators.toml", "clusters.toml", "policy.toml")}
    found = {name: tables for name, tables in files.items() if tables is not None}
    for name, tables in found.items():
        problems += _CHECKS[name](tables)
    if len(found) == len(files):  # with a file unread, every code it defines would look unknown
        problems += broken_links(*found.values())
    city = _city(folder, found.get("indicators.toml", {}), problems)
    if problems:
        raise ReferenceInvalid(tuple(dict.fromkeys(problems)))
    indicators, clusters, policy = found.values()
    return Reference(
        tracker=indicators["tracker"],
        place=clusters["place"],
        indicators=tuple(indicators["indicator"]),
        clusters=tuple(clusters["cluster"]),
        changes=tuple(clusters.get("change", ())),
        policy=policy,
        city=city,
    )


def _city(folder: Path, indicators: Table, problems: list[str]) -> Table:
    tables = _read(folder / CITY_FILE, problems) if (folder / CITY_FILE).exists() else None
    if tables is None:
        return {}
    problems += check_city(tables)
    problems += broken_city_links(tables, indicators)
    return tables


def _read(path: Path, problems: list[str]) -> Table | None:
    try:
        # utf-8-sig: Notepad on Windows may put a mark at the start, which TOML does not know.
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        problems.append(f"{path.name} is not there: put it in the reference folder of the data (see data/README.md).")
    except OSError:
        problems.append(f"{path.name} cannot be opened: it must be a file that may be read.")
    except UnicodeDecodeError:
        problems.append(f"{path.name} is not plain UTF-8 text: save it again as UTF-8.")
    except tomllib.TOMLDecodeError as error:
        reason = str(error)
        line = re.search(r"\(at line (\d+), column \d+\)", reason)
        place = f"line {line[1]}" if line else "the last line"
        reason = reason.split(" (at ", maxsplit=1)[0]
        problems.append(f"{path.name}, {place}: this is not TOML ({reason}); look for a missing quote, bracket or '='.")
    return None


def _check_indicators(tables: Table) -> Iterator[str]:
    file = "indicators.toml"
    top = {"tracker": keys.Key(keys.sub_table), "indicator": keys.Key(keys.sub_tables)}
    yield from check_table(tables, top, file)
    yield from check_table(tables.get("tracker"), keys.TRACKER, f"{file}, [tracker]")
    for place, indicator in entries(tables, file, "indicator", "key"):
        yield from check_table(indicator, keys.INDICATOR, place)
        for number, changed in enumerate(listed(indicator, "breaks"), start=1):
            yield from check_table(changed, keys.BREAK, f"{place}, break {number}")
        yield from check_table(indicator.get("nested"), keys.NESTED, f"{place}, nested")
        yield from check_table(indicator.get("target"), keys.TARGET, f"{place}, target")


def _check_clusters(tables: Table) -> Iterator[str]:
    file = "clusters.toml"
    top = {
        "place": keys.Key(keys.sub_table),
        "cluster": keys.Key(keys.sub_tables),
        "change": keys.optional(keys.sub_tables),
    }
    yield from check_table(tables, top, file)
    yield from check_table(tables.get("place"), keys.PLACE, f"{file}, [place]")
    for place, cluster in entries(tables, file, "cluster", "code"):
        yield from check_table(cluster, keys.CLUSTER, place)
        yield from check_table(cluster.get("not_applicable"), keys.NOT_APPLICABLE, f"{place}, not_applicable")
    for place, change in entries(tables, file, "change", "month"):
        yield from check_table(change, keys.CHANGE, place)


def _check_policy(tables: Table) -> Iterator[str]:
    yield from check_table(tables, keys.POLICY, "policy.toml")


_CHECKS = {"indicators.toml": _check_indicators, "clusters.toml": _check_clusters, "policy.toml": _check_policy}
