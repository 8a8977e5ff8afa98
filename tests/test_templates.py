"""Publisher templates: their schema, what tells them, what their slots say, and that a wrong one does no harm."""

from __future__ import annotations

import pickle
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import cleantext
from cleantext import Cleaner, Label, Slot, Template, TemplateError
from cleantext.templates import (
    Detector,
    SlotMatcher,
    built_in_templates,
    check_examples,
    load_template,
    skeleton,
    skeletons,
    takes,
)
from cleantext.templates.schema import parse_template
from cleantext.templates.write import dumps
from tests.documents import FIXTURES, SEEDS

FILE = Path(__file__).parent / "data" / "beispiel-zeitung.toml"
TEMPLATE = load_template(FILE)
ARTICLE = [
    "Der Rat der Stadt beschloss am Montag den Haushalt für das nächste Jahr, und die Opposition stimmte ihm zu.",
    "Am Dienstag soll darüber der Kreistag beraten, der bisher gegen die Pläne war, wie aus den Akten hervorgeht.",
    "Die Bürger der Nachbarorte fürchten, dass die Kosten für Wasser und Strom wieder auf sie umgelegt werden.",
]
MINIMAL = 'publisher = "X"\nhosts = ["x.example"]\n'
SLOT = MINIMAL + '[[slot]]\nid = "a"\nlabel = "legal"\nexamples = ["Alle Rechte"]\n'


@pytest.mark.parametrize("template", [*built_in_templates(), TEMPLATE], ids=lambda template: template.name)
def test_every_slot_takes_its_examples_and_leaves_its_near_misses(template: Template) -> None:
    """A template's own examples hold, and each slot written by hand has a near-miss."""
    check_examples(template, template.name)
    assert all(slot.keep for slot in template.slots)
    assert template.slots


@pytest.mark.parametrize("template", [*built_in_templates(), TEMPLATE], ids=lambda template: template.name)
def test_a_template_survives_being_written(template: Template, tmp_path: Path) -> None:
    """What ``save`` writes, ``load_template`` reads as the same template."""
    path = tmp_path / f"{template.name}.toml"
    template.save(path)
    assert load_template(path) == template


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('publisher = "X"', "x.toml: hosts: found none, expected hosts or fingerprints to tell the publisher by"),
        ('hosts = ["x.example"]', "x.toml: publisher: found None, expected a string"),
        (
            MINIMAL + "colour = 1",
            "x.toml: colour: unknown key, expected ends, fingerprints, hosts, language, metadata, publisher, slot, valid_from, valid_until",
        ),
        (
            'publisher = "X"\nhosts = ["https://x.example"]',
            "x.toml: hosts: found 'https://x.example', expected a lower-case host such as 'example.org'",
        ),
        (
            'publisher = "X"\nfingerprints = ["Abo"]',
            "x.toml: fingerprints: found 'Abo', expected at least 6 characters",
        ),
        (MINIMAL + 'language = "Deutsch"', "x.toml: language: found 'Deutsch', expected an ISO 639 code such as 'de'"),
        (MINIMAL + 'valid_from = "2020"', "x.toml: valid_from: found '2020', expected a date such as 2024-01-31"),
        (
            MINIMAL + "valid_from = 2020-02-01\nvalid_until = 2020-01-01",
            "x.toml: valid_until: found 2020-01-01, expected a date not before valid_from (2020-02-01)",
        ),
        (MINIMAL + "slot = 3", "x.toml: slot: found 3, expected [[slot]] tables"),
        (SLOT, "x.toml: slot[0] (a): wording: found none, expected one of literal, pattern, form, or opens and closes"),
        (
            SLOT + 'literal = ["Alle Rechte"]\npattern = "x"',
            "x.toml: slot[0] (a): wording: found several, expected one of literal, pattern, form, or opens and closes",
        ),
        (
            SLOT + 'opens = "Alle"\nlikeness = 0.5',
            "x.toml: slot[0] (a): likeness: found 0.5, expected it beside literal only",
        ),
        (
            SLOT + 'literal = ["Alle Rechte"]\nlikeness = 2',
            "x.toml: slot[0] (a): likeness: found 2, expected a share above 0, up to 1",
        ),
        (
            SLOT + 'pattern = "("',
            "x.toml: slot[0] (a): pattern: found '(', expected a pattern: missing ) at position 1",
        ),
        (
            SLOT + 'opens = "Alle"\ntier = "split"',
            "x.toml: slot[0] (a): literal: found none, expected the sentence that tier split cuts off",
        ),
        (
            SLOT + 'opens = "Alle"\nposition = "left"',
            "x.toml: slot[0] (a): position: found 'left', expected one of anywhere, head, middle, tail",
        ),
        (
            SLOT + 'opens = "Alle"\nextent = -1',
            "x.toml: slot[0] (a): extent: found -1, expected a whole number, 0 or more",
        ),
        (SLOT + 'opens = "Alle"\nrepeat = 1', "x.toml: slot[0] (a): repeat: found 1, expected true or false"),
        (
            SLOT.replace('"a"', '"A b"') + 'opens = "Alle"',
            "x.toml: slot[0]: id: found 'A b', expected lower-case words joined by hyphens",
        ),
        (SLOT.replace("examples", "keep") + 'opens = "Alle"', "x.toml: slot[0] (a): examples: found none, expected at least one line the slot takes"),
        (SLOT + 'opens = "Alle"\n[metadata]\nmood = "x"', "x.toml: metadata: mood: unknown key, expected authors, description, modified, published, tags, title"),
        (
            SLOT + 'opens = "Alle"\n[metadata]\ntitle = "x"',
            "x.toml: metadata.title: found 'x', expected a group (?P<title>…)",
        ),
        (MINIMAL + 'ends = [["b"]]', "x.toml: ends: found 'b', expected one of no slots"),
        (MINIMAL + "ends = [[]]", "x.toml: ends: found [[]], expected lists of slot ids"),
    ],
)  # fmt: skip
def test_errors_name_file_key_value_and_what_was_expected(text: str, message: str) -> None:
    """A breach of the schema is refused with the file, the key path, what stands there and what should."""
    with pytest.raises(TemplateError) as caught:
        parse_template(tomllib.loads(text), "x", "x.toml")
    assert str(caught.value) == message


