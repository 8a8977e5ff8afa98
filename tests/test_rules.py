"""The rule packs: every rule is right about its own examples; and the schema says exactly what is wrong."""

from __future__ import annotations

import textwrap
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import cleantext
from cleantext import Label, RuleError
from cleantext.languages import available
from cleantext.normalize import bare, normalize
from cleantext.rules import Matcher, Rule, Splitter, fires, load_pack, load_rules

DATA = Path(cleantext.__file__).parent / "rules" / "data"
PACKS = sorted(path.name for path in DATA.iterdir() if path.is_dir())
BIG = (
    "de",
    "en",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "sv",
    "da",
    "no",
    "fi",
    "cs",
    "hu",
    "ro",
    "el",
    "tr",
    "ru",
    "uk",
    "ja",
    "bg",
    "bn",
)

each_pack = pytest.mark.parametrize("pack", PACKS)


@cache
def matcher(language: str) -> Matcher:
    """The rules that a page in the language meets."""
    return Matcher([rule for pack in dict.fromkeys(("common", "en", language)) for rule in load_pack(pack)])


def variations(text: str) -> list[str]:
    """The text as publishers vary it: first letter, spaces, quotes, dashes, a bullet."""
    curly = text.replace(' "', " „").replace('"', "“").replace("'", "’")
    return [
        text,
        text[0].upper() + text[1:],
        text.replace(" ", "\u00a0"),
        curly,
        text.replace(" - ", " – "),
        f"• {text}",
    ]


@each_pack
def test_every_pattern_compiles(pack: str) -> None:
    """Every pattern of a pack compiles, and none matches the empty text."""
    assert [rule.id for rule in load_pack(pack) if rule.pattern.search("") is not None] == []
    assert load_pack(pack)


@each_pack
def test_drop_examples_match(pack: str) -> None:
    """Each drop example is matched by its rule alone, in all its variations."""
    missed = [
        (rule.id, text)
        for rule in load_pack(pack)
        for drop in rule.drop
        for text in variations(drop)
        if not fires(rule, text)
    ]
    assert missed == []


@each_pack
def test_keep_examples_are_near_misses(pack: str) -> None:
    """Each keep example holds a hint of its rule, so that the pattern is tried, and does not match."""
    no_hint = [
        (rule.id, keep) for rule in load_pack(pack) for keep in rule.keep if not rule.is_near(bare(normalize(keep)))
    ]
    matched = [(rule.id, keep) for rule in load_pack(pack) for keep in rule.keep if fires(rule, keep)]
    assert (no_hint, matched) == ([], [])


@each_pack
def test_no_safe_rule_fires_on_a_keep_example(pack: str) -> None:
    """A text that one rule of a language leaves alone is not what another one of it is sure about."""
    keeps = [(rule.id, keep) for rule in load_pack(pack) for keep in rule.keep]
    matches = matcher(pack).match([bare(normalize(keep)) for _, keep in keeps])
    offenders = [
        f"{match.rule.id} on {keep!r} (kept by {owner})"
        for (owner, keep), found in zip(keeps, matches, strict=True)
        for match in found
        if match.rule.tier == "safe"
    ]
    assert offenders == []


@each_pack
def test_a_split_rule_leaves_a_sentence(pack: str) -> None:
    """What a split rule cuts off its examples is the last sentences, and what is left ends as a sentence does."""
    splitters = [(rule, Splitter([rule])) for rule in load_pack(pack) if rule.tier == "split"]
    cuts = [(drop, splitter.find([drop])[0][0].start) for rule, splitter in splitters for drop in rule.drop]
    assert [drop for drop, start in cuts if drop[:start].rstrip()[-1] not in ".!?。！？"] == []


def test_no_split_rule_cuts_a_keep_example_of_another() -> None:
    """No paragraph that one rule of a language leaves alone is cut by another one of it."""
    offenders = []
    for pack in PACKS:
        splitter = Splitter([rule for name in dict.fromkeys(("common", "en", pack)) for rule in load_pack(name)])
        keeps = [normalize(keep) for rule in load_pack(pack) for keep in rule.keep]
        offenders += [(pitches[0].rule.id, keeps[index]) for index, pitches in splitter.find(keeps).items()]
    assert offenders == []


def test_ids_are_unique() -> None:
    """No two rules of all packs have the same id, and each id says language and label."""
    counts = Counter(rule.id for pack in PACKS for rule in load_pack(pack))
    assert [rule_id for rule_id, count in counts.items() if count > 1] == []
    wrong = [rule.id for pack in PACKS for rule in load_pack(pack) if not rule.id.startswith(f"{pack}.{rule.label}.")]
    assert wrong == []


@pytest.mark.parametrize("language", BIG)
def test_every_label_is_covered(language: str) -> None:
    """Chrome and metadata of every kind are known in the language, by its own pack or the one that travels.

    Save for the title: few publishers mark it with words.
    """
    covered = {rule.label for pack in (language, "common") for rule in load_pack(pack)} | {Label.TITLE}
    assert sorted(label for label in Label if label.group != "body" and label not in covered) == []


