"""How is what pages make kept, so that it is made once? By the release it is made of, and by what was chosen of it."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from metrics import Cluster, Comparison, Indicator, Month, Release, build_comparison

_Asked = ParamSpec("_Asked")
_Made = TypeVar("_Made")

# What tells one of these from another. A release is never changed: its name and its figures' hash are all of it.
_TOLD_BY: dict[str | type[Any], Callable[[Any], Any]] = {
    Release: attrgetter("name", "fingerprint"),
    Cluster: attrgetter("code"),
    Indicator: attrgetter("key"),
    Month: attrgetter("key"),
}


def keep(most: int) -> Callable[[Callable[_Asked, _Made]], Callable[_Asked, _Made]]:
    """Keep the `most` last things a function made. No spinner: what is made takes less time than one costs."""

    def decorate(make: Callable[_Asked, _Made]) -> Callable[_Asked, _Made]:
        return st.cache_data(max_entries=most, show_spinner=False, hash_funcs=_TOLD_BY)(make)

    return decorate


def keep_as_it_is(most: int) -> Callable[[Callable[_Asked, _Made]], Callable[_Asked, _Made]]:
    """As `keep`, and everybody is handed the thing itself, not a copy: for what nobody changes."""

    def decorate(make: Callable[_Asked, _Made]) -> Callable[_Asked, _Made]:
        return st.cache_resource(max_entries=most, show_spinner=False, hash_funcs=_TOLD_BY)(make)

    return decorate


@keep_as_it_is(16)
def find_comparison(release: Release, indicator: Indicator, month: Month) -> Comparison | None:
    """All clusters on one figure and month, whichever of them is the reader's, on whichever page or document."""
    return build_comparison(release, indicator, month)
