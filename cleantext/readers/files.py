"""Reading files: which suffixes are known, what they hold, gzip or not."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from cleantext.errors import InputError
from cleantext.options import Format

FORMATS: dict[str, Format] = {".txt": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html"}


def read_file(path: str | Path) -> tuple[bytes, Format]:
    """The bytes of a file and the format its suffix names.

    Raises ``InputError`` for an unknown suffix, a missing or unreadable file, and damaged gzip data.
    """
    path = Path(path)
    suffixes = [suffix.lower() for suffix in path.suffixes]
    zipped = suffixes[-1:] == [".gz"]
    suffix = next(iter(suffixes[-2:-1] if zipped else suffixes[-1:]), "")
    if suffix not in FORMATS:
        expected = " ".join(FORMATS)
        raise InputError(f"{path}: unknown suffix {suffix!r}, expected one of {expected}, each also with .gz")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    except ValueError as error:  # a NUL in the path
        raise InputError(f"{path}: cannot be read: {error}") from None
    if zipped:
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"{path}: damaged gzip data: {error}") from None
    return data, FORMATS[suffix]
