"""What cleantext knows of each language: its function words, pronouns, months how it introduces an author, and given names."""

from cleantext.languages.detect import detect
from cleantext.languages.load import PROSE_SHARE, Language, available, given_names, load

__all__ = ["PROSE_SHARE", "Language", "available", "detect", "given_names", "load"]
