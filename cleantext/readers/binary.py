"""Bytes that are no text: archives, pictures, documents of other kinds."""

from __future__ import annotations

import re

# How files of each kind begin.
_KINDS = (
    (b"\x1f\x8b\x08", "gzip data"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x28\xb5\x2f\xfd", "zstandard data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"\x7fELF", "a program"),
)
# Characters that no text holds in numbers: what could not be decoded, and control characters but for NUL, which
# pages hold between any two letters, and those that move the line.
_ODD = re.compile("[\ufffd\x01-\x08\x0e-\x1a\x1c-\x1f]")
# Where more than one character in ten is odd it is no text; so few characters tell nothing.
_MOST_ODD, _FEWEST = 0.1, 100
_SAMPLE = 20_000


def binary_kind(data: bytes, text: str) -> str | None:
    """What ``data``, decoded as ``text``, is where it is no text, in words; else None.

    >>> binary_kind(b"%PDF-1.7 ...", "%PDF-1.7 ..."), binary_kind(b"100 % PDF", "100 % PDF")
    ('a PDF document', None)
    """
    for start, name in _KINDS:
        if data.startswith(start):
            return name
    sample = text[:_SAMPLE]
    if len(sample) >= _FEWEST and len(_ODD.findall(sample)) > _MOST_ODD * len(sample):
        return "binary data"
    return None
