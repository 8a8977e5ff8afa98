"""The headline's place: first among the headline-like lines, above byline and date, on the article's topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.heuristics.measures import WITHOUT_FULL_STOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Names, Page
    from cleantext.rules.match import Match

# Headlines are rarely longer than this, in words; kickers are shorter than a headline's least.
_MOST_WORDS = 30
_FEWEST_WORDS = 3
# The headline alone below the article, as extractors leave it that take the title for the page's last line.
LONE_HEADLINE = "lone_headline_on_topic_after_the_last_prose"
_SHORTEST_LONE = 4
# What a line that reads like the headline is called, behind its place in the order of such lines.
HEADLINE_ON_TOPIC = "_unended_headline_on_topic"
# How far below a headline its byline and date stand, in lines.
_REACH = 4
# A heading needs text below it: of so few lines after the last prose, a headline-like one is the title or a teaser.
_FEW_LEFT = 8
_NO_HEADLINE_END = (".", ":", "…", ",")
_SENTENCE_MARKS = (". ", "! ", "? ", "。")


def headline(page: Page, names: Names) -> None:
    """Order of headline-like lines above the article, what stands below them, and how much of their topic recurs."""
    near_dates = {i for dated in page.cued if _stamps(page, dated) for i in range(dated - _REACH, dated)}
    last_prose = max([i for i, m in enumerate(page.measures) if m.prose], default=-1)
    lone = _lone_line(page, last_prose)
    if not page.chrome:
        last_prose = -1  # on a page without chrome, lines below the last prose are lists, results, signatures
    among_chrome = any(index > last_prose and _is_chrome(page, index) for index in page.cued)
    order = 0
    prose_seen = 0
    for index, measure in enumerate(page.measures):
        size = measure.size
        if _FEWEST_WORDS <= size <= _MOST_WORDS and _like_a_headline(measure, page.matches[index]):
            shared = len(measure.stems & (page.recurring if measure.prose else page.vocabulary))
            topic = "on" if shared >= 2 and shared >= 0.4 * measure.content else "off"
            if prose_seen < 2:
                ending = "ended" if measure.end == "." else "unended"
                names[index].append(f"{_ORDINALS[min(order, 3)]}_{ending}_headline_{topic}_topic")
                order += 1
            if last_prose >= 0 and index > last_prose and measure.end not in _NO_HEADLINE_END and not measure.bulleted:
                left = "few" if len(page.measures) - last_prose <= _FEW_LEFT else "many"
                where = "" if among_chrome or topic == "on" else "_without_chrome"
                names[index].append(f"headline_{topic}_topic_after_the_last_prose_of_{left}_lines{where}")
            if (
                index == lone
                and topic == "on"
                and measure.size >= _SHORTEST_LONE
                and measure.end not in _NO_HEADLINE_END
            ):
                names[index].append(LONE_HEADLINE)
            if index in near_dates:
                names[index].append(f"headline_{topic}_topic_above_a_byline_or_date")
            if measure.prose:
                names[index].append(
                    f"single_sentence_of_headline_length_{'above' if prose_seen < 2 else 'below'}_the_article"
                )
        if size > _MOST_WORDS and measure.prose:
            prose_seen += 1


def _lone_line(page: Page, last_prose: int) -> int:
    """The one line below the last prose that no rule knows, -1 when there are none or several, or sentences end without a mark."""
    if page.language is not None and page.language.code in WITHOUT_FULL_STOP:
        return -1
    lines = [i for i in range(last_prose + 1, len(page.measures)) if not page.matches[i]]
    alone = last_prose >= 0 and len(lines) == 1
    if not alone or page.measures[lines[0]].bulleted or ": " in page.measures[lines[0]].text:
        return -1
    return lines[0]


_ORDINALS = ("first", "second", "third", "later")


def _like_a_headline(measure: Measure, matches: Sequence[Match]) -> bool:
    """Of a line of a headline's length: one sentence at most, and no rule takes it for chrome."""
    text = measure.text
    for mark in _SENTENCE_MARKS:
        if mark in text:
            return False
    return not (matches and any(match.rule.label.group == "chrome" for match in matches))


def _is_chrome(page: Page, index: int) -> bool:
    return any(match.rule.label.group == "chrome" for match in page.matches[index])


def _stamps(page: Page, index: int) -> bool:
    return any(m.rule.label in ("byline", "timestamp") for m in page.matches[index])
