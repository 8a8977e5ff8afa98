"""Trees over names: all blocks of a page at once say what each says alone."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.decide import structure_weights
from cleantext.decide.trees import UNIT, Tree, Trees, dump, parse
from cleantext.errors import WeightsError

NAMES = ("is_a_quote", "in_a_footer", "has_links", "ends_openly")
trees = st.recursive(
    st.integers(-30_000, 30_000),
    lambda below: st.tuples(st.sampled_from(NAMES), below, below),
    max_leaves=12,
)
rows = st.lists(st.lists(st.sampled_from((*NAMES, "unheard_of")), unique=True), max_size=150)


def climbed(tree: Tree, names: list[str]) -> int:
    """What a tree says of one block, question by question."""
    while isinstance(tree, tuple):
        name, absent, present = tree
        tree = present if name in names else absent
    return tree


@given(st.lists(trees, max_size=6), rows)
def test_all_blocks_at_once(grown: list[Tree], blocks: list[list[str]]) -> None:
    """Blocks that go through the trees together get the sums that each gets alone, and so after a round through JSON."""
    expected = [sum(climbed(tree, names) for tree in grown) / UNIT for names in blocks]
    assert Trees(grown).odds(blocks) == expected
    assert parse(dump(grown)).odds(blocks) == expected


def test_the_built_in_trees_are_pickled_and_say_something() -> None:
    """The weights of HTML travel to other processes with their trees, which correct most blocks a little."""
    weights = pickle.loads(pickle.dumps(structure_weights()))  # noqa: S301 - our own
    said = weights.trees.odds([["is_a_paragraph", "in_a_place_main"], ["is_a_list_item", "in_a_place_outside"]])
    assert said == structure_weights().trees.odds(
        [["is_a_paragraph", "in_a_place_main"], ["is_a_list_item", "in_a_place_outside"]]
    )
    assert said[0] < said[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Expecting value: line 1 column 1 (char 0)"),
        ("[]", "list indices must be integers or slices, not str"),
        ('{"names": []}', "'trees'"),
        ('{"names": [], "trees": [[0, 1, 2]]}', "list index out of range"),
        ('{"names": ["a"], "trees": [[0, 1]]}', "not enough values to unpack (expected 3, got 2)"),
    ],
)
def test_a_damaged_file_is_named(text: str, said: str) -> None:
    """What is no file of trees is refused with the file's name and what is wrong."""
    with pytest.raises(WeightsError) as caught:
        parse(text)
    assert str(caught.value) == f"decide/html_trees.json: expected names and trees ({said})"
