"""Text mode on labelled lines: ``python -m tests.bench lines DATA``: scores, peers, curve, errors."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cleantext import Block, Cleaner, Label, Policy
from tests.bench import fit, peers
from tests.bench.linedata import LabelledDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


@dataclass(slots=True)
class Score:
    """Counts over lines and characters; percentages as ``shared/data/README.md`` defines them."""

    lines: Counter[str] = field(default_factory=Counter)
    chars: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    perfect: int = 0
    right_labels: int = 0
    labelled: int = 0
    bins: dict[int, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0.0, 0.0, 0.0]))

    def share(self, group: str, *, lines: bool = False) -> float:
        """Removed share of a group, in percent; 0 where the group does not occur."""
        counts = self.lines if lines else self.chars
        return 100 * counts[f"{group} removed"] / max(1, counts[group])

    @property
    def perfect_share(self) -> float:
        """Documents with nothing wrong, in percent."""
        return 100 * self.perfect / max(1, self.documents)

    @property
    def right_label_share(self) -> float:
        """Right labels among the rightly removed lines, in percent."""
        return 100 * self.right_labels / max(1, self.labelled)

    @property
    def calibration_error(self) -> float:
        """Expected calibration error of removal confidence over ten bins."""
        total = sum(count for count, _, _ in self.bins.values())
        return sum(abs(sure - right) for _, sure, right in self.bins.values()) / max(1.0, total)

    def row(self) -> str:
        """The figures of the README's table."""
        return (
            f"{self.share('body'):6.2f} {self.lines['body removed']:5d} | {self.share('chrome'):6.1f} {self.share('chrome', lines=True):6.1f} |"
            f" {self.share('metadata', lines=True):6.1f} | {self.perfect_share:6.1f} |"
            f" {self.right_label_share:6.1f} | {self.calibration_error:.3f} | {self.documents}"
        )


HEAD = f"{'':34s} {'lost%':>6s} {'lines':>5s} | {'chrome':>6s} {'lines':>6s} | {'meta':>6s} | {'perfct':>6s} | {'labels':>6s} | {'ECE':5s} | documents"


def add(score: Score, document: LabelledDocument, removed: Sequence[Block | bool]) -> list[int]:
    """Count one document; ``removed``: for each line its judged block, or whether it was removed. Wrong line numbers."""
    wrong = []
    for number, (line, verdict) in enumerate(zip(document.lines, removed, strict=True)):
        if line.unsure:
            continue
        group, size = line.label.group, len(line.text)
        gone = not verdict.kept if isinstance(verdict, Block) else verdict
        score.lines[group] += 1
        score.chars[group] += size
        if gone:
            score.lines[f"{group} removed"] += 1
            score.chars[f"{group} removed"] += size
        if gone == (group == "body"):
            wrong.append(number)
        if gone and isinstance(verdict, Block):
            confidence = verdict.confidence or 0.0
            slot = score.bins[min(9, int(10 * confidence))]
            slot[0] += 1
            slot[1] += confidence
            slot[2] += group != "body"
            if group != "body":
                score.labelled += 1
                score.right_labels += verdict.label == line.label
    score.documents += 1
    score.perfect += not wrong
    return wrong


def clean_lines(cleaner: Cleaner, document: LabelledDocument) -> list[Block | bool]:
    """For each line the block it became, or True where it became none."""
    source = "\n".join(line.text for line in document.lines)
    starts: dict[int, int] = {}
    position = 0
    for number, line in enumerate(document.lines):
        starts[position] = number
        position += len(line.text) + 1
    result: list[Block | bool] = [True] * len(document.lines)
    for block in cleaner.clean(source, format="text").blocks:
        if block.start in starts:
            result[starts[block.start]] = block
    return result


