"""A Document as Markdown: the title, then each kept paragraph by its kind."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.model import Document, Paragraph

_BULLET = re.compile(r"[-*•·●▪■◦‣–]\s+")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_HEADING = re.compile(r"\A#{1,6}\s+")
_QUOTE = re.compile(r">\s?")
# What would turn a paragraph into something else at the beginning of its line: the backslash goes before its last sign.
_SPECIAL = re.compile(r"(?=#{1,6}(?:\s|$)|[*+-](?:\s|$)|[>|`<\[]|~~~|([-*_])(?: ?\1){2,}$)|\d{1,9}(?=[.)](?:\s|$))")
# A star inside a word is no emphasis: German writes Leser*innen.
_STAR = re.compile(r"(?<=\w)\*(?=\w)")
_TABLE_RULE = re.compile(r"[\s|:-]+\Z")


def document(doc: Document) -> str:
    """The article as Markdown, ending in a line break; empty for a document without text."""
    parts: list[str] = []
    title = doc.metadata.title
    if title:
        parts.append("# " + _STAR.sub(r"\\*", title))
    paragraphs = doc.paragraphs
    if title and paragraphs and _HEADING.sub("", paragraphs[0].text, count=1) == title:
        paragraphs = paragraphs[1:]  # the title was kept in the body, too
    for before, paragraph in pairwise((None, *paragraphs)):
        assert paragraph is not None
        text = _paragraph(paragraph)
        if (
            before is not None
            and before.kind == paragraph.kind
            and paragraph.kind in ("list_item", "table_row", "quote")
        ):
            joint = "\n>\n" if paragraph.kind == "quote" else "\n"
            parts[-1] += joint + text
        else:
            parts.append(text)
    return "\n\n".join(map(_with_table_rule, parts)) + "\n" if parts else ""


def _paragraph(paragraph: Paragraph) -> str:
    text = _STAR.sub(r"\\*", paragraph.text)
    if paragraph.kind == "heading":
        return text if _HEADING.match(text) else f"## {text}"
    if paragraph.kind == "list_item":
        if _NUMBERED.match(text):
            return text
        bullet = _BULLET.match(text)
        return f"- {text[bullet.end() :] if bullet is not None else text}"
    if paragraph.kind == "quote":
        mark = _QUOTE.match(text)
        return f"> {text[mark.end() :] if mark is not None else text}"
    if paragraph.kind == "table_row":
        return text if text.startswith("|") else f"| {text} |"
    special = _SPECIAL.match(text)
    return text if special is None else f"{special[0]}\\{text[special.end() :]}"


def _with_table_rule(part: str) -> str:
    """A table needs a rule below its first row."""
    rows = part.split("\n")
    if not rows[0].startswith("|") or (len(rows) > 1 and _TABLE_RULE.match(rows[1])):
        return part
    columns = rows[0].strip().removeprefix("|").removesuffix("|").count("|") + 1
    return "\n".join([rows[0], "|" + "---|" * columns, *rows[1:]])
