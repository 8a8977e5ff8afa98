"""Neighbours: the shapes of the lines around a block, and the rules that fired on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleantext.heuristics.page import safe_labels
from cleantext.heuristics.shape import SHAPES
from cleantext.model import Label

if TYPE_CHECKING:
    from cleantext.heuristics.page import Names, Page

# Rule matches this many blocks away still say something about a block.
_REACH = 3
# Headings of lists that run to the end of the page.
_RUNNING_LABELS = (Label.COMMENTS, Label.RELATED)
# Such headings have at most so many words.
_LONGEST_HEAD = 8
# What a rule's match says of a block that it stands above, below, or on both sides of.
_WHERE = {(True, True): "between", (True, False): "below", (False, True): "above"}
_SHORT = frozenset(
    {
        "sentence_of_1_to_4_words",
        "sentence_of_5_to_9_words",
        "fragment_of_1_word",
        "fragment_of_2_words",
        "fragment_of_3_to_4_words",
    }
)
# Below the article, what one kind of chrome stands above and below of is of that kind, too: of the labelled paragraphs 9 were
# and none was body. Pitches stand around an article's last paragraph as well; those that are pitches speak of us or to you.
ENCLOSED = "prose_between_lines_of_one_kind_of_chrome"
_ENCLOSING = frozenset({Label.COMMENTS, Label.CONTACT, Label.LEGAL})
_PITCHES = frozenset({Label.SUBSCRIPTION, Label.NEWSLETTER})
_FEWEST_PARAGRAPHS = 4
_TOP, _BOTTOM = "the_top", "the_bottom"
# What a neighbour looks like, by its shape.
_LOOKS = {
    shape: ("a_short_sentence" if shape in _SHORT else "prose")
    if shape.startswith("sentence")
    else ("a_short_line" if shape in _SHORT else "a_longer_line")
    for shape in SHAPES
}
_KINDS = ("prose", "line")
# The names this heuristic gives every block, by what they are made of.
_BELOW, _ABOVE = (
    {kind: {look: f"{kind}_{side}_{look}" for look in {*_LOOKS.values(), _TOP, _BOTTOM}} for kind in _KINDS}
    for side in ("below", "above")
)


def neighbours(page: Page, names: Names) -> None:
    """Shape of the block above and below; whether rules took blocks nearby for chrome; running sections above."""
    measures, last = page.measures, page.core[1]
    looks = [_TOP, *[_LOOKS[m.shape] for m in measures], _BOTTOM]
    level = _cue_level(page)
    cues = {kind: f"{kind}_on_a_page_with_{level}_chrome_cues" for kind in _KINDS}
    for index, (measure, own) in enumerate(zip(measures, names, strict=True)):
        if measure.prose and index <= last:
            own.append(cues["prose"])
        else:
            kind = "prose" if measure.prose else "line"
            own.extend((cues[kind], _BELOW[kind][looks[index]], _ABOVE[kind][looks[index + 2]]))
    if page.cued:
        _near_cues(page, names)
        _running_sections(page, names)
        _enclosed(page, names)
        _between_one_kind(page, names)


def _near_cues(page: Page, names: Names) -> None:
    """Whether rules took blocks in reach for chrome or metadata, and the label of the nearest above."""
    measures, count = page.measures, len(names)
    groups = [(i, {match.rule.label.group for match in page.matches[i]}) for i in page.cued]
    for group in ("chrome", "metadata"):
        below: set[int] = set()
        above: set[int] = set()
        for i, speaking in groups:
            if group in speaking:
                below.update(range(i + 1, min(count, i + 1 + _REACH)))
                above.update(range(max(0, i - _REACH), i))
        for index in below | above:
            size = "prose" if measures[index].prose else "line"
            names[index].append(f"{size}_{_WHERE[index in below, index in above]}_{group}_cues")
    nearest = {j: i for i in page.cued for j in range(i + 1, min(count, i + 1 + _REACH))}
    for index, cue in nearest.items():
        size = "prose" if measures[index].prose else "line"
        names[index].append(f"{size}_below_a_{page.matches[cue][0].rule.label}_cue")


def _enclosed(page: Page, names: Names) -> None:
    """After the core, between the first and the last block that a safe rule takes for chrome."""
    last = page.core[1]
    chrome = [index for index in page.chrome if index > last]
    if last < 0 or not chrome:
        return
    bottom = max(chrome)
    for index in range(min(chrome) + 1, len(page.measures)):
        kind = "prose" if page.measures[index].prose else "line"
        where = "enclosed_by" if index < bottom else "below_the_last"
        names[index].append(f"{kind}_{where}_chrome_after_the_article")


def _between_one_kind(page: Page, names: Names) -> None:
    """Prose without a rule, below which the page has no other, right between lines that safe rules give one label."""
    if len(page.anchors) < _FEWEST_PARAGRAPHS or not page.chrome:
        return
    last = next((index for index in reversed(page.anchors) if not page.matches[index]), -1)
    if last - 1 not in page.chrome or last + 1 not in page.chrome:
        return
    shared = safe_labels(page, last - 1) & safe_labels(page, last + 1)
    pitched = page.measures[last].first_person or page.measures[last].second_person
    if shared & _ENCLOSING or (pitched and shared & _PITCHES):
        names[last].append(ENCLOSED)


def _cue_level(page: Page) -> str:
    """How many blocks some rule takes for chrome: an extracted article has few, a whole page many."""
    cued = sum(any(m.rule.label.group == "chrome" for m in page.matches[i]) for i in page.cued)
    return "no" if cued == 0 else "few" if cued <= 3 else "several" if cued <= 10 else "many"


def _running_sections(page: Page, names: Names) -> None:
    """Below a short line that a rule took for the head of the comments (of related articles …), outside the core."""
    heads: dict[int, str] = {}
    for index in page.cued:
        if index > page.core[1] and page.measures[index].size <= _LONGEST_HEAD:
            for match in page.matches[index]:
                if match.rule.tier == "safe" and match.rule.label in _RUNNING_LABELS:
                    heads.setdefault(index, match.rule.label)
    if not heads:
        return
    section: str | None = None
    for index in range(min(heads), len(names)):
        if section is not None:
            names[index].append(f"{'prose' if page.measures[index].prose else 'line'}_in_the_{section}_section")
        section = heads.get(index, section)
