"""What do the larger charts share? One look for all that are made with Plotly: mine in the accent, others in grey.

The tracker's own sheet never loads Plotly; pages on which one explores do. Each chart has a table twin beside it.
"""

import plotly.graph_objects as go
import streamlit as st

# The colours of style.py, for what CSS cannot reach.
ACCENT, INK, QUIET, GREY, RULE, WASH = "#0b4f5c", "#17252b", "#4d5c63", "#9aa7ad", "#e1e6e8", "#f1f4f4"
BETTER, WORSE = "#1d4f91", "#9a3c06"
FONT = '"Source Sans", "Source Sans Pro", sans-serif'
_CONFIG = {"displayModeBar": False, "showSendToCloud": False, "scrollZoom": False, "doubleClick": False}


def start_plot(height: int, unit: str = "") -> go.Figure:
    """An empty figure in the tracker's looks: no legend (label lines where they end), rules across, an honest nought.

    height: pixels. unit: what follows a number on the upright axis, such as "%".
    """
    figure = go.Figure()
    figure.update_layout(
        height=height,
        margin={"l": 46, "r": 16, "t": 24, "b": 36},
        font={"family": FONT, "size": 15, "color": QUIET},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        hoverlabel={"font": {"family": FONT, "size": 15}, "bgcolor": "#ffffff", "bordercolor": QUIET},
    )
    figure.update_xaxes(showgrid=False, zeroline=False, linecolor=QUIET, ticks="outside", fixedrange=True)
    figure.update_yaxes(
        gridcolor=RULE, zeroline=True, zerolinecolor=QUIET, rangemode="tozero", ticksuffix=unit, fixedrange=True
    )
    return figure


def draw_plot(figure: go.Figure, alt: str, key: str) -> None:
    """Put a figure on the page. `alt` says what it shows to those who do not see it; `key` is one of a page's own."""
    st.plotly_chart(figure, width="stretch", theme=None, config=_CONFIG, alt=alt, key=key)
