"""Which pages are there? `streamlit run app.py` starts here."""

import streamlit as st

st.navigation(
    [
        st.Page("pages/tracker.py", title="Tracker", default=True),
        st.Page("pages/trends.py", title="Trends"),
        st.Page("pages/compare.py", title="Compare"),
        st.Page("pages/attendance.py", title="Attendance"),
        st.Page("pages/city.py", title="City"),
        st.Page("pages/changes.py", title="What changed"),
        st.Page("pages/take.py", title="Take away"),
        st.Page("pages/notes.py", title="Notes"),
        st.Page("pages/present.py", title="Presentation"),
    ],
    position="hidden",
).run()
