"""Notes on authors: which lines introduce somebody, and where a slot of that form takes them."""

from __future__ import annotations

from random import Random

import pytest

from cleantext import Cleaner, Label, Slot, Template, TemplateError
from cleantext.templates.forms import introduced
from cleantext.templates.schema import parse_template
from tests.archives import article

BIO = "Anna Muster ist Försterin und schreibt über Wälder."
TEMPLATE = Template("b", "Bote", "de", slots=(Slot("bio", Label.AUTHOR_BIO, form="biography", examples=(BIO,)),))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Anna Muster, Jahrgang 1970, lernte das Handwerk bei ihrer Mutter.", "de", ("muster", True)),
        ("Prof. Dr. Jo von Beispiel lehrt in Graz.", "de", ("beispiel", False)),
        ("Anna Muster und Eva Probe sind Schwestern.", "de", ("muster", False)),
        ("J. B. Example Jr. is a writer in Leeds.", "en", ("example", False)),
        ("(Jo Sample is an editor at the Herald.)", "en", ("sample", False)),
        ("Anna Muster (52) ist Ingenieurin.", "de", ("muster", False)),
        ("Marie Exemple écrit sur les forêts.", "fr", ("exemple", False)),
        ("Die Wahrheit ist eine andere.", "de", ("", False)),
        ("Anna Muster ist zurück.", "de", ("", False)),
        ("Jo Sample is back in town.", "en", ("", False)),
        ("Anna Muster hat am Montag gewonnen.", "de", ("", False)),
        ("Solche Änderungen sind immer schwer.", "de", ("", False)),
        ("muster ist Försterin.", "de", ("", False)),
        ("", None, ("", False)),
    ],
)
def test_who_is_introduced(text: str, language: str | None, expected: tuple[str, bool]) -> None:
    """A name, then what the person is, does or when they were born; not what happened to them."""
    assert introduced(text, language) == expected


def _removed(*lines: str) -> list[str]:
    return [removal.text for removal in Cleaner().clean("\n".join(lines), template=TEMPLATE).removed]


def _body() -> list[str]:
    return article(Random(1), "de")  # noqa: S311 - an invented article


def test_a_note_at_the_end_is_taken() -> None:
    """The last line introduces somebody whom the article does not name."""
    assert _removed(*_body(), BIO) == [BIO]


def test_a_note_above_chrome_is_taken() -> None:
    """Below it may stand lines that are no prose."""
    assert BIO in _removed(
        *_body(), BIO, "Mehr zum Thema", "Der Turm", "Das Haus", "Die See", "Der Berg", "Das Tal", "Die Stadt"
    )


def test_somebody_the_article_is_about_stays() -> None:
    """A line on somebody whom a paragraph names further up is the article's."""
    body = _body()
    body[4] += " So sagte es auch Muster."
    assert _removed(*body, BIO) == []


def test_the_author_may_be_named_at_the_top() -> None:
    """A byline or standfirst with the author's name is no reason to keep the note."""
    assert BIO in _removed("Eine Reportage von Anna Muster", *_body(), BIO)


def test_a_note_inside_the_article_stays() -> None:
    """With paragraphs of the article below it the line is the article's."""
    body = _body()
    assert _removed(body[0], BIO, *body[1:]) == []


def test_an_unknown_form_is_refused() -> None:
    """The error names file, slot, key, value and what was expected."""
    table = {
        "publisher": "B", "hosts": ["b.example"],
        "slot": [{"id": "x", "label": "author_bio", "form": "poem", "examples": ["x"]}],
    }  # fmt: skip
    with pytest.raises(
        TemplateError, match=r"^b\.toml: slot\[0\] \(x\): form: found 'poem', expected one of biography$"
    ):
        parse_template(table, "b", "b.toml")


def test_a_form_stands_alone() -> None:
    """A slot has a form or a wording, not both."""
    table = {
        "publisher": "B", "hosts": ["b.example"],
        "slot": [{"id": "x", "label": "author_bio", "form": "biography", "literal": ["x"], "examples": ["x"]}],
    }  # fmt: skip
    expected = r"^b\.toml: slot\[0\] \(x\): wording: found several, expected one of literal, pattern, form, or opens and closes$"
    with pytest.raises(TemplateError, match=expected):
        parse_template(table, "b", "b.toml")
