"""Register: who speaks to whom. Comments and pitches say I and you; reports rarely do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleantext.heuristics.position import zone_of

if TYPE_CHECKING:
    from cleantext.heuristics.page import Page

# The marks that an emoticon or a doubled mark begins with come first: everything else is passed over at once.
_EMOTICON = re.compile(r"[:;=](?<!\w.)[-~]?[)(DPp/|](?!\w)|[😀-🙏🤐-🧐👍👎❤]|!!|\?[?!]|\.\.\.\.")


def register(page: Page) -> list[list[str]]:
    """First and second person by zone and shape; emoticons and doubled marks; a lower-case opening of prose."""
    table = page.language
    reports = _reports(page)
    personal: list[int] = []
    names = []
    for index, measure in enumerate(page.measures):
        own: list[str] = []
        kind = "prose" if measure.prose else "line"
        zone = zone_of(page, index)
        if table is not None and measure.size >= 3:
            first = not table.first_person.isdisjoint(measure.words)
            second = not table.second_person.isdisjoint(measure.words)
            if second:
                own.append(f"{kind}_speaks_to_you_{zone}")
            if first:
                own.append(f"{kind}_speaks_of_me_or_us_{zone}")
            if (first or second) and reports and index > reports:
                own.append(f"{kind}_turns_personal_after_a_report")
                personal.append(index)
        if _EMOTICON.search(measure.text) is not None:
            own.append(f"{kind}_with_emoticon_or_doubled_marks")
        if measure.prose and measure.text[0].islower():
            own.append("prose_opens_in_lower_case")
        names.append(own)
    for index in personal:
        if any(
            0 < abs(index - other) <= _NEAR
            for other in personal[max(0, personal.index(index) - 1) : personal.index(index) + 2]
        ):
            names[index].append("personal_like_its_neighbours_after_a_report")
    return names


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
    personal = page.language.first_person | page.language.second_person
    said = sum(not personal.isdisjoint(page.measures[i].words) for i in opening)
    return opening[-1] if said <= _PERSONAL_SHARE * len(opening) else 0
