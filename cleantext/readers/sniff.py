"""Sniffing: whether a string is HTML or plain text."""

from __future__ import annotations

import regex

from cleantext.options import Format

# What browsers and feed readers sniff, too, look at the beginning only.
_WINDOW = 4096
_DOCUMENT = regex.compile(
    r"\A[\s\ufeff]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", regex.I | regex.S
)
# A fragment is HTML when it starts with a tag and closes one; prose that mentions a tag does neither.
_FRAGMENT = regex.compile(
    r"\A\s*<(?:p|div|span|h[1-6]|ul|ol|table|section|article|main|figure|header|nav|a|meta|title|link)\b[^<>]*>",
    regex.I,
)


def sniff(source: str) -> Format:
    """``"html"`` for a document or fragment, else ``"text"``.

    >>> sniff("<p>Ein Absatz.</p><p>Noch einer.</p>"), sniff("Das Tag <p> eröffnet einen Absatz.")
    ('html', 'text')
    """
    window = source[:_WINDOW]
    if _DOCUMENT.match(window) is not None:
        return "html"
    if _FRAGMENT.match(window) is not None and "</" in window:
        return "html"
    return "text"
