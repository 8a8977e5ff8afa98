"""A second opinion on an HTML page: which blocks trafilatura takes for the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.readers.html_claims import passage, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# A block counts as kept when this share of its words, in fours, is in the text of the other.
_KEPT = 0.8


def second_opinion(source: str, texts: Sequence[str], *, url: str | None) -> list[int]:
    """The indices of the blocks that trafilatura keeps; none where it fails.

    It is asked only where a page's own signals leave hardly any text, since it costs as much as all the rest.
    """
    import trafilatura

    try:
        text = trafilatura.extract(source, url=url, include_comments=False, include_tables=True) or ""
    except Exception:  # noqa: BLE001 - an opinion that fails is none
        return []
    kept = passage(text)
    return [index for index, own in enumerate(texts) if (kept.share(words_of(own)) or 0.0) >= _KEPT]
