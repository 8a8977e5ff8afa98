"""The pages that the fuzzer makes: their truth holds in text and HTML, and they are many."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Label, load_template
from cleantext.fuzz import (
    CHROME_LABELS,
    GENRES,
    LANGUAGES,
    MUTATIONS,
    Line,
    Mutation,
    Page,
    articles,
    chrome,
    compose,
    mutations,
    pages,
    seeded_page,
)
from cleantext.fuzz.choices import Recorder
from cleantext.fuzz.grammar import Voice, grammar, parse
from cleantext.fuzz.truth import letters
from cleantext.normalize import normalize
from tests.documents import ROOT

TEMPLATE = ROOT / "tests" / "data" / "templates" / "musterbote.toml"


def some_pages(count: int) -> list[Page]:
    """Pages of all kinds, the same on every run."""
    return [seeded_page(f"test {number}") for number in range(count)]


@given(page=pages())
def test_spans_say_what_stands_in_the_text(page: Page) -> None:
    """Each line stands at its span of the text, and between the spans stands nothing."""
    text, position = page.to_text(), 0
    for line, (start, end) in zip(page.lines, page.spans(), strict=True):
        assert text[start:end] == line.written
        assert not letters(text[position:start])
        position = end
    assert not letters(text[position:])


@given(page=pages())
def test_damage_keeps_the_words(page: Page) -> None:
    """However a line is written, its letters are those of its truth once the damage is repaired."""
    for line in page.lines:
        pitch = "" if line.pitch is None else line.pitch.text
        assert letters(normalize(line.written)) == letters(line.text + pitch)


@given(page=pages())
def test_html_says_every_line_in_order(page: Page) -> None:
    """The HTML of a page says its lines in their order."""
    from lxml.html import document_fromstring

    (body,) = document_fromstring(page.to_html()).iterfind("body")
    said = letters(normalize(" ".join(str(text) for text in body.itertext())))
    position = 0
    for line in page.lines:
        position = said.find(letters(normalize(line.written)), position)
        assert position >= 0, line


def test_pages_are_many() -> None:
    """Among a few hundred pages are all languages, genres, labels and mutations, and no two pages are alike."""
    made = some_pages(400)
    assert {page.language for page in made} == set(LANGUAGES)
    assert {page.genre for page in made} == set(GENRES)
    assert {line.label for page in made for line in page.lines if not line.kept} == set(CHROME_LABELS)
    assert {name for page in made for name in page.mutations} == set(MUTATIONS)
    assert len({page.to_text() for page in made}) == len(made)
    paragraphs = Counter(line.text for page in made for line in page.lines if line.kept and len(line.text) > 120)
    assert paragraphs.most_common(1)[0][1] <= 5


def test_the_same_seed_gives_the_same_page() -> None:
    """What makes the choices decides the page, mutations included."""
    assert some_pages(30) == some_pages(30)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", CHROME_LABELS)
def test_every_language_has_chrome_of_every_label(language: str, label: Label) -> None:
    """A grammar says several lines of each label; a headline is made of names."""
    voice = Voice(grammar(language), Recorder("1"))
    if label is Label.TITLE:
        assert len({voice.say("word.headline") for _ in range(40)}) >= 5
    else:
        assert len({voice.say(f"chrome.{label.value}") for _ in range(40)}) >= 3


def test_grammars_have_the_same_symbols() -> None:
    """What one language can say, the others can: each symbol is in every grammar."""
    assert len({frozenset(grammar(language).symbols) for language in LANGUAGES}) == 1


@given(article=st.sampled_from(LANGUAGES).flatmap(articles))
def test_articles_are_body(article: object) -> None:
    """An article holds lines of body and headings alone, no two alike, and none of its headings is the last line."""
    lines = article.lines  # type: ignore[attr-defined]  # an Article
    assert {line.label for line in lines} <= {Label.BODY, Label.HEADING}
    assert len({line.text for line in lines}) == len(lines)
    assert lines[-1].kind != "heading"
    assert len("".join(line.text for line in lines)) > 100


@pytest.mark.parametrize("genre", GENRES)
def test_every_genre_can_be_asked_for(genre: str) -> None:
    """A genre that is asked for is the one that is told."""
    page = compose(Recorder("3"), genre=genre, languages=["es"])
    assert (page.genre, page.language) == (genre, "es")


@given(line=chrome("related", "it"), other=chrome(Label.NEWSLETTER, "fr"))
def test_chrome_has_the_label_it_is_asked_for(line: Line, other: Line) -> None:
    """Chrome comes in the languages of the rule packs, too."""
    assert (line.label, other.label) == (Label.RELATED, Label.NEWSLETTER)
    assert line.origin.startswith("rule it.related.")


@pytest.mark.parametrize("name", MUTATIONS)
def test_every_mutation_changes_some_page_and_says_so(name: str) -> None:
    """A mutation changes pages, is named in them, and leaves the lines of the article in their order."""
    changed = 0
    for number, page in enumerate(seeded_page(seed, mutated=False) for seed in range(30)):
        after = Mutation(name, number).apply(page)
        changed += after != page
        assert after.mutations == ((name,) if after != page else ())
        said = [letters(line.text) for line in after.lines if line.kept and not line.copy]
        assert said == [letters(line.text) for line in page.lines if line.kept]
    assert changed >= 1


@given(mutation=mutations("soft_hyphens", "mojibake"))
def test_mutations_can_be_chosen_by_name(mutation: Mutation) -> None:
    """Only those that are named are drawn."""
    assert mutation.name in ("soft_hyphens", "mojibake")


def test_a_template_gives_its_slots() -> None:
    """Pages of a template hold each of its slots now and then, in all their wordings, and near-misses as body."""
    template = load_template(TEMPLATE)
    made = [seeded_page(seed, template) for seed in range(120)]
    lines = [line for page in made for line in page.lines]
    pitches = [line.pitch for line in lines if line.pitch is not None]
    assert {line.slot for line in [*lines, *pitches]} - {None} == {slot.id for slot in template.slots}
    assert {line.origin for line in lines if line.kept and line.origin.startswith("near miss")} == {
        f"near miss of slot {slot.id}" for slot in template.slots if slot.keep
    }
    assert {page.language for page in made} == {"de"}
    assert len({line.text for line in lines if line.slot == "plus"}) > 10
    heads = [line.slot for page in made for line in page.lines[:1] if not page.mutations]
    assert set(heads) <= {"leiste", "autor", "stand", None}


@pytest.mark.parametrize("production", ["{open", "lone}", "{a|b", "{a|{b}"])
def test_a_broken_production_is_refused(production: str) -> None:
    """A brace without its fellow raises ``ValueError`` that quotes the production."""
    with pytest.raises(ValueError, match="found a"):
        parse(production)


def test_unknown_languages_and_labels_are_refused() -> None:
    """What cannot be said raises ``ValueError`` that names the choices."""
    with pytest.raises(ValueError, match="found 'xx', expected one of de, en, es, fr"):
        grammar("xx")
    voice = Voice(grammar("de"), lambda _: 0)
    assert voice.say("chrome.newsletter") == "Newsletter"
