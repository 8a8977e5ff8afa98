"""Readers: from bytes, text or HTML to one stream of Blocks."""
