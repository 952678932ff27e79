"""Does one press on the tracker give the slides of what is shown, in a real browser?"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.pages.browsing import watch
from tests.pages.documents.slides_reading import open_slides, table_of

pytestmark = pytest.mark.browser


def test_one_press_gives_the_slides_of_what_is_shown(browser: Browser, served: str, tmp_path: Path) -> None:
    with watch(browser) as watched:
        page = watched.open(f"{served}/?cluster=seacroft-manston&month=2015-12", "table.sheet")
        for button, name, shape in (
            ("Slides (16:9)", "seacroft-manston-2015-12.pptx", 16 / 9),
            ("Slides (4:3)", "seacroft-manston-2015-12.4x3.pptx", 4 / 3),
        ):
            with page.expect_download() as begun:
                page.get_by_role("button", name=button, exact=True).click()
            assert begun.value.suggested_filename == name
            begun.value.save_as(tmp_path / name)
            slides = open_slides((tmp_path / name).read_bytes())
            assert slides.slide_width / slides.slide_height == pytest.approx(shape, abs=0.001)
            assert table_of(slides.slides[1])[1][:2] == ["CLA", "108"]
            # The notes lead back to the view.
            assert (
                f"{served}/?cluster=seacroft-manston&month=2015-12"
                in slides.slides[0].notes_slide.notes_text_frame.text
            )
