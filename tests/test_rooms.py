"""Does every room keep to what it may import, and can nothing raw be reached from the web server?

The rules are tables; `broken_rules` applies them to any folder, so that these tests can also see it fail.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from loaders.paths import PROJECT

PAGES_MAY_USE = {"streamlit", "plotly", "pandas"}
WRITERS = {"docx", "font_source_sans_pro", "pptx", "typst", "xlsxwriter"}  # in pages/documents alone
METRICS_MAY_USE = {
    "loaders.errors", "loaders.paths", "loaders.reference", "loaders.releases", "loaders.extracts",
    "loaders.public_tables", "loaders.table_checks",
}  # fmt: skip
HEAVY = {"numpy", "scipy"}  # in metrics/disclosure and metrics/verdict alone
LOADERS_MAY_USE = {"duckdb", "pyarrow"}

# All of loaders that the web server may reach. It holds no key to what is raw, because it has no code that reads it.
WEB_LOADERS = {
    "loaders", "loaders.errors", "loaders.paths", "loaders.public_tables", "loaders.queries", "loaders.releases",
}  # fmt: skip
NEVER_ON_THE_WEB = ("metrics.publish", "metrics.__main__", "metrics.disclosure")

RAW_HTML = {"unsafe_allow_html", "unsafe_allow_javascript"}
RAW_HTML_DOOR = "pages/components/html.py"

# Statements, not words: prose may select and copy.
SQL = re.compile(
    r"read_(parquet|csv|json)|\b(select\b[\s\S]+?\bfrom|copy\b[\s\S]+?\bto\s+['\"(]|insert\s+into|create\s+(or\s+replace|temp|table|view)"
    r"|delete\s+from|attach\s+['\"]|pragma)\b",
    re.IGNORECASE,
)
RUNS_SQL = {"execute", "executemany", "sql", "query_df", "from_query"}
# The one command of pages: it writes what it made to the folder its caller named.
WRITES_FILES = "pages/documents/__main__.py"
OPENS_FILES = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob", "mkdir", "unlink",
    "rmdir", "touch", "rename",
}  # fmt: skip


@dataclass(frozen=True)
class Import:
    """One name one file imports: `from module import name`, or a whole module (name empty)."""

    path: Path
    line: int
    module: str
    name: str = ""

    @property
    def words(self) -> str:
        return f"{self.module}.{self.name}" if self.name else self.module


def sources(root: Path) -> list[Path]:
    """Every Python file of the rooms, relative to the project."""
    rooms = (root / room for room in ("pages", "metrics", "loaders"))
    files = [root / "app.py", *(path for room in rooms for path in room.rglob("*.py"))]
    return sorted(path.relative_to(root) for path in files)


def parsed(root: Path, path: Path) -> ast.Module:
    return ast.parse((root / path).read_text(encoding="utf-8"))


def imports(root: Path, path: Path) -> Iterator[Import]:
    """Every import of a file, wherever in it; a module named by `from package import module` is that module's."""
    for node in ast.walk(parsed(root, path)):
        if isinstance(node, ast.Import):
            yield from (Import(path, node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = path.parent.parts[: len(path.parent.parts) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                inner = f"{module}.{alias.name}"
                whole = file_of(root, inner) is not None
                yield Import(path, node.lineno, inner if whole else module, "" if whole else alias.name)


def file_of(root: Path, module: str) -> Path | None:
    """The file of a module of ours; None for anybody else's."""
    place = Path(*module.split("."))
    found = (file for file in (place.with_suffix(".py"), place / "__init__.py") if (root / file).is_file())
    return next(found, None)


def offered(root: Path) -> set[str]:
    """The names `metrics` offers to pages: its `__all__`."""
    for node in parsed(root, Path("metrics/__init__.py")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def may_import(root: Path, found: Import) -> bool:
    """The table of the design: which room may import what."""
    room, top = found.path.parts[0], found.module.split(".")[0]
    if top == "importlib" or found.module == "builtins":
        return False  # what is imported by a computed name, no rule can see
    if room == "app.py":
        return top == "streamlit"
    standard = top in sys.stdlib_module_names
    if room == "pages":
        if top == "metrics":
            return found.module == "metrics" and found.name in offered(root)
        shared = f"{found.module}.{found.name}.".startswith(("pages.components.", "pages.documents."))
        writer = top in WRITERS and found.path.as_posix().startswith("pages/documents/")
        return standard or shared or writer or top in PAGES_MAY_USE
    if room == "metrics":
        heavy = top in HEAVY and found.path.as_posix().startswith(("metrics/disclosure/", "metrics/verdict"))
        return standard or heavy or top == "metrics" or found.module in METRICS_MAY_USE
    return standard or top == "loaders" or top in LOADERS_MAY_USE


def broken_rules(root: Path) -> list[str]:
    """Every import that a room may not make, as `path:line imports name`."""
    return [
        f"{found.path.as_posix()}:{found.line} imports {found.words}"
        for path in sources(root)
        for found in imports(root, path)
        if not may_import(root, found)
    ]


def reached(root: Path) -> dict[str, str]:
    """Every module of ours that app.py or a page leads to, with the chain of modules that leads there."""
    start = [path for path in sources(root) if path.parts[0] in {"app.py", "pages"}]
    chains = {".".join(path.with_suffix("").parts): path.as_posix() for path in start}
    waiting = list(chains)
    while waiting:
        module = waiting.pop()
        file = file_of(root, module)
        if file is None:
            continue
        for found in imports(root, file):
            parts = found.module.split(".")
            # Importing a.b.c runs a and a.b first.
            for other in (".".join(parts[: length + 1]) for length in range(len(parts))):
                if other not in chains and file_of(root, other):
                    chains[other] = f"{chains[module]} > {other}"
                    waiting.append(other)
    return chains


def leaks(root: Path) -> list[str]:
    """What the web server reaches and must not, as the chain of imports that leads there."""
    return [
        chain
        for module, chain in sorted(reached(root).items())
        if (module.split(".")[0] == "loaders" and module not in WEB_LOADERS)
        or any(module == kept or module.startswith(f"{kept}.") for kept in NEVER_ON_THE_WEB)
    ]


def raw_html(root: Path) -> list[str]:
    """Where text could reach the browser unescaped, but for the one module that escapes it."""
    return [
        f"{path.as_posix()} has {word}"
        for path in sources(root)
        if path.as_posix() != RAW_HTML_DOOR
        for word in sorted(RAW_HTML)
        if word in (root / path).read_text(encoding="utf-8")
    ]


def stray_sql(root: Path) -> list[str]:
    """SQL outside loaders/sql, and anything run as SQL that is not a file of it, read by `query`."""
    problems = []
    for path in sources(root):
        tree = parsed(root, path)
        prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            line = f"{path.as_posix()}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Constant | ast.JoinedStr):
                if id(node) not in prose and SQL.search(text_of(node)):
                    problems.append(f"{line} holds SQL")
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in RUNS_SQL:
                ran = node.args[0] if node.args else None
                if not (isinstance(ran, ast.Call) and isinstance(ran.func, ast.Name) and ran.func.id == "query"):
                    problems.append(f"{line} runs SQL that is not a query of loaders/sql")
    return problems


def text_of(node: ast.expr) -> str:
    """The text of a string, with a letter in place of whatever an f-string fills in; empty for anything else."""
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(part) or "x" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def opened_files(root: Path) -> list[str]:
    """Where app.py, a page or metrics opens a file itself, but for the command that writes documents."""
    return [
        f"{path.as_posix()}:{node.lineno} calls {name}"
        for path in sources(root)
        if path.parts[0] != "loaders" and path.as_posix() != WRITES_FILES
        for node in ast.walk(parsed(root, path))
        if isinstance(node, ast.Call)
        and (name := getattr(node.func, "attr", getattr(node.func, "id", ""))) in OPENS_FILES
    ]


def local_words(root: Path, reference: Path) -> list[str]:
    """Where code knows one council: its place's name or a code of one of its clusters, as whole words."""
    clusters = tomllib.loads((reference / "clusters.toml").read_text(encoding="utf-8"))
    words = [clusters["place"]["name"], *(cluster["code"] for cluster in clusters["cluster"])]
    known = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, words))})(?![\w-])")
    return [
        f"{path.as_posix()}:{number} says {found[0]}"
        for path in sources(root)
        for number, line in enumerate((root / path).read_text(encoding="utf-8").splitlines(), start=1)
        for found in known.finditer(line)
    ]


