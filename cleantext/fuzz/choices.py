"""Choices by chance, written down, so that they can be made again and made fewer."""

from __future__ import annotations

import random
from collections.abc import Sequence

from cleantext.fuzz.grammar import Choose


class Recorder:
    """Choices as a random generator makes them, written down: ``replayed`` makes them again."""

    def __init__(self, seed: str) -> None:
        """The same ``seed`` makes the same choices, with every version of Python."""
        self._choose = random.Random(seed).randrange  # noqa: S311 - no secrets here
        self.choices: list[int] = []

    def __call__(self, count: int) -> int:
        """A number from 0 up to, but not including, ``count``."""
        self.choices.append(self._choose(count))
        return self.choices[-1]


def replayed(choices: Sequence[int]) -> Choose:
    """Makes written-down choices again, as far as there are that many to choose from; what is missing is 0."""
    left = iter(choices)
    return lambda count: min(next(left, 0), count - 1)
