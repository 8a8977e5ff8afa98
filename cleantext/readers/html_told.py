"""The elements in which an HTML page says something of itself, gathered in one pass over its tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml.etree import _Element

TAGS = ("meta", "link", "title", "h1", "script")
# For each of these tags the elements in page order.
Told: TypeAlias = "dict[str, list[_Element]]"


def told(tree: _Element) -> Told:
    """The elements by tag.

    >>> from lxml import html
    >>> page = html.fromstring("<html><title>Rat tagt</title><body><h1>Rat tagt</h1><p>Ein Satz.</body></html>")
    >>> {tag: len(elements) for tag, elements in told(page).items() if elements}
    {'title': 1, 'h1': 1}
    """
    found: Told = {tag: [] for tag in TAGS}
    for element in tree.iter(*TAGS):
        found[str(element.tag)].append(element)
    return found
