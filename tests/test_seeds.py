"""The seed documents: every line is kept or removed as expected, with its label, and the metadata is right."""

from __future__ import annotations

import json
from typing import Any

import pytest

import cleantext
from cleantext import Document
from tests.documents import ROOT, Expected, plain, seeds

# Of the removed lines so many must carry the expected label.
RIGHT_LABELS = 0.9
OPTIONS: list[dict[str, Any]] = [{}, {"template": None}]

each_seed = pytest.mark.parametrize("seed", seeds(), ids=lambda seed: seed.name)
each_option = pytest.mark.parametrize("options", OPTIONS, ids=["default options", "without template"])


@pytest.fixture(name="document")
def cleaned(seed: Expected, options: dict[str, Any]) -> Document:
    """The seed, cleaned."""
    return cleantext.clean(seed.source, **options)


@each_option
@each_seed
def test_every_line_is_kept_or_removed_as_expected(seed: Expected, document: Document) -> None:
    """Each line of the article stays and each line of chrome goes."""
    found = [(block.text, bool(block.kept)) for block in document.blocks]
    assert found == [(line.text, line.kept) for line in seed.lines]


@each_option
@each_seed
def test_removed_lines_carry_their_label(seed: Expected, document: Document) -> None:
    """Nine in ten removed lines carry the label that an editor gave them."""
    pairs = [
        (block.label, line.label, line.text[:60])
        for block, line in zip(document.blocks, seed.lines, strict=True)
        if not line.kept
    ]
    wrong = [pair for pair in pairs if pair[0] != pair[1]]
    assert len(wrong) <= (1 - RIGHT_LABELS) * len(pairs), wrong


@each_option
@each_seed
def test_metadata(seed: Expected, document: Document) -> None:
    """Title, publisher, language, dateline, authors, date and address are found where they are and None where not."""
    assert {field: plain(document.metadata, field) for field in seed.metadata} == seed.metadata


@each_option
@each_seed
def test_nothing_is_wrong_with_the_document(seed: Expected, document: Document) -> None:
    """A seed is cleaned without a warning, and the text is the article alone."""
    assert document.warnings == ()
    assert document.text == "\n\n".join(seed.body)


@pytest.mark.parametrize("seed", seeds(), ids=lambda seed: seed.name)
def test_stored_labels_are_those_of_the_task(seed: Expected) -> None:
    """The labels stored with the tests are the ones that came with the seeds, where these are at hand."""
    path = ROOT.parent / "shared" / "seeds" / f"{seed.name}.expected.json"
    if not path.exists():
        pytest.skip(f"not in this checkout: {path}")
    original = json.loads(path.read_text("utf-8"))
    assert [{"text": line.text, "label": str(line.label)} for line in seed.lines] == original["lines"]
    assert seed.metadata == original["metadata"]
