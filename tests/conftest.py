"""What do tests of several rooms share? The demonstration: the release that ships, as readers open it."""

import pytest

from loaders.paths import PROJECT
from metrics import Release
from metrics.release import open_release

SHIPPED = "2017-03"


@pytest.fixture(scope="session")
def demonstration() -> Release:
    """The release in the repository. A test that needs it fails where it is missing: a clone must start at once."""
    return open_release(PROJECT / "data", SHIPPED)
