"""Is the check of the open data standard itself right? By the Department's own files, and by a fault for each rule."""

import pytest

from loaders.paths import PROJECT
from tests.pages.documents.open_data_check import ALL_RULES, check_file_name, check_open_data

SOURCES = PROJECT / "data" / "sources" / "ees"
# What the Department's own files do not keep. To its screener most of this is advice ("WARNING"); the rest are a
# byte-order mark, which it reads past, a column that came in later, and two rows for show that were left in.
BROKEN = {
    "absence_by_term": {"col_req_meta", "meta_ind_dp_set", "filter_defaults", "ind_invalid_entry"},
    "cla_number_and_rate_per_10k_children_2019_2023": {"byte_order_mark"},
    "cla_number_and_rate_per_10k_children_2020_2024": {"byte_order_mark"},
    "cla_number_and_rate_per_10k_children_2021_2025": {"byte_order_mark"},
    "neet_la_dashboard_2021": {"col_snake_case", "api_char_names", "empty_cols", "geog_level_completed"},
    **{f"neet_la_dashboard_{year}": {"col_snake_case", "api_char_names"} for year in range(2022, 2026)},
}

CSV = """\
time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,\
la_name,ward_group,kind,child_count,child_percent
2015,December,Local authority,E92000001,England,E12000003,Yorkshire,383,E08000035,Leeds,Total,Total,10,1.5
2015,December,Local authority,E92000001,England,E12000003,Yorkshire,383,E08000035,Leeds,Total,One,c,z
2015,November,Local authority,E92000001,England,E12000003,Yorkshire,383,E08000035,Leeds,North,One,0,-2
2015,November,Local authority,E92000001,England,E12000003,Yorkshire,383,E08000035,Leeds,Total,Total,4,2
2015,November,National,E92000001,England,,,,,,Total,Total,0,0.1
2015,November,Regional,E92000001,England,E12000003,Yorkshire,,,,Total,Total,0,0.1
"""
META = """\
col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column
kind,Filter,Kind,,,,Filter by kind,ward_group
child_count,Indicator,Children,,,0,,
child_percent,Indicator,Share of children,,%,1,,
"""


@pytest.mark.parametrize("name", BROKEN)
def test_the_departments_own_files_break_these_rules_and_no_other(name: str) -> None:
    meta = SOURCES / f"{name}.meta.csv"
    found = check_open_data((SOURCES / f"{name}.csv").read_bytes(), meta.read_bytes() if meta.exists() else b"")
    assert {problem.split(":")[0] for problem in found} == BROKEN[name], found
    assert check_file_name(f"{name}.csv") == []


def test_every_file_of_the_department_is_tried() -> None:
    assert {path.stem for path in SOURCES.glob("*.csv") if not path.name.endswith(".meta.csv")} == set(BROKEN)


def test_a_file_that_keeps_every_rule_has_no_problem() -> None:
    assert check_open_data(CSV.encode(), META.encode()) == []


