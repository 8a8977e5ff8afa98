"""Options: what is accepted, what is refused and with which words, and what each option does."""

from __future__ import annotations

import dataclasses
import pickle
from pathlib import Path
from typing import Any

import pytest

import cleantext
from cleantext import (
    Cleaner,
    CleantextError,
    InputError,
    Label,
    OptionError,
    Options,
    Policy,
    RuleError,
    TemplateError,
    WeightsError,
)
from cleantext.options import DEFAULT, LENIENT, POLICIES, STRICT
from tests.documents import fixtures, seeds

SEED = seeds()[0].source
_LABELS = ", ".join(Label)
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "a string for keep": (
        {"keep": "caption"},
        "keep: found the string 'caption', expected a collection of labels such as {'caption'}",
    ),
    "unknown label": ({"keep": ["captions"]}, f"keep: found 'captions', expected labels among {_LABELS}"),
    "unknown policy": (
        {"policy": "harsh"},
        "policy: found 'harsh', expected one of strict, default, lenient, or a Policy",
    ),
    "unknown dateline": ({"dateline": "drop"}, "dateline: found 'drop', expected 'keep' or 'strip'"),
    "a language's name": ({"language": "german"}, "language: found 'german', expected an ISO 639 code such as 'de'"),
    "an empty language": ({"language": ""}, "language: found '', expected an ISO 639 code such as 'de'"),
    "a language with digits": ({"language": "d1"}, "language: found 'd1', expected an ISO 639 code such as 'de'"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_bad_options_are_refused(name: str) -> None:
    """A value that is not known is refused with what was found and what was expected."""
    options, message = REFUSED[name]
    with pytest.raises(OptionError) as caught:
        Cleaner(**options)
    assert str(caught.value) == message
    with pytest.raises(OptionError) as caught:
        cleantext.clean("x", **options)
    assert str(caught.value) == message


def test_unknown_options_are_refused() -> None:
    """An option that does not exist is a mistake of the caller's."""
    with pytest.raises(TypeError, match="languge"):
        Cleaner(languge="de")


def test_options_are_normalised() -> None:
    """Loose values become one frozen value that can be compared, hashed and pickled."""
    loose = Options.checked(
        language="DE", keep=["caption", "byline", "caption"], policy="strict", rules=["a.toml"], weights="w.toml"
    )
    assert loose == Options(
        language="de",
        keep=frozenset({Label.CAPTION, Label.BYLINE}),
        policy=STRICT,
        rules=(Path("a.toml"),),
        weights=Path("w.toml"),
    )
    assert hash(loose) == hash(pickle.loads(pickle.dumps(loose)))  # noqa: S301 - our own bytes
    with pytest.raises(dataclasses.FrozenInstanceError):
        loose.language = "en"  # type: ignore[misc]


def test_policies_are_ordered() -> None:
    """Strict asks for more certainty than default, default for more than lenient, and prose for more than lines."""
    assert list(POLICIES.values()) == [STRICT, DEFAULT, LENIENT]
    assert STRICT.removal_probability > DEFAULT.removal_probability > LENIENT.removal_probability
    assert STRICT.prose_probability > DEFAULT.prose_probability > LENIENT.prose_probability
    for policy in POLICIES.values():
        assert policy.unsupported_probability >= policy.prose_probability >= policy.removal_probability


def test_a_policy_of_ones_own_is_used() -> None:
    """A policy that asks for more than certainty removes nothing."""
    document = Cleaner(policy=Policy("never", *(1.1 for _ in dataclasses.fields(Policy)[1:]))).clean(SEED)
    assert document.removed == ()


@pytest.mark.parametrize("label", ["newsletter", "comments", "job_listing", "advertisement"])
def test_kept_labels_stay(label: str) -> None:
    """A label that is to be kept is in the text, and the other labels' lines are not."""
    kept = cleantext.clean(SEED, keep={label})
    assert label not in {removal.label for removal in kept.removed}
    assert {label} < {block.label for block in kept.blocks if block.kept}
    assert {removal.label for removal in kept.removed}


def test_all_labels_kept_is_the_whole_text() -> None:
    """With every label kept nothing is removed."""
    assert cleantext.clean(SEED, keep=set(Label)).removed == ()


def test_the_dateline_can_be_stripped() -> None:
    """The dateline leaves the first paragraph, its span starts later, and the metadata has it either way."""
    kept, stripped = cleantext.clean(SEED), cleantext.clean(SEED, dateline="strip")
    assert kept.text.startswith("MOSKAU / MÜNCHEN (IT BOLTWISE) – Russland verstärkt")
    assert stripped.text.startswith("Russland verstärkt")
    first = stripped.paragraphs[0]
    assert SEED.decode()[first.start : first.end] == first.text
    assert stripped.metadata.dateline == kept.metadata.dateline is not None


def test_rules_of_ones_own(tmp_path: Path) -> None:
    """A safe rule of the user's own removes the line it was written for, with its label."""
    rules = tmp_path / "own.toml"
    rules.write_text(
        'language = "de"\nlabel = "contact"\n[[rule]]\nid = "hotline"\ntier = "safe"\nhint = ["quasselstrippe"]\n'
        "match = '''^quasselstrippe'''\nwhy = \"Our hotline.\"\n"
        'drop = ["Quasselstrippe 0800 1234", "Quasselstrippe anrufen"]\nkeep = ["Sie nannte ihn eine Quasselstrippe."]\n',
        "utf-8",
    )
    source = SEED.decode() + "\nQuasselstrippe für Leser"
    document = cleantext.clean(source, rules=[rules])
    removal = document.removed[-1]
    assert (removal.text, removal.label) == ("Quasselstrippe für Leser", Label.CONTACT)
    assert "de.contact.hotline" in [evidence.name for evidence in removal.evidence]


def test_missing_files_are_named(tmp_path: Path) -> None:
    """Rule and weights files that are not there are refused when the cleaner is made."""
    missing = tmp_path / "none.toml"
    with pytest.raises(RuleError, match="no such rule file or directory"):
        Cleaner(rules=[missing])
    with pytest.raises(WeightsError) as caught:
        Cleaner(weights=missing)
    assert str(caught.value) == f"{missing}: cannot be read: No such file or directory"


WEIGHTS = """
start = [0, 0, 0]
end = [0, 0, 0]
[evidence]
always = [1, 2]
[transitions]
body = [0, 0, 0]
metadata = [0, 0, 0]
chrome = [0, 0, 0]
[calibration]
slope = 1
intercept = 0
[labels]
"""
BREACHES = {
    "unknown key": ("[labels]", "[labels]\n[extra]", "extra: unknown key"),
    "missing key": ("[labels]", "", "labels: missing"),
    "one number": ("always = [1, 2]", "always = [1]", "evidence.always: found [1], expected 2 numbers"),
    "no numbers": ("start = [0, 0, 0]", 'start = ["a", 0, 0]', "start: found ['a', 0, 0], expected 3 numbers"),
    "missing state": ("chrome = [0, 0, 0]", "", "transitions.chrome: found None, expected 3 numbers"),
    "unknown label": ("[labels]", "[labels.news]", f"labels.news: not a label; expected one of {_LABELS}"),
    "runs of an unknown kind": (
        "[labels]",
        "[labels]\n[runs.end]",
        "runs.end: found {}, expected one of the tables start, enter, stay, step",
    ),
    "runs of an unknown label": (
        "[labels]",
        "[labels]\n[runs.stay]\nnews = 1",
        f"runs.stay.news: expected one of {', '.join(sorted(label for label in Label if label.group != 'body'))}",
    ),
    "missing slope": ("slope = 1", "", "calibration.slope: found None, expected a number"),
    "calibration of the wrong kind": (
        "[calibration]\nslope = 1\nintercept = 0",
        "calibration = 3",
        "calibration: found 3, expected a table",
    ),
}


@pytest.mark.parametrize("name", sorted(BREACHES))
def test_a_bad_weights_file_is_named(name: str, tmp_path: Path) -> None:
    """A weights file that breaks the schema is refused with file and key path."""
    old, new, message = BREACHES[name]
    path = tmp_path / "weights.toml"
    text = WEIGHTS.replace(old, new)
    path.write_text(
        "calibration = 3\n" + text.replace("calibration = 3", "") if new == "calibration = 3" else text, "utf-8"
    )
    with pytest.raises(WeightsError) as caught:
        Cleaner(weights=path)
    assert str(caught.value) == f"{path}: {message}"


def test_a_good_weights_file_is_used(tmp_path: Path) -> None:
    """Weights that hold everything for chrome remove everything, and the document warns of it."""
    path = tmp_path / "weights.toml"
    path.write_text(WEIGHTS.replace("[1, 2]", "[0, 20]"), "utf-8")
    document = Cleaner(weights=path).clean(SEED)
    assert document.text == ""
    assert document.warnings == ("no article found",)


@pytest.mark.parametrize("template", ["golem", "", 3])
def test_unknown_templates_are_refused(template: Any) -> None:
    """A template that is not installed is refused by name."""
    with pytest.raises(TemplateError, match="template"):
        cleantext.clean("x", template=template)


def test_bad_call_arguments_are_refused() -> None:
    """An unknown format and a bad number of workers are refused with what was found."""
    with pytest.raises(InputError) as caught:
        cleantext.clean("x", format="pdf")  # type: ignore[arg-type]
    assert str(caught.value) == "format: found 'pdf', expected 'text', 'html' or None"
    with pytest.raises(OptionError) as raised:
        cleantext.clean_files([], workers=0)
    assert str(raised.value) == "workers: found 0, expected a positive whole number or None"


def test_every_error_is_a_cleantext_error() -> None:
    """All errors share one base class, so that one except clause is enough."""
    errors = [getattr(cleantext, name) for name in cleantext.__all__ if name.endswith("Error")]
    assert len(errors) >= 7
    assert all(issubclass(error, CleantextError) for error in errors)


def test_lenient_removes_no_less_than_strict() -> None:
    """Over several mixed fixtures, the laxer the policy, the more goes."""
    sources = [fixture.source for fixture in fixtures() if "mixed" in fixture.name and not fixture.is_html][::3]
    removed = {
        name: sum(len(cleaner.clean(source, format="text").removed) for source in sources)
        for name in POLICIES
        for cleaner in [Cleaner(policy=name)]
    }
    assert removed["strict"] <= removed["default"] <= removed["lenient"]
    assert removed["strict"] < removed["lenient"]
