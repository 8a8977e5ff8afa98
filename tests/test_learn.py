"""Learning: what a publisher's documents teach, and how the template reads."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleantext
from cleantext import Cleaner, InputError, Label, OptionError, Slot, Template, TemplateCounts, learn
from cleantext.templates.write import dumps
from tests.archives import archive, article, sentence

_TITLES = "Der Turm|Ein Haus am See|Die Spur im Schnee|Nachts auf der Insel|Vom Ende der Zeit|Brot und Salz".split("|")


def wordings(template: Template) -> list[str]:
    """Every wording that slots have, as far as it is one."""
    return [text for slot in template.slots for text in (*slot.literal, slot.opens or "", slot.closes or "") if text]


def slot_with(template: Template, text: str) -> Slot:
    """The slot that has a text among its wordings."""
    return next(slot for slot in template.slots if text in (*slot.literal, slot.opens, slot.closes))


def test_a_standing_line_below_the_article_is_learnt() -> None:
    """A line that stands below several articles becomes a safe slot with position, support, examples and a note on why."""
    line = "Die Redaktion wünscht allen Lesern einen guten Tag."
    template = learn(archive(6, "de", lambda _, __, body: [*body, line]), publisher="Beispiel-Bote")
    slot = slot_with(template, line)
    assert (slot.tier, slot.position, slot.support, slot.optional, slot.repeat) == ("safe", "tail", 6, False, False)
    assert slot.examples == (line,)
    assert template.notes[slot.id] == (
        "stands in 6 of 6 documents; stands in a large share of them; stands below the article; position: tail",
        "but: the cleaner keeps it without a template",
    )
    assert (template.name, template.publisher, template.language) == ("beispiel-bote", "Beispiel-Bote", "de")


def test_variants_of_a_line_are_one_slot() -> None:
    """Lines with other months and quoted titles, or a word more, are one slot that takes variants never seen."""

    def around(random: Random, number: int, body: list[str]) -> list[str]:
        own = f"Unser Buch „{random.choice(_TITLES)}“ ist im {random.choice(['Mai', 'Juni'])} erschienen und kostet 20 Euro"
        return [*body, own + (" im Buchhandel." if number % 2 else " bei uns im Laden und im Buchhandel.")]

    template = learn(archive(10, "de", around), publisher="Beispiel")
    (slot,) = template.slots
    new = "Unser Buch „Ein neuer Titel“ ist im August erschienen und kostet 99 Euro im Buchhandel."
    body = article(Random(99), "de")  # noqa: S311 - an invented article
    document = Cleaner().clean("\n".join([*body, new]), template=template)
    assert [removal.text for removal in document.removed] == [new]
    assert (slot.likeness, slot.support) == (0.6, 10)


def test_a_fixed_opening_is_learnt_where_rules_speak_for_it() -> None:
    """Lines that only begin alike, and that rules know, become a slot with the words they open with."""

    def around(random: Random, _: int, body: list[str]) -> list[str]:
        return [*body, f"Lesen Sie auch in unserem Dossier: {sentence(random, 'de')}"]

    template = learn(archive(8, "de", around), publisher="Beispiel")
    slot = next(slot for slot in template.slots if slot.opens is not None)
    assert (slot.opens, slot.label, slot.position) == ("Lesen Sie auch in unserem Dossier", Label.RELATED, "tail")


def test_the_documents_title_is_masked() -> None:
    """What chrome quotes of the headline is left open: the slot has the words before and after it."""

    def page(number: int) -> str:
        random = Random(number)  # noqa: S311 - invented articles
        title = sentence(random, "de").rstrip(".")
        body = "".join(f"<p>{paragraph}</p>" for paragraph in article(random, "de"))
        line = f"Was denken Sie über {title}? Schreiben Sie uns Ihre Meinung."
        return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}<p>{line}</p></body></html>"

    template = learn([page(number) for number in range(6)], publisher="Beispiel")
    slot = slot_with(template, "Was denken Sie über")
    assert slot.closes == "Schreiben Sie uns Ihre Meinung"
    assert template.notes[slot.id]


def test_notes_on_authors_are_learnt_as_a_form() -> None:
    """Articles that end in a note on their author teach a slot of a form, which takes authors never seen."""
    names = ["Anna Muster", "Jo Beispiel", "Eva Probe", "Tim Test"]

    def around(random: Random, number: int, body: list[str]) -> list[str]:
        about = f"{names[number]}, Jahrgang {1950 + number * 7}, ist Autorin und lebt in Graz. {sentence(random, 'de')}"
        return [*body, about]

    template = learn(archive(4, "de", around), publisher="Beispiel")
    slot = next(slot for slot in template.slots if slot.form == "biography")
    assert (slot.label, slot.tier, slot.support) == (Label.AUTHOR_BIO, "safe", 4)
    new = "Max Neuling ist Förster und schreibt über Wälder, am liebsten über die an der Küste."
    source = "\n".join([*article(Random(5), "de"), new])  # noqa: S311 - an invented article
    assert [r.text for r in Cleaner().clean(source, template=template).removed] == [new]


def test_lines_in_brackets_are_learnt_where_they_are_chrome() -> None:
    """A publisher whose bracketed lines are prompts gets a pattern for them; one who brackets remarks does not."""

    def prompts(random: Random, number: int, body: list[str]) -> list[str]:
        kind = ["Jetzt kostenlos unseren Newsletter abonnieren und mehr wissen", "Lesen Sie auch", "Mehr zum Thema"][
            number % 3
        ]
        return [*body[:3], f"[{kind}: {sentence(random, 'de')}]", *body[3:]]

    def remarks(random: Random, _: int, body: list[str]) -> list[str]:
        return [*body[:3], f"[{sentence(random, 'de')}]", *body[3:]]

    chrome = learn(archive(9, "de", prompts), publisher="Beispiel")
    assert [slot.pattern for slot in chrome.slots if slot.pattern] == [r"^\[[^\[\]]{20,}\]$"]
    assert not [slot for slot in learn(archive(9, "de", remarks), publisher="Beispiel").slots if slot.pattern]


def test_a_sentence_glued_to_paragraphs_is_learnt_as_split() -> None:
    """A bracketed sentence that ends paragraphs of several documents is cut off them, and the paragraph stays."""
    template = learn(
        archive(6, "de", lambda _, __, body: [*body[:-1], f"{body[-1]} (Mit Material der Partnerredaktion)"]),
        publisher="Beispiel",
    )
    (slot,) = template.slots
    assert (slot.tier, slot.literal) == ("split", ("(Mit Material der Partnerredaktion)",))
    body = article(Random(3), "de")  # noqa: S311 - an invented article
    source = "\n".join([*body[:-1], f"{body[-1]} (Mit Material der Partnerredaktion)"])
    document = Cleaner().clean(source, template=template)
    assert [paragraph.text for paragraph in document.paragraphs] == body
    assert [removal.text for removal in document.removed] == ["(Mit Material der Partnerredaktion)"]


def test_a_menu_is_one_slot() -> None:
    """Short lines of one label that follow one another are one slot with a literal each."""
    menu = [
        "Abo und Service",
        "Rat und Tat",
        "Markt und Leute",
        "Spiele und Rätsel",
        "Reise und Auto",
        "Haus und Garten",
    ]
    template = learn(archive(8, "de", lambda _, __, body: [*body, "Mehr zum Thema", *menu]), publisher="Beispiel")
    lists = [slot for slot in template.slots if set(menu) <= set(slot.literal)]
    assert len(lists) == 1
    assert len(template.slots) <= 2


def test_an_opener_takes_what_stands_below_it() -> None:
    """Below a heading at the foot that recurs stand lines that do not: the slot's extent says how many at most."""

    def around(random: Random, number: int, body: list[str]) -> list[str]:
        teasers = [
            f"Band {random.randbytes(4).hex()} und Band {random.randbytes(4).hex()}" for _ in range(2 + number % 3)
        ]
        return [*body, "Mehr zum Thema", *teasers]

    slot = slot_with(learn(archive(12, "de", around), publisher="Beispiel"), "Mehr zum Thema")
    assert slot.extent == 4


