"""Which pages are there? `streamlit run app.py` starts here."""

import streamlit as st

st.navigation(
    [st.Page("pages/tracker.py", title="Tracker", default=True), st.Page("pages/notes.py", title="Notes")],
    position="hidden",
).run()
