"""Law 1: every block ends exactly once, kept or removed; nothing is lost beyond normalisation, nothing is invented."""

from __future__ import annotations

from hypothesis import example, given

import cleantext
from cleantext.model import Document
from cleantext.normalize import normalize
from tests.documents import Expected, fixtures, seeds
from tests.strategies import GeneratedPage, glued_pages, pages, some_seed, texts


def assert_conserved(source: str, document: Document) -> None:
    """Blocks and gaps rebuild the source, the gaps hold nothing visible, and each block is in one place."""
    position = 0
    rebuilt = ""
    for block in document.blocks:
        assert block.start is not None
        assert block.end is not None
        gap = source[position : block.start]
        assert not any(normalize(piece) for piece in gap.splitlines()), gap
        rebuilt += gap + source[block.start : block.end]
        position = block.end
    tail = source[position:]
    assert not any(normalize(piece) for piece in tail.splitlines()), tail
    assert rebuilt + tail == source
    kept = [block for block in document.blocks if block.kept]
    removed = [block for block in document.blocks if not block.kept]
    assert [(p.text, p.start, p.end) for p in document.paragraphs] == [(b.text, b.start, b.end) for b in kept]
    assert [(r.text, r.start, r.end) for r in document.removed] == [(b.text, b.start, b.end) for b in removed]
    assert document.text == "\n\n".join(block.text for block in kept)


@given(source=texts())
@example(source="")
@example(source=" \n\u200b\n\ufeff")
@example(source="eins\x85zwei\u2028drei\vvier")
@example(source="&#10;\n&nbsp;")
def test_any_text_is_conserved(source: str) -> None:
    """Of any text at all, every visible character is in exactly one block."""
    assert_conserved(source, cleantext.clean(source, format="text"))


@given(page=pages())
def test_pages_are_conserved(page: GeneratedPage) -> None:
    """Each line of a page ends in the document once, in order, with its own words."""
    document = cleantext.clean(page.source, format="text")
    assert_conserved(page.source, document)
    assert [block.text for block in document.blocks] == [normalize(line.text) for line in page.lines]


@given(seed=some_seed())
def test_seeds_are_conserved(seed: Expected) -> None:
    """Paragraphs and removals of a seed together are its lines, no more and no fewer."""
    document = cleantext.clean(seed.source)
    assert_conserved(seed.source.decode(), document)
    assert sorted([p.text for p in document.paragraphs] + [r.text for r in document.removed]) == sorted(
        line.text for line in seed.lines
    )


@given(page=glued_pages())
def test_cut_paragraphs_are_conserved(page: tuple[str, list[str]]) -> None:
    """Where pitches are cut off paragraphs, the pieces rebuild the source; no paragraph that is kept lost a word of its own."""
    source, body = page
    document = cleantext.clean(source, format="text")
    assert_conserved(source, document)
    texts_seen = {block.text for block in document.blocks}
    assert [text for text in body if text not in texts_seen and not _is_whole(text, texts_seen)] == []


def _is_whole(text: str, blocks: set[str]) -> bool:
    """Whether a block starts with the whole paragraph: it was removed with its pitch."""
    return any(block.startswith(text) for block in blocks)


def test_html_blocks_end_once() -> None:
    """A block of an HTML page, too, is kept or removed, and the text is the kept ones'."""
    pages_seen = [fixture for fixture in fixtures() if fixture.is_html]
    assert len(pages_seen) >= 3
    for fixture in pages_seen:
        document = cleantext.clean(fixture.source, format="html")
        assert len(document.paragraphs) + len(document.removed) == len(document.blocks)
        assert document.text == "\n\n".join(paragraph.text for paragraph in document.paragraphs)


def test_seeds_are_there() -> None:
    """Both seed documents are in the checkout."""
    assert len(seeds()) == 2
