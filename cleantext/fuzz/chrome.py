"""Chrome and page metadata: lines of every label, from grammars and from the examples of the built-in rules."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from cleantext.fuzz.articles import chooser
from cleantext.fuzz.grammar import LANGUAGES, Voice, grammar
from cleantext.fuzz.page import Line
from cleantext.model import Label
from cleantext.rules import load_pack

# The labels of what does not belong to the article.
CHROME_LABELS = tuple(label for label in Label if label.group != "body")
# Of three lines one is a rule's own example, where a rule has any.
_RULES_SHARE = 3


@st.composite
def chrome(draw: st.DrawFn, label: Label | str, language: str) -> Line:
    """Lines of one label (chrome or page metadata) in one language.

    Those of ``LANGUAGES`` have a grammar beside the examples of the built-in rules; the others have these alone. A title is
    a headline. Raises ``ValueError`` for a body label, and for a language that has no line of the label.
    """
    voice = Voice(grammar(language), chooser(draw)) if language in LANGUAGES else None
    if voice is not None:
        return say_chrome(voice, Label(label))
    examples = rule_examples(language, Label(label))
    if not examples:
        raise ValueError(f"label: found {label!r}, expected one that the rules of {language!r} have examples of")
    return draw(st.sampled_from(examples))


def say_chrome(voice: Voice, label: Label) -> Line:
    """A line of a label in a page's voice."""
    if label.group == "body":
        raise ValueError(f"label: found {label.value!r}, expected one of {', '.join(CHROME_LABELS)}")
    if label is Label.TITLE:
        return Line(voice.say("word.headline"), label)
    examples = rule_examples(voice.grammar.language, label)
    if examples and voice.choose(_RULES_SHARE) == _RULES_SHARE - 1:
        return examples[voice.choose(len(examples))]
    return Line(voice.say(f"chrome.{label.value}"), label)


def say_pitch(voice: Voice) -> Line:
    """A sentence as publishers glue it to the end of a paragraph."""
    names = voice.grammar.names("pitch")
    name = names[voice.choose(len(names))]
    return Line(voice.say(f"pitch.{name}"), Label(name))


@cache
def rule_examples(language: str, label: Label) -> tuple[Line, ...]:
    """What the rules of a language say they take for a label, each line with its rule; what rules cut off is left out."""
    return tuple(
        Line(text, label, origin=f"rule {rule.id}")
        for rule in load_pack(language)
        if rule.label is label and rule.tier != "split"
        for text in rule.drop
        if not text.startswith(("# ", "- "))
    )
