"""Reading what is learnt from: the lines of a text or HTML document as the cleaner will see them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cleantext.draft import read_draft, texts_to_judge
from cleantext.readers.files import read_file

if TYPE_CHECKING:
    from cleantext.options import Format


@dataclass(frozen=True, slots=True)
class SourceLines:
    """The lines of one document; its headline and host as far as an HTML page or an address tells them ("" where not).

    ``markup``: whether it was an HTML page.
    """

    lines: tuple[str, ...]
    title: str = ""
    host: str = ""
    markup: bool = False


def read_source(source: str | bytes | Path, *, format: Format | None = None, url: str | None = None) -> SourceLines:  # noqa: A002 - the contract's name
    """The lines of a text, of HTML, or of a file. Raises ``InputError`` for what cannot be read, naming the file."""
    if isinstance(source, Path):
        data, file_format = read_file(source)
        return read_source(data, format=format or file_format, url=url)
    draft = read_draft(source, format=format, url=url)
    texts = tuple(text for text in texts_to_judge(draft, draft.read) if text.strip())
    host = _host(url or draft.metadata.url)
    return SourceLines(texts, draft.metadata.title or "", host, draft.format == "html")


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""
