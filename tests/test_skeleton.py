"""Skeletons: both ways of making them agree on any text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from cleantext.normalize import bare_texts
from cleantext.templates.skeleton import _by_parts, skeletons

_LINES = st.lists(
    st.one_of(
        st.text(st.sampled_from("aäß Mai montag12.,:/-\"'“„»«@_–²ǀ‹›éß\u0301½"), max_size=40),
        st.text(max_size=30),
    ).map(lambda text: " ".join(text.split())),
    max_size=5,
)


@given(_LINES)
@example(["am 3. mai 2020", 'das buch "der turm" für 3,50 euro', "mehr auf www.beispiel.de/x und mail@beispiel.de"])
@example(['"offen', 'zu"'])
@example(["e-mail rock'n'roll -x- 3d 2.0-version"])
def test_the_quick_way_gives_what_the_parts_give(lines: list[str]) -> None:
    """All lines of a page at once have the skeletons that each line has by itself."""
    bare = bare_texts(lines)
    assert skeletons(bare) == [_by_parts(text) for text in bare]
