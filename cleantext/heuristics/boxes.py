"""Boxes: how the texts of boxes look that stand beside an article: bullets, labels in capitals, parts run together."""

from __future__ import annotations

import re

# East Asian texts have more of them, and no space behind.
_BULLET = re.compile(
    r"(?:[-*•·●▪■◦‣–»>›→►▶+✓✔]|\d{1,2}[.)])\s|(?:[・△▲▽▼◇◆○◎□■●※☆★①-⑳]|[(（]\d{1,2}[)）])\s?[「『“‘\d\u3040-\ud7ff]"
)
_DASHES, _SENTENCE_ENDS = frozenset("-–—"), frozenset(".!?…")
_LABEL = re.compile(r"\W{0,3}[^\W\d_a-zäöüßà-ÿ][^a-zäöüßà-ÿ:.!?]{5,40}:\s")
# A headline run into the text behind it, as extractors leave the parts of a teaser or an advertisement. The capital
# comes first and looks back: all other characters are passed over at once.
_GLUED = re.compile(r"[A-ZÄÖÜ](?:(?<=[a-zà-ÿ]{5}[A-ZÄÖÜ])|(?<=[a-zà-ÿ]{5}[.?!:][A-ZÄÖÜ]))[a-zà-ÿ]{1,20}\s")


def opens_with_a_bullet(text: str) -> bool:
    """Whether a bullet, or a number with a dot or bracket, stands before the text.

    >>> opens_with_a_bullet("- Eier"), opens_with_a_bullet("2) Mehl"), opens_with_a_bullet("Milch")
    (True, True, False)
    >>> opens_with_a_bullet("・にんじん"), opens_with_a_bullet("(1)水を入れる"), opens_with_a_bullet("(1) Fußnote")
    (True, True, False)
    """
    return not text[0].isalpha() and _BULLET.match(text) is not None


def has_glued_words(text: str) -> bool:
    """Whether a word runs into the capital of the next, as where a headline's markup was lost.

    >>> has_glued_words("Die Zukunft der MaschineIm neuen Band"), has_glued_words("Ein iPhone liegt da.")
    (True, False)
    """
    return _GLUED.search(text) is not None


def looks_like_a_box(text: str) -> bool:
    """Whether a text opens with a bullet or a label in capitals, or has glued words; a sentence behind a dash may be what somebody says.

    >>> looks_like_a_box("KLEINER HELFER: Das Gerät misst die Luft."), looks_like_a_box("Der Rat tagte am Montag.")
    (True, False)
    >>> looks_like_a_box("- Et rundstykke"), looks_like_a_box("- Vi har regnet på det, siger borgmesteren.")
    (True, False)
    """
    if text[0] in _DASHES and text[-1] in _SENTENCE_ENDS:
        return False
    return opens_with_a_bullet(text) or _LABEL.match(text) is not None or has_glued_words(text)
