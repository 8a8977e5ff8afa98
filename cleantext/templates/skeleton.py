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
# Where no other characters stand, ``re`` finds the same parts in half the time, all lines of a page at once; addresses may
# stand where one of the signs is.
_UNUSUAL = re.compile(
    "[^\x00-\xb1\xb4-\xb8\xba\xbb\xbf-\u01bf\u01c4-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2038\u20ac]|_"
)
_ADDRESS = re.compile(r"\.[a-z]|://|@")
_MASKED = re.compile(r""""[^"\n]{2,200}"|\d+(?:[.,:/-]\d+)*""")
_WORDS_AND_LINES = re.compile(r"\w+(?:[-']\w+)*|\n")
# Letters that no text holds stand for the masks meanwhile.
_NUMBER, _QUOTE = "\u01c0", "\u01c1"


def skeletons(bare_texts: list[str]) -> list[str]:
    """The skeleton of each bare text: its words, with numbers, dates, addresses and quoted titles masked; no punctuation.

    >>> skeletons([bare("Am 28. April 2020 erschien „Der Turm“ (30,- Euro), mehr auf example.org/buch.")])
    ['am ‹0› ‹month› ‹0› erschien ‹quote› ‹0› euro mehr auf ‹address›']
    """
    joined = "\n".join(bare_texts)
    if _UNUSUAL.search(joined) is not None or joined.count("\n") + 1 != len(bare_texts):
        return list(map(_by_parts, bare_texts))
    words = _WORDS_AND_LINES.findall(_MASKED.sub(_mask, joined))
    if not _WORD_DATES.keys().isdisjoint(words):
        words = [_WORD_DATES.get(word, word) for word in words]
    masked = " ".join(words).replace(_NUMBER, "‹0›").replace(_QUOTE, "‹quote›")
    found = [line.strip() for line in masked.split("\n")]
    if _ADDRESS.search(joined) is not None:
        return [_by_parts(text) if _ADDRESS.search(text) else own for text, own in zip(bare_texts, found, strict=True)]
    return found


def _by_parts(text: str) -> str:
    return " ".join(map(_masked, _PARTS.finditer(text)))


def _mask(match: re.Match[str]) -> str:
    return f" {_QUOTE} " if match[0][0] == '"' else f" {_NUMBER} "


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
