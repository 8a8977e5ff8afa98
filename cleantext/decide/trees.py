"""What names say together and their weights, summed, do not: regression trees that correct log odds.

A tree asks for one name after the other, and where it ends says what to add. All blocks go through it at once: a set of
blocks is one integer with a lane for each, and a question divides it by one ``&``, so that a page costs little more than a
block.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from struct import Struct
from typing import TYPE_CHECKING, Any, TypeAlias

from cleantext.errors import WeightsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A tree: what it adds, in units, or the name it asks for, the tree for blocks without it and the tree for those that have it.
Tree: TypeAlias = "int | tuple[str, Tree, Tree]"

# Log odds are added up as whole ten-thousandths.
UNIT = 10_000
_LANE = 32
# So many blocks at once: wider integers would make pages of many blocks cost more than linear time.
_AT_ONCE = 128
_LANES = Struct(f"<{_AT_ONCE}I")
_FILE = "html_trees.json"


class Trees:
    """Trees whose answers, in ten-thousandths of log odds, are summed."""

    def __init__(self, trees: Sequence[Tree] = ()) -> None:
        """Leaves are moved up to be positive, and what that adds is taken off the sum."""
        self.trees = tuple(trees)
        lowest = [min(_leaves(tree)) for tree in self.trees]
        self._offset = sum(lowest)
        self._raised = [_raised(tree, -least) for tree, least in zip(self.trees, lowest, strict=True)]
        self._names = dict.fromkeys(name for tree in self.trees for name in _asked(tree))

    def odds(self, rows: Sequence[Sequence[str]]) -> list[float]:
        """For the names of each block what the trees add to the log odds.

        >>> Trees([("is_a_quote", 0, ("in_a_footer", -5_000, 20_000))]).odds([["is_a_quote"], ["is_a_quote", "in_a_footer"], []])
        [-0.5, 2.0, 0.0]
        """
        if not self.trees:
            return [0.0] * len(rows)
        sums = [
            total for start in range(0, len(rows), _AT_ONCE) for total in self._sums(rows[start : start + _AT_ONCE])
        ]
        return [(total + self._offset) / UNIT for total in sums]

    def _sums(self, rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
        having = dict.fromkeys(self._names, 0)
        everything = 0
        for lane, names in enumerate(rows):
            bit = 1 << (_LANE * lane)
            everything |= bit
            for name in names:
                if name in having:
                    having[name] |= bit
        total = 0
        left = [(tree, everything) for tree in self._raised]
        while left:
            node, here = left.pop()
            while type(node) is tuple:
                name, absent, present = node
                there = here & having[name]
                if not there:
                    node = absent
                elif there == here:
                    node = present
                else:
                    left.append((present, there))
                    node, here = absent, here ^ there
            total += here * node  # type: ignore[operator] # what is no tuple is what it adds
        return _LANES.unpack(total.to_bytes(_LANES.size, "little"))[: len(rows)]


def _leaves(tree: Tree) -> Iterator[int]:
    if isinstance(tree, tuple):
        for branch in tree[1:]:
            yield from _leaves(branch)
    else:
        yield tree


def _asked(tree: Tree) -> Iterator[str]:
    if isinstance(tree, tuple):
        name, absent, present = tree
        yield name
        yield from _asked(absent)
        yield from _asked(present)


def _raised(tree: Tree, by: int) -> Tree:
    if not isinstance(tree, tuple):
        return tree + by
    name, absent, present = tree
    return name, _raised(absent, by), _raised(present, by)


def dump(trees: Sequence[Tree]) -> str:
    """The trees as JSON: the names they ask for in order, and a line for each tree, which gives a name by its place there."""
    names = sorted({name for tree in trees for name in _asked(tree)})
    place = {name: index for index, name in enumerate(names)}

    def numbered(tree: Tree) -> object:
        return [place[tree[0]], numbered(tree[1]), numbered(tree[2])] if isinstance(tree, tuple) else tree

    listed = ",\n".join(json.dumps(name) for name in names)
    lines = ",\n".join(json.dumps(numbered(tree), separators=(",", ":")) for tree in trees)
    return f'{{"names": [\n{listed}\n],\n"trees": [\n{lines}\n]}}\n'


def parse(text: str) -> Trees:
    """Trees from what ``dump`` gave. Raises ``WeightsError`` for what is none.

    >>> parse(dump([("is_a_quote", 0, -5_000)])).trees
    (('is_a_quote', 0, -5000),)
    """
    try:
        table = json.loads(text)
        return Trees([_tree(tree, table["names"]) for tree in table["trees"]])
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise WeightsError(f"decide/{_FILE}: expected names and trees ({error})") from None


def _tree(node: Any, names: Sequence[str]) -> Tree:
    if isinstance(node, int):
        return node
    name, absent, present = node
    return str(names[name]), _tree(absent, names), _tree(present, names)


@cache
def html_trees() -> Trees:
    """The built-in trees of the second look at HTML, fitted by ``python -m tests.bench.html_fit``. Raises ``WeightsError``."""
    return parse(resources.files("cleantext.decide").joinpath(_FILE).read_text("utf-8"))
