"""Phrase rules: data in TOML, validated on loading, matched behind an Aho-Corasick prefilter."""

from cleantext.rules.load import fires, load_pack, load_rules
from cleantext.rules.match import Match, Matcher
from cleantext.rules.schema import Rule
from cleantext.rules.split import Pitch, Splitter, closing_sentences, is_inside

__all__ = [
    "Match",
    "Matcher",
    "Pitch",
    "Rule",
    "Splitter",
    "closing_sentences",
    "fires",
    "is_inside",
    "load_pack",
    "load_rules",
]
