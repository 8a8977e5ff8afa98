"""Where readers' remarks begin below an article: rules know some of them, and readers write otherwise than the article."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from cleantext.heuristics.page import FEWEST_PARAGRAPHS, LONGEST_CUE
from cleantext.heuristics.register import shows_feeling

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Page
    from cleantext.rules.match import Match

# Of remarks that follow one another rules know at least two (four where they know buttons alone), and one paragraph in four.
_FEWEST_REMARKS, _FEWEST_BUTTONS, _PARAGRAPHS_A_REMARK = 2, 4, 4
# Else it is told from how they are written. What a line's exclamations, gaps, emoticons and persons say for a remark, and
# what counts as a cue. On 114 texts of gold and labelled pages with three and more lines of comments below, 53 % of those lines stand
# below what this finds, and 6 of 5,084 others; on 1,146 texts without comments it finds none.
_KNOWN, _LIKELY, _FEELING, _EXCLAIMS, _EXCLAIMS_WITHIN, _TRAILS_OFF, _IN_LOWER_CASE = 3.0, 2.0, 2.0, 1.2, 0.6, 1.2, 1.0
_ME_OR_US, _ME_AND_YOU, _ASKS, _ITEM = 0.5, 0.3, 0.4, -1.0
_CUE = 1.2
# So many cues make a tail of remarks where rules know one of them; without, more, and many times more of them than above.
_FEWEST_CUES, _FEWEST_UNKNOWN, _UNKNOWN_BIAS = 3, 6, 0.3
_TIMES_AS_MUCH, _LEAST_ABOVE = 2.5, 0.05
_FEWEST_IN_SUM, _OTHER_LINE = 3.0, 0.1
# An article of fewer paragraphs, remarks among them, does not tell how it speaks; its first third does.
_FEWEST_PROSE, _OPENING = 6, 3
_MOST_OF_A_LINE, _MOST_OF_THE_ARTICLE = 3.0, 2.0


def first_remark(page: Page) -> int:
    """Index of the first of several remarks of readers that follow one another below an article, -1 for none."""
    tiers = {index: own for index in page.cued if (own := _tiers(page.matches[index]))}
    lively = sum("!" in m.text or "…" in m.text or "..." in m.text for m in page.measures)
    if lively + len(tiers) < _FEWEST_REMARKS:
        return -1
    paragraphs = [index for index, measure in enumerate(page.measures) if measure.prose]
    if len(paragraphs) < FEWEST_PARAGRAPHS:
        return -1
    enough = paragraphs[FEWEST_PARAGRAPHS - 1]
    found = _known(page, [index for index, of in tiers.items() if "safe" in of and index > enough], paragraphs)
    if found < 0 and lively + len(tiers) >= _FEWEST_CUES and len(paragraphs) >= _FEWEST_PROSE:
        found = _by_register(page, tiers, paragraphs)
    return found if found > enough else -1


def _tiers(matches: Sequence[Match]) -> set[str]:
    """The tiers of the rules that take a line for one of comments."""
    return {match.rule.tier for match in matches if match.rule.label == "comments"}


def _known(page: Page, remarks: Sequence[int], paragraphs: Sequence[int]) -> int:
    """The first that rules know, by praise, thanks, greeting or sign-off, or by the buttons around it. One alone may be the article's own."""
    worded = any(page.measures[index].size > LONGEST_CUE for index in remarks)
    if len(remarks) < (_FEWEST_REMARKS if worded else _FEWEST_BUTTONS):
        return -1
    below = len(paragraphs) - bisect_left(paragraphs, remarks[0])
    return remarks[0] if below <= _PARAGRAPHS_A_REMARK * len(remarks) else -1


def _by_register(page: Page, tiers: Mapping[int, Collection[str]], paragraphs: Sequence[int]) -> int:
    """Where the register of an article's opening gives way to that of remarks, to the end of the page.

    The tail whose lines say most for remarks, beyond what the article's opening says; it begins with the remark that a
    rule knows, else with the second cue. ``tiers``: of the rules that take lines for comments.
    """
    measures = page.measures
    said = [_score(measure, tiers.get(index, ())) for index, measure in enumerate(measures)]
    opening = paragraphs[: max(FEWEST_PARAGRAPHS, len(paragraphs) // _OPENING)]
    usual = sum(min(max(said[i], 0.0), _MOST_OF_THE_ARTICLE) for i in opening) / len(opening)
    tail = _tail(measures, said, usual)
    cues = [i for i in range(tail, len(said)) if said[i] >= _CUE]
    known = next((i for i in cues if "safe" in tiers.get(i, ())), -1)
    if known >= 0 and len(cues) >= _FEWEST_CUES:
        return known
    tail = _tail(measures, said, usual + _UNKNOWN_BIAS)
    cues = [i for i in range(tail, len(said)) if said[i] >= _CUE]
    return cues[1] if len(cues) >= _FEWEST_UNKNOWN and _differ(measures, said, cues[1]) else -1


def _differ(measures: Sequence[Measure], said: Sequence[float], start: int) -> bool:
    """Whether the lines from ``start`` on say so much more for remarks than the paragraphs above that no article changes so."""
    above = [min(max(said[i], 0.0), _MOST_OF_A_LINE) for i in range(start) if measures[i].prose] or [_MOST_OF_A_LINE]
    below = [min(own, _MOST_OF_A_LINE) for measure, own in zip(measures[start:], said[start:], strict=True)
             if measure.prose or own > 0]  # fmt: skip
    return sum(below) / len(below) >= _TIMES_AS_MUCH * (sum(above) / len(above) + _LEAST_ABOVE)


def _tail(measures: Sequence[Measure], said: Sequence[float], usual: float) -> int:
    """The start of the tail with the greatest sum of what its lines say beyond what is usual; their number where that is small."""
    best, most, total = len(said), _FEWEST_IN_SUM, 0.0
    for index in range(len(said) - 1, -1, -1):
        own = said[index]
        total += min(own, _MOST_OF_A_LINE) - usual if measures[index].prose or own > 0 else -_OTHER_LINE
        if total > most:
            best, most = index, total
    return best


def _score(measure: Measure, tiers: Collection[str]) -> float:
    """What a line says for a remark of a reader."""
    if measure.bulleted:
        return _ITEM
    text = measure.text
    score = _KNOWN if "safe" in tiers else _LIKELY if "supporting" in tiers else 0.0
    if shows_feeling(text):
        score += _FEELING
    if "!" in text:
        score += _EXCLAIMS if text[-1] == "!" else _EXCLAIMS_WITHIN
    if "..." in text[:-3] or "…" in text[:-1]:
        score += _TRAILS_OFF
    if measure.prose and text[0].islower():
        score += _IN_LOWER_CASE
    if measure.first_person:
        score += _ME_OR_US + (_ME_AND_YOU if measure.second_person else 0.0)
    return score + (_ASKS if text[-1] == "?" else 0.0)
