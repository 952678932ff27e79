"""What is the least a page can be? The drop-down and the chosen name: the tracker is measured against it."""

import json
from pathlib import Path

import streamlit as st

from metrics import data_root, release_names


@st.cache_data
def _names(data: Path) -> dict[str, str]:
    document = data / "releases" / release_names(data)[0] / "release.json"
    return {entry["code"]: entry["name"] for entry in json.loads(document.read_text(encoding="utf-8"))["clusters"]}


st.set_page_config(page_title="Floor", layout="wide")
names = _names(data_root())
codes = list(names)
asked = st.query_params.get("cluster")
chosen = st.selectbox("Cluster", codes, index=codes.index(asked) if asked else None, format_func=names.__getitem__)
if chosen:
    st.markdown(f"<h2>{names[chosen]}</h2>", unsafe_allow_html=True)
