"""The seeds as other publishers' pages: another name, another order, other bullets, missing lines, other spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext import Document
from cleantext.normalize import normalize
from tests.documents import Expected, seeds
from tests.strategies import (
    BRANDS,
    BULLETS,
    SEED_BRANDS,
    GeneratedPage,
    Variation,
    absences,
    orders,
    seed_lines,
    variations,
    vary,
)

# Of the removed lines so many must carry the expected label.
RIGHT_LABELS = 0.9
each_seed = pytest.mark.parametrize("seed", seeds(), ids=lambda seed: seed.name)
branded = pytest.mark.parametrize(
    "seed", [seed for seed in seeds() if seed.name in SEED_BRANDS], ids=lambda seed: seed.name
)


def verdicts(page: GeneratedPage) -> Document:
    """The document of a page on which every line is kept or removed as expected."""
    document = cleantext.clean(page.source, format="text")
    expected = [(normalize(line.text), line.kept) for line in page.lines]
    found = [(block.text, bool(block.kept)) for block in document.blocks]
    wrong = [
        ("kept" if is_kept else "removed", text)
        for (text, is_kept), wanted in zip(found, expected, strict=True)
        if (text, is_kept) != wanted
    ]
    assert wrong == []
    return document


def assert_labels(page: GeneratedPage, document: Document) -> None:
    """Nine in ten removed lines carry their label."""
    pairs = [
        (b.label, line.label, b.text[:60]) for b, line in zip(document.blocks, page.lines, strict=True) if not line.kept
    ]
    wrong = [pair for pair in pairs if pair[0] != pair[1]]
    assert len(wrong) <= max(1, (1 - RIGHT_LABELS) * len(pairs)), wrong


@branded
@pytest.mark.parametrize("brand", BRANDS)
def test_another_publisher(seed: Expected, brand: str) -> None:
    """The page is cleaned as well under a name that no rule knows, and that name is found to be the publisher's."""
    page = vary(seed, Variation(brand=brand))
    document = verdicts(page)
    assert_labels(page, document)
    assert document.metadata.publisher == brand
    assert document.metadata.title == seed.metadata["title"]
    assert document.metadata.dateline is not None
    assert document.metadata.dateline.agency == brand


@each_seed
@pytest.mark.parametrize("bullet", BULLETS)
def test_other_bullets(seed: Expected, bullet: str) -> None:
    """Bullets of another form, or none at all, change nothing."""
    page = vary(seed, Variation(bullet=bullet))
    assert_labels(page, verdicts(page))


@each_seed
@given(data=st.data())
def test_chrome_blocks_in_another_order(seed: Expected, data: st.DataObject) -> None:
    """The blocks of chrome may come in any order behind the article."""
    page = vary(seed, Variation(order=data.draw(orders(seed))))
    assert_labels(page, verdicts(page))


@each_seed
@given(data=st.data())
def test_some_chrome_lines_are_absent(seed: Expected, data: st.DataObject) -> None:
    """What is left of the chrome goes although some of its lines are missing."""
    verdicts(vary(seed, Variation(absent=data.draw(absences(seed)))))


@each_seed
def test_no_break_spaces(seed: Expected) -> None:
    """With no-break spaces between all words the verdicts, labels and metadata are the same."""
    page = vary(seed, Variation(no_break_spaces=True))
    document = verdicts(page)
    assert_labels(page, document)
    assert document.metadata.title == seed.metadata["title"]
    assert document.metadata.publisher == seed.metadata["publisher"]


@each_seed
@given(data=st.data())
def test_in_combination(seed: Expected, data: st.DataObject) -> None:
    """All of it at once still leaves exactly the article, and the headline is found."""
    page = vary(seed, data.draw(variations(seed)))
    document = verdicts(page)
    assert document.metadata.title == seed.metadata["title"]


@each_seed
def test_the_variation_that_changes_nothing(seed: Expected) -> None:
    """Without a change, the variation has the lines of the seed."""
    assert list(vary(seed, Variation()).lines) == list(seed_lines(seed).values()) == list(seed.lines)