def test_every_room_imports_only_what_it_may() -> None:
    assert broken_rules(PROJECT) == []


def test_the_web_server_reaches_nothing_raw() -> None:
    assert leaks(PROJECT) == []


def test_the_graph_is_really_walked() -> None:
    """Were nothing reached at all, nothing forbidden would be."""
    assert set(reached(PROJECT)) >= {"app", "pages.tracker", "metrics", "metrics.release", *WEB_LOADERS}


def test_text_goes_to_the_browser_through_one_door() -> None:
    assert raw_html(PROJECT) == []


def test_sql_stands_in_its_folder_alone() -> None:
    assert stray_sql(PROJECT) == []


def test_files_are_opened_by_loaders_alone() -> None:
    assert opened_files(PROJECT) == []


def test_code_knows_no_council() -> None:
    assert local_words(PROJECT, PROJECT / "data" / "reference") == []


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A small project that keeps every rule."""
    for path, text in {
        "app.py": "import streamlit",
        "pages/tracker.py": "from metrics import Month\nfrom pages.components import frame",
        "pages/components/frame.py": "import streamlit as st",
        "metrics/__init__.py": "from metrics.month import Month\n__all__ = ['Month']",
        "metrics/month.py": "from loaders.releases import load_area",
        "metrics/publish.py": "from loaders.extracts import load_extract",
        "metrics/disclosure/audit.py": "import scipy",
        "loaders/__init__.py": "",
        "loaders/releases.py": "import duckdb",
        "loaders/extracts.py": "import pyarrow",
        "clusters.toml": '[place]\nname = "Elsewhere"\n[[cluster]]\ncode = "ash"\n',
    }.items():
        plant(tmp_path, path, text)
    return tmp_path


def plant(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def all_problems(root: Path) -> list[str]:
    return [
        *broken_rules(root), *leaks(root), *raw_html(root), *stray_sql(root), *opened_files(root),
        *local_words(root, root),
    ]  # fmt: skip


def test_a_project_that_keeps_the_rules_has_no_problem(planted: Path) -> None:
    assert all_problems(planted) == []


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        ("app.py", "import streamlit\nimport metrics", "app.py:2 imports metrics"),
        ("pages/tracker.py", "import duckdb", "pages/tracker.py:1 imports duckdb"),
        ("pages/tracker.py", "def f():\n    import loaders.errors", "pages/tracker.py:2 imports loaders.errors"),
        ("pages/tracker.py", "from metrics import month", "pages/tracker.py:1 imports metrics.month"),
        ("pages/tracker.py", "from metrics.month import Month", "pages/tracker.py:1 imports metrics.month.Month"),
        ("pages/tracker.py", "from metrics import secret", "pages/tracker.py:1 imports metrics.secret"),
        ("pages/tracker.py", "from ..loaders import errors", "pages/tracker.py:1 imports loaders.errors"),
        ("pages/tracker.py", "from importlib import import_module", "pages/tracker.py:1 imports importlib"),
        ("pages/tracker.py", "import xlsxwriter", "pages/tracker.py:1 imports xlsxwriter"),
        ("pages/components/frame.py", "from pages import tracker", "frame.py:1 imports pages.tracker"),
        ("metrics/month.py", "import streamlit", "metrics/month.py:1 imports streamlit"),
        ("metrics/month.py", "import numpy as np", "metrics/month.py:1 imports numpy"),
        ("metrics/month.py", "from loaders import build", "metrics/month.py:1 imports loaders.build"),
        ("metrics/disclosure/audit.py", "import duckdb", "metrics/disclosure/audit.py:1 imports duckdb"),
        ("loaders/releases.py", "from metrics import Month", "loaders/releases.py:1 imports metrics.Month"),
        ("metrics/month.py", "import metrics.publish", "pages/tracker.py > metrics > metrics.month > metrics.publish"),
        ("loaders/releases.py", "from . import extracts", "loaders.releases > loaders.extracts"),
        ("loaders/__init__.py", "from loaders.extracts import load_extract", "loaders > loaders.extracts"),
        ("pages/tracker.py", "draw(text, unsafe_allow_html=True)", "pages/tracker.py has unsafe_allow_html"),
        ("loaders/releases.py", "x = 'select a from b'", "loaders/releases.py:1 holds SQL"),
        ("loaders/releases.py", "x = f'SELECT {a} FROM b'", "loaders/releases.py:1 holds SQL"),
        ("loaders/releases.py", "x = 'from read_parquet($file)'", "loaders/releases.py:1 holds SQL"),
        ("loaders/releases.py", "c.execute(query('a') + name)", "loaders/releases.py:1 runs SQL that is not a query"),
        ("loaders/releases.py", "c.execute(query('a').format(name))", "loaders/releases.py:1 runs SQL that is not a"),
        ("loaders/releases.py", "c.execute(f'{a} {b}')", "loaders/releases.py:1 runs SQL that is not a query"),
        ("metrics/month.py", "def f(p):\n    return p.read_text()", "metrics/month.py:2 calls read_text"),
        ("metrics/month.py", "f = open('x')", "metrics/month.py:1 calls open"),
        ("pages/documents/packs.py", "f = open('x')", "pages/documents/packs.py:1 calls open"),
        ("metrics/month.py", "# as in Elsewhere", "metrics/month.py:1 says Elsewhere"),
        ("pages/tracker.py", "if code == 'ash':\n    pass", "pages/tracker.py:1 says ash"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found(planted: Path, path: str, text: str, problem: str) -> None:
    plant(planted, "metrics/secret.py", "")
    plant(planted, "loaders/build.py", "")
    plant(planted, "loaders/errors.py", "")
    plant(planted, path, text)
    assert [found for found in all_problems(planted) if problem in found], all_problems(planted)