def test_a_slot_id_stands_once() -> None:
    """Two slots of one id are refused."""
    slot = (SLOT + 'opens = "Alle"\n').removeprefix(MINIMAL)
    with pytest.raises(TemplateError) as caught:
        parse_template(tomllib.loads(MINIMAL + 2 * slot), "x", "x.toml")
    assert str(caught.value) == "x.toml: slot[1]: id: 'a' stands twice in this file"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"publisher = ", "not valid TOML: Invalid value (at end of document)"),
        (b"\xff", "not UTF-8: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
        (
            (SLOT + 'opens = "Keine"\n').encode(),
            "slot[0] (a): examples: the line 'Alle Rechte' is not taken",
        ),
        (
            (SLOT + 'opens = "Alle"\nkeep = ["Alle Jahre"]\n').encode(),
            "slot[0] (a): keep: the line 'Alle Jahre' is taken",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_name(content: bytes, message: str, tmp_path: Path) -> None:
    """Damaged files and slots whose own examples fail are refused, naming the file."""
    path = tmp_path / "x.toml"
    path.write_bytes(content)
    with pytest.raises(TemplateError) as caught:
        Cleaner(templates=[path])
    assert str(caught.value) == f"{path}: {message}"


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    """A template file that is not there is named."""
    with pytest.raises(TemplateError) as caught:
        load_template(tmp_path / "x.toml")
    assert str(caught.value) == f"{tmp_path / 'x.toml'}: cannot be read: No such file or directory"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Am 28. April 2020 erschien „Der Turm“", "Am 3. Mai 2021 erschien «Die Stadt am Fluss»"),
        ("Mehr auf example.org/a für 3,99 €", "mehr auf beispiel.net/b?c=d für 12 €"),
        ("The next issue is out on Monday, 4 June", "The next issue is out on Friday, 12 October"),
    ],
)
def test_skeletons_mask_what_varies(one: str, other: str) -> None:
    """Numbers, dates, addresses and quoted titles do not tell two standing lines apart."""
    assert skeleton(one) == skeleton(other)


def test_skeletons_keep_words_apart() -> None:
    """Other words are another line."""
    assert len(set(skeletons(["jetzt bestellen", "jetzt abbestellen", "jetzt hier bestellen"]))) == 3


def test_the_address_tells_the_template() -> None:
    """A page of a host or below it is cleaned with the host's template, and the document says so."""
    cleaner = Cleaner(templates=[TEMPLATE])
    for host in ("beispiel-zeitung.example", "www.beispiel-zeitung.example", "m.beispiel-zeitung.example:8080"):
        document = cleaner.clean("\n".join(ARTICLE), url=f"https://{host}/stadt/haushalt.html")
        assert document.template == cleantext.TemplateUse(
            "beispiel-zeitung", 0.99, "address (beispiel-zeitung.example)"
        )
        assert document.metadata.publisher == "Beispiel-Zeitung"
        assert document.to_dict()["template"]["name"] == "beispiel-zeitung"
        assert "template: beispiel-zeitung  (address (beispiel-zeitung.example), 99 %)" in document.explain()
    for url in ("https://zeitung.example/a", "https://nichtbeispiel-zeitung.example/a", "http://[", "mailto:x"):
        assert cleaner.clean("\n".join(ARTICLE), url=url).template is None


