"""Where are the figures of open data from? The authority's names and codes, as the Department's standard has them."""

import re

from metrics import Release
from pages.documents.open_data_file import DataColumn, item

PLACE_COLUMNS = (
    DataColumn("geographic_level", "Geographic level"),
    DataColumn("country_code", "Country code"),
    DataColumn("country_name", "Country"),
    DataColumn("region_code", "Region code"),
    DataColumn("region_name", "Region"),
    DataColumn("old_la_code", "Local authority code, three digits"),
    DataColumn("new_la_code", "Local authority code, nine characters"),
    DataColumn("la_name", "Local authority"),
)
_UNKNOWN = ("x", "Not available")  # the standard's own code and name of a place that is not known


def build_place(release: Release) -> tuple[str, ...]:
    """The cells of PLACE_COLUMNS: the same in every row, for clusters are no level the standard knows.

    Codes are those of city.toml. One it does not give is "x"; a column may not be empty.
    """
    city = release.dashboard
    region = (city.region_code, city.region_name) if city and city.region_code and city.region_name else _UNKNOWN
    return (
        "Local authority",
        # The standard is England's.
        "E92000001",
        "England",
        region[0],
        item(region[1]),
        city.area if city and re.fullmatch(r"[0-9]{3}", city.area) else _UNKNOWN[0],
        city.new_la_code if city and city.new_la_code else _UNKNOWN[0],
        item(release.place),
    )