Faults = dict[str, tuple[str, str] | tuple[str, str, str]]
# A fault for each rule: what is put in place of what, in the figures' file, or (with a third word) in the other.
FAULTS: Faults = {
    "byte_order_mark": ("time_period,time_identifier", "\ufefftime_period,time_identifier"),
    "col_req_data": ("country_name", "land_name"),
    "col_name_dupe": ("child_percent", "child_count"),
    "col_names_spaces": ("child_percent", "child percent"),
    "col_snake_case": ("child_percent", "Child_percent"),
    "col_var_start": ("child_percent", "1_child_percent"),
    "row_lengths": ("One,c,z", "One,c"),
    "no_rows": (CSV[CSV.index("2015") :], ""),
    "empty_rows": ("2015,November,Regional,E92000001,England,E12000003,Yorkshire,,,,Total,Total,0,0.1", "," * 13),
    "empty_cols": ("383", ""),
    "general_null": ("10,1.5", "NA,1.5"),
    "time_period_num": ("2015,December", "15-16,December"),
    "time_id_valid": ("December", "Dec"),
    "time_id_mix": ("December", "Reporting year"),
    "time_period": ("2015,December", "201516,December"),
    "time_period_six": ("2015", "201517"),
    "geog_level": ("Regional", "Cluster"),
    "geog_level_present": ("new_la_code", "la_code_new"),
    "geog_level_completed": ("383,E08000035,Leeds,North", ",E08000035,Leeds,North"),
    "geog_overcompleted_cols": ("England,,,,,,Total", "England,E12000003,Yorkshire,,,,Total"),
    "geog_la_col_present": ("la_name", "la_title"),
    "geog_region_col_present": ("region_name", "region_title"),
    "geog_region_for_la": ("region_code,region_name", "area_code,area_title"),
    "geog_codes": ("E08000035,Leeds,North", "E0800003,Leeds,North"),
    "geog_country_combos": ("England,,", "France,,"),
    "filter_ob_total": ("Leeds,Total,Total", "Total,Total,Total"),
    "api_char_names": ("child_percent", f"child_{'a' * 45}"),
    "col_req_meta": ("filter_hint", "filter_help", "meta"),
    "col_invalid_meta": ("filter_grouping_column", "filter_grouping_column,notes", "meta"),
    "col_to_rows": (META[META.index("kind") :], "".join(f"kind{n},Filter,Kind {n},,,,,\n" for n in range(10)), "meta"),
    "cross_meta_to_data": ("kind,Filter", "sort,Filter", "meta"),
    "cross_data_to_meta": ("child_percent,Indicator,Share of children,,%,1,,\n", "", "meta"),
    "col_ind_smushed": ("child_count", "female_count"),
    "meta_col_type": ("kind,Filter", "kind,filter", "meta"),
    "meta_ob_unit": ("kind,Filter", "la_name,Filter", "meta"),
    "meta_geog_catch": ("kind,Filter", "ward_name,Filter", "meta"),
    "meta_col_name_dupe": ("child_percent", "child_count", "meta"),
    "meta_col_name_spaces": ("child_percent", "child percent", "meta"),
    "meta_label": ("Share of children", "", "meta"),
    "meta_dupe_label": ("Share of children", "Children", "meta"),
    "meta_filters_plain": ("Kind,,", "Kind,,%", "meta"),
    "meta_indicators_plain": ("Children,,,0,,", "Children,,,0,Count,", "meta"),
    "meta_ind_unit_validation": ("%", "percent", "meta"),
    "meta_ind_dp_values": ("%,1", "%,one", "meta"),
    "meta_ind_dp_set": ("%,1", "%,", "meta"),
    "meta_fil_grp_match": ("ward_group", "ward_kind", "meta"),
    "meta_fil_grp_is_fil": ("Filter by kind,ward_group", "Filter by kind,kind", "meta"),
    "meta_fil_grp_dupe": ("child_count,Indicator,Children,,,0,,", "child_count,Filter,Children,,,,,ward_group", "meta"),
    "meta_fil_grp_stripped": ("Total,One,c", "No-rth,One,c"),
    "filter_group_level": ("Total,One,c", "South,One,c"),
    "filter_not_singular": ("One", "Total"),
    "filter_defaults": ("Total", "Every"),
    "filter_defaults_together": ("Total,Total,4,2", "Total,One,4,2"),
    "filter_blanks": ("One,c", ",c"),
    "filter_whitespace": ("One,c", "One ,c"),
    "filter_item_limit": (
        "\n2015,December,",
        "".join(f"\n2015,December,,,,,,,,,,{n},0,0" for n in range(25_001)) + "\n2015,December,",
    ),
    "general_dupes": ("Total,One,c", "Total,Total,c"),
    "ind_blanks": ("One,c,z", "One,,z"),
    "ind_invalid_entry": ("One,c,z", "One,~,z"),
    "ind_numeric": ("10,1.5", '"1,000",1.5'),
    "api_char_items": ("One", "One" * 50),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_rule_finds_its_fault(name: str) -> None:
    old, new, *where = FAULTS[name]
    content, meta = (CSV, META.replace(old, new)) if where else (CSV.replace(old, new), META)
    if name == "col_ind_smushed":
        meta = meta.replace(old, new)
    assert (content, meta) != (CSV, META)
    assert name in {problem.split(":")[0] for problem in check_open_data(content.encode(), meta.encode())}


def test_every_rule_has_a_fault() -> None:
    assert set(FAULTS) == {rule.__name__ for rule in ALL_RULES}


def test_what_is_no_utf_8_is_said() -> None:
    assert check_open_data(CSV.replace("Leeds", "Zoë").encode("latin-1"), META.encode()) == ["utf8: not UTF-8"]


@pytest.mark.parametrize("name", ["Figures.csv", "my figures.csv", "figures.xlsx", f"{'a' * 51}.csv", "é.csv"])
def test_names_of_files_are_plain(name: str) -> None:
    assert check_file_name(name)