def cross_validated(
    documents: Sequence[LabelledDocument], policies: Iterable[Policy]
) -> dict[str, dict[str, list[Block | bool]]]:
    """For each policy, by document id, the verdicts of weights that were fitted on other publishers."""
    observed = fit.observe_all(documents)
    verdicts: dict[str, dict[str, list[Block | bool]]] = {policy.name: {} for policy in policies}
    with tempfile.TemporaryDirectory() as directory:
        models = fit.fold_models(observed)
        calibration = fit.calibrate(observed, models)
        for fold, model in enumerate(models):
            if model is None:
                continue
            path = Path(directory) / f"{fold}.toml"
            seen = fit.split(observed, fold)[0]
            fit.write(fit.render(model, fit.fit_headings(seen), calibration, fit.fit_runs(seen)), path)
            for policy in policies:
                cleaner = Cleaner(weights=path, policy=policy)
                for document in documents:
                    if document.fold == fold:
                        verdicts[policy.name][document.id] = clean_lines(cleaner, document)
    return verdicts


def table(
    documents: Sequence[LabelledDocument],
    verdicts: dict[str, list[Block | bool]],
    key: Callable[[LabelledDocument], str],
) -> dict[str, Score]:
    """Scores by a key of the documents."""
    scores: dict[str, Score] = defaultdict(Score)
    for document in documents:
        add(scores[key(document)], document, verdicts[document.id])
    return dict(sorted(scores.items(), key=lambda item: -item[1].documents))


def errors(documents: Sequence[LabelledDocument], verdicts: dict[str, list[Block | bool]]) -> Iterable[str]:
    """Every wrong line, with its neighbours' labels and the strongest evidence."""
    for document in documents:
        wrong = add(Score(), document, verdicts[document.id])
        if not wrong:
            continue
        yield f"## {document.id} {document.publisher} {document.lang} {document.extractor} {len(document.lines)} lines"
        for number in wrong:
            line, verdict = document.lines[number], verdicts[document.id][number]
            side = "LOST" if line.label.group == "body" else "KEPT"
            yield f"{side} {number:4d} {line.label:13s} {line.text[:140]}"
            if isinstance(verdict, Block):
                strongest = sorted(verdict.evidence, key=lambda e: -abs(e.weight))[:7]
                yield f"       {verdict.label} {verdict.confidence:.2f}: " + " ".join(
                    f"{e.name}{e.weight:+.1f}" for e in strongest
                )


def by_label(
    documents: Sequence[LabelledDocument], verdicts: dict[str, list[Block | bool]]
) -> dict[str, tuple[int, int, int]]:
    """For each label: lines, lines removed, removed with the right label."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for document in documents:
        for line, verdict in zip(document.lines, verdicts[document.id], strict=True):
            if line.unsure:
                continue
            gone = not verdict.kept if isinstance(verdict, Block) else verdict
            slot = counts[line.label]
            slot[0] += 1
            slot[1] += gone
            slot[2] += isinstance(verdict, Block) and gone and verdict.label == line.label
    return {label: (a, b, c) for label, (a, b, c) in sorted(counts.items(), key=lambda item: -item[1][0])}


def headings(documents: Sequence[LabelledDocument], verdicts: dict[str, list[Block | bool]]) -> tuple[int, int, int]:
    """Of the lines rightly kept: headings, headings of kind ``heading``, body lines of that kind."""
    count = right = wrong = 0
    for document in documents:
        for line, verdict in zip(document.lines, verdicts[document.id], strict=True):
            if line.unsure or line.label.group != "body" or not isinstance(verdict, Block) or not verdict.kept:
                continue
            called = verdict.kind == "heading"
            count += line.label is Label.HEADING
            right += called and line.label is Label.HEADING
            wrong += called and line.label is not Label.HEADING
    return count, right, wrong


def peer_scores(documents: Sequence[LabelledDocument]) -> dict[str, Score]:
    """The peers on the same lines."""
    scores = {}
    for name, remove in peers.LINE_PEERS.items():
        score = Score()
        for document in documents:
            add(score, document, remove([line.text for line in document.lines], document.lang))
        scores[name] = score
    return scores
