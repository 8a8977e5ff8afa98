"""What cleantext knows of each language: its function words, pronouns, months and how it introduces an author."""

from cleantext.languages.detect import detect
from cleantext.languages.load import Language, available, load

__all__ = ["Language", "available", "detect", "load"]
