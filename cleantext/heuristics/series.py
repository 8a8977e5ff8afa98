"""Series: short lines that an article holds several of, each with text of its own, as interviews, tickers and letters do."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cleantext.heuristics.measures import SHORTEST_SENTENCE
from cleantext.languages import given_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Names, Page

# Of the labelled lines no rule knows: questions that something answers are body 129 to 1 where there are several and 28 to 6
# where there is one, above prose inside the article 144 to 2; signatures 7 to 0, remarks 46 to 0 (hyphens are bullets of lists, longer dashes are not).
QUESTION = "question_answered_like_others"
QUESTION_INSIDE = "question_right_above_prose_inside_the_article"
HEADS_LISTS = "recurs_above_lists_that_differ"
CLOCK_TIME = "clock_time_above_text_like_others"
STEP = "numbered_sentence_like_its_neighbours"
HEADS_STEPS = "line_right_above_numbered_sentences"
COUNTED = "counts_on_behind_a_word_like_others"
REMARK = "remark_behind_a_dash"
SIGNATURE = "signature_below_prose_like_others"
_FEWEST = 2
_LONGEST_QUESTION = 25
_SENTENCE_ENDS = frozenset(".!?…")
_DASHES, _SHORTEST_REMARK = frozenset("–—"), 2
# A clock time opens the line, and is no part of a date; what happened then may follow.
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\s?[:.h]\s?[0-5]\d(?![\d%€$])(?!\s?[./-]\s?\d)")
_LONGEST_TIME, _LONGEST_HEADING = 8, 8
_STEP = re.compile(r"(\d{1,2})[.)]\s\S")
# "Step 1: ...", "Chapter 2", "Krok 3". Of such labelled lines, three and more of them, 15 were body and none chrome.
_COUNTED, _FEWEST_COUNTED = re.compile(r"([^\W\d_]{2,12})\s?(\d{1,2})(?![\d.,:/%-]*\d)"), 3
_LEAST_SIGNED, _MOST_SIGNED, _NO_SIGNATURE = 3, 7, frozenset(".:!?…")


def series(page: Page, names: Names) -> None:
    """Questions with answers, clock times above text, numbered sentences, signatures; remarks behind dashes.

    Each only if not alone, but for who signs a letter and remarks.
    Abstains on lines that a rule knows, but for clock times: rules take those of tickers, too.
    """
    measures, count = page.measures, len(page.measures)
    questions: list[int] = []
    times: list[int] = []
    steps: list[int] = []
    signatures: list[int] = []
    counted: dict[str, list[tuple[int, int]]] = {}
    for index, measure in enumerate(measures):
        first, end = measure.text[0], measure.end
        if end == "?" and measure.size <= _LONGEST_QUESTION and _is_answered(page, index):
            questions.append(index)
            if page.core[0] < index < page.core[1] and measures[index + 1].prose:
                names[index].append(QUESTION_INSIDE)
        if first.isdigit():
            if measure.size <= _LONGEST_TIME and index + 1 < count and _is_said(page, index + 1):
                times += [index] if _CLOCK.match(measure.text) else []
            if end == "." and not page.matches[index] and _STEP.match(measure.text):
                steps.append(index)
        elif first in _DASHES:
            if end in _SENTENCE_ENDS and measure.size >= _SHORTEST_REMARK and not page.matches[index]:
                names[index].append(REMARK)
        elif _may_count(measure) and not page.matches[index] and (count_on := _COUNTED.match(measure.bare)):
            counted.setdefault(count_on[1], []).append((int(count_on[2]), index))
        elif measure.size <= _MOST_SIGNED and _is_signature(page, index, signatures):
            signatures.append(index)
    for name, indices in ((QUESTION, questions), (CLOCK_TIME, times), (SIGNATURE, signatures)):
        for index in indices:
            if len(indices) >= _FEWEST or (name == SIGNATURE and _signs_a_letter(page, index)):
                names[index].append(name)
    _steps(page, steps, names)
    for places in counted.values():
        if len(places) >= _FEWEST_COUNTED:
            _counted(page, places, names)
    _heads_of_lists(page, names)


def _heads_of_lists(page: Page, names: Names) -> None:
    """Short lines no rule knows that recur, each time above a list that begins otherwise: a menu comes back with its items."""
    below: dict[str, dict[int, str]] = {}
    for index, (head, item) in enumerate(pairwise(page.measures)):
        if item.bulleted and 0 < head.size <= _LONGEST_HEADING and not (head.bulleted or page.matches[index]):
            below.setdefault(head.bare, {})[index] = item.bare
    for items in below.values():
        if len(set(items.values())) >= _FEWEST:
            for index in items:
                names[index].append(HEADS_LISTS)


def _signs_a_letter(page: Page, index: int) -> bool:
    """Whether a person's signature stands right below a paragraph that speaks of itself."""
    return page.measures[index - 1].first_person and not given_names().isdisjoint(page.measures[index].words[:-1])


def _is_said(page: Page, index: int) -> bool:
    """Whether a block that no rule knows is a sentence."""
    measure = page.measures[index]
    return measure.size >= SHORTEST_SENTENCE and measure.end in _SENTENCE_ENDS and not page.matches[index]


def _is_answered(page: Page, index: int) -> bool:
    """Whether statements stand right below a question that is no item of a list."""
    below = index + 1
    return (
        below < len(page.measures)
        and not page.measures[index].bulleted
        and not page.matches[index]
        and page.measures[below].end != "?"
        and _is_said(page, below)
    )


def _steps(page: Page, indices: Sequence[int], names: Names) -> None:
    """Numbered sentences one right below the other, counting on, and the short line right above the first."""
    numbers = {index: int(page.measures[index].text[:2].rstrip(".) ")) for index in indices}
    for index, number in numbers.items():
        if numbers.get(index - 1) == number - 1 or numbers.get(index + 1) == number + 1:
            names[index].append(STEP)
            if number == 1 and index and not page.matches[index - 1] and _is_heading(page.measures[index - 1]):
                names[index - 1].append(HEADS_STEPS)


def _may_count(measure: Measure) -> bool:
    """Whether a number may stand behind the first word of a line; where words are not spaced, it may."""
    words = measure.words
    return len(words) > 1 and (words[1][0].isdigit() or words[0][-1].isdigit() or measure.grammar is None)


def _counted(page: Page, places: Sequence[tuple[int, int]], names: Names) -> None:
    """Lines that count on behind one word, with text of their own: behind the number, or below where the next is not."""
    if [number for number, _ in places] != list(range(places[0][0], places[0][0] + len(places))):
        return
    lines = [index for _, index in places]
    if all(page.measures[index].size >= SHORTEST_SENTENCE for index in lines) or all(
        below > above + 1 for above, below in pairwise(lines)
    ):
        for index in lines:
            names[index].append(COUNTED)


def _is_heading(measure: Measure) -> bool:
    return 0 < measure.size <= _LONGEST_HEADING and not measure.prose


def _is_signature(page: Page, index: int, above: Sequence[int]) -> bool:
    """Who signed and where ("Ada Berg, Celle"), right below a sentence or one of the signatures ``above``."""
    measure = page.measures[index]
    if measure.size < _LEAST_SIGNED or not index or "," not in measure.text or page.matches[index]:
        return False
    if measure.end in _NO_SIGNATURE or measure.text.count(",") > 1:
        return False
    if not (_is_said(page, index - 1) or (above and above[-1] == index - 1)):
        return False
    words = measure.text.split()
    return words[0][0].isupper() and words[-1][0].isupper() and sum(not word[0].isupper() for word in words) <= 1
