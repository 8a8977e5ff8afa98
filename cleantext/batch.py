"""Many files: a stream of results in input order, over as many processes as wanted."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from cleantext.errors import CleantextError, OptionError
from cleantext.model import Document
from cleantext.pipeline import Cleaner
from cleantext.readers.files import read_file
from cleantext.templates import Template

# Files a task: enough to drown the cost of passing it on; and tasks in flight for each worker, to bound memory.
_CHUNK = 16
_IN_FLIGHT = 3


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file: ``document``, or the ``error`` that stopped it."""

    path: Path
    document: Document | None = None
    error: CleantextError | None = None


def clean_files(
    paths: Iterable[str | Path], *, workers: int | None = None, template: Template | str | None = "auto", **options: Any
) -> Iterator[FileResult]:
    """Clean files as a stream, in the order of ``paths``, which may be endless; ``options`` are those of ``Cleaner``.

    ``workers``: processes, None for one a core; 1 stays in this process. A file that fails gives a result with
    ``error`` and does not stop the others. Raises ``OptionError`` for a bad option, and ``TemplateError`` for an
    unknown template, before the first file is read.
    """
    if workers is not None and workers < 1:
        raise OptionError(f"workers: found {workers}, expected a positive whole number or None")
    cleaner = Cleaner(**options)
    cleaner.clean("", template=template)  # refuses an unknown template here rather than with every file
    count = workers or os.cpu_count() or 1
    if count == 1:
        return (_clean_one(cleaner, Path(path), template) for path in paths)
    return _parallel(cleaner, _chunks(Path(path) for path in paths), count, template)


def _parallel(
    cleaner: Cleaner, chunks: Iterator[list[Path]], workers: int, template: Template | str | None
) -> Iterator[FileResult]:
    # Spawned, not forked: forking a process that runs threads can deadlock.
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(cleaner, template)
    ) as pool:
        waiting: deque[Future[list[FileResult]]] = deque()
        try:
            for chunk in chunks:
                waiting.append(_submit(pool, chunk))
                if len(waiting) >= _IN_FLIGHT * workers:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _submit(pool: ProcessPoolExecutor, chunk: list[Path]) -> Future[list[FileResult]]:
    """Hand over a chunk; a process that this starts is deaf to Ctrl-C from its birth, before ``_start`` is reached."""
    before = _hold_interrupts(held=True)
    try:
        return pool.submit(_clean_chunk, chunk)
    finally:
        if not before:
            _hold_interrupts(held=False)


def _hold_interrupts(*, held: bool) -> bool:
    """Hold back SIGINT in this thread and what it starts, or let it through; gives what was so before."""
    if sys.platform == "win32":
        return held
    how = signal.SIG_BLOCK if held else signal.SIG_UNBLOCK
    return signal.SIGINT in signal.pthread_sigmask(how, {signal.SIGINT})


def _chunks(paths: Iterator[Path]) -> Iterator[list[Path]]:
    chunk: list[Path] = []
    for path in paths:
        chunk.append(path)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


_worker: list[tuple[Cleaner, Template | str | None]] = []


def _start(cleaner: Cleaner, template: Template | str | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the first one ends the others
    _hold_interrupts(held=False)
    _worker.append((cleaner, template))


def _clean_chunk(paths: list[Path]) -> list[FileResult]:
    cleaner, template = _worker[0]
    return [_clean_one(cleaner, path, template) for path in paths]


def _clean_one(cleaner: Cleaner, path: Path, template: Template | str | None) -> FileResult:
    try:
        data, file_format = read_file(path)
        return FileResult(path, cleaner.clean(data, format=file_format, template=template))
    except CleantextError as error:
        return FileResult(path, error=error)
