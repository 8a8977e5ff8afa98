"""Reading files: which suffixes are known, what they hold, gzip or not."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from pathlib import Path

from cleantext.errors import InputError
from cleantext.options import Format

FORMATS: dict[str, Format] = {".txt": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html"}


def files_below(paths: Iterable[str | Path]) -> list[Path]:
    """The files that are named, and those of known suffixes in and below the directories that are, sorted by path.

    Raises ``InputError`` for a path that does not exist, and for a directory that holds no such file.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            below = sorted(file for file in path.rglob("*") if file.is_file() and _suffix(file)[0] in FORMATS)
            if not below:
                raise InputError(f"{path}: holds no file with a suffix among {' '.join(FORMATS)}, or these with .gz")
            found += below
        elif path.exists():
            found.append(path)
        else:
            raise InputError(f"{path}: no such file or directory")
    return found


def read_file(path: str | Path) -> tuple[bytes, Format]:
    """The bytes of a file and the format its suffix names.

    Raises ``InputError`` for an unknown suffix, a missing or unreadable file, and damaged gzip data.
    """
    path = Path(path)
    suffix, zipped = _suffix(path)
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


def _suffix(path: Path) -> tuple[str, bool]:
    """The suffix that tells what a file holds, in lower case, and whether it is gzipped besides."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    zipped = suffixes[-1:] == [".gz"]
    return next(iter(suffixes[-2:-1] if zipped else suffixes[-1:]), ""), zipped
