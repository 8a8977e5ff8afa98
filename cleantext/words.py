"""Words: a text parted by a table, where its characters are those of western Europe; that is quicker than a pattern."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

_CODE = "cp1252"
# Scripts from Hebrew to Georgian, and of East Asia: their letters have no capitals.
_WITHOUT_CASE = re.compile("[\u0590-\u10ff\u3040-\ud7ff]")


def has_letters_without_case(text: str) -> bool:
    """Whether a script stands in a text that has no capitals: there the text is not in capitals because an acronym is.

    >>> "NASAがロケットを打ち上げ".isupper(), has_letters_without_case("NASAがロケットを打ち上げ")
    (True, True)
    """
    return _WITHOUT_CASE.search(text) is not None


def breaks(word: re.Pattern[str] | regex.Pattern[str], *, but: str = "") -> bytes:
    """The table for ``parted``: all characters that ``word`` does not match, but those in ``but``, become spaces."""
    chars = (bytes([code]).decode(_CODE, "ignore") for code in range(256))
    return bytes(
        code if char and (char in but or word.match(char) is not None) else ord(" ") for code, char in enumerate(chars)
    )


def parted(text: str, table: bytes) -> str | None:
    """A text with spaces for all that stands between its words; None where it has characters that no table holds.

    >>> import re
    >>> parted("„Ja“, sagte sie.", breaks(re.compile(r"\\w"))).split()
    ['Ja', 'sagte', 'sie']
    """
    try:
        return text.encode(_CODE).translate(table).decode(_CODE)
    except UnicodeEncodeError:
        return None
