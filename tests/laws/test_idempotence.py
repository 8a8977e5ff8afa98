"""Law 3: cleaning a cleaned text removes nothing and changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import cleantext
from cleantext import Cleaner
from tests.documents import Expected, fixtures, seeds
from tests.strategies import GeneratedPage, glued_pages, pages, texts, variations, vary

CLEANERS = {policy: Cleaner(policy=policy) for policy in ("strict", "default", "lenient")}


def assert_idempotent(source: str, cleaner: Cleaner) -> None:
    """The second cleaning keeps every paragraph of the first."""
    once = cleaner.clean(source, format="text")
    again = cleaner.clean(once.text, format="text")
    assert [removal.text for removal in again.removed] == []
    assert again.text == once.text


@given(source=texts())
@example(source="&amp;lt;p&amp;gt;")
@example(source="Anzeige\nMehr zum Thema\nkeykey")
def test_any_text(source: str) -> None:
    """Whatever is left of any text stays when it is cleaned again."""
    assert_idempotent(source, CLEANERS["default"])


@given(page=pages(), policy=st.sampled_from(sorted(CLEANERS)))
def test_pages(page: GeneratedPage, policy: str) -> None:
    """The article left of a page stands under every policy."""
    assert_idempotent(page.source, CLEANERS[policy])


@given(page=glued_pages(), policy=st.sampled_from(sorted(CLEANERS)))
def test_cut_paragraphs(page: tuple[str, list[str]], policy: str) -> None:
    """What is left of paragraphs that pitches were cut off stands under every policy."""
    assert_idempotent(page[0], CLEANERS[policy])


@given(first=pages("de", "en"), second=pages("de", "en"), twice=st.booleans())
def test_two_pages_in_one(first: GeneratedPage, second: GeneratedPage, *, twice: bool) -> None:
    """Two pages in one document, or one twice, leave a text that stands."""
    assert_idempotent(first.source + "\n\n" + (first if twice else second).source, CLEANERS["default"])


@given(data=st.data())
def test_seed_variations(data: st.DataObject) -> None:
    """The article left of a varied seed stands."""
    seed = data.draw(st.sampled_from(seeds()))
    assert_idempotent(vary(seed, data.draw(variations(seed))).source, CLEANERS["default"])


@pytest.mark.parametrize("document", [*fixtures(), *seeds()], ids=lambda document: document.name)
def test_fixtures_and_seeds(document: Expected) -> None:
    """The text of every stored document is a fixed point, a page's text included."""
    once = cleantext.clean(document.source, format="html" if document.is_html else "text")
    again = cleantext.clean(once.text, format="text")
    assert [removal.text for removal in again.removed] == []
    assert again.text == once.text
