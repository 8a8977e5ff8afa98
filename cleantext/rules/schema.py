"""The schema of a rule file, and its validation: every error names file, key path, value found and value expected.

A rule file holds the rules of one label in one language::

    language = "de"
    label = "newsletter"

    [[rule]]
    id = "nothing-missed"
    tier = "safe"
    hint = ["verpassen"]
    match = '''^(du willst|sie wollen) nichts (mehr )?verpassen\\b'''
    why = "Prompt above newsletter and notification boxes."
    drop = ["Du willst nichts verpassen?", "Sie wollen nichts mehr verpassen?"]
    keep = ["Die Fans wollten das Finale nicht verpassen."]

``match`` (the ``regex`` module, verbose mode off) is searched in the block's *bare* text: lower case, quotes and
dashes unified, bullets and symbols stripped from both ends (``cleantext.normalize.bare``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

import regex

from cleantext.errors import RuleError
from cleantext.model import Label, Tier

if TYPE_CHECKING:
    from collections.abc import Iterator

Pattern: TypeAlias = re.Pattern[str] | regex.Pattern[str]
_FILE_KEYS = {"language", "label", "rule"}
_REQUIRED = {"id", "tier", "hint", "match", "why", "drop", "keep"}
_OPTIONAL = {"max_chars"}
_TIERS: tuple[Tier, ...] = get_args(Tier)
# A hint shorter than this fires on nearly every block and makes the prefilter useless
# (two characters are a word in Chinese, Japanese and Korean).
_SHORTEST_HINT = 2
# What a hint begins or ends with that stands at the start or the end of a text: no text holds one. Most patterns are bound
# to both, and the words there are common in lines and rare at their ends: of the labelled lines 2.2 patterns run on one
# instead of 4.5, with four times as many rules 4.3 instead of 12.4.
_TEXT_END = "\n"


# What only ``regex`` reads, or reads otherwise than ``re``.
_ONLY_REGEX = regex.compile(r"\\[pP]\{|\[\[|\[[^\]]*(?:&&|\|\||~~|--)")


def compiled(pattern: str) -> Pattern:
    """The pattern, by ``re`` where it reads it like ``regex``: half the time to compile, two thirds to search.

    Raises ``regex.error`` when it is not a valid pattern.
    """
    if _ONLY_REGEX.search(pattern) is None:
        try:
            return re.compile(pattern)
        except re.error:
            pass
    return regex.compile(pattern)


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase rule. ``id`` is ``<language>.<label>.<name>``.

    ``tier``: ``safe`` decides alone, ``supporting`` needs company, ``split`` cuts glued chrome sentences off the end
    of a block: it must match them whole, bare and without a final exclamation mark. ``hint``: literals of which one must
    occur before the pattern runs; a line break before one stands for the start of the bare text, one after it for its
    end (not in tier ``split``).
    ``max_chars``: the rule holds only for blocks up to this many characters (None: any length).
    """

    id: str
    label: Label
    tier: Tier
    hint: tuple[str, ...]
    match: str
    why: str
    drop: tuple[str, ...]
    keep: tuple[str, ...]
    max_chars: int | None = None
    _compiled: list[Pattern] = field(default_factory=list, repr=False, compare=False)

    def is_near(self, bare_text: str) -> bool:
        """Whether a text holds one of the hints, wherever it stands: else it says nothing of what the pattern spares."""
        return any(hint.strip(_TEXT_END) in bare_text for hint in self.hint)

    @property
    def pattern(self) -> Pattern:
        """``match``, compiled on first use: most rules of a pack never run on a given document."""
        if not self._compiled:
            self._compiled.append(compiled(self.match))
        return self._compiled[0]


def parse_file(table: dict[str, Any], where: str) -> Iterator[Rule]:
    """The rules of one parsed file. Raises ``RuleError`` at the first breach of the schema."""
    for key in sorted(table.keys() - _FILE_KEYS):
        raise RuleError(f"{where}: {key}: unknown key, expected {', '.join(sorted(_FILE_KEYS))}")
    language = _string(table, "language", f"{where}: ")
    label_name = _string(table, "label", f"{where}: ")
    if label_name not in set(Label) or Label(label_name).group == "body":
        expected = ", ".join(label for label in Label if label.group != "body")
        raise RuleError(f"{where}: label: found {label_name!r}, expected one of {expected}")
    rules = table.get("rule")
    if not isinstance(rules, list):
        raise RuleError(f"{where}: rule: found {rules!r}, expected [[rule]] tables")
    seen: set[str] = set()
    for position, entry in enumerate(rules):
        rule = _rule(entry, f"{where}: rule[{position}]", language, Label(label_name))
        if rule.id in seen:
            raise RuleError(f"{where}: rule[{position}].id: {rule.id!r} stands twice in this file")
        seen.add(rule.id)
        yield rule


def _rule(entry: Any, where: str, language: str, label: Label) -> Rule:
    if not isinstance(entry, dict):
        raise RuleError(f"{where}: found {entry!r}, expected a table")
    for key in sorted(entry.keys() - _REQUIRED - _OPTIONAL):
        raise RuleError(f"{where}.{key}: unknown key, expected {', '.join(sorted(_REQUIRED | _OPTIONAL))}")
    name = _string(entry, "id", f"{where}.")
    where = f"{where} ({name})"
    tier = _tier(_string(entry, "tier", f"{where}."), where)
    hints = _strings(entry, "hint", where, least=1)
    for hint in hints:
        if hint != hint.lower() or len(hint.strip(_TEXT_END)) < _SHORTEST_HINT:
            raise RuleError(f"{where}.hint: found {hint!r}, expected lower case, at least {_SHORTEST_HINT} characters")
    limit = entry.get("max_chars")
    if limit is not None and not (isinstance(limit, int) and limit > 0):
        raise RuleError(f"{where}.max_chars: found {limit!r}, expected a positive whole number")
    return Rule(
        id=f"{language}.{label}.{name}",
        label=label,
        tier=tier,
        hint=hints,
        match=_string(entry, "match", f"{where}."),
        why=_string(entry, "why", f"{where}."),
        drop=_strings(entry, "drop", where, least=2),
        keep=_strings(entry, "keep", where, least=1),
        max_chars=limit,
    )


def _tier(value: str, where: str) -> Tier:
    for tier in _TIERS:
        if value == tier:
            return tier
    raise RuleError(f"{where}.tier: found {value!r}, expected one of {', '.join(_TIERS)}")


def check_pattern(rule: Rule, where: str) -> None:
    """Compile the rule's pattern. Raises ``RuleError`` when it is not a valid pattern."""
    try:
        rule.pattern  # noqa: B018 - compiling is the check
    except regex.error as error:
        raise RuleError(f"{where}: {rule.id}.match: found {rule.match!r}, expected a pattern: {error}") from None


def _string(table: dict[str, Any], key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise RuleError(f"{where}{key}: found {value!r}, expected a string")
    return value


def _strings(table: dict[str, Any], key: str, where: str, *, least: int) -> tuple[str, ...]:
    value = table.get(key)
    if not isinstance(value, list) or len(value) < least or not all(isinstance(v, str) and v.strip() for v in value):
        raise RuleError(f"{where}.{key}: found {value!r}, expected a list of at least {least} strings")
    return tuple(value)
