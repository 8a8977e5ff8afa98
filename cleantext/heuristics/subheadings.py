"""Subheadings: how the short lines of an article stand among its other lines once the markup is lost."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cleantext.heuristics.measures import SHORTEST_SENTENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.heuristics.measures import Measure

# Longer blocks, in words and in characters, are paragraphs: so are all but 4 of the 874 headings of the labelled lines.
_MOST_WORDS, _MOST_CHARACTERS = 20, 160
_LONGEST_LABEL = 40
# Speakers and the fields of a form recur; the label of a heading does not.
SHARES_ITS_LABEL = "label_before_a_colon_shared_with_another_line"
_QUOTES = frozenset("\"“„»«'‘—")
_COUNTS = ("no", "1", "2", "3_or_4", "3_or_4")
_MANY = "5_or_more"


def could_be_a_heading(measure: Measure) -> bool:
    """Whether a line is short enough for a heading, and neither an item of a bulleted list nor a row of a table."""
    if measure.size > _MOST_WORDS or len(measure.text) > _MOST_CHARACTERS:
        return False
    first = measure.text[0]
    return first.isalnum() or not (first == "|" or measure.bulleted)


def is_asked(measures: Sequence[Measure], index: int) -> bool:
    """Whether a line is a short question that something else than a question follows: an interviewer's, or a heading."""
    measure = measures[index]
    if measure.end != "?" or not could_be_a_heading(measure) or index + 1 >= len(measures):
        return False
    return measures[index + 1].end != "?" or not could_be_a_heading(measures[index + 1])


def subheadings(measures: Sequence[Measure]) -> list[list[str]]:
    """For each line of an article, in order, what speaks for or against its being a heading; nothing for paragraphs.

    A heading stands above text that it shares words with. A question is a heading or an interviewer's: what tells them
    apart is how many there are and who speaks below them.
    """
    names: list[list[str]] = [[] for _ in measures]
    count = len(measures)
    candidates = [index for index, measure in enumerate(measures) if could_be_a_heading(measure)]
    if not candidates:
        return names
    short = frozenset(candidates)
    around = {i for index in candidates for i in (index - 1, index, index + 1) if 0 <= i < count}
    kinds = {i: _kind(measures[i], short=i in short) for i in around}
    asked = {i for i in candidates if kinds[i] == "a_question" and is_asked(measures, i)}
    spoken = sum(measures[i + 1].first_person for i in asked)
    questions = _COUNTS[len(asked)] if len(asked) < len(_COUNTS) else _MANY
    answers = "spoken" if 2 * spoken > len(asked) else "told"
    labels = Counter(map(_label, measures)) if any(_label(measures[i]) for i in candidates) else Counter()
    for index in candidates:
        measure, own = measures[index], names[index]
        if (label := _label(measure)) and labels[label] > 1:
            own.append(SHARES_ITS_LABEL)
        above, below = kinds.get(index - 1, "the_top"), kinds.get(index + 1, "the_bottom")
        own.append(f"{kinds[index]}_of_the_article_above_{below}")
        own.append(f"heading_below_{above}_above_{below}")
        if index in asked:
            own.append(f"one_of_{questions}_questions_with_{answers}_answers")
            if measure.second_person:
                own.append("question_to_someone")
        if index + 1 < count:
            if measures[index + 1].text[0] in _QUOTES:
                own.append(f"{kinds[index]}_above_a_quotation")
            if measure.stems:
                shared = "nothing" if measure.stems.isdisjoint(measures[index + 1].stems) else "words"
                own.append(f"heading_shares_{shared}_with_the_text_below")
    return names


def _label(measure: Measure) -> str:
    """What stands before a colon at the beginning of a line: who speaks, or what a value is of; "" for nothing."""
    label, colon, _ = measure.text[: _LONGEST_LABEL + 2].partition(": ")
    return label if colon else ""


def _kind(measure: Measure, *, short: bool) -> str:
    """What a line looks like from its neighbours."""
    text = measure.text
    if not text[0].isalpha():
        if measure.bulleted:
            return "a_numbered_line" if text[0].isdigit() else "a_bullet"
        if text[0] == "|":
            return "a_row"
    if short and measure.end == "?":
        return "a_question"
    if measure.prose:
        return "a_paragraph"
    if measure.end == ":":
        return "an_announcement"
    if measure.end and measure.end in ".!…" and measure.size >= SHORTEST_SENTENCE:
        return "a_sentence"
    return "a_line"