def test_packs_have_language_tables() -> None:
    """Every pack but the common one belongs to a language that can be detected."""
    assert sorted(set(PACKS) - {"common"} - set(available())) == []


def test_a_language_without_a_pack_has_no_rules() -> None:
    """Asking for the pack of an unknown language gives no rules and no error."""
    assert load_pack("xx") == ()


def test_matches_are_sorted_and_placed() -> None:
    """Matches come in the order of their ids, each with its offsets in the bare text."""
    texts = [bare(drop) for rule in load_pack("de") for drop in rule.drop]
    for text, found in zip(texts, matcher("de").match(texts), strict=True):
        assert [match.rule.id for match in found] == sorted(match.rule.id for match in found)
        assert all(text[match.start : match.end] == match.text for match in found)


def test_hints_do_not_reach_across_texts() -> None:
    """A hint that begins in one text and ends in the next fires on neither."""
    (rule,) = [rule for rule in load_pack("de") if rule.id == "de.subscription.subscribe-button"]
    assert [list(found) for found in Matcher([rule]).match(["jetzt a", "bo abschließen", "abo abschließen"])[:2]] == [
        [],
        [],
    ]
    assert Matcher([rule]).match(["jetzt a", "abo abschließen"])[1]


@pytest.mark.parametrize("size", [0, 100, 1000], ids=lambda size: f"behind {size} characters")
def test_a_hint_at_the_start(size: int, tmp_path: Path) -> None:
    """A hint behind a line break lets the pattern run on texts that begin with it, whatever texts stand around, and on no other."""
    (rule,) = load(tmp_path, _hinted(r'"\nbrief", "\npost an"', "brief|post an"))
    rest = " x" * (size // 2)
    texts = ["brief", "der brief", "", "post an alle und brief", "die post an alle", "brief"]
    found = Matcher([rule]).match([text + rest for text in texts])
    assert [[match.start for match in own] for own in found] == [[0], [], [], [0], [], [0]]


@pytest.mark.parametrize("size", [0, 100, 1000], ids=lambda size: f"behind {size} characters")
def test_a_hint_at_the_end(size: int, tmp_path: Path) -> None:
    """The same of a hint before a line break, and texts that end with it; between two it is the whole text."""
    (rule,) = load(
        tmp_path, _hinted(r'"brief\n", "\npost an alle\n", "brief an alle\n", "für dich\n"', "brief|post an")
    )
    rest = "x " * (size // 2)
    texts = ["brief", "brief an", "", "post an alle", "post an alle und brief", "die post an alle", "brief"]
    found = Matcher([rule]).match([rest + text for text in texts])
    assert [len(own) for own in found] == [1, 0, 0, 0 if rest else 1, 1, 0, 1]


def _hinted(hints: str, pattern: str) -> str:
    """The good file with other hints and another pattern."""
    old = """hint = ["brief"]\nmatch = '''^brief'''"""
    assert old in GOOD
    return GOOD.replace(old, f"hint = [{hints}]\nmatch = '''{pattern}'''")


GOOD = """
language = "de"
label = "newsletter"

[[rule]]
id = "example"
tier = "safe"
hint = ["brief"]
match = '''^brief'''
why = "An example."
drop = ["Brief an alle", "Brief für dich"]
keep = ["Der Brief kam an."]
"""


def load(tmp_path: Path, text: str) -> tuple[Rule, ...]:
    """The rules of a file with that text."""
    path = tmp_path / "own.toml"
    path.write_text(textwrap.dedent(text), "utf-8")
    return load_rules(path)


def test_a_good_file_loads(tmp_path: Path) -> None:
    """A file that keeps to the schema gives its rules, with ids that say language and label."""
    (rule,) = load(tmp_path, GOOD)
    assert (rule.id, rule.label, rule.tier, rule.max_chars) == ("de.newsletter.example", Label.NEWSLETTER, "safe", None)
    assert fires(rule, "Brief an alle Leser")
    assert not fires(rule, "Der Brief kam an.")


_LABELS = ", ".join(label for label in Label if label.group != "body")
_KEYS = "drop, hint, id, keep, match, max_chars, tier, why"
BREACHES = {
    "unknown key in the file": ('label = "newsletter"', 'label = "newsletter"\nlabels = 1', ": labels: unknown key, expected label, language, rule"),
    "unknown label": ('"newsletter"', '"news"', f": label: found 'news', expected one of {_LABELS}"),
    "label of the body": ('"newsletter"', '"heading"', f": label: found 'heading', expected one of {_LABELS}"),
    "no language": ('language = "de"', "", ": language: found None, expected a string"),
    "unknown key in a rule": ('tier = "safe"', 'tier = "safe"\nweight = 3', f": rule[0].weight: unknown key, expected {_KEYS}"),
    "no id": ('id = "example"', "", ": rule[0].id: found None, expected a string"),
    "unknown tier": ('"safe"', '"sure"', ": rule[0] (example).tier: found 'sure', expected one of safe, supporting, split"),
    "no hint": ('["brief"]', "[]", ": rule[0] (example).hint: found [], expected a list of at least 1 strings"),
    "upper-case hint": (
        '["brief"]', '["Brief"]', ": rule[0] (example).hint: found 'Brief', expected lower case, at least 2 characters",
    ),
    "limit of the wrong kind": (
        'tier = "safe"', 'tier = "safe"\nmax_chars = 0', ": rule[0] (example).max_chars: found 0, expected a positive whole number",
    ),
    "empty pattern": ("'''^brief'''", "''", ": rule[0] (example).match: found '', expected a string"),
    "one drop example": (
        '["Brief an alle", "Brief für dich"]', '["Brief an alle"]',
        ": rule[0] (example).drop: found ['Brief an alle'], expected a list of at least 2 strings",
    ),
    "no keep example": ('["Der Brief kam an."]', "[]", ": rule[0] (example).keep: found [], expected a list of at least 1 strings"),
    "no reason": ('"An example."', '" "', ": rule[0] (example).why: found ' ', expected a string"),
}  # fmt: skip


@pytest.mark.parametrize("breach", sorted(BREACHES))
def test_a_breach_is_named(breach: str, tmp_path: Path) -> None:
    """A breach of the schema is reported with file, key path, what was found and what was expected."""
    old, new, message = BREACHES[breach]
    assert old in GOOD
    with pytest.raises(RuleError) as caught:
        load(tmp_path, GOOD.replace(old, new))
    assert str(caught.value) == f"{tmp_path / 'own.toml'}{message}"


def test_a_rule_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """Two rules of one name in a file are refused with the place of the second."""
    again = GOOD[GOOD.index("[[rule]]") :]
    with pytest.raises(RuleError) as caught:
        load(tmp_path, GOOD + again)
    assert (
        str(caught.value) == f"{tmp_path / 'own.toml'}: rule[1].id: 'de.newsletter.example' stands twice in this file"
    )


def test_a_bad_pattern_is_refused(tmp_path: Path) -> None:
    """A pattern that does not compile is reported with the rule and the reason."""
    with pytest.raises(RuleError) as caught:
        load(tmp_path, GOOD.replace("^brief", "(brief"))
    expected = f"{tmp_path / 'own.toml'}: de.newsletter.example.match: found '(brief', expected a pattern: missing ) at position 6"
    assert str(caught.value) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [('drop = ["Brief an alle"', 'drop = ["Ein Brief an alle"'), ('["Der Brief kam an."]', '["Brief und Siegel"]'), ('["Der Brief kam an."]', '["Das Wetter ist gut."]')],
)  # fmt: skip
def test_a_rule_whose_own_examples_fail_is_refused(old: str, new: str, tmp_path: Path) -> None:
    """A user's rule that is wrong about its own examples is refused when it is loaded."""
    with pytest.raises(RuleError) as caught:
        load(tmp_path, GOOD.replace(old, new))
    assert str(caught.value).startswith(f"{tmp_path / 'own.toml'}: ")
    assert "example" in str(caught.value)


def test_other_errors_of_a_file(tmp_path: Path) -> None:
    """A missing file, an empty directory, text that is no TOML and bytes that are no UTF-8 are each named."""
    with pytest.raises(RuleError) as caught:
        load_rules(tmp_path / "none.toml")
    assert str(caught.value) == f"{tmp_path / 'none.toml'}: no such rule file or directory"
    with pytest.raises(RuleError) as caught:
        load_rules(tmp_path)
    assert str(caught.value) == f"{tmp_path}: holds no .toml files"
    with pytest.raises(RuleError, match=r"own\.toml: not valid TOML: "):
        load(tmp_path, "language = ")
    (tmp_path / "own.toml").write_bytes(b"language = '\xff'")
    with pytest.raises(RuleError, match=r"own\.toml: not UTF-8: "):
        load_rules(tmp_path / "own.toml")


def test_the_same_rule_in_two_files_is_refused(tmp_path: Path) -> None:
    """A rule that two files of a directory define is refused."""
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(GOOD, "utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules(tmp_path)
    assert str(caught.value) == f"{tmp_path}: de.newsletter.example: defined twice"


def test_rules_know_the_parts_of_a_line() -> None:
    """A line is what rules say of all its parts, or of all but one of three; a safe one has to be among them."""
    rules = matcher("hu")
    line = "írta: bori | 2022. június 21. | 14 hozzászólás"
    found = rules.match([line])[0]
    assert {match.rule.label for match in found} == {Label.BYLINE, Label.TIMESTAMP, Label.COMMENTS}
    assert [line[match.start : match.end] for match in found] == [match.text for match in found]
    assert rules.match(["befőzés · 2022. június 21. · 14 hozzászólás"])[0]
    assert rules.match(["befőzés | 14 hozzászólás"])[0] == ()
    assert rules.match(["befőzés · a régi malom · a holnap erdeje"])[0] == ()
