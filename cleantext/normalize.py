"""Text repair and folding: mojibake, entities, invisible characters, white space; and the bare form rules match.

ftfy does the repair, with quotes left as they are (uncurling them damages German „…“). It runs at 2.7 MB/s,
so it runs only on text that holds a character such damage leaves behind; for all other text the same result
costs a search.
"""

from __future__ import annotations

import re

import regex

# Traces of what ftfy repairs: mojibake always holds a C1 control, or a lead character before a continuation;
# entities an ampersand; terminal escapes and surrogates themselves. Two searches: one alternation is 10 times slower.
_DAMAGE = re.compile("[\u0080-\u009f\ufffd\ud800-\udfff\x00-\x08\x0b\x0e-\x1f\x7f]")
_MOJIBAKE = re.compile(
    "[ÂÃÅÆÐÑØÙãâäåæçèéïðÎÏ\u0393\u0413\u0420\u0421\u0432\u0440\u0412]"
    "[\u0080-\u00bf\u2010-\u2044\u20ac\u2122\u0152-\u0192\u02c6\u02dc]"
)
_ENTITY = re.compile("&(?:#|[A-Za-z]{2,8};)")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]")
_INVISIBLE_JOINERS = regex.compile("(?<=\\p{L})[\u200c\u200d](?=\\p{L})|(?<=[\\p{M}\\p{So}\ufe0f])\u200d")
# Everything but letters, marks and signs that are neither damage, nor invisible, nor an odd space: one look for all three.
_SUSPECT = re.compile(
    "[^ -~\n¡-¬®-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\uf900-\ufdff]"
)
_SPACE = re.compile(r"\s+")
_ODD_SPACE = re.compile(r"[^\S ]|  ")
_NO_SPACE_OR_BREAK = re.compile(r"[^\S \n]")
_BARE_START = regex.compile(r"""^[^\p{L}\p{N}"'(\[@\#©€$£%¿¡<{&+]+(?=.)""")
# Greedy to the last character that stays: linear, where a search for what follows it would be quadratic.
_BARE_END = regex.compile(r"""(?s).*[\p{L}\p{M}\p{N}"')\]?!%€$£}&+]""")
# Straight forms of the quotes and dashes that publishers vary, and one form of a letter that case makes two of.
_FOLDS = (
    tuple((quote, '"') for quote in "„“”»«")
    + tuple((mark, "'") for mark in "’‘‚`´›‹ʼ")
    + tuple((dash, "-") for dash in "–—‑‐−")
    + (("i\u0307", "i"),)  # what lower case makes of İ, the Turkish capital
)


def needs_no_repair(text: str) -> bool:
    """Whether ``normalize`` would change no more than the white space around ``text`` or any line of it.

    One look at a whole document spares its lines the looks of their own.
    """
    if "  " in text or ("&" in text and _ENTITY.search(text) is not None):
        return False
    if _SUSPECT.search(text) is None:
        return text.isascii() or _MOJIBAKE.search(text) is None
    return not (is_damaged(text) or _NO_SPACE_OR_BREAK.search(text) or _INVISIBLE.search(text))


def is_damaged(text: str) -> bool:
    """Whether ``text`` holds a trace of what ftfy repairs."""
    if "&" in text and _ENTITY.search(text) is not None:
        return True
    return _DAMAGE.search(text) is not None or (not text.isascii() and _MOJIBAKE.search(text) is not None)


def normalize(text: str) -> str:
    """Repair ``text`` and fold its white space; quotes, dashes, case and wording are left alone.

    >>> normalize("  Für\\u00a0Le\\u00adser: „Ja“ \\u200b ")
    'Für Leser: „Ja“'
    >>> normalize("FÃ¼r Leser &amp; Autoren")
    'Für Leser & Autoren'
    """
    inner = text.strip(" \n\t\r")
    if inner.isascii() and inner.isprintable() and "  " not in inner and "&" not in inner:
        return inner
    if not ("\n" in inner or "  " in inner or "&" in inner or _SUSPECT.search(inner)) and (
        inner.isascii() or _MOJIBAKE.search(inner) is None
    ):
        return inner  # nothing to repair, as in most texts
    if is_damaged(text):
        text = _repair(text)
    if not text.isascii() and _INVISIBLE.search(text) is not None:
        text = _drop_invisible(text)
    if _ODD_SPACE.search(text) is not None:
        text = _SPACE.sub(" ", text)
    return text.strip()


def bare_texts(texts: list[str]) -> list[str]:
    """The bare form of each text: lower case, straight quotes and dashes, symbols stripped from both ends.

    >>> bare_texts(["☕ »Jetzt« abonnieren:", "- Mehr zum Thema …", "→"])
    ['"jetzt" abonnieren', 'mehr zum thema', '']
    """
    if not texts:
        return []
    joined = "\n".join(texts).lower()
    if not joined.isascii():
        for old, new in _FOLDS:
            joined = joined.replace(old, new)
    return [text if text[:1].isalnum() and text[-1].isalnum() else _strip_symbols(text) for text in joined.split("\n")]


def bare(text: str) -> str:
    """``bare_texts`` of one text."""
    return bare_texts([text.replace("\n", " ")])[0]


def _strip_symbols(text: str) -> str:
    if not text:
        return text
    if text[0].isalnum() and (inner := text.rstrip(" .,:"))[-1].isalnum():  # as most sentences
        return inner
    if not text[0].isalnum():
        text = _BARE_START.sub("", text)
        if text[:2] in ('" ', "' "):  # a guillemet as bullet, not as quotation mark
            text = _BARE_START.sub("", text[2:])
        if len(text) == 1 and not text.isalnum():
            return ""
    if text and not text[-1].isalnum():
        text = _strip_end(text)
        if text[-2:] in (' "', " '"):
            text = _strip_end(text[:-2])
    return text


def _strip_end(text: str) -> str:
    match = _BARE_END.match(text)
    return match[0] if match is not None else ""


def _repair(text: str) -> str:
    import ftfy

    config = ftfy.TextFixerConfig(uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False)
    # A line break that an entity or an escape stood for would split the block in two.
    return " ".join(ftfy.fix_text(text, config).split())


def _drop_invisible(text: str) -> str:
    """Without soft hyphens, zero-width characters and direction marks; joiners that shape letters or emoji stay."""
    joiners = {match.start() for match in _INVISIBLE_JOINERS.finditer(text)}
    if not joiners:
        return _INVISIBLE.sub("", text)
    return "".join(char for position, char in enumerate(text) if position in joiners or _INVISIBLE.match(char) is None)
