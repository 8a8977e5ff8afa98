"""Whether an HTML page says that its article is not free to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.metadata.jsonld import text_of

if TYPE_CHECKING:
    from cleantext.metadata.page import Page

NOT_FREE = "the page says that the article is not free: the text may be its beginning alone"

# What publishers' content management systems write into meta elements for an article behind a paywall.
_META = ("article:content_tier", "og:article:content_tier", "content_tier", "cxenseparse:access")
_LOCKED = frozenset({"locked", "metered", "premium", "paid", "subscriber", "closed"})


def is_free(page: Page) -> bool | None:
    """What the page says of its article, None where it says nothing; JSON-LD counts before meta elements.

    >>> from lxml import html
    >>> from cleantext.metadata.page import read
    >>> script = '{"@type": "NewsArticle", "isAccessibleForFree": "False"}'
    >>> is_free(read(html.fromstring(f'<html><script type="application/ld+json">{script}</script></html>')))
    False
    """
    for node in (page.article, page.webpage):
        said = node.get("isAccessibleForFree")
        if isinstance(said, bool):
            return said
        word = (text_of(said) or "").rpartition("/")[2].casefold()
        if word in ("true", "false"):
            return word == "true"
    tiers = {tier.casefold() for name in _META for tier in page.meta.get(name, ())}
    return None if not tiers else not tiers & _LOCKED
