"""Merging metadata: the first source that knows a field wins."""

from __future__ import annotations

from cleantext.metadata import merge
from cleantext.model import Dateline, Metadata


def test_first_known_value_wins_with_its_provenance() -> None:
    """The first source that knows a field gives it, and the reason given is that source's."""
    page = Metadata(title="Aus der Seite", provenance={"title": "og:title"})
    text = Metadata(title="Aus dem Text", publisher="Bote", provenance={"title": "headline line", "publisher": "x"})
    assert merge(page, text) == Metadata(
        title="Aus der Seite", publisher="Bote", provenance={"title": "og:title", "publisher": "x"}
    )


def test_empty_tuples_are_unknown() -> None:
    """An empty tuple of authors or tags does not hide a later source's names."""
    assert merge(Metadata(authors=(), tags=("a",)), Metadata(authors=("Anna Muster",), tags=("b",))) == Metadata(
        authors=("Anna Muster",), tags=("a",)
    )


def test_provenance_of_an_agreeing_source_is_kept() -> None:
    """Where the winner does not say how it knows, the reason comes from a source with the same value."""
    merged = merge(Metadata(language="de"), Metadata(language="de", provenance={"language": "detected"}))
    assert merged.provenance == {"language": "detected"}


def test_provenance_of_a_losing_value_is_dropped() -> None:
    """A reason for a value that lost is not attached to the value that won."""
    merged = merge(Metadata(language="de"), Metadata(language="fr", provenance={"language": "html lang"}))
    assert (merged.language, merged.provenance) == ("de", {})


def test_nothing_merges_to_nothing() -> None:
    """No sources, or sources that know nothing, give metadata without a known field."""
    assert merge() == Metadata()
    assert merge(Metadata(), Metadata()) == Metadata()


def test_datelines_are_taken_whole() -> None:
    """A dateline is one value: its places and agency are not mixed across sources."""
    first, second = Dateline(("Graz",)), Dateline(("Wien",), "APA")
    assert merge(Metadata(dateline=first), Metadata(dateline=second)).dateline == first
