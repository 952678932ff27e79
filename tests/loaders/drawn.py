"""What is the least indicators.toml and policy.toml can say? One monthly count, from October 2015; every setting."""

INDICATORS = """
[tracker]
title = "Tracker"
start = "Start"
plan = "Plan"
area_word = "cluster"
licence = "Licence"
provenance = "Invented"

[[indicator]]
key = "cla"
name = "Children looked after"
short_name = "CLA"
objective = "Fewer"
measure = "count"
unit = "children"
counts = "people"
improvement = "down"
frequency = "monthly"
basis = "residence"
baseline = 2015-10-31
definition = "A count."
source = "Records"
notes = []
"""

POLICY = """
threshold = 5
zeros = "hide"
level = "insider"
symbol = "[c]"
year_starts = 4
helper_order = ["none", "aces"]
breakdowns = "whole_rows"
"""
