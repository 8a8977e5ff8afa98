"""Law of the counts: merging is associative, commutative and idempotent, and any division of an archive gives the same."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext import TemplateCounts
from cleantext.learning import template_from
from tests.archives import article
from tests.documents import ROOT

_STANDING = ("Jetzt den Newsletter der Redaktion bestellen", "Mehr zum Thema lesen Sie hier:")


def _archive() -> list[str]:
    random = Random(7)  # noqa: S311 - invented articles
    paragraphs = [article(random, "de", paragraphs=1)[0] for _ in range(300)]
    rows = [[f"{paragraph} So steht es in Band {number}." for paragraph in paragraphs] for number in range(45)]
    return ["\n".join([*random.sample(row, random.randint(60, 140)), *_STANDING]) for row in rows]


_ARCHIVE = _archive()
_NUMBERS = st.sets(st.integers(0, len(_ARCHIVE) - 1), max_size=len(_ARCHIVE))


def _counts(numbers: object) -> TemplateCounts:
    counts = TemplateCounts(lines=4000)
    for number in numbers:  # type: ignore[attr-defined]  # sets and ranges
        counts.add(_ARCHIVE[number])
    return counts


@settings(max_examples=20)
@given(_NUMBERS, _NUMBERS)
def test_merging_is_commutative_and_idempotent(one: set[int], other: set[int]) -> None:
    """A + b is b + a, and adding b again changes nothing; overlap is no matter."""
    merged = _counts(one).merge(_counts(other))
    assert merged.to_bytes() == _counts(other).merge(_counts(one)).to_bytes()
    assert merged.merge(_counts(other)).to_bytes() == merged.to_bytes()


@settings(max_examples=20)
@given(_NUMBERS, _NUMBERS, _NUMBERS)
def test_merging_is_associative(one: set[int], two: set[int], three: set[int]) -> None:
    """(a + b) + c is a + (b + c)."""
    left = _counts(one).merge(_counts(two)).merge(_counts(three))
    right = _counts(one).merge(_counts(two).merge(_counts(three)))
    assert left.to_bytes() == right.to_bytes()


_WHOLE = _counts(range(len(_ARCHIVE)))
_TEMPLATE = template_from(_WHOLE, publisher="Beispiel")


def test_the_bound_is_reached() -> None:
    """The archive of these laws is larger than the bound: documents are left out."""
    assert len(_WHOLE) < len(_ARCHIVE)


@settings(max_examples=20)
@given(st.permutations(range(len(_ARCHIVE))), st.lists(st.integers(0, len(_ARCHIVE)), max_size=4))
def test_any_division_and_order_gives_the_same_bytes(order: list[int], cuts: list[int]) -> None:
    """Documents in any order, divided among any workers and merged, give the bytes of the whole; some pass through bytes."""
    edges = [0, *sorted(cuts), len(order)]
    merged = TemplateCounts(lines=4000)
    for first, last in itertools.pairwise(edges):
        part = _counts(order[first:last])
        merged = TemplateCounts.from_bytes(part.to_bytes()).merge(merged)
    assert merged.to_bytes() == _WHOLE.to_bytes()


def test_equal_counts_give_equal_templates() -> None:
    """Halves merged in either order give the template of the whole, notes included."""
    half = len(_ARCHIVE) // 2
    one, other = _counts(range(half)), _counts(range(half, len(_ARCHIVE)))
    for counts in (one.merge(other), other.merge(one)):
        template = template_from(counts, publisher="Beispiel")
        assert (template, template.notes) == (_TEMPLATE, _TEMPLATE.notes)
    assert {text for slot in _TEMPLATE.slots for text in slot.literal} == set(_STANDING)


_SCRIPT = """
import sys
from cleantext import learn
from cleantext.templates.write import dumps
from tests.laws.test_counts import _ARCHIVE
sys.stdout.buffer.write(dumps(learn(_ARCHIVE[::3], publisher="Beispiel", hosts=["b.example"])).encode())
"""


def test_processes_and_hash_seeds_learn_the_same() -> None:
    """The file that is learnt does not depend on the process, its hash seed or its locale."""
    files = {
        subprocess.run(
            [sys.executable, "-c", _SCRIPT], cwd=ROOT, env={**os.environ, **env}, capture_output=True, check=True
        ).stdout
        for env in ({"PYTHONHASHSEED": "0", "LC_ALL": "C"}, {"PYTHONHASHSEED": "77", "LC_ALL": "tr_TR.UTF-8"})
    }
    assert len(files) == 1
    assert b"[[slot]]" in files.pop()
