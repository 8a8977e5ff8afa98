"""The page as heuristics see it: each block measured once, and where the article's core lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from cleantext.heuristics.boxes import looks_like_a_box
from cleantext.heuristics.measures import SHORTEST_SENTENCE
from cleantext.model import Label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from cleantext.heuristics.measures import Measure
    from cleantext.languages import Language
    from cleantext.rules.match import Match

# The names of what is seen of each block, in the order of the blocks; every heuristic adds to them.
Names: TypeAlias = list[list[str]]

NO_ARTICLE, BEFORE, INSIDE, AFTER = "no_article", "before_the_article", "inside_the_article", "after_the_article"
ZONES = (NO_ARTICLE, BEFORE, INSIDE, AFTER)

# Anchors with more than this many other lines between them belong to different regions.
LONGEST_GAP = 6
# Of a paragraph's stems at least so many stand in the rest of its article, too.
_ON_TOPIC = 0.2
# Headings and buttons are short, in words; an article above its comments has at least so many paragraphs.
LONGEST_CUE = 8
FEWEST_PARAGRAPHS = 3

# After so many lines that prompt for comments and head none, the page has no heading of comments.
_MOST_PROMPTS = 4
# What stands around remarks of readers: their names and times, buttons to reply and share.
_AROUND_COMMENTS = frozenset({Label.COMMENTS, Label.TIMESTAMP, Label.BYLINE, Label.SOCIAL})


@dataclass(frozen=True, slots=True)
class Page:
    """All blocks of a document, measured, with what holds for the document.

    ``matches``: the rules that fired on each block; ``cued``: indices of the blocks with any; ``chrome``: of those that a
    safe rule takes for chrome. ``anchors``: indices of the prose blocks no rule speaks against.
    ``core``: first and last index of the region with most anchor text, (-1, -1) without anchors.
    ``zones``: before, inside or after the core, for each block; ``no_article`` where there is no prose at all.
    ``cut``: first and last index of the boxes that were cut off the core's end (first > last: none).
    ``comments``: index of the line that heads the comments, -1 for none.
    ``vocabulary``: the content-word stems that the core's anchors use; ``recurring``: those that two or more use.
    """

    measures: list[Measure]
    matches: Sequence[Sequence[Match]]
    language: Language | None
    cued: list[int]
    chrome: frozenset[int]
    anchors: list[int]
    core: tuple[int, int]
    zones: list[str]
    cut: tuple[int, int]
    comments: int
    vocabulary: set[str]
    recurring: set[str]


def survey(measures: list[Measure], matches: Sequence[Sequence[Match]], language: Language | None) -> Page:
    """Find the anchors, the core of the article and its vocabulary."""
    cued = [i for i, found in enumerate(matches) if found]
    safe = {i for i in cued for match in matches[i] if match.rule.tier == "safe"}
    chrome = frozenset([i for i in cued if i in safe and is_chrome_cue(matches[i])])
    prose = [i for i, measure in enumerate(measures) if measure.prose]
    anchors = [i for i in prose if i not in safe] or prose
    region = _core(measures, anchors, matches)
    core = _without_boxes(measures, anchors, chrome, region)
    heading = comments_heading(measures, matches, cued)
    core = _above(heading, core, anchors)
    vocabulary: set[str] = set()
    recurring: set[str] = set()
    for i in anchors:
        if core[0] <= i <= core[1]:
            stems = measures[i].stems
            recurring |= vocabulary & stems
            vocabulary |= stems
    zones, cut = _zones(core, len(measures)), (core[1] + 1, region[1])
    return Page(measures, matches, language, cued, chrome, anchors, core, zones, cut, heading, vocabulary, recurring)


def is_chrome_cue(matches: Sequence[Match]) -> bool:
    """Whether a safe rule takes a block for chrome."""
    for match in matches:
        rule = match.rule
        if rule.tier == "safe" and rule.label.group == "chrome":
            return True
    return False


def safe_labels(page: Page, index: int) -> set[Label]:
    """The labels that safe rules give a block."""
    return {match.rule.label for match in page.matches[index] if match.rule.tier == "safe"}


def _zones(core: tuple[int, int], count: int) -> list[str]:
    first, last = core
    if first < 0:
        return [NO_ARTICLE] * count
    return [BEFORE] * first + [INSIDE] * (last + 1 - first) + [AFTER] * (count - 1 - last)


def comments_heading(measures: list[Measure], matches: Sequence[Sequence[Match]], cued: Sequence[int]) -> int:
    """Index of the short line that heads the comments below an article, -1 for none."""
    prompting = {i for i in cued if measures[i].size <= LONGEST_CUE and _is_of_comments(matches[i])}
    if not prompting:
        return -1
    above: list[Measure] = []
    within: set[Label] = set()
    prompts = 0
    for index, measure in enumerate(measures):
        if measure.prose:
            above.append(measure)
        elif index in prompting and len(above) >= FEWEST_PARAGRAPHS:
            if _others_speak(above, index, measures, matches, _AROUND_COMMENTS - within):
                return index
            prompts += 1
            if prompts == _MOST_PROMPTS:
                break
        if above:
            within.update(found.rule.label for found in matches[index])
    return -1


def _others_speak(
    above: list[Measure],
    heading: int,
    measures: list[Measure],
    matches: Sequence[Sequence[Match]],
    around: AbstractSet[Label],
) -> bool:
    """Whether below a comments heading readers speak, or the article goes on below a stray prompt.

    Readers say I and you below a report that does not, and names, times and buttons stand ``around`` what they say.
    """
    prose = [m for m in measures[heading + 1 :] if m.prose]
    voices = sum(map(_says_i_or_you, prose)) if 4 * sum(map(_says_i_or_you, above)) <= len(above) else 0
    cues = sum(
        measures[index].bare != measures[heading].bare and any(found.rule.label in around for found in matches[index])
        for index in range(heading + 1, len(measures))
    )
    return 3 * (voices + cues) >= len(prose)


def _says_i_or_you(measure: Measure) -> bool:
    """Outside of quotations."""
    return (measure.first_person or measure.second_person or measure.end == "!") and '"' not in measure.bare


def _is_of_comments(matches: Sequence[Match]) -> bool:
    return any(match.rule.tier == "safe" and match.rule.label == "comments" for match in matches)


def _above(heading: int, core: tuple[int, int], anchors: list[int]) -> tuple[int, int]:
    """The core's part above a heading, if it has anchors there."""
    first, last = core
    if not first < heading < last:
        return core
    return first, max(i for i in anchors if i < heading)


