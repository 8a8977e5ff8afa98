"""The labels of removed blocks: the chain along them, what sections of a page say, and both together."""

from __future__ import annotations

from itertools import product

import pytest

import cleantext
from cleantext.decide.runs import REMOVED, STEPS, RemovedBlock, RunWeights, label_removed, run_weights, steps_between
from cleantext.heuristics import measure, survey
from cleantext.heuristics.sections import sections
from cleantext.model import Label
from cleantext.normalize import bare_texts, normalize
from cleantext.pipeline import Cleaner

EVIDENCE = {
    "looks_like_a_menu": {Label.NAVIGATION: 1.2},
    "looks_like_a_headline": {Label.RELATED: 1.5, Label.TITLE: 1.0},
    "says_newsletter": {Label.NEWSLETTER: 3.0},
}
WEIGHTS = run_weights(
    EVIDENCE,
    {
        "enter": dict.fromkeys(map(str, REMOVED), -0.5),
        "stay": dict.fromkeys(map(str, REMOVED), 0.5),
        "step": {"item_after_item": 2.0},
    },
)


def blocks(*names: str, item: bool = False) -> list[RemovedBlock]:
    """Removed blocks one below the other, each with one name of evidence (or none)."""
    return [RemovedBlock(place, [name] if name else [], 0.0, item) for place, name in enumerate(names)]


def labels(*names: str, item: bool = False) -> list[Label]:
    """Their labels."""
    return [found.label for found in label_removed(blocks(*names, item=item), WEIGHTS)]


def seen(text: str) -> list[list[str]]:
    """What the sections of a page say of each line."""
    texts = [normalize(line) for line in text.splitlines()]
    bare = bare_texts(texts)
    measures, table = measure(texts, bare, "en")
    return sections(survey(measures, Cleaner().matcher("en").match(bare), table))


def test_a_line_without_evidence_is_what_stands_around_it() -> None:
    """A silent line takes the label of its run, and says that it does."""
    found = label_removed(blocks("looks_like_a_headline", "", "looks_like_a_headline"), WEIGHTS)
    assert [own.label for own in found] == [Label.RELATED] * 3
    assert [own.by for own in found] == [
        "looks_like_a_headline",
        "labelled_like_the_lines_around_it",
        "looks_like_a_headline",
    ]


def test_strong_evidence_leaves_its_run() -> None:
    """A cue breaks into a run of lines; inside one list, where staying is worth more, it takes a stronger one."""
    names = ("looks_like_a_menu", "says_newsletter", "looks_like_a_menu")
    assert labels(*names) == [Label.NAVIGATION, Label.NEWSLETTER, Label.NAVIGATION]
    assert labels(*names, item=True) == [Label.NEWSLETTER] * 3


def test_kept_blocks_between_are_a_step_of_their_own() -> None:
    """Only neighbours on the page continue a list."""
    above, below = RemovedBlock(3, [], 0.0, item=True), RemovedBlock(4, [], 0.0, item=True)
    assert [STEPS[step] for step in steps_between([above, below, below._replace(place=9)])] == [
        "item_after_item",
        "after_kept_blocks",
    ]


def test_the_decoders_odds_tell_metadata_from_chrome() -> None:
    """Of labels that the evidence supports alike, the decoder's group decides."""
    block = blocks("looks_like_a_headline")[0]
    assert label_removed([block._replace(odds=5.0)], WEIGHTS)[0].label is Label.TITLE
    assert label_removed([block._replace(odds=-5.0)], WEIGHTS)[0].label is Label.RELATED


def test_a_settled_label_stays() -> None:
    """What the page's structure has settled, no evidence changes, and neighbours follow it."""
    first, second = blocks("says_newsletter", "")
    found = label_removed([first._replace(settled=Label.TITLE), second], WEIGHTS)
    assert [own.label for own in found] == [Label.TITLE, Label.TITLE]


