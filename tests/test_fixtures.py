"""The fixtures: clean articles that must stay whole, and pages whose every line has its place."""

from __future__ import annotations

import pytest

import cleantext
from cleantext import Document
from cleantext.normalize import normalize
from cleantext.pipeline import MOST_WAS_REMOVED
from tests.documents import Expected, fixtures, plain

# Aspects of fixtures that are wrong today and known to be, each with its reason. The mark is strict:
# a fix announces itself, and the entry goes.
KNOWN: dict[tuple[str, str], str] = {
    ("de-mixed-membership-magazine", "metadata"): "a headline above the standfirst is taken for a menu line",
    (
        "de-mixed-regional-paper",
        "lines",
    ): "the head of a newsletter box stays above lines that go by themselves, and so do two headlines below a loose cue",
}
# What a fixture collection that means anything has at least.
FEWEST_CLEAN, FEWEST_MIXED, FEWEST_LANGUAGES = 44, 16, 14


def each_fixture(aspect: str) -> pytest.MarkDecorator:
    """All fixtures that say something on the aspect, known failures marked."""
    chosen = [fixture for fixture in fixtures() if aspect != "metadata" or fixture.metadata]
    chosen = [fixture for fixture in chosen if aspect != "warnings" or fixture.warnings is not None]
    return pytest.mark.parametrize("fixture", [_parameter(fixture, aspect) for fixture in chosen])


def _parameter(fixture: Expected, aspect: str) -> object:
    reason = KNOWN.get((fixture.name, aspect))
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason is not None else []
    return pytest.param(fixture, id=fixture.name, marks=marks)


def cleaned(fixture: Expected) -> Document:
    """The fixture, cleaned."""
    return cleantext.clean(fixture.source, format="html" if fixture.is_html else "text")


@each_fixture("lines")
def test_every_line_is_in_its_place(fixture: Expected) -> None:
    """Exactly the lines of the article are kept, each whole and in order."""
    document = cleaned(fixture)
    wrong = []
    if fixture.partial:
        kept = [paragraph.text for paragraph in document.paragraphs]
        assert [line for line in fixture.lines if line.kept != (line.text in kept)] == []
        return
    if fixture.is_html:
        kept = [paragraph.text for paragraph in document.paragraphs]
        wrong += [("removed", text) for text in fixture.body if text not in kept]
        wrong += [("kept", text) for text in kept if text not in fixture.body]
        assert wrong == []
        assert kept == fixture.body
        return
    assert [block.text for block in document.blocks] == [normalize(line.text) for line in fixture.lines]
    for block, line in zip(document.blocks, fixture.lines, strict=True):
        if block.kept != line.kept:
            wrong.append(("kept" if block.kept else f"removed as {block.label}", line.text))
    assert wrong == []


@each_fixture("language")
def test_language(fixture: Expected) -> None:
    """The language of every fixture is found."""
    assert cleaned(fixture).metadata.language == fixture.language


@each_fixture("metadata")
def test_metadata(fixture: Expected) -> None:
    """The fields that a fixture names are found as it names them."""
    metadata = cleaned(fixture).metadata
    assert {field: plain(metadata, field) for field in fixture.metadata} == fixture.metadata


@each_fixture("warnings")
def test_warnings(fixture: Expected) -> None:
    """What a fixture is to be warned of is warned of, and nothing else but how much was removed."""
    found = [warning for warning in cleaned(fixture).warnings if warning != MOST_WAS_REMOVED]
    assert sorted(found) == sorted(fixture.warnings or ())


def test_the_collection_is_broad() -> None:
    """There are enough clean articles and mixed pages, in enough languages."""
    clean = [fixture for fixture in fixtures() if not fixture.partial and all(line.kept for line in fixture.lines)]
    mixed = [fixture for fixture in fixtures() if fixture not in clean]
    assert len(clean) >= FEWEST_CLEAN
    assert len(mixed) >= FEWEST_MIXED
    assert len({fixture.language for fixture in clean}) >= FEWEST_LANGUAGES


def test_known_failures_name_fixtures() -> None:
    """Every known failure belongs to a fixture that exists."""
    assert {name for name, _ in KNOWN} <= {fixture.name for fixture in fixtures()}
