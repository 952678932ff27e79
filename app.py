"""Which pages are there? `streamlit run app.py` starts here."""

import streamlit as st

st.navigation([st.Page("pages/tracker.py", title="Tracker", default=True)], position="hidden").run()
