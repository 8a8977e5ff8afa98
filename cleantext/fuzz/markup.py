"""A page as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from cleantext.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleantext.fuzz.page import Line, Page

# Chrome by the element, and by the class of a division, that publishers put it in.
_ELEMENTS = {Label.NAVIGATION: "nav", Label.LEGAL: "footer", Label.CAPTION: "figcaption"}
_CLASSES = {
    Label.SUBSCRIPTION: "paywall", Label.NEWSLETTER: "newsletter-signup", Label.ADVERTISEMENT: "ad-slot", Label.JOB_LISTING: "jobs",
    Label.RELATED: "related-articles", Label.SOCIAL: "share-bar", Label.COMMENTS: "comments", Label.NAVIGATION: "breadcrumb",
    Label.LEGAL: "site-footer", Label.MEDIA_UI: "player", Label.AUTHOR_BIO: "author-box", Label.CONTACT: "contact-box",
    Label.STRAY: "widget", Label.BYLINE: "byline", Label.TIMESTAMP: "date", Label.CAPTION: "caption", Label.TAGS: "tags",
}  # fmt: skip
_HEADINGS = {Label.TITLE: "h1", Label.HEADING: "h2"}


def render(page: Page) -> str:
    """The page as HTML; lines of one kind that stand together share an element."""
    body = "\n".join(_flat(page.lines) if page.markup == "flat" else _parts(page))
    head = f'<meta charset="utf-8"><title>{escape(page.title)}</title>'
    return f'<!doctype html>\n<html lang="{page.language}"><head>{head}</head><body>\n{body}\n</body></html>\n'


def _flat(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        tag = _HEADINGS.get(line.label, "p")
        yield f"<{tag}>{escape(line.written)}</{tag}>"


def _parts(page: Page) -> Iterator[str]:
    """The head of the page, the article from its first line to its last, and the foot."""
    own = [n for n, line in enumerate(page.lines) if line.kept or line.label is Label.TITLE]
    first, last = (own[0], own[-1] + 1) if own else (0, 0)
    opening, closing = ("<article>", "</article>")
    if page.markup == "divisions":
        opening, closing = ('<div class="article-body">', "</div>")
    yield from _runs(page, 0, first)
    yield opening
    yield from _runs(page, first, last)
    yield closing
    yield from _runs(page, last, len(page.lines))


def _runs(page: Page, start: int, end: int) -> Iterator[str]:
    position = start
    while position < end:
        stop = position + 1
        while stop < end and _belong_together(page.lines[position], page.lines[stop]):
            stop += 1
        yield _run(page.lines[position:stop], semantic=page.markup == "semantic")
        position = stop


def _belong_together(one: Line, other: Line) -> bool:
    if one.kept:
        return one.kind == other.kind == "list_item" and other.kept
    return not other.kept and one.label is other.label and one.label is not Label.TITLE


def _run(lines: Sequence[Line], *, semantic: bool) -> str:
    first = lines[0]
    if first.kept and first.kind == "list_item":
        return "<ul>" + "".join(f"<li>{escape(line.written.removeprefix('- '))}</li>" for line in lines) + "</ul>"
    if first.kept or first.label is Label.TITLE:
        tag = _HEADINGS.get(first.label, "p")
        return f"<{tag}>{escape(first.written)}</{tag}>"
    inner = "".join(f"<p>{_linked(line)}</p>" for line in lines)
    if semantic and first.label in _ELEMENTS:
        tag = _ELEMENTS[first.label]
        return f"<figure><{tag}>{inner}</{tag}></figure>" if tag == "figcaption" else f"<{tag}>{inner}</{tag}>"
    tag = "aside" if semantic and first.label.group == "chrome" else "div"
    return f'<{tag} class="{_CLASSES[first.label]}">{inner}</{tag}>'


def _linked(line: Line) -> str:
    text = escape(line.written)
    return f'<a href="/link">{text}</a>' if line.label in (Label.RELATED, Label.NAVIGATION, Label.SOCIAL) else text
