"""Lines that a page breaks on purpose: verse, addresses, preformatted text."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from cleantext.normalize import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

# Lines are shorter than this, in characters; what is longer is prose in which a break parts paragraphs.
_LONGEST = 90
# Steps that are spent on one page and on one element; nested elements would be walked through again and again.
_MOST_STEPS, _MOST_INSIDE = 200_000, 3000
# What makes an element more than lines of text.
_BOXES = frozenset(
    "p div ul ol dl table section article aside header footer nav form figure blockquote h1 h2 h3 h4 h5 h6".split()
)


def broken_lines(elements: Iterable[_Element]) -> dict[str, tuple[str, ...]]:
    """The lines of each text of the elements that single ``<br>`` or, in ``<pre>``, line breaks divide, by that text on one line.

    >>> from lxml import html
    >>> broken_lines([html.fromstring("<p>Das Wasser kommt,<br>das Wasser <i>geht</i>.</p>")])
    {'Das Wasser kommt, das Wasser geht.': ('Das Wasser kommt,', 'das Wasser geht.')}
    """
    found: dict[str, tuple[str, ...]] = {}
    left = _MOST_STEPS
    for element in elements:
        if left <= 0:
            break
        stanzas, steps = _stanzas(element)
        left -= steps
        for stanza in stanzas:
            lines = tuple(line for raw in stanza if (line := normalize(raw)))
            if len(lines) > 1 and max(map(len, lines)) <= _LONGEST:
                found[normalize("\n".join(stanza))] = lines
    return found


def _stanzas(element: _Element) -> tuple[list[list[str]], int]:
    """The lines of an element, none where it holds boxes, and the steps that took; two breaks in a row part stanzas."""
    if any(inner is not element for inner in islice(element.iter(*_BOXES), 2)):
        return [], 1
    stanzas: list[list[str]] = [[""]]
    is_pre = element.tag == "pre"
    steps = 0
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        steps += 1
        if steps > _MOST_INSIDE:
            return [], steps
        if event == "start" and inner.tag == "br":
            if len(stanzas[-1]) > 1 and not stanzas[-1][-1].strip():
                stanzas.append([""])
            else:
                stanzas[-1].append("")
        text = inner.text if event == "start" else inner.tail if inner is not element else None
        if text:
            first, *rest = text.split("\n") if is_pre else [text]
            stanzas[-1][-1] += first
            stanzas[-1] += rest
    return stanzas, steps
