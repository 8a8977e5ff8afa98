"""``python -m tests.bench lines|html|metadata|speed|fit|rules DATA``."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from cleantext.options import DEFAULT, LENIENT, STRICT, Policy


def main() -> None:
    """Parse the command line and run one benchmark."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    lines = commands.add_parser("lines", help="text mode on labelled lines, cross-validated by publisher")
    lines.add_argument("--errors", action="store_true", help="every wrong line with its evidence")
    lines.add_argument("--curve", action="store_true", help="body lost against chrome removed over thresholds")
    lines.add_argument("--fitted", action="store_true", help="the built-in weights instead of cross-validation")
    lines.add_argument("--peers", action="store_true", help="C4's line rules, jusText and trafilatura in the same run")
    fit = commands.add_parser("fit", help="fit the weights from labelled lines")
    fit.add_argument("--output", type=Path, default=Path("cleantext/decide/weights.toml"))
    for command in (lines, fit):
        command.add_argument("data", type=Path, metavar="DATA")
    arguments = parser.parse_args()
    globals()[f"run_{arguments.command}"](arguments)


def run_fit(arguments: argparse.Namespace) -> None:
    """Fit and write the weights."""
    from tests.bench import fit, linedata

    observed = fit.observe_all(linedata.read_documents(arguments.data))
    fit.write(fit.fit(observed), arguments.output)
    print(f"{arguments.output}: fitted on {len(observed)} documents")


def run_lines(arguments: argparse.Namespace) -> None:
    """Score text mode."""
    from cleantext import Cleaner
    from tests.bench import linedata, lines

    documents = linedata.read_documents(arguments.data)
    policies = [STRICT, DEFAULT, LENIENT]
    if arguments.curve:
        policies += [_point(a, b) for a in (0.3, 0.5, 0.7, 0.9) for b in (0.5, 0.7, 0.85, 0.95) if b >= a]
    if arguments.fitted:
        verdicts = {p.name: {d.id: lines.clean_lines(Cleaner(policy=p), d) for d in documents} for p in policies}
    else:
        verdicts = lines.cross_validated(documents, policies)
    if arguments.errors:
        print("\n".join(lines.errors(documents, verdicts["default"])))
    print(lines.HEAD)
    for name, own in verdicts.items():
        print(f"{name:34s} {lines.table(documents, own, lambda _: 'all')['all'].row()}")
    default = verdicts["default"]
    for key in ("extractor", "lang"):
        for name, score in lines.table(documents, default, lambda d, key=key: getattr(d, key)).items():
            print(f"{key} {name:24s} {score.row()}")
    for label, (count, removed, right) in lines.by_label(documents, default).items():
        print(
            f"{label:14s} {count:5d} lines, removed {100 * removed / count:5.1f} %, right label {100 * right / max(1, removed):5.1f} %"
        )
    if arguments.peers:
        for name, score in lines.peer_scores(documents).items():
            print(f"{name:34s} {score.row()}")


def _point(line: float, prose: float) -> Policy:
    return replace(
        DEFAULT,
        name=f"line {line:.2f} prose {prose:.2f}",
        removal_probability=line,
        prose_probability=prose,
        unsupported_probability=max(prose, 0.95),
    )


if __name__ == "__main__":
    main()
