"""How fast is the tracker beside the least a page can be? `python -m tests.benchmarks --runs 10`.

Floor and tracker take turns in one run, so that the machine's noise falls on both. Aims are printed, never asserted.
"""

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from loaders.paths import PROJECT
from tests.benchmarks.every_page import Cost, measure_bytes, measure_scripts
from tests.benchmarks.growing import measure_sizes
from tests.benchmarks.painting import Sitting, View
from tests.benchmarks.running import Script
from tests.pages.browsing import launch
from tests.pages.releases import shipped_document
from tests.pages.serving import serve

FLOOR = Path(__file__).parent / "floor.py"
TRACKER = PROJECT / "app.py"
LINK = "/?cluster=seacroft-manston"

FIRST = "first view painted, ms"
NEW, KNOWN, LATER = "a visit's first pick painted, ms", "its second, asked before, ms", "its sixth, ms"
SENT, PICKED, SCRIPT = "first view, kB", "another cluster, kB", "script on the server, ms"
_ROWS = (FIRST, NEW, KNOWN, LATER, SENT, PICKED, SCRIPT)
_AIMS = dict.fromkeys((NEW, KNOWN, LATER), "1.3 times") | {
    FIRST: "1.15 times", SENT: "350 kB more", PICKED: "", SCRIPT: "10 ms more",
}  # fmt: skip

Found = dict[str, dict[str, list[float]]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--runs", type=int, default=10, help="how often each thing is measured; medians are printed")
    runs: int = parser.parse_args().runs
    found: Found = {"floor": defaultdict(list), "tracker": defaultdict(list)}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        logs = Path(folder)
        with serve(logs / "floor.txt", FLOOR) as floor, serve(logs / "tracker.txt", TRACKER) as tracker:
            views = [View("floor", floor + LINK, "h2"), View("tracker", tracker + LINK, "svg.chart")]
            browser = launch(playwright)
            _paint(browser, views, runs, found)
            sent = measure_bytes(logs, browser)
            browser.close()
        _run_scripts(runs, found)
        costs = measure_sizes(logs, runs)
        empty, pages = measure_scripts(logs, runs)
    _print_views(found, runs)
    _print_pages(empty, pages, sent)
    print("\nOne cluster's page against the number of clusters, ms (times the smallest; aim 1.5 times)")
    print(f"{'clusters':>10}{'read':>16}{'first asked':>18}{'asked before':>18}")
    for cost in costs:
        cells = [f"{now:.1f} ({now / then:.2f})" for now, then in (
            (cost.read, costs[0].read), (cost.first, costs[0].first), (cost.again, costs[0].again))]  # fmt: skip
        print(f"{cost.clusters:>10,}{cells[0]:>16}{cells[1]:>18}{cells[2]:>18}")


def _paint(browser: Browser, views: list[View], runs: int, found: Found) -> None:
    # Those whose name is all there is to say of them, so that both drop-downs say the same.
    away = ("alwoodley", "seacroft-manston", "silc")
    clusters = shipped_document()["clusters"]
    others = [entry["name"] for entry in clusters if "places" not in entry and entry["code"] not in away]
    for turn in range(runs + 1):
        for view in views:
            sitting = Sitting(browser, view)
            new = sitting.pick(others[turn % len(others)])
            known = sitting.pick("Seacroft Manston")
            # By the sixth the browser has compiled what the first had to: a reader who goes from cluster to cluster.
            later = [sitting.pick(others[(turn + step) % len(others)]) for step in range(1, 5)][-1]
            sitting.close()
            if turn == 0:
                continue  # the server's own first time: imports and the release opened
            kept = found[view.name]
            kept[FIRST].append(sitting.painted)
            kept[NEW].append(new.milliseconds)
            kept[KNOWN].append(known.milliseconds)
            kept[LATER].append(later.milliseconds)
            kept[SENT].append(sitting.first_view / 1000)
            kept[PICKED].append(new.received / 1000)


def _run_scripts(runs: int, found: Found) -> None:
    scripts = {"floor": Script(FLOOR), "tracker": Script(TRACKER)}
    for script in scripts.values():
        script.run("seacroft-manston")
        script.ran.clear()
    for _ in range(5 * runs):
        for name, script in scripts.items():
            found[name][SCRIPT].append(script.run("seacroft-manston"))


def _print_pages(empty: float, pages: list[Cost], sent: dict[str, float]) -> None:
    print(f"\nEach page's script after its first visit, ms (an empty page's {empty:.1f}; aim 40 more, 1.5 times grown)")
    heads = ("script", "more", "at 10x", "times", "first", "at 10x", "kB sent")
    print(f"{'page':<12}{''.join(f'{head:>9}' for head in heads)}   aim 300")
    for cost in pages:
        print(
            f"{cost.page:<12}{cost.again:>9.1f}{cost.again - empty:>9.1f}{cost.grown:>9.1f}"
            f"{cost.grown / cost.again:>9.2f}{cost.first:>9.1f}{cost.grown_first:>9.1f}{sent[cost.page]:>9.1f}"
        )


def _print_views(found: Found, runs: int) -> None:
    print(f"Floor page (drop-down and name) and tracker, medians of {runs}, empty profile each time")
    print(f"{'':<42}{'floor':>10}{'tracker':>10}{'ratio':>8}{'more':>9}   aim")
    for row in _ROWS:
        floor, tracker = median(found["floor"][row]), median(found["tracker"][row])
        print(
            f"{row:<42}{floor:>10,.1f}{tracker:>10,.1f}{tracker / floor:>8.2f}{tracker - floor:>9,.1f}   {_AIMS[row]}"
        )
    floor_view, script = median(found["floor"][FIRST]), median(found["tracker"][SCRIPT])
    print(
        f"What dominates: the floor page is {100 * floor_view / median(found['tracker'][FIRST]):.0f}% of the first "
        f"view (Streamlit's own scripts, {median(found['floor'][SENT]):,.0f} kB); of another cluster's "
        f"{median(found['tracker'][KNOWN]):.0f} ms the tracker's script takes {script:.0f}, "
        "the rest is Streamlit's round trip and the browser's drawing."
    )


if __name__ == "__main__":
    main()
