"""Metadata of an article, each field with the rule or source that gave it: from judged text blocks and from HTML."""

from cleantext.metadata.access import NOT_FREE
from cleantext.metadata.datelines import split_dateline
from cleantext.metadata.from_html import described, from_html
from cleantext.metadata.from_text import from_text
from cleantext.metadata.merge import merge
from cleantext.metadata.page_kind import declared

__all__ = ["NOT_FREE", "declared", "described", "from_html", "from_text", "merge", "split_dateline"]
