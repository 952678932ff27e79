"""What do published figures mean? What this module names is all that pages may use."""

from loaders.errors import TrackerError
from loaders.paths import data_root
from loaders.releases import release_names
from metrics.background import Background, build_rate, find_background, find_population
from metrics.change import Change
from metrics.clusters import Cluster
from metrics.finder import NotFound, find_cluster, find_month
from metrics.indicators import Break, Indicator
from metrics.month import Month, months_between
from metrics.published import PublishedValue, Status, rounded
from metrics.release import CITY, NO_CLUSTER, Release, open_latest
from metrics.series import Series
from metrics.tracker import Beside, Sheet, SheetRow, build_sheet
from metrics.verdict import Verdict, Word

__all__ = [
    "CITY",
    "NO_CLUSTER",
    "Background",
    "Beside",
    "Break",
    "Change",
    "Cluster",
    "Indicator",
    "Month",
    "NotFound",
    "PublishedValue",
    "Release",
    "Series",
    "Sheet",
    "SheetRow",
    "Status",
    "TrackerError",
    "Verdict",
    "Word",
    "build_rate",
    "build_sheet",
    "data_root",
    "find_background",
    "find_cluster",
    "find_month",
    "find_population",
    "months_between",
    "open_latest",
    "release_names",
    "rounded",
]
