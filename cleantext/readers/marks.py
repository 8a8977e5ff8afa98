"""Markdown's marks around a whole line: what the line says is judged without them."""

from __future__ import annotations

import re

_MARKS = re.compile(r"#{1,6}\s+(?=\S)|\*\*(?=[^*\s])(?=.*[^*\s]\*\*\Z)")
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def without_marks(text: str) -> str:
    r"""The words of a line that Markdown marks as a heading or in bold, without the backslashes before its signs.

    Bullets, quotation marks of e-mail and bars stay: plain text has them, too.

    >>> without_marks("## Die Zahlen"), without_marks("**Und Sie?**"), without_marks("1\\. Mai"), without_marks("#MeToo")
    ('Die Zahlen', 'Und Sie?', '1. Mai', '#MeToo')
    """
    if "\\" in text:
        text = _ESCAPED.sub("", text) or text
    if text[0] not in "#*":
        return text
    match = _MARKS.match(text)
    if match is None:
        return text
    return text[match.end() :] if text[0] == "#" else text[2:-2]