def test_fingerprints_tell_the_template() -> None:
    """Without an address one fingerprint makes a template likely, two make it sure, half a word none."""
    detector = Detector([TEMPLATE])
    for text, confidence in (
        ("Lesen mit Beispiel-Zeitung Plus.", 0.75),
        ("Beispiel-Zeitung Plus: Ihre Beispiel-Zeitung jeden Tag", 0.95),
    ):
        found = detector.detect(text, list)
        assert found is not None
        assert found.confidence == confidence
    assert detector.detect("Beispiel-Zeitung Plusminus, sagte sie", list) is None


def test_a_likely_template_only_supports() -> None:
    """What one fingerprint tells may be another publisher's page: its safe slots count as supporting evidence."""
    cleaner = Cleaner(templates=[TEMPLATE])
    lines = [*ARTICLE, "Das Rätsel der Woche: 12 Fragen, die nur Kenner der Stadt beantworten"]
    quoted = [f"{lines[0]} So stand es in Beispiel-Zeitung Plus.", *lines[1:]]
    for source, template, tier in ((quoted, "auto", "supporting"), (quoted, TEMPLATE, "safe")):
        document = cleaner.clean("\n".join(source), format="text", template=template)
        tiers = {e.name: e.tier for e in document.blocks[-1].evidence}
        assert tiers["template.beispiel-zeitung.quiz"] == tier


def test_versions_of_a_layout_live_side_by_side() -> None:
    """Of two versions the date of the article chooses; where it is unknown, the slots that stand on the page."""
    old = replace(
        TEMPLATE,
        name="alt",
        valid_from=None,
        valid_until=date(2021, 12, 31),
        slots=(Slot("old", Label.LEGAL, opens="Gedruckt bei", examples=("Gedruckt bei Muster",)),),
        ends=(),
    )
    detector = Detector([TEMPLATE, old])
    url = "https://beispiel-zeitung.example/{}"

    def told(text: str, address: str, published: date | None = None) -> str | None:
        found = detector.detect(text, lambda: text.lower().split("\n"), url=url.format(address), published=published)
        return found.template.name if found is not None else None

    assert told("", "2021/05/03/haushalt") == "alt"
    assert told("", "2023/05/03/haushalt") == "beispiel-zeitung"
    assert told("", "haushalt", date(2020, 1, 1)) == "alt"
    assert told("Ein Satz\nGedruckt bei Muster", "haushalt") == "alt"
    assert told("Fassung vom 4.5.2023\nEin Satz", "haushalt") == "beispiel-zeitung"


def test_slots_take_their_lines_with_other_figures_and_a_few_other_words() -> None:
    """Literals hold as skeletons, with likeness also with other words; the article stays."""
    lines = [
        "Fassung vom 3.9.2023",
        ARTICLE[0],
        "Das Rätsel der Woche: 7 Fragen, die nur wahre Kenner der Stadt beantworten",
        *ARTICLE[1:],
        "Ihre Beispiel-Zeitung reist mit: 12 Ausgaben auf dem Telefon",
        "Aus unseren Heften: Leben am Fluss",
        "Als der Strom kam",
        "Hundert Jahre Straßenbahn",
    ]
    document = cleantext.clean("\n".join(lines), format="text", template=TEMPLATE)
    assert [p.text for p in document.paragraphs] == ARTICLE
    labels = {removal.text: removal.label for removal in document.removed}
    assert labels[lines[0]] is Label.TIMESTAMP
    assert labels[lines[2]] is Label.ADVERTISEMENT
    assert labels[lines[5]] is Label.NEWSLETTER
    assert [labels[line] for line in lines[6:]] == [Label.RELATED] * 3
    evidence = {e.name for removal in document.removed for e in removal.evidence}
    assert {"template.beispiel-zeitung.quiz", "template.beispiel-zeitung.dossiers"} <= evidence
    assert document.metadata.modified is not None
    assert document.metadata.modified.date() == date(2023, 9, 3)


def test_a_slot_out_of_its_place_only_supports() -> None:
    """A line of the tail that stands at the head of a long page is not removed for the slot alone."""
    slot = Slot("t", Label.RELATED, position="tail", literal=(ARTICLE[0],), examples=(ARTICLE[0],))
    matcher = SlotMatcher(replace(TEMPLATE, slots=(slot,), ends=()))
    page = [ARTICLE[0].lower(), *(f"zeile {'x' * i}" for i in range(40)), ARTICLE[0].lower()]
    tiers = {i: m.rule.tier for i, own in enumerate(matcher.match(page, [False] * len(page))) for m in own}
    assert tiers == {0: "supporting", 41: "safe"}