@pytest.mark.parametrize("items", list(product((False, True), repeat=3)))
def test_the_path_is_the_best_of_all(items: tuple[bool, ...]) -> None:
    """The chain finds the sequence that trying all of them finds."""
    names = ("looks_like_a_menu", "looks_like_a_headline", "says_newsletter")
    chain = [
        RemovedBlock(2 * place if place else 1, [name], 0.0, item)
        for place, (name, item) in enumerate(zip(names, items, strict=True))
    ]
    steps = steps_between(chain)

    def worth(path: tuple[Label, ...]) -> float:
        total = sum(EVIDENCE[block.names[0]].get(label, 0.0) for block, label in zip(chain, path, strict=True))
        for step, above, below in zip(steps, path, path[1:], strict=False):
            total += 0.5 + 2.0 * (STEPS[step] == "item_after_item") if above is below else -0.5
        return total

    candidates = (Label.TITLE, Label.NEWSLETTER, Label.RELATED, Label.NAVIGATION)
    found = tuple(own.label for own in label_removed(chain, WEIGHTS))
    assert worth(found) == max(worth(path) for path in product(candidates, repeat=3))


def test_without_weights_the_first_label_is_as_good_as_any() -> None:
    """A weights file that says nothing of labels breaks nothing."""
    assert len(label_removed(blocks("", ""), RunWeights())) == 2
    assert label_removed([], RunWeights()) == []


def test_items_stand_below_the_head_right_above_them() -> None:
    """A head names its list; the next list, and a list below another line, have another head or none."""
    names = seen("Related articles\n- Rain again\n- Snow ahead\nWinter sale\n- Boots\n- Coats")
    assert "item_below_the_related_head" in names[1]
    assert "item_below_the_related_head" in names[2]
    assert not any("_below_the_related_" in name for name in names[4] + names[5])


def test_lines_know_how_far_their_head_is() -> None:
    """The distance to the head is told in words, and prose of the article ends a section."""
    names = seen("Comments\nAnna\nI like it\nBen\nMe too\nCarl")
    assert "line_right_below_the_comments_head" in names[1]
    assert "line_below_the_comments_head" in names[5]


def test_numbers_are_a_row_a_ranking_or_alone() -> None:
    """A calendar's days stand side by side, ranks stand between headlines."""
    row = seen("1\n2\n3")
    assert all("number_in_a_row" in own for own in row)
    ranking = seen("1\nThe harbour opens again\n2\nThe bridge is closed for good")
    assert "number_of_a_ranking" in ranking[0]
    assert "number_of_a_ranking" in ranking[2]
    assert "lone_number" in seen("Shares\n0\nPrint")[1]


def test_marks_between_entries_are_no_remnants() -> None:
    """The same mark on several lines divides a list; one alone does not."""
    assert "mark_between_entries" in seen("Rome\n|\nParis\n|\nBerne\n|")[1]
    assert "mark_between_entries" not in seen("Rome\n|\nParis")[1]


def test_an_explanation_says_what_chose_the_label() -> None:
    """A removed block whose label no sure rule names carries the evidence that chose it, and the explanation shows it."""
    article = "\n".join(
        f"The council of the town met on day {day} and decided that the old bridge would stay closed until the spring."
        for day in ("one", "two", "three", "four")
    )
    document = cleantext.clean(
        f"{article}\nRelated articles\n- Ferry runs again\n- Market hall opens\n© 2024 The Paper"
    )
    chosen = [own for block in document.blocks for own in block.evidence if own.label and own.tier is None]
    assert chosen
    assert all(own.weight == 0 and f"{own.label}: {own.name}" in document.explain() for own in chosen)


def test_the_headline_of_a_page_without_one() -> None:
    """Where no line is labelled as headline, the first that reads like it above the article and is on its topic is."""
    article = [
        "Der Rat von Lauterbach hat den Bau einer neuen Brücke über die Wern beschlossen, die alte ist gesperrt.",
        "Die neue Brücke kostet nach Angaben der Verwaltung drei Millionen Euro, von denen das Land die Hälfte trägt.",
        "Bis die Brücke über die Wern steht, fahren die Busse einen Umweg, was zwölf Minuten länger dauert.",
    ]
    lines = ["Startseite", "• Region", "• Sport", "Lauterbach bekommt neue Brücke", "Teilen", *article]
    document = cleantext.clean("\n".join(lines), format="text", language="de")
    assert [block.text for block in document.blocks if block.label is Label.TITLE] == [lines[3]]
    assert document.metadata.title == lines[3]
