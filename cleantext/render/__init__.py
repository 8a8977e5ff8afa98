"""Renderers: a Document as plain values, Markdown, or an explanation."""
