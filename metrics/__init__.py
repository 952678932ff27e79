"""What do published figures mean? What this module names is all that pages may use."""

from loaders.errors import TrackerError
from loaders.paths import data_root
from loaders.releases import release_names
from metrics.change import Change, Way
from metrics.clusters import Cluster
from metrics.finder import NotFound, find_cluster, find_month
from metrics.indicators import Break, Indicator
from metrics.month import Month, months_between
from metrics.published import PublishedValue, Status, rounded
from metrics.release import Release, open_latest
from metrics.series import Series
from metrics.tracker import Background, Sheet, SheetRow, build_sheet

__all__ = [
    "Background",
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
    "Way",
    "build_sheet",
    "data_root",
    "find_cluster",
    "find_month",
    "months_between",
    "open_latest",
    "release_names",
    "rounded",
]