def test_lines_beside_learnt_ones_are_learnt() -> None:
    """A line that says nothing of itself is learnt between two that do, as part of their block."""
    block = ["Jetzt Newsletter abonnieren!", "Ein Angebot mit Herz", "Folgen Sie uns auf Facebook"]
    template = learn(archive(5, "de", lambda _, __, body: [*body[:4], *block, *body[4:]]), publisher="Beispiel")
    assert set(block) <= set(wordings(template))


def test_fingerprints_hold_the_publishers_name_and_stand_in_no_article() -> None:
    """What tells the publisher stands in its standing lines, with its name in it, and nowhere in a body."""

    def around(_: Random, number: int, body: list[str]) -> list[str]:
        body[2] += " Das sagte sie dem Fischerboten."
        return [
            *body,
            "Jetzt den Fischerboten-Newsletter abonnieren",
            f"Kontakt: leser{number % 2}@fischerbote.example",
        ]

    template = learn(archive(8, "de", around), publisher="Fischerbote")
    assert any(
        "Fischerboten-Newsletter" in literal or "fischerbote.example" in literal for literal in template.fingerprints
    )
    assert "Fischerboten" not in template.fingerprints


def test_hosts_come_from_pages_and_arguments() -> None:
    """Hosts are those given, then those that HTML pages name, without www."""
    page = '<html><head><link rel="canonical" href="https://www.example.org/{0}"></head><body><p>Satz {0}.</p></body></html>'
    template = learn([page.format(number) for number in range(3)], publisher="Beispiel", hosts=["example.net"])
    assert template.hosts == ("example.net", "example.org")


