"""What a template knows of a page's article: its publisher, and what its metadata patterns find."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import regex

from cleantext.metadata.dates import parse_date
from cleantext.metadata.names import names_in_byline
from cleantext.model import Metadata

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.model import Block
    from cleantext.templates.detect import Detection


def template_metadata(detection: Detection, blocks: Sequence[Block]) -> Metadata:
    """The publisher, and for each metadata pattern of the template the first block that has what it looks for."""
    template = detection.template
    values: dict[str, Any] = {"publisher": template.publisher}
    for name, pattern in template.metadata.items():
        for block in blocks:
            match = _compiled(pattern).search(block.text)
            value = None if match is None or not match[name] else _value(name, match[name].strip())
            if value:
                values[name] = value
                break
    provenance = dict.fromkeys(values, f"template {template.name}, by {detection.by}")
    return Metadata(**values, provenance=provenance)


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def _value(name: str, text: str) -> Any:
    """The text as the field holds it; None where it cannot."""
    if name == "authors":
        return tuple(names_in_byline(text))
    if name == "tags":
        return tuple(tag for part in text.split(",") if (tag := part.strip()))
    if name in ("published", "modified"):
        return parse_date(text)
    return text or None
