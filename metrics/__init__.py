"""What do published figures mean? What this module names is all that pages may use."""

from loaders.errors import TrackerError
from loaders.paths import data_root
from loaders.releases import release_names
from metrics.attendance import AbsencePart, AbsencePhase, AbsenceYear, Attendance, build_attendance
from metrics.background import Background, build_rate, find_background, find_population
from metrics.breaks import breaks_between
from metrics.change import Change
from metrics.city import CityBeside, CityColumn, CityRow, CityView, CityYear, build_city
from metrics.clusters import Cluster
from metrics.comparators import Reading
from metrics.comparison import Comparison, Standing, build_comparison, compared_indicators
from metrics.dashboard import Dashboard, Measure
from metrics.finder import NotFound, clean, echo, find_cluster, find_month
from metrics.forecast import Forecast, ForecastMonth, NoForecast
from metrics.funnel import Band, Funnel
from metrics.half_year import HalfYear, find_half_year, known_by, offered_halves
from metrics.half_year_figures import (
    HalfArea,
    HalfMonth,
    HalfRow,
    HalfYearFigures,
    build_city_half_year,
    build_half_year,
)
from metrics.index import Index
from metrics.indicators import Break, Indicator
from metrics.month import Month, months_between
from metrics.postcodes import PostcodeArea, find_postcode
from metrics.published import PublishedValue, Status, rounded
from metrics.release import CITY, NO_CLUSTER, Release, open_latest
from metrics.schools import School
from metrics.search import LONGEST_ASKED, SearchEntry, SearchIndex, build_search
from metrics.series import Figure, Series
from metrics.similar import THIRDS
from metrics.target import TargetLine
from metrics.terms import Terms, TermYear, build_terms
from metrics.tracker import Beside, Sheet, SheetRow, build_sheet
from metrics.trend import Trend, TrendPoint, build_trend, known_series, offered_indicators
from metrics.verdict import Verdict, Word, smallest_called
from metrics.watch import MONTH_ALARMS, START_ALARMS, Finding, Look, Movement, Watch, build_watch, moved_together

__all__ = [
    "CITY",
    "LONGEST_ASKED",
    "MONTH_ALARMS",
    "NO_CLUSTER",
    "START_ALARMS",
    "THIRDS",
    "AbsencePart",
    "AbsencePhase",
    "AbsenceYear",
    "Attendance",
    "Background",
    "Band",
    "Beside",
    "Break",
    "Change",
    "CityBeside",
    "CityColumn",
    "CityRow",
    "CityView",
    "CityYear",
    "Cluster",
    "Comparison",
    "Dashboard",
    "Figure",
    "Finding",
    "Forecast",
    "ForecastMonth",
    "Funnel",
    "HalfArea",
    "HalfMonth",
    "HalfRow",
    "HalfYear",
    "HalfYearFigures",
    "Index",
    "Indicator",
    "Look",
    "Measure",
    "Month",
    "Movement",
    "NoForecast",
    "NotFound",
    "PostcodeArea",
    "PublishedValue",
    "Reading",
    "Release",
    "School",
    "SearchEntry",
    "SearchIndex",
    "Series",
    "Sheet",
    "SheetRow",
    "Standing",
    "Status",
    "TargetLine",
    "TermYear",
    "Terms",
    "TrackerError",
    "Trend",
    "TrendPoint",
    "Verdict",
    "Watch",
    "Word",
    "breaks_between",
    "build_attendance",
    "build_city",
    "build_city_half_year",
    "build_comparison",
    "build_half_year",
    "build_rate",
    "build_search",
    "build_sheet",
    "build_terms",
    "build_trend",
    "build_watch",
    "clean",
    "compared_indicators",
    "data_root",
    "echo",
    "find_background",
    "find_cluster",
    "find_half_year",
    "find_month",
    "find_population",
    "find_postcode",
    "known_by",
    "known_series",
    "months_between",
    "moved_together",
    "offered_halves",
    "offered_indicators",
    "open_latest",
    "release_names",
    "rounded",
    "smallest_called",
]
