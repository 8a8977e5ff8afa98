"""Phrase rules: data in TOML, validated on loading, matched behind an Aho-Corasick prefilter."""

from cleantext.rules.load import load_pack, load_rules
from cleantext.rules.match import Matcher
from cleantext.rules.schema import Rule

__all__ = ["Matcher", "Rule", "load_pack", "load_rules"]
