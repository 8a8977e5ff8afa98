"""Teasers that no phrase marks: texts cut off at one length, headlines in capitals between paragraphs, lists of pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.words import has_letters_without_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Names, Page
    from cleantext.rules.match import Match

_CUT_OFF = ("...", "…", "[…]", "[...]")
# Texts that a template cuts off differ in length by the last word; writers who trail off do not keep a length.
_ONE_LENGTH = 1.35
# Subheads in capitals have fewer words than headlines in capitals.
_FEWEST_WORDS_IN_CAPITALS = 6
# Headline and lead, headline and lead: so many pairs make a list of teasers, so long are their parts at most.
_FEWEST_PAIRS = 3
_LONGEST_HEADLINE, _LONGEST_LEAD = 16, 45
# Without a heading that says so, such pairs may be the parts of a listicle; their paragraphs are no shorter than others.
_SHORTER = 0.5
_FEWEST_PARAGRAPHS = 4
_SHORTEST_HEADLINE = 4
_LONGEST_HEADING = 5


def teasers(page: Page, names: Names) -> None:
    """Prose cut off at one length, headlines in capitals, pairs of headline and lead; all only where they recur."""
    cut_off = [i for i, m in enumerate(page.measures) if m.prose and m.text.endswith(_CUT_OFF)]
    if len(cut_off) > 1:
        lengths = [len(page.measures[i].text) for i in cut_off]
        if max(lengths) <= _ONE_LENGTH * min(lengths):
            for index in cut_off:
                names[index].append("prose_cut_off_at_the_length_of_others")
    in_capitals = [
        i for i, m in enumerate(page.measures) if m.text.isupper() and _is_headline(m) and _between_prose(page, i)
    ]
    if len(in_capitals) > 1:
        for index in in_capitals:
            names[index].append("headline_in_capitals_like_others_between_prose")
    _pairs(page, names)


def _is_headline(measure: Measure) -> bool:
    """Of a line in capitals: too long for a subhead, and no sentence."""
    if measure.size < _FEWEST_WORDS_IN_CAPITALS or measure.end in (".", ":", "!", "?"):
        return False
    return not has_letters_without_case(measure.text)


def _between_prose(page: Page, index: int) -> bool:
    return 0 < index < len(page.measures) - 1 and page.measures[index - 1].prose and page.measures[index + 1].prose


def _pairs(page: Page, names: Names) -> None:
    """Runs of short line and short paragraph, below a heading of related articles or as the page's end."""
    measures = page.measures
    last_unknown = max((i for i, matches in enumerate(page.matches) if not matches), default=-1)
    index = 0
    while index < len(measures) - 1:
        if measures[index].prose or not measures[index + 1].prose:
            index += 1
            continue
        end = index
        while end < len(measures) - 1 and _is_pair(page, end):
            end += 2
        if end - index >= 2 * _FEWEST_PAIRS:
            if any(_heads_related(page, i) for i in range(max(0, index - 2), index)) and not _goes_on(page, end):
                name = "pairs_of_headline_and_lead_below_a_related_heading"
            elif end > last_unknown and _is_below_an_article(page, index, end):
                name = "pairs_of_headline_and_lead_below_the_article"
            else:
                name = ""
            for i in range(index, end if name else index):
                names[i].append(name)
        index = max(end, index + 1)


def _is_pair(page: Page, index: int) -> bool:
    head, lead = page.measures[index], page.measures[index + 1]
    if not lead.prose or head.prose or lead.size > _LONGEST_LEAD or not 0 < head.size <= _LONGEST_HEADLINE:
        return False
    if head.end in (".", "?") or head.text[0].isdigit() or lead.bulleted:
        return False  # questions are an interview's, times a live ticker's
    return not _is_safe(page.matches[index]) and not _is_safe(page.matches[index + 1])


def _heads_related(page: Page, index: int) -> bool:
    """Whether a line announces related articles and names none itself."""
    return page.measures[index].size <= _LONGEST_HEADING and _is_safe(page.matches[index], "related")


def _goes_on(page: Page, end: int) -> bool:
    """Whether prose that no rule knows stands below, outside of comments: parts of an article are such pairs, too."""
    return any(end <= anchor and (page.comments < 0 or anchor < page.comments) for anchor in page.anchors)


def _is_below_an_article(page: Page, start: int, end: int) -> bool:
    """Whether the leads are half as long as the paragraphs above, and the headlines longer than subheads."""
    above = sorted(page.measures[i].size for i in page.anchors if i < start)
    if len(above) < _FEWEST_PARAGRAPHS:
        return False
    pairs = (end - start) // 2
    heads = sum(page.measures[i].size for i in range(start, end, 2)) / pairs
    leads = sum(page.measures[i].size for i in range(start + 1, end, 2)) / pairs
    return heads >= _SHORTEST_HEADLINE and leads <= _SHORTER * above[len(above) // 2]


def _is_safe(matches: Sequence[Match], label: str = "") -> bool:
    """Whether a safe rule takes a block for chrome, of the label if one is named."""
    return any(
        m.rule.tier == "safe" and m.rule.label.group == "chrome" and label in ("", m.rule.label) for m in matches
    )
