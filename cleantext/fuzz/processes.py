"""The law of determinism across processes: another hash seed, another process, the same documents."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING

from cleantext.fuzz.failure import FuzzFailure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.fuzz.page import Page
    from cleantext.pipeline import Cleaner
    from cleantext.templates import Template

_HASH_SEEDS = ("1", "4242")
_CHILD = "import sys; sys.path[:] = {path!r}; from cleantext.fuzz.processes import answer; answer()"


def check_processes(cleaner: Cleaner, pages: Sequence[Page], *, template: Template | None = None) -> None:
    """Clean the pages as text in two processes with hash seeds of their own and compare the documents.

    The cleaner must be picklable, as every ``Cleaner`` is. ``template``: the one to clean with; None: each page's own.
    Raises ``FuzzFailure`` for the first page whose documents differ.
    """
    work = pickle.dumps((cleaner, [(page.to_text(), template or page.template) for page in pages]))
    one, other = (_digests(work, seed) for seed in _HASH_SEEDS)
    for page, first, second in zip(pages, one, other, strict=True):
        if first != second:
            what = "two processes with different hash seeds gave two documents"
            raise FuzzFailure("determinism", what, page, format="text")


def _digests(work: bytes, hash_seed: str) -> list[str]:
    done = subprocess.run(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", _CHILD.format(path=sys.path)],
        input=work,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
    )
    return done.stdout.decode().split()


def answer() -> None:
    """In the other process: a line for each page, the digest of its document."""
    cleaner, sources = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - written by the parent process
    for source, template in sources:
        document = cleaner.clean(source, format="text", template=template)
        said = document.to_json() + repr(document.blocks)
        sys.stdout.write(hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest() + "\n")
