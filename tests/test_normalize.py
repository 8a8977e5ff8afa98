"""Normalisation: what is repaired, what is folded, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleantext.normalize import bare, bare_texts, is_damaged, needs_no_repair, normalize
from tests.strategies import lines, prose

REPAIRED = {
    "FÃ¼r alle": "Für alle",
    "GrÃ¶ÃŸe": "Größe",
    "itâ€™s": "it’s",
    "Leser &amp; Autoren": "Leser & Autoren",
    "&quot;Ja&quot;": '"Ja"',
    "a&nbsp;b": "a b",
    "ein\u00a0Wort": "ein Wort",
    "ein\u2003\u202fWort": "ein Wort",
    "  vorn und hinten \t": "vorn und hinten",
    "zwei  Leerzeichen": "zwei Leerzeichen",
    "Ver\u00adbands\u00adge\u00admeinde": "Verbandsgemeinde",
    "null\u200bbreit": "nullbreit",
    "\ufeffAnfang": "Anfang",
    "\x1b[31mrot\x1b[0m": "rot",
    "a\x00b": "ab",
}
LEFT_ALONE = (
    "„Ja“, sagte sie.",
    "»Nein« und ‚vielleicht‘",
    "“Curly” and ‘single’",
    "1–2 Tage — immer",
    "GROSS und klein",
    "AT&T und R&D",
    "ﬁnal",
    "１２３",
    "naïve façade, Ærø, Łódź",
    "Прага́ и Κύπρος",
    "می‌خواهم",
    "क्‍ष",
    "👨‍👩‍👧",
    "Straße & Weg",
)


@pytest.mark.parametrize("text", sorted(REPAIRED))
def test_repairs(text: str) -> None:
    """Mojibake, entities, odd spaces, invisible characters and control characters are repaired."""
    assert normalize(text) == REPAIRED[text]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_leaves_alone(text: str) -> None:
    """Quotes, dashes, case, joiners that shape letters or emoji, ligatures and wide forms stay as they are."""
    assert normalize(text) == text


@given(text=lines())
@example(text="&amp;amp;")
@example(text="&amp;lt;b&amp;gt;")
@example(text="\u200d\u200d")
@example(text="Ã\u0192Â¼")
@example(text="\u00ad \u00ad")
def test_normalising_twice_changes_nothing(text: str) -> None:
    """The normal form is normal."""
    once = normalize(text)
    assert normalize(once) == once


@given(text=st.text(), other=st.text())
def test_one_line_comes_out(text: str, other: str) -> None:
    """Whatever breaks and spaces go in, single spaces come out, none at the ends."""
    found = normalize(f"{text} \n\t {other}")
    assert found == " ".join(found.split())


@given(text=lines())
def test_the_fast_path_is_right(text: str) -> None:
    """A text that is said to need no repair is changed by none, but for the space around it."""
    if needs_no_repair(text):
        assert normalize(text) == text.strip()


@pytest.mark.parametrize("text", prose()[:20])
def test_ordinary_prose_is_not_damaged(text: str) -> None:
    """German and English prose takes the fast path."""
    assert not is_damaged(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("☕ »Jetzt« abonnieren:", '"jetzt" abonnieren'),
        ("- Mehr zum Thema …", "mehr zum thema"),
        ("→", ""),
        ("", ""),
        ("„Zitat“", '"zitat"'),
        ("It’s 5–6 o‘clock", "it's 5-6 o'clock"),
        ("Wirklich?!", "wirklich?!"),
        ("#hashtag @name", "#hashtag @name"),
        ("99 €", "99 €"),
        ("ÄRGER", "ärger"),
        ("İLGİLİ HABERLER", "ilgili haberler"),
    ],
)
def test_bare_form(text: str, expected: str) -> None:
    """The bare form is lower case with straight quotes and dashes and no symbols around it."""
    assert bare(text) == expected


@given(texts=st.lists(lines().map(normalize), max_size=8))
def test_bare_forms_keep_their_number(texts: list[str]) -> None:
    """Many texts together have the bare forms they have alone, one for each."""
    assert bare_texts(texts) == [bare(text) for text in texts]
