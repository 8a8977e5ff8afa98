"""Markdown's special characters in text that means them as they are."""

from __future__ import annotations

import re

# What would turn a line into something else at its beginning: the backslash goes before its last sign.
_LINE_START = re.compile(
    r"(?=#{1,6}(?:\s|$)|[*+-](?:\s|$)|>|\||`{3}|~{3}|\[[^\]]*\]:|(?:=+|([-*_])(?: ?\1){2,})$)|\d{1,9}(?=[.)](?:\s|$))"
)
# A star between letters is no emphasis (German writes Leser*innen, others 2*3), nor are two low lines around a name; a
# sharp bracket before a letter would open a tag, unless it encloses an address.
_INLINE = re.compile(
    r"(?<!\\)(?:(?<=\w)\*(?=\w)|(?<!\w)__(?=[^\W_]\w*__(?!\w))|(?<=[^\W_])__(?!\w)|<(?=[A-Za-z/!?])(?!https?:))"
)
_TRAILING_MARKS = re.compile(r"(?<=\s)(?=#+$)")
_STAR = re.compile(r"(?<!\\)\*")
_BAR = re.compile(r"(?<!\\)\|")


def inline(text: str) -> str:
    r"""Text inside a line. A pair of signs around words (``*so*``) is its author's emphasis, in plain text, too, and stays.

    >>> inline("Leser*innen, __init__, x < 3, <b>, *so*")
    'Leser\\*innen, \\_\\_init\\_\\_, x < 3, \\<b>, *so*'
    """
    if "*" in text or "<" in text or "__" in text:
        return _INLINE.sub(lambda match: "".join("\\" + sign for sign in match[0]), text)
    return text


def line(text: str) -> str:
    r"""Text that fills a line and is to stay a paragraph.

    >>> line("1. Mai"), line("# 1"), line("-5 Grad")
    ('1\\. Mai', '\\# 1', '-5 Grad')
    """
    text = inline(text)
    special = None if text[:1].isalpha() else _LINE_START.match(text)
    return text if special is None else f"{special[0]}\\{text[special.end() :]}"


def heading(text: str) -> str:
    r"""The text of a heading, behind its marks.

    >>> heading("Nummer 1 #")
    'Nummer 1 \\#'
    """
    return _TRAILING_MARKS.sub(r"\\", inline(text), count=1)


def bold(text: str) -> str:
    r"""Text in bold; what is bold already stays as it is.

    >>> bold("Und die Leser*innen?"), bold("**Und Sie?**")
    ('**Und die Leser\\*innen?**', '**Und Sie?**')
    """
    if text.startswith("**") and text.endswith("**") and len(text) > 4:
        return text
    return f"**{_STAR.sub(lambda _: chr(92) + '*', inline(text))}**"


def cell(text: str) -> str:
    r"""The text of a cell of a table.

    >>> cell("ja|nein")
    'ja\\|nein'
    """
    return _BAR.sub(r"\\|", inline(text))
