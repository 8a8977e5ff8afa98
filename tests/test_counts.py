"""The counts behind learning: what is kept, what is refused, and that they are bounded."""

from __future__ import annotations

import gzip
from pathlib import Path
from random import Random

import pytest

from cleantext import InputError, TemplateCounts
from tests.archives import article


def counts_of(texts: list[str], *, lines: int = 4000) -> TemplateCounts:
    """Counts over some texts."""
    counts = TemplateCounts(lines=lines)
    for text in texts:
        counts.add(text)
    return counts


def articles(count: int, seed: int = 1) -> list[str]:
    """Invented articles of seven paragraphs."""
    random = Random(seed)  # noqa: S311 - invented articles
    return ["\n".join(article(random, "de")) for _ in range(count)]


def test_a_document_counts_once() -> None:
    """The same document twice, as text, as bytes or as a file, is one document."""
    counts = counts_of(["Eine Zeile.\nNoch eine."])
    counts.add(b"Eine Zeile.\nNoch eine.")
    counts.add("Eine  Zeile.\r\n\r\nNoch eine.\r\n")
    assert len(counts) == 1


def test_files_and_pages_are_read(tmp_path: Path) -> None:
    """A path is read as what its suffix names; of HTML the blocks, the headline and the host are kept."""
    path = tmp_path / "page.html.gz"
    page = "<html><head><title>Der Turm</title></head><body><h1>Der Turm</h1><p>Ein Satz.</p></body></html>"
    path.write_bytes(gzip.compress(page.encode()))
    counts = TemplateCounts()
    counts.add(path, url="https://www.example.org/2020/turm")
    (document,) = counts.documents()
    assert document.lines == ("Der Turm", "Ein Satz.")
    assert (document.title, document.host, document.markup) == ("Der Turm", "example.org", True)


def test_lines_stay_within_the_bound() -> None:
    """Whatever is added, the lines of the documents that are kept do not pass the bound."""
    counts = counts_of(articles(800))
    kept = sum(len(document.lines) for document in counts.documents())
    assert 0.9 * 4000 < kept <= 4000
    assert len(counts) < 800


def test_a_frequent_line_stays_frequent_in_a_bounded_sample() -> None:
    """A line in one document of ten stands in about one of ten of the documents that are kept."""
    texts = [
        text + ("\nEine seltene Zeile am Ende" if number % 10 == 0 else "")
        for number, text in enumerate(articles(2000))
    ]
    kept = [document.lines[-1] for document in counts_of(texts).documents()]
    assert 0.06 < kept.count("Eine seltene Zeile am Ende") / len(kept) < 0.14


def test_of_a_very_long_document_both_ends_are_kept() -> None:
    """A document of 10,000 lines takes no more than its share, and its first and last lines are among what is kept."""
    counts = counts_of(["\n".join(f"Zeile {number}" for number in range(10_000))])
    (document,) = counts.documents()
    assert (len(document.lines), document.lines[0], document.lines[-1]) == (4000, "Zeile 0", "Zeile 9999")


def test_a_very_long_line_is_cut() -> None:
    """Of a line of a million characters the beginning is kept."""
    (document,) = counts_of(["wort " * 200_000]).documents()
    assert [len(line) for line in document.lines] == [5000]


def test_bytes_bring_the_counts_back() -> None:
    """What ``from_bytes`` makes of ``to_bytes`` holds the same documents and gives the same bytes."""
    counts = counts_of(articles(700))
    again = TemplateCounts.from_bytes(counts.to_bytes())
    assert list(again.documents()) == list(counts.documents())
    assert again.to_bytes() == counts.to_bytes()


def test_merging_takes_the_smaller_bound() -> None:
    """Counts of different bounds merge under the smaller one."""
    small, large = counts_of(articles(300, seed=1), lines=4000), counts_of(articles(900, seed=2), lines=8000)
    merged = small.merge(large)
    assert sum(len(document.lines) for document in merged.documents()) <= 4000
    assert merged.to_bytes() == large.merge(small).to_bytes()


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda _: b"", r"^counts: found b'', expected data that TemplateCounts.to_bytes wrote$"),
        (lambda _: b"PK\x03\x04", r"^counts: found b'PK\\x03\\x04', expected data that TemplateCounts.to_bytes wrote$"),
        (lambda data: data[:-1], r"^counts: damaged or shortened data \(\d+ bytes\): its check sum does not match$"),
        (lambda data: data[:30], r"^counts: damaged or shortened data \(30 bytes\): its check sum does not match$"),
        (lambda data: data.replace(b"\x00", b"\x01", 1), r"^counts: damaged or shortened data \(\d+ bytes\)"),
    ],
)
def test_foreign_and_damaged_data_are_refused(damage: object, message: str) -> None:
    """Bytes that ``to_bytes`` did not write, or not like this, raise an error that says so."""
    data = counts_of(articles(3)).to_bytes()
    with pytest.raises(InputError, match=message):
        TemplateCounts.from_bytes(damage(data))  # type: ignore[operator]  # the parameters are functions


def test_a_bound_that_holds_no_document_is_refused() -> None:
    """A bound below the size that one document may have is an error."""
    with pytest.raises(InputError, match=r"^lines: found 10, expected at least 4000$"):
        TemplateCounts(lines=10)


def test_what_cannot_be_read_adds_nothing(tmp_path: Path) -> None:
    """A missing file raises the reader's error, and the counts stay as they were."""
    counts = counts_of(articles(1))
    with pytest.raises(InputError, match=r"missing\.txt: cannot be read: No such file or directory$"):
        counts.add(tmp_path / "missing.txt")
    assert len(counts) == 1
