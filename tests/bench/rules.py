"""How each rule does on the labelled lines: where it fires, on what, and whether its examples hold."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

from cleantext.model import Label
from cleantext.normalize import bare, bare_texts, normalize
from cleantext.rules import Matcher, load_pack
from cleantext.rules.schema import Rule, check_pattern


def example_failures(rules: tuple[Rule, ...]) -> list[str]:
    """One line for each example that does not behave, and for each pattern that does not compile."""
    failures = []
    for rule in rules:
        check_pattern(rule, rule.id)
        matcher = Matcher([rule])
        for text in rule.drop:
            hits = matcher.match([bare(normalize(text))])[0]
            if not hits:
                failures.append(f"{rule.id}: drop example does not match: {text!r} bare={bare(normalize(text))!r}")
            elif rule.tier == "split" and hits[0].end != len(bare(normalize(text))):
                failures.append(f"{rule.id}: split match does not reach the end: {text!r}")
        for text in rule.keep:
            if not any(hint in bare(normalize(text)) for hint in rule.hint):
                failures.append(f"{rule.id}: keep example holds no hint: {text!r}")
            if matcher.match([bare(normalize(text))])[0]:
                failures.append(f"{rule.id}: keep example matches: {text!r}")
    return failures


def report(data: Path, packs: list[str], *, show: int = 3) -> None:
    """Print, for each rule of the packs, hits on right label / other removable / body lines, and body hits verbatim."""
    rules = tuple(rule for pack in packs for rule in load_pack(pack))
    for failure in example_failures(rules):
        print("EXAMPLE", failure)
    matcher = Matcher(rules)
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    lost: dict[str, list[str]] = defaultdict(list)
    for row in (data / "lines" / "dev.jsonl").open(encoding="utf-8"):
        document = json.loads(row)
        lines = [line for line in document["lines"] if not line["label"].endswith("?")]
        found = matcher.match(bare_texts([normalize(line["text"]) for line in lines]))
        for line, matches in zip(lines, found, strict=True):
            label = Label(line["label"])
            for match in matches:
                kind = "right" if label == match.rule.label else "body" if label.group == "body" else "other"
                hits[match.rule.id][kind] += 1
                if kind == "body":
                    lost[match.rule.id].append(f"{document['id']}: {line['text'][:160]}")
    for rule in rules:
        count = hits[rule.id]
        print(f"{rule.tier:10s} right {count['right']:4d} other {count['other']:4d} body {count['body']:4d}  {rule.id}")
        for text in lost[rule.id][:show]:
            print("           BODY", text)
