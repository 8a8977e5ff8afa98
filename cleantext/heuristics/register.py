"""Register: who speaks to whom. Comments and pitches say I and you; reports rarely do."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.heuristics.page import Names, Page

# Every alternative begins in the first set, which a search passes over the rest of a text for.
_EMOTICON = re.compile(r"[:;=!?.](?:(?<=[:;=])(?<!\w.)[-~]?[)(DPp/|](?!\w)|(?<=!)!|(?<=\?)[?!]|(?<=\.)\.\.\.)")
_EMOJI = re.compile("[😀-🙏🤐-🧐👍👎❤]")
_BEYOND_LETTERS = re.compile("[❤-\U0010ffff]")


def marks(page: Page, names: Names) -> None:
    """Emoticons and doubled marks; prose that opens in lower case."""
    for measure, own in zip(page.measures, names, strict=True):
        text = measure.text
        if shows_feeling(text):
            own.append(f"{'prose' if measure.prose else 'line'}_with_emoticon_or_doubled_marks")
        if measure.prose and text[0].islower():
            own.append("prose_opens_in_lower_case")


def shows_feeling(text: str) -> bool:
    """Whether a text holds an emoticon or doubled marks.

    >>> [shows_feeling(text) for text in ("Nice one :-)", "What?!", "See https://example.org")]
    [True, True, False]
    """
    if _EMOTICON.search(text):
        return True
    return not text.isascii() and _BEYOND_LETTERS.search(text) is not None and _EMOJI.search(text) is not None


def register(page: Page, names: Names) -> None:
    """First and second person by zone and shape, and where they set in after an impersonal article."""
    reports = _reports(page)
    personal: list[int] = []
    for index, measure in enumerate(page.measures):
        if not (measure.first_person or measure.second_person) or measure.size < _FEWEST_WORDS:
            continue
        own, zone = names[index], page.zones[index]
        kind = "prose" if measure.prose else "line"
        if measure.second_person:
            own.append(f"{kind}_speaks_to_you_{zone}")
        if measure.first_person:
            own.append(f"{kind}_speaks_of_me_or_us_{zone}")
        if reports and index > reports:
            own.append(f"{kind}_turns_personal_after_a_report")
            personal.append(index)
    for above, below in pairwise(personal):
        if below - above <= _NEAR:
            for index in (above, below):
                if names[index][-1] != _AMONG_PERSONAL:
                    names[index].append(_AMONG_PERSONAL)


_FEWEST_WORDS = 3
_AMONG_PERSONAL = "personal_like_its_neighbours_after_a_report"
# Comments stand close together, names and dates between them.
_NEAR = 4
# So many paragraphs at the beginning tell how the article speaks ...
_OPENING_ANCHORS = 8
# ... and at most this share of them says I, we or you in a report.
_PERSONAL_SHARE = 0.15


def _reports(page: Page) -> int:
    """Index of the last opening paragraph when the article's opening is impersonal, else 0."""
    opening = page.anchors[:_OPENING_ANCHORS]
    if page.language is None or len(opening) < _OPENING_ANCHORS // 2:
        return 0
    said = sum(page.measures[i].first_person or page.measures[i].second_person for i in opening)
    return opening[-1] if said <= _PERSONAL_SHARE * len(opening) else 0
