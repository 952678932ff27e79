"""What does the council say about its indicators, its clusters and its protection of small numbers?

The door for data/reference: past it, every key is known to be there and to hold what data/README.md says.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from loaders import reference_keys as keys
from loaders.errors import ReferenceInvalid
from loaders.reference_links import broken_links

Table = dict[str, Any]


@dataclass(frozen=True)
class Reference:
    """The three files, checked. Optional keys that were left out are absent; months are text, baselines dates."""

    tracker: Table
    place: Table
    indicators: tuple[Table, ...]
    clusters: tuple[Table, ...]
    changes: tuple[Table, ...]
    policy: Table


def load_reference(folder: Path) -> Reference:
    """Read indicators.toml, clusters.toml and policy.toml of a folder.

    Raises ReferenceInvalid, which lists every problem of all three files at once, each naming file and entry.
    """
    problems: list[str] = []
    files = {name: _read(folder / name, problems) for name in ("indicators.toml", "clusters.toml", "policy.toml")}
    found = {name: tables for name, tables in files.items() if tables is not None}
    for name, tables in found.items():
        problems += _CHECKS[name](tables)
    if len(found) == len(files):  # with a file unread, every code it defines would look unknown
        problems += broken_links(*found.values())
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
    )


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
    yield from _check_table(tables, top, file)
    yield from _check_table(tables.get("tracker"), keys.TRACKER, f"{file}, [tracker]")
    for place, indicator in _entries(tables, file, "indicator", "key"):
        yield from _check_table(indicator, keys.INDICATOR, place)
        for number, changed in enumerate(_listed(indicator, "breaks"), start=1):
            yield from _check_table(changed, keys.BREAK, f"{place}, break {number}")
        yield from _check_table(indicator.get("nested"), keys.NESTED, f"{place}, nested")
        yield from _check_table(indicator.get("target"), keys.TARGET, f"{place}, target")


def _check_clusters(tables: Table) -> Iterator[str]:
    file = "clusters.toml"
    top = {
        "place": keys.Key(keys.sub_table),
        "cluster": keys.Key(keys.sub_tables),
        "change": keys.optional(keys.sub_tables),
    }
    yield from _check_table(tables, top, file)
    yield from _check_table(tables.get("place"), keys.PLACE, f"{file}, [place]")
    for place, cluster in _entries(tables, file, "cluster", "code"):
        yield from _check_table(cluster, keys.CLUSTER, place)
        yield from _check_table(cluster.get("not_applicable"), keys.NOT_APPLICABLE, f"{place}, not_applicable")
    for place, change in _entries(tables, file, "change", "month"):
        yield from _check_table(change, keys.CHANGE, place)


def _check_policy(tables: Table) -> Iterator[str]:
    yield from _check_table(tables, keys.POLICY, "policy.toml")


_CHECKS = {"indicators.toml": _check_indicators, "clusters.toml": _check_clusters, "policy.toml": _check_policy}


def _check_table(table: object, known: keys.Keys, place: str) -> Iterator[str]:
    """What is wrong with the keys of one table; nothing if it is no table, which its own key's rule has told."""
    if not isinstance(table, dict):
        return
    for name in sorted(table.keys() - known.keys()):
        near = get_close_matches(name, known, n=1)
        advice = f'did you mean "{near[0]}"?' if near else f"the keys are {', '.join(known)}."
        yield f'{place}: unknown key "{name[:60]}"; {advice}'
    for name, key in known.items():
        if name in table:
            if problem := key.rule(table[name]):
                yield f"{place}: {name} {problem}."
        elif key.required:
            yield f"{place}: {name} is missing."


def _listed(table: Mapping[str, Any], name: str) -> list[Table]:
    value = table.get(name)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _entries(tables: Table, file: str, kind: str, named_by: str) -> Iterator[tuple[str, Table]]:
    """Each entry of a list of tables with the words that lead a reader to it."""
    for number, entry in enumerate(_listed(tables, kind), start=1):
        name = entry.get(named_by)
        shown = f'"{name[:60]}"' if isinstance(name, str) else f"number {number}"
        yield f"{file}, {kind} {shown}", entry
