"""The masked skeleton of a line: what stays the same when a publisher's standing line carries other figures, dates or titles."""

from __future__ import annotations

import re
from itertools import pairwise

import regex

from cleantext.normalize import bare

# Names of months, in full and shortened, in the languages of the packs that write dates with words.
_MONTHS = """
januar februar märz april mai juni juli august september oktober november dezember jänner jan feb mär apr jun jul aug sep
sept okt nov dez january february march may june july october december mar oct dec janvier février mars avril juin juillet
août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho julho
setembro outubro novembro dezembro januari februari maart mei juni juli augustus oktober december maj augusti
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
""".split()
_DAYS = """
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag monday tuesday wednesday thursday friday saturday sunday
lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
""".split()
_WORD_DATES = {**dict.fromkeys(_MONTHS, "‹month›"), **dict.fromkeys(_DAYS, "‹day›")}
# An address, a quoted title, a number with its separators, a word; in this order.
_PARTS = regex.compile(
    r"""(?P<address>(?:https?://|www\.)\S+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | \b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/\S*)?)
      | (?P<quoted>"[^"]{2,200}")
      | (?P<number>\p{N}+(?:[.,:/-]\p{N}+)*)
      | (?P<word>[\p{L}\p{M}]+(?:[-'][\p{L}\p{M}]+)*)""",
    regex.VERBOSE,
)
_WORDS = re.compile(r"\S+")


def skeletons(bare_texts: list[str]) -> list[str]:
    """The skeleton of each bare text: its words, with numbers, dates, addresses and quoted titles masked; no punctuation.

    >>> skeletons([bare("Am 28. April 2020 erschien „Der Turm“ (30,- Euro), mehr auf example.org/buch.")])
    ['am ‹0› ‹month› ‹0› erschien ‹quote› ‹0› euro mehr auf ‹address›']
    """
    return [" ".join(map(_masked, _PARTS.finditer(text))) for text in bare_texts]


def skeleton(text: str) -> str:
    """The skeleton of one text as it stands on a page."""
    return skeletons([bare(text)])[0]


def _masked(part: regex.Match[str]) -> str:
    kind = part.lastgroup
    if kind == "word":
        return _WORD_DATES.get(part[0], part[0])
    return {"address": "‹address›", "quoted": "‹quote›", "number": "‹0›"}[kind or "number"]


def word_pairs(skeleton: str) -> frozenset[str]:
    """The pairs of neighbouring words of a skeleton, or its one word: what likeness is measured on.

    >>> sorted(word_pairs("jetzt hier bestellen"))
    ['hier bestellen', 'jetzt hier']
    """
    words = _WORDS.findall(skeleton)
    return frozenset(map(" ".join, pairwise(words))) or frozenset(words)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The Jaccard index (0 to 1) of two sets of word pairs."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def as_pattern(text: str) -> str:
    """A pattern for bare texts that matches ``text`` with other numbers, dates, addresses, quoted titles and punctuation.

    >>> import re
    >>> bool(re.fullmatch(as_pattern("Bestellen Sie das Buch (30 Euro)."), "bestellen sie das buch (28,50 euro)"))
    True
    """
    return r"\W*" + r"\W+".join(_wildcard(part) for part in _PARTS.finditer(bare(text))) + r"\W*"


def _wildcard(part: regex.Match[str]) -> str:
    kind = part.lastgroup
    if kind == "word":
        return re.escape(part[0]) if part[0] not in _WORD_DATES else r"\w+"
    return {"address": r"\S+", "quoted": r'"[^"]*"', "number": r"\d+(?:[.,:/-]\d+)*"}[kind or "number"]
