"""From bytes to text: byte order mark, UTF-8, then detection; malformed bytes become U+FFFD with a warning."""

from __future__ import annotations

import codecs
import re

DECODED_WITH_REPLACEMENT = "decoded with replacement characters"

# Longest first: the UTF-32 little-endian mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Browsers look for the declaration in the first 1024 bytes; pages put it later, behind scripts.
_DECLARATION_WINDOW = 8192
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
# Detection reads this many bytes: more does not change its answer and costs time in proportion.
_SAMPLE = 32_768


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of ``data`` and the warnings that reading it gave; never raises.

    Order: byte order mark, ``declared`` encoding, UTF-8, detection by charset-normalizer, UTF-8 with replacement.

    >>> decode(b"\\xef\\xbb\\xbfGr\\xc3\\xbc\\xc3\\x9fe")
    ('Grüße', ())
    >>> decode("Grüße aus Köln, schöne Straße".encode("cp1252"))[0]
    'Grüße aus Köln, schöne Straße'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding) or _replacing(data, encoding)
    candidates = (declared, "utf-8") if declared else ("utf-8",)
    for candidate in candidates:
        if (result := _strict(data, candidate)) is not None:
            return result
    if (result := _strict(data, _detected(data))) is not None:
        return result
    return _replacing(data, "utf-8")


def decode_html(source: bytes) -> tuple[str, tuple[str, ...]]:
    """An HTML page as text; a declared encoding counts unless the bytes are valid UTF-8, as declarations lie more often."""
    declared = _DECLARED.search(source[:_DECLARATION_WINDOW])
    if declared is None:
        return decode(source)
    if not source.isascii():
        try:
            return source.decode("utf-8-sig"), ()
        except UnicodeDecodeError:
            pass
    name = declared[1].decode("ascii").lower()
    if name.startswith(("utf-16", "utf-32", "ucs-")):  # an ASCII declaration that can be read is not in UTF-16
        return decode(source)
    # Browsers read Latin-1 as windows-1252, and so do the pages that declare it.
    return decode(
        source, declared="cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name
    )


def _detected(data: bytes) -> str:
    """charset-normalizer's best guess; windows-1252, the web's fallback, where the bytes are too few to tell."""
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    if len(sample) < 64 and b"\x00" not in sample:
        return "cp1252"
    best = from_bytes(sample).best()
    return best.encoding if best is not None else "utf-8"


def _strict(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]] | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return text, (DECODED_WITH_REPLACEMENT,) if "\ufffd" in text else ()


def _replacing(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    return data.decode(encoding, errors="replace"), (DECODED_WITH_REPLACEMENT,)
