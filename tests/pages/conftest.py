"""What do the page tests share? The app as its users run it, and pages that forget what earlier tests showed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, sync_playwright

from tests.pages.browsing import launch
from tests.pages.releases import copy_release
from tests.pages.serving import serve


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real app, freshly started over the shipped release."""
    with serve(tmp_path_factory.mktemp("served") / "log.txt") as address:
        yield address


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder that the pages read; what earlier tests left in the caches is forgotten."""
    monkeypatch.setenv("TRACKER_DATA", str(tmp_path))
    st.cache_data.clear()
    st.cache_resource.clear()
    return tmp_path


@pytest.fixture
def shipped(data: Path) -> Path:
    """A data folder that holds the shipped release."""
    copy_release(data)
    return data


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a file."""
    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()
