"""The opening: the first line of a page that no rule knows, by its form and by what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Names, Page

# Above the article's first paragraph an extractor leaves a handful of lines; further up lies the menu.
_FARTHEST = 7
# Words of a first paragraph or a standfirst, at least; and of the longest line above it.
_PARAGRAPH, _LONGEST = 18, 30
# (upper bound on words, name) of a line.
_SIZES = (
    (2, "one_or_two_words"),
    (4, "three_or_four_words"),
    (11, "a_line"),
    (17, "a_long_line"),
    (_LONGEST, "a_lead"),
)
# Headlines open with a content word more often than standfirsts do: above the first paragraph 100 to 14 of the labelled
# lines of 2 to 17 words that do not end like a sentence, 28 to 15 of those that open with a function word.
HEADLINE_OPENING = "opens_the_page_like_a_headline"
# Of these 18 to 1 are headlines where they have a colon, headline capitals or quotation marks around them.
_FEWEST_WORDS, _MOST_WORDS, _MOST_WORDS_AND_COLON = 2, 17, 22
_SHORTEST_UNENDED, _LONGEST_UNENDED = 3, 14
_REACH, _LONGEST_BELOW_A_KICKER = 4, 12
_MOST_UNSPACED, _SURELY_NO_HEADING = 28, 6
_SURELY_SHORT, _HEADLINE_CAPITALS, _QUOTES = 7, 0.6, "\"'„“”«»‹›"
# Of the lines so near above the first paragraph that stand on the page twice 19 were metadata, 7 chrome and none body.
REPEATED_HEADLINE = "repeats_a_line_right_above_the_first_paragraph"
_NEAR, _MORE = 3, 8
_SHORT = 4


def opening(page: Page, names: Names) -> None:
    """Form, length and first word of the line that opens the page, what follows it and the next line.

    Abstains where a line that no rule knows lies further up: that is a menu. A question that speaks to somebody is
    no headline opening: interviews begin so.
    """
    paragraph = next((i for i in page.anchors if i >= page.core[0] and page.measures[i].size >= _PARAGRAPH), -1)
    _repeats(page, paragraph, names)
    lines = [i for i in range(max(0, paragraph - _FARTHEST), paragraph + 1) if not page.matches[i]]
    if len(lines) < 2 or not all(page.matches[: lines[0]]):
        return
    first, second = lines[:2]
    measure, follower = page.measures[first], page.measures[second]
    bullets = measure.bulleted and follower.bulleted
    if not 0 < measure.size <= _LONGEST or bullets:
        return
    form, follows = _form(measure), _follows(measure, follower)
    names[first] += [f"opening_{_size(measure)}_{form}", f"opening_{form}_above_{follows}"]
    function = page.language is not None and measure.words[0] in page.language.function_words
    if measure.size >= _SHORT:
        names[first].append(f"opening_with_a_{'function' if function else 'content'}_word")
    like_one = _like_a_headline(measure, form, follows) and not (function and _like_a_standfirst(measure, form))
    stamped = form in ("unended", "exclaimed") and _stamped(page, first)
    if like_one or stamped or _kicker(page, measure, follower) or _right_above_prose(measure, follower, form):
        names[first].append(HEADLINE_OPENING)
    if len(lines) > 2 and 0 < follower.size <= _LONGEST:
        longer = "longer" if follower.size > measure.size else "shorter"
        below = _follows(follower, page.measures[lines[2]])
        names[second].append(f"second_line_{_form(follower)}_{longer}_than_the_opening_above_{below}")


def _repeats(page: Page, paragraph: int, names: Names) -> None:
    """Lines right above the first paragraph that stand once more outside the article, alone or inside another line.

    The menu's last step, a list of links and a sidebar repeat the headline; a table of contents repeats what stands
    inside the article.
    """
    near = [
        index
        for index in range(max(0, paragraph - _NEAR), paragraph)
        if _SHORT <= page.measures[index].size <= _LONGEST and page.measures[index].end not in (".", ":")
    ]
    if not near:
        return
    everything = "\n".join([measure.bare for measure in page.measures])
    for index in near:
        bare, most = page.measures[index].bare, page.measures[index].size + _MORE
        if everything.count(bare) > 1 and any(
            bare in other.bare and other.size <= most
            for i, other in enumerate(page.measures)
            if i != index and not paragraph <= i <= page.core[1]
        ):
            names[index].append(REPEATED_HEADLINE)


def opens_otherwise(page: Page, before: Sequence[int], after: Sequence[int]) -> bool:
    """Whether another line that may be a headline opens the page when of the blocks ``before`` only ``after`` are left.

    ``page`` is the page of the blocks ``before``; both are indices into the document, ascending.
    """
    left = set(after)
    kept = (i for i, index in enumerate(before) if index in left and not page.matches[i])
    first, opened = next((i for i in range(len(before)) if not page.matches[i]), -1), next(kept, -1)
    return opened != first and _like_a_headline(page.measures[opened], _form(page.measures[opened]), "a_paragraph")


def _kicker(page: Page, measure: Measure, follower: Measure) -> bool:
    """Whether few words stand above what looks like a headline."""
    announces = measure.end == ":" and not (measure.text.isupper() or measure.text[0] in _QUOTES)
    if measure.size > _SHORT or announces or not _SHORT <= follower.size <= _LONGEST_BELOW_A_KICKER or follower.prose:
        return False
    form = _form(follower)
    if form not in ("unended", "exclaimed") or follower.bulleted:
        return False
    function = page.language is not None and follower.words[0] in page.language.function_words
    return not (function and _like_a_standfirst(follower, form)) and follower.size > measure.size


def _right_above_prose(measure: Measure, follower: Measure, form: str) -> bool:
    """Whether a line that is no sentence opens the page right above one: 67 headlines of 69 labelled lines, none body."""
    short = _SHORTEST_UNENDED <= measure.size <= _LONGEST_UNENDED
    return form == "unended" and short and follower.prose and not (measure.prose or measure.bulleted)


def _stamped(page: Page, index: int) -> bool:
    """Whether a byline or date follows with nothing but chrome between: 26 headlines, 1 menu line, no standfirst."""
    for matches in page.matches[index + 1 : index + 1 + _REACH]:
        if not matches:
            return False
        if any(match.rule.label in ("byline", "timestamp") for match in matches):
            return True
    return False


def _like_a_standfirst(measure: Measure, form: str) -> bool:
    """Of a line that opens with a function word: long, without colon or quotation, not in headline capitals."""
    text = measure.text
    if (
        (form == "unended" and measure.size <= _SURELY_SHORT)
        or ": " in text
        or (text[0] in _QUOTES and text[-1] in _QUOTES)
    ):
        return False
    words = text.split()
    return sum(word[0].isupper() for word in words) <= _HEADLINE_CAPITALS * len(words)


def _like_a_headline(measure: Measure, form: str, follows: str) -> bool:
    if measure.text[0] == "(" and measure.text[-1] == ")":
        return False
    most = _MOST_WORDS_AND_COLON if ": " in measure.text else _MOST_WORDS
    if measure.grammar is None and not measure.text.isascii() and " " not in measure.bare:
        most = _MOST_UNSPACED
    if not _FEWEST_WORDS <= measure.size <= most or (follows == "an_item" and measure.size < _SURELY_NO_HEADING):
        return False
    if measure.size <= _SHORT:
        return form == "unended" and follows in ("a_paragraph", "a_sentence")
    return form == "unended" or (form == "exclaimed" and not measure.second_person)


def _size(measure: Measure) -> str:
    return next(name for most, name in _SIZES if measure.size <= most)


def _form(measure: Measure) -> str:
    if measure.end and measure.end in "?!":
        return "exclaimed"
    return "ended" if measure.end in (".", "…") else "announcing" if measure.end == ":" else "unended"


def _follows(measure: Measure, follower: Measure) -> str:
    if follower.bulleted:
        return "an_item"
    if follower.size >= _PARAGRAPH:
        return "a_paragraph"
    if follower.end == "." and follower.size > _SHORT:
        return "a_sentence"
    return "a_longer_line" if follower.size > measure.size else "a_shorter_line"