def test_what_stands_below_the_end_of_the_article_goes() -> None:
    """A run of slots ends the article: lines below it go, with the run as evidence; a full paragraph needs more than that."""
    run = ["Ihre Beispiel-Zeitung reist mit: 12 Ausgaben auf dem Telefon", "Aus unseren Heften: Leben am Fluss"]
    below = "Wetter und Verkehr"
    lines = [*ARTICLE, *run, "Als der Strom kam", "Hundert Jahre Straßenbahn", below]
    document = cleantext.clean("\n".join(lines), format="text", template=TEMPLATE)
    assert [p.text for p in document.paragraphs] == ARTICLE
    paragraph = (
        "Auch der Landkreis stellte seinen Haushalt vor, der die Kosten für Wasser und Strom im Kreistag neu verteilt."
    )
    document = cleantext.clean("\n".join([*lines[:-1], paragraph]), format="text", template=TEMPLATE)
    last = document.blocks[-1]
    assert last.kept
    assert "template.beispiel-zeitung.below-the-end" in {e.name for e in last.evidence}


def test_a_glued_sentence_is_cut_off_with_its_span() -> None:
    """A slot of tier split cuts its sentence off the end of a paragraph, with other figures too."""
    glued = f"{ARTICLE[2]} Das Buch zur Serie kostet 24,90 Euro in der Geschäftsstelle."
    source = "\n".join([*ARTICLE[:2], glued])
    document = cleantext.clean(source, format="text", template=TEMPLATE)
    assert [p.text for p in document.paragraphs] == ARTICLE
    (removal,) = document.removed
    assert source[removal.start : removal.end] == "Das Buch zur Serie kostet 24,90 Euro in der Geschäftsstelle."
    assert removal.label is Label.ADVERTISEMENT


def test_metadata_patterns_fill_their_fields() -> None:
    """What a template's pattern finds goes into the field, with the template as provenance."""
    document = cleantext.clean(
        "\n".join([*ARTICLE, "Aufgezeichnet hat es Anna Muster"]), format="text", template=TEMPLATE
    )
    assert document.metadata.authors == ("Anna Muster",)
    assert document.metadata.provenance["authors"] == "template beispiel-zeitung, by given"


def test_templates_are_chosen_by_name_value_or_not_at_all() -> None:
    """``template`` takes a name, a ``Template`` or None; a cleaner with templates survives pickling."""
    cleaner = pickle.loads(pickle.dumps(Cleaner(templates=[FILE])))  # noqa: S301 - its own
    source = "\n".join(ARTICLE)
    assert cleaner.clean(source, template="beispiel-zeitung").template.by == "given"
    assert cleaner.clean(source, template=TEMPLATE).template.name == "beispiel-zeitung"
    assert cleaner.clean(source, template=None, url="https://beispiel-zeitung.example/").template is None


def test_the_seed_whose_publisher_can_be_told_is_told() -> None:
    """The seed with a brand in its dateline gets its template by fingerprint, and is cleaned as without one."""
    path = SEEDS / "000_db4e6a54efacf846.txt"
    told, without = cleantext.clean_file(path), cleantext.clean_file(path, template=None)
    assert told.template is not None
    assert told.template.name == "it-boltwise"
    assert told.text == without.text
    assert without.template is None


@pytest.mark.parametrize("template", built_in_templates(), ids=lambda template: template.name)
def test_a_wrong_template_does_no_harm(template: Template) -> None:
    """Clean articles and mixed pages of other publishers keep what they keep without the template."""
    cleaner = Cleaner()
    for path in sorted(FIXTURES.glob("*/source.txt")):
        source = path.read_bytes()
        assert cleaner.clean(source, template=template).text == cleaner.clean(source, template=None).text


def test_takes_judges_one_slot() -> None:
    """``takes`` looks at the line by itself, whatever the other slots say."""
    assert takes(TEMPLATE, TEMPLATE.slots[0], "Fassung vom 1.2.2023")
    assert not takes(TEMPLATE, TEMPLATE.slots[1], "Fassung vom 1.2.2023")


def test_notes_stand_above_their_slot_as_comments() -> None:
    """A written template carries notes for whoever reviews it, and reads the same."""
    text = dumps(TEMPLATE, {"quiz": ("on 12 of 30 documents",)})
    assert '[[slot]]\n# on 12 of 30 documents\nid = "quiz"' in text
    assert parse_template(tomllib.loads(text), TEMPLATE.name, "x") == TEMPLATE
