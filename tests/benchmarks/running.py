"""How long does the server work for one page? The script alone, run by Streamlit's own test runner."""

import time
from pathlib import Path
from statistics import median

from streamlit.testing.v1 import AppTest


class Script:
    """A page's script in this process: no browser, no network. The runner's own cost is in every number alike."""

    def __init__(self, path: Path) -> None:
        self._page = AppTest.from_file(str(path), default_timeout=120)
        self.ran: list[float] = []

    def run(self, cluster: str, month: str | None = None) -> float:
        """Milliseconds of one run for a cluster (and month). Raises RuntimeError if the page fails."""
        self._page.query_params["cluster"] = cluster
        if month:
            self._page.query_params["month"] = month
        start = time.perf_counter()
        self._page.run()
        took = 1000 * (time.perf_counter() - start)
        if self._page.exception:
            raise RuntimeError(str(self._page.exception))
        self.ran.append(took)
        return took

    @property
    def typical(self) -> float:
        """The median run, in milliseconds."""
        return median(self.ran)
