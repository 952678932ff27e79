"""What does a page cost that shows nothing? Every page's script is measured against it."""

import streamlit as st

st.set_page_config(page_title="Empty", layout="wide")
st.markdown("Empty")
