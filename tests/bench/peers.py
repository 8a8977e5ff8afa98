"""Peers of text mode: what exists for cleaning lines, each told to judge the lines as they are.

Each takes the lines and their language and says for each line whether it is removed.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# The line rules of C4 (Raffel et al. 2020, section 2.2): a line stays when it ends in a terminal mark, has at least
# five words (three in the paper's text, five in its code) and mentions neither javascript nor the usual policies.
_C4_POLICIES = ("terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies")
_C4_FEWEST_WORDS = 5
# Its marks, and the closing quotes and full stops that other languages write for them.
_C4_END_MARKS = (".", "?", "!", '"', "”", "“", "»", "«", "’", "。", "？", "！", "」", "।")


def c4(lines: Sequence[str], _: str) -> list[bool]:
    """C4's line rules."""
    return [not _c4_keeps(line) for line in lines]


def _c4_keeps(line: str) -> bool:
    line = line.strip()
    low = line.lower()
    if not line.endswith(_C4_END_MARKS) or line.endswith("..."):
        return False
    return len(line.split()) >= _C4_FEWEST_WORDS and "javascript" not in low and not any(p in low for p in _C4_POLICIES)


_JUSTEXT_LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "pt": "Portuguese",
    "pl": "Polish",
    "no": "Norwegian_Bokmal",
    "ru": "Russian",
    "tr": "Turkish",
    "cs": "Czech",
    "fi": "Finnish",
    "nl": "Dutch",
    "da": "Danish",
    "sw": "Swahili",
    "hi": "Hindi",
    "ko": "Korean",
    "sv": "Swedish",
    "it": "Italian",
}


def as_html(lines: Sequence[str]) -> str:
    """The lines as a page of paragraphs."""
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return f"<html><head><meta charset='utf-8'></head><body><article>{body}</article></body></html>"


def justext(lines: Sequence[str], language: str) -> list[bool]:
    """JusText with the language's stop list; without one, its language-independent settings."""
    import justext as library

    name = _JUSTEXT_LANGUAGES.get(language)
    if name is None:
        paragraphs = library.justext(as_html(lines), frozenset(), stopwords_low=0, stopwords_high=0)
    else:
        paragraphs = library.justext(as_html(lines), library.get_stoplist(name))
    boilerplate = iter(paragraphs)
    result = []
    for line in lines:
        if not line.strip():
            result.append(True)
            continue
        paragraph = next(boilerplate, None)
        result.append(paragraph is None or bool(paragraph.is_boilerplate))
    return result


def trafilatura_precision(lines: Sequence[str], _: str) -> list[bool]:
    """trafilatura, told to favour precision."""
    from trafilatura import extract

    kept = extract(as_html(lines), favor_precision=True, include_comments=False) or ""
    folded = {re.sub(r"\W+", "", line) for line in kept.split("\n")}
    return [re.sub(r"\W+", "", line) not in folded for line in lines]


LINE_PEERS: dict[str, Callable[[Sequence[str], str], list[bool]]] = {
    "C4 line rules": c4,
    "jusText": justext,
    "trafilatura, precision": trafilatura_precision,
}