def test_texts_pages_and_files_mix(tmp_path: Path) -> None:
    """Texts, bytes, HTML and files are learnt from together."""
    line = "Die Redaktion wünscht allen Lesern einen guten Tag."
    texts = archive(4, "de", lambda _, __, body: [*body, line])
    path = tmp_path / "page.txt"
    path.write_text(texts[0], "utf-8")
    page = "".join(f"<p>{paragraph}</p>" for paragraph in texts[1].split("\n"))
    template = learn([path, f"<html><body>{page}</body></html>", texts[2].encode(), texts[3]], publisher="Beispiel")
    assert slot_with(template, line).support == 4


def test_counts_are_learnt_from_and_left_alone() -> None:
    """Documents of counts and of sources are learnt from together; the counts do not change."""
    line = "Die Redaktion wünscht allen Lesern einen guten Tag."
    texts = archive(6, "de", lambda _, __, body: [*body, line])
    counts = TemplateCounts()
    for text in texts[:3]:
        counts.add(text)
    before = counts.to_bytes()
    assert learn(texts[3:], publisher="Beispiel", counts=counts) == learn(texts, publisher="Beispiel")
    assert counts.to_bytes() == before


def test_what_is_learnt_can_be_saved_and_loaded(tmp_path: Path) -> None:
    """A learnt template's file passes the loader, examples and all, gives the same template, and has its notes as comments."""

    def around(random: Random, number: int, body: list[str]) -> Sequence[str]:
        bio = (
            f"{random.choice(['Anna', 'Eva'])} {random.choice(['Muster', 'Probe'])}{'er' * number} ist Autorin in Graz."
        )
        return [
            *body,
            "Jetzt Newsletter abonnieren!",
            "Mehr zum Thema",
            f"Lesen Sie auch: {sentence(random, 'de')}",
            bio,
        ]

    template = learn(archive(9, "de", around), publisher="Beispiel", hosts=["example.org"])
    path = tmp_path / "beispiel.toml"
    template.save(path)
    assert replace(cleantext.load_template(path), name="beispiel") == template
    text = path.read_text("utf-8")
    assert all(f"# {line}" in text for lines in template.notes.values() for line in lines)
    assert len(template.notes) == len(template.slots) > 3


def test_another_publishers_template_removes_no_body() -> None:
    """Documents cleaned with a template that is not theirs keep every paragraph."""
    own = archive(8, "de", lambda _, __, body: [*body, "Jetzt Newsletter abonnieren!"], seed=1)
    other = learn(
        archive(8, "de", lambda _, __, body: ["Aus dem Archiv", *body, "Die Redaktion grüßt."], seed=2),
        publisher="Beispiel",
    )
    for source in own:
        assert Cleaner().clean(source, template=other).text == Cleaner().clean(source, template=None).text


def test_nothing_is_learnt_from_nothing() -> None:
    """No documents give a template without slots."""
    assert learn([], publisher="Beispiel").slots == ()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"publisher": " "}, r"^publisher: found ' ', expected a name$"),
        (
            {"publisher": "B", "hosts": ["https://example.org/"]},
            r"^hosts: found 'https://example.org/', expected a lower-case host such as 'example.org'$",
        ),
        (
            {"publisher": "B", "language": "german"},
            r"^language: found 'german', expected an ISO 639 code such as 'de'$",
        ),
    ],
)
def test_arguments_that_no_file_can_hold_are_refused(arguments: dict[str, object], message: str) -> None:
    """Names, hosts and languages are checked before anything is read."""
    with pytest.raises(OptionError, match=message):
        learn(["Text"], **arguments)  # type: ignore[arg-type]  # wrong on purpose


def test_a_run_that_ends_the_article_is_learnt() -> None:
    """A heading below which nothing of the article ever stood, but often something that recurs nowhere, ends the article."""

    def around(random: Random, number: int, body: list[str]) -> list[str]:
        return [*body, "Mehr zum Thema", *(" ".join(sentence(random, "de").split()[:6]) for _ in range(number % 4))]

    template = learn(archive(12, "de", around), publisher="Beispiel")
    assert template.ends == ((slot_with(template, "Mehr zum Thema").id,),)
    template = learn(archive(7, "de", around), publisher="Beispiel")
    assert template.ends == ()


@settings(max_examples=40)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=200),
            st.binary(max_size=100),
            st.lists(
                st.sampled_from(["", "[…]", "Mehr:", "(1)", "A. B. ist 1", "‹title›", "x" * 99, "# T", "<p>a"])
            ).map("\n".join),
        ),
        max_size=6,
    )
)
def test_no_documents_break_learning(sources: list[str | bytes]) -> None:
    """Whatever the documents are, a template comes of those that can be read, its file can be written, and it can clean them."""
    cleaner, counts = Cleaner(), TemplateCounts()
    for source in sources:
        with suppress(InputError):  # bytes may be no text at all
            counts.add(source)
    template = learn((), publisher="Beispiel", hosts=["b.example"], counts=counts)
    assert dumps(template).startswith('publisher = "Beispiel"')
    for source in sources:
        with suppress(InputError):
            cleaner.clean(source, template=template)