def _without_boxes(
    measures: list[Measure], anchors: list[int], chrome: AbstractSet[int], core: tuple[int, int]
) -> tuple[int, int]:
    """The core without what follows chrome at its end, is about something else and looks like the texts of boxes.

    A paragraph of the article below a box shares little with the rest, too; without the look of a box it stays.
    """
    first, last = core
    inside = [i for i in anchors if first <= i <= last]
    for cue in sorted([i for i in chrome if first <= i < last], reverse=True):
        above, below = [i for i in inside if i < cue], [i for i in inside if i > cue]
        if not below:
            continue
        if len(above) <= len(below):
            break
        if 2 * sum(looks_like_a_box(measures[i].text) for i in below) < len(below):
            break
        vocabulary = set().union(*(measures[i].stems for i in above))
        if any(_shares(measures[i], vocabulary) for i in below):
            break
        inside = above
    inside = _without_foreign_list(measures, inside)
    return (first, inside[-1]) if inside else core


def _without_foreign_list(measures: list[Measure], anchors: list[int]) -> list[int]:
    """The anchors without a bulleted run at their end that nothing introduces and that is about something else."""
    start = len(anchors)
    while start > 1 and measures[anchors[start - 1]].bulleted:
        start -= 1
    article, items = anchors[:start], anchors[start:]
    if len(article) <= len(items) or not items or measures[items[0] - 1].end == ":":
        return anchors
    vocabulary = set().union(*(measures[i].stems for i in article))
    return anchors if any(_shares(measures[i], vocabulary) for i in items) else article


def _shares(measure: Measure, vocabulary: set[str]) -> bool:
    return len(measure.stems & vocabulary) >= _ON_TOPIC * measure.content


def _core(measures: list[Measure], anchors: list[int], matches: Sequence[Sequence[Match]]) -> tuple[int, int]:
    """The run of anchors, small gaps allowed, that holds most text."""
    best, best_size = (-1, -1), 0.0
    start, size, last = -1, 0.0, -1
    for i in anchors:
        if start < 0 or (i - last > LONGEST_GAP and _is_a_gap(measures, matches, range(last + 1, i))):
            start, size = i, 0.0
        size += measures[i].size
        last = i
        if size > best_size:
            best, best_size = (start, last), size
    return best


def _is_a_gap(measures: list[Measure], matches: Sequence[Sequence[Match]], between: range) -> bool:
    """Whether there are too many lines between two anchors in which no article goes on: as short sentences, or a list it announces."""
    said = 0
    announced = False
    for index in between:
        measure = measures[index]
        if matches[index]:
            announced = False
            continue
        long = measure.size >= SHORTEST_SENTENCE
        announced = (long and measure.end == ":") or (announced and measure.bulleted)
        said += announced or (long and measure.end == ".")
    return len(between) + 1 - said > LONGEST_GAP
