"""``python -m tests.bench lines|extracted|interrupted|html|metadata|templates|speed|fit|gate DATA`` and ``… rules PACK…``."""

from __future__ import annotations

import argparse
import operator
import sys
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
    extracted = commands.add_parser(
        "extracted", help="text mode on what trafilatura extracts from other publishers' gold pages"
    )
    interrupted = commands.add_parser(
        "interrupted", help="text mode on gold bodies with one line of known chrome among theirs"
    )
    fit = commands.add_parser("fit", help="fit the weights from labelled lines")
    fit.add_argument("--output", type=Path, default=Path("cleantext/decide/weights.toml"))
    gate = commands.add_parser("gate", help="the floors that every change must keep")
    speed = commands.add_parser("speed", help="CPU time against ftfy.fix_text, and growth with rules and length")
    html = commands.add_parser("html", help="article text from the gold HTML pages, with trafilatura in the same run")
    html.add_argument("--sets", default="A,B,C,D,E")
    html.add_argument("--limit", type=int)
    html.add_argument("--errors", action="store_true")
    html.add_argument("--stages", action="store_true", help="CPU time of each step instead of scores")
    metadata = commands.add_parser(
        "metadata", help="title, authors and date from HTML, with trafilatura in the same run"
    )
    metadata.add_argument("--errors", action="store_true")
    rules = commands.add_parser("rules", help="where each rule of some packs fires on the labelled lines")
    rules.add_argument("packs", nargs="+", metavar="PACK")
    templates = commands.add_parser("templates", help="what templates learnt from 5, 10 and 30 documents add")
    templates.add_argument("--draws", type=int, default=5)
    templates.add_argument("--limit", type=int, help="so many publishers")
    templates.add_argument("--errors", action="store_true", help="every line that is still wrong")
    templates.add_argument("--html", action="store_true", help="on the gold pages of publishers with several, instead")
    for command in (lines, extracted, interrupted, fit, gate, speed, html, metadata, templates):
        command.add_argument("data", type=Path, metavar="DATA")
    rules.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments = parser.parse_args()
    globals()[f"run_{arguments.command}"](arguments)


def run_fit(arguments: argparse.Namespace) -> None:
    """Fit and write the weights."""
    from tests.bench import fit, linedata

    observed = fit.observe_all(linedata.read_documents(arguments.data))
    fit.write(fit.fit(observed), arguments.output)
    print(f"{arguments.output}: fitted on {len(observed)} documents")


def run_extracted(arguments: argparse.Namespace) -> None:
    """Score text mode on the gold pages as another extractor reads them."""
    from tests.bench import extracted

    for name, count in extracted.measure(arguments.data).items():
        print(f"{name}: removed of {count.row()} documents", flush=True)


def run_interrupted(arguments: argparse.Namespace) -> None:
    """Count what of gold bodies goes with a line of chrome among theirs."""
    from tests.bench import interrupted

    count = interrupted.measure(arguments.data)
    for label, put_in in count.put_in.most_common():
        lost, characters = count.lost[label], count.characters[label]
        print(f"{label:15} put in {put_in:5,} times: {lost:5,} lines of the article went, {characters:7,} characters")
    print(f"{count.share:.1f} lines for each 100 put in")


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
        for name, score in lines.table(documents, default, operator.attrgetter(key)).items():
            print(f"{key} {name:24s} {score.row()}")
    for label, (count, removed, right) in lines.by_label(documents, default).items():
        print(
            f"{label:14s} {count:5d} lines, removed {100 * removed / count:5.1f} %, right label {100 * right / max(1, removed):5.1f} %"
        )
    count, right, wrong = lines.headings(documents, default)
    print(
        f"subheadings    {count:5d} kept, recognised {100 * right / max(1, count):5.1f} %, right among those recognised"
        f" {100 * right / max(1, right + wrong):5.1f} %"
    )
    if arguments.peers:
        for name, score in lines.peer_scores(documents).items():
            print(f"{name:34s} {score.row()}")


def run_gate(arguments: argparse.Namespace) -> None:
    """Check the floors; exit with 1 when one is missed."""
    from tests.bench import gate

    failures = gate.check(arguments.data)
    if failures:
        sys.exit(f"below the floor: {', '.join(failures)}")


def run_speed(arguments: argparse.Namespace) -> None:
    """Print CPU times and their ratio."""
    from tests.bench import linedata, speed

    texts = speed.texts_of(linedata.read_documents(arguments.data))
    ours, theirs, ratio = speed.against_ftfy(texts)
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    print(f"cleantext       {ours:6.2f} s CPU  {megabytes / ours:5.2f} MB/s")
    print(f"ftfy.fix_text   {theirs:6.2f} s CPU  {megabytes / theirs:5.2f} MB/s")
    print(f"ratio           {ratio:6.2f}  (least of {speed.ROUNDS} interleaved rounds)")
    factor, ratio = speed.with_more_rules(texts)
    print(f"with {factor:.1f} times as many rules: {ratio:.2f} times the time")
    for size, microseconds in speed.growth(max(texts, key=len)):
        print(f"{size:9d} characters: {microseconds:.3f} microseconds a character")


def run_html(arguments: argparse.Namespace) -> None:
    """Score HTML mode."""
    from tests.bench import html

    if arguments.stages:
        html.print_stages(list(html.gold_pages(arguments.data, arguments.sets.split(","), arguments.limit)))
        return
    html.report(arguments.data, arguments.sets.split(","), limit=arguments.limit, errors=arguments.errors)


def run_metadata(arguments: argparse.Namespace) -> None:
    """Score metadata."""
    from tests.bench import metadata

    metadata.report(arguments.data, "CE", errors=arguments.errors)


def run_templates(arguments: argparse.Namespace) -> None:
    """Score learned templates."""
    from tests.bench import templates, templates_html

    if arguments.html:
        templates_html.report(arguments.data)
        return
    templates.report(arguments.data, draws=arguments.draws, limit=arguments.limit, errors=arguments.errors)


def run_rules(arguments: argparse.Namespace) -> None:
    """Report on rules."""
    from tests.bench import rules

    rules.report(arguments.data, arguments.packs)


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
