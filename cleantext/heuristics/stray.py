"""Stray tokens: remnants of templates, scripts and labels that mean nothing to a reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from cleantext.heuristics.page import Names, Page

_DOUBLED = re.compile(r"(\w{2,12}?)\1+\Z")
_CODE = re.compile(
    r"[{}]{2}|\$\{|\bfunction\s?\(|=>|\b(?:var|let|const)\s+\w+\s?=|</?\w+[^>]*>|\[object \w+\]|\bwindow\.|\bdocument\.|"
    r"\w+\(\)\s?;|;\s?\}|@media\b|\bpx;|!important|%\w+%|\\[nrtu]\w|&\w+;|\[/?\w+(?:\s\w+=[^\]]*)?\]\Z|"
    r"\A!\[[^\]]*\]\(\s?(?:https?:|/)[^)]*\)?\Z|\A\]\(|\A###\s?\w+\s?###\Z|\bdata:image/"
)
# Code needs one of these; looking for one first spares prose the alternation.
_CODE_CHARACTER = re.compile(r"[{}<>$\[\];=%&\\#]")
_LONGEST_TOKEN = 14
# Paragraphs behind a paywall stand in some pages with every character replaced by the next. Of so many words or more, they
# have no function words as they stand, and read back so many different ones of two letters and more, at this share of all.
CIPHERED = "every_character_moved_on_by_one"
_SHORTEST_CIPHERED, _FEWEST_READ, _LEAST_READ = 8, 3, 0.2
_BACK = {code: code - 1 for code in range(ord("!"), 0x250)}
_READ = re.compile(r"\w\w+")
# Longer blocks are code only when they hold braces.
_LONGEST_SEARCHED = 25
# Reduplicated words that people write: not remnants.
_WORDS_THAT_DOUBLE = frozenset(
    [
        *"bonbon tamtam mama papa dada wauwau blabla haha hihi hehe lala couscous berber pompom".split(),
        "gogo",
        "yoyo",
        "cancan",
        "tutu",
        "nono",
        "toto",
        "kiki",
        "coco",
        "bobo",
        "dodo",
        "hoho",
        "jaja",
        "nana",
    ]
)


def stray(page: Page, names: Names) -> None:
    """Doubled tokens, code, lone punctuation, single characters, text made unreadable."""
    grammar = page.language.function_words if page.language is not None else frozenset()
    for measure, own in zip(page.measures, names, strict=True):
        text, size = measure.text, measure.size
        if size == 0:
            own.append("only_punctuation" if len(text) <= 3 else "only_symbols")
        elif size <= 1 and len(measure.bare) == 1:
            own.append("single_character")
        elif size <= 1 and is_doubled_token(text):
            own.append("doubled_token")
        elif (size <= _LONGEST_SEARCHED or "{" in text) and looks_like_code(text):
            own.append("looks_like_code_in_prose" if measure.prose else "looks_like_code")
        if size >= _SHORTEST_CIPHERED and grammar.isdisjoint(measure.words) and is_ciphered(text, grammar):
            own.append(CIPHERED)


def looks_like_code(text: str) -> bool:
    """Whether a line holds what only code has: braces in pairs, tags, declarations, entities, shortcodes."""
    return ("()" in text or _CODE_CHARACTER.search(text) is not None) and _CODE.search(text) is not None


def is_doubled_token(text: str) -> bool:
    """One token written twice in a row, as templates leave it.

    >>> is_doubled_token("keykey"), is_doubled_token("Bonbon"), is_doubled_token("ShareShare")
    (True, False, True)
    """
    token = text.strip(".:;,- ").lower()
    if not 4 <= len(token) <= 2 * _LONGEST_TOKEN or not token.isalpha() or token in _WORDS_THAT_DOUBLE:
        return False
    match = _DOUBLED.match(token)
    return (match is not None and len(match[1]) >= 3) or token[: len(token) // 2] * 2 == token


def is_ciphered(text: str, grammar: AbstractSet[str]) -> bool:
    """Whether a text reads like sentences once every character is replaced by the one before it; ``grammar``: function words.

    >>> is_ciphered("Efs Sbu ibu hftufso cftdimpttfo- ebtt ejf Csýdlf hftqfssu xjse/", {"der", "hat", "dass", "die", "wird"})
    True
    """
    words = _READ.findall(text.translate(_BACK).lower())
    read = [word for word in words if word in grammar]
    return len(set(read)) >= _FEWEST_READ and len(read) >= _LEAST_READ * len(words)
