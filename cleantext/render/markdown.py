"""A Document as Markdown: the title, then each kept paragraph by its kind."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.model import Document, Paragraph

_MARKER = re.compile(r"(?:[-*•·●▪■◦‣–]|#{1,6}|>)\s*")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s")
# What would turn a paragraph into something else at the beginning of its line.
_SPECIAL = re.compile(r"(?:[#>*+|-]|\d+[.)])(?=\s|$)|(?=[`<\[])")
_TABLE_RULE = re.compile(r"[\s|:-]+\Z")


def document(doc: Document) -> str:
    """The article as Markdown, ending in a line break; empty for a document without text."""
    parts: list[str] = []
    title = doc.metadata.title
    if title:
        parts.append(f"# {title}")
    paragraphs = doc.paragraphs
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
    text = paragraph.text
    if paragraph.kind == "heading":
        return text if text.startswith("#") else f"## {text}"
    if paragraph.kind == "list_item":
        return text if _NUMBERED.match(text) else f"- {_MARKER.sub('', text, count=1)}"
    if paragraph.kind == "quote":
        return f"> {_MARKER.sub('', text, count=1) if text.startswith('>') else text}"
    if paragraph.kind == "table_row":
        return text if text.startswith("|") else f"| {text} |"
    return f"\\{text}" if _SPECIAL.match(text) else text


def _with_table_rule(part: str) -> str:
    """A table needs a rule below its first row."""
    rows = part.split("\n")
    if not rows[0].startswith("| ") or (len(rows) > 1 and _TABLE_RULE.match(rows[1])):
        return part
    columns = max(1, rows[0].strip("| ").count("|") + 1)
    return "\n".join([rows[0], "|" + "---|" * columns, *rows[1:]])
