"""The XPath of the elements of an outline."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.readers.html_blocks import Outline

# A path shows at most this many steps, the innermost, so that deep nesting costs no quadratic space.
_DEEPEST_PATH = 60


class Paths:
    """The XPath of nodes; deeper than 60 steps only the innermost ones, after ``//``."""

    def __init__(self, shape: Outline) -> None:
        """Nothing is computed before it is asked for: half of the nodes hold no text of their own."""
        self._shape = shape
        # For each node that has been asked for how deep it is, and its path.
        self._known: dict[int, tuple[int, str]] = {-1: (0, "")}

    def of(self, index: int) -> str:
        """The path of a node."""
        nodes, known = self._shape.nodes, self._known
        unknown = []
        while index not in known:
            unknown.append(index)
            index = nodes[index][0]
        depth, path = known[index]
        for node in reversed(unknown):
            depth += 1
            found = nodes[node]
            path = f"{path}/{found[1]}[{found[2]}]" if depth <= _DEEPEST_PATH else ""
            known[node] = depth, path
        return path or self._innermost(unknown[0] if unknown else index)

    def _innermost(self, index: int) -> str:
        nodes = [self._shape.nodes[i] for i in islice(self._shape.ancestors(index), _DEEPEST_PATH)]
        return "//" + "/".join(f"{node.tag}[{node.place}]" for node in reversed(nodes))
