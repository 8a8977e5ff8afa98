"""How each rule does on the labelled lines: where it fires, on what, and whether its examples hold."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

from cleantext.model import Label
from cleantext.normalize import bare, bare_texts, normalize
from cleantext.rules import Matcher, Splitter, fires, load_pack
from cleantext.rules.schema import Rule, check_pattern


def example_failures(rules: tuple[Rule, ...]) -> list[str]:
    """One line for each example that does not behave, and for each pattern that does not compile."""
    failures = []
    for rule in rules:
        check_pattern(rule, rule.id)
        failures += [f"{rule.id}: drop example does not match: {text!r}" for text in rule.drop if not fires(rule, text)]
        failures += [f"{rule.id}: keep example matches: {text!r}" for text in rule.keep if fires(rule, text)]
        for text in rule.keep:
            if not rule.is_near(bare(normalize(text))):
                failures.append(f"{rule.id}: keep example holds no hint: {text!r}")
    return failures


def report(data: Path, packs: list[str], *, show: int = 3) -> None:
    """Print, for each rule of the packs, hits on right label / other removable / body lines, and body hits verbatim."""
    rules = tuple(rule for pack in packs for rule in load_pack(pack))
    for failure in example_failures(rules):
        print("EXAMPLE", failure)
    matcher = Matcher([rule for rule in rules if rule.tier != "split"])
    splitter = Splitter(rules)
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    lost: dict[str, list[str]] = defaultdict(list)
    for row in (data / "lines" / "dev.jsonl").open(encoding="utf-8"):
        document = json.loads(row)
        lines = [line for line in document["lines"] if not line["label"].endswith("?")]
        texts = [normalize(line["text"]) for line in lines]
        found = [[match.rule for match in matches] for matches in matcher.match(bare_texts(texts))]
        for index, pitches in splitter.find(texts).items():
            found[index] += [pitch.rule for pitch in pitches]
        for line, fired in zip(lines, found, strict=True):
            label = Label(line["label"])
            for rule in fired:
                kind = "right" if label == rule.label else "body" if label.group == "body" else "other"
                hits[rule.id][kind] += 1
                if kind == "body":
                    shown = line["text"][-160:] if rule.tier == "split" else line["text"][:160]
                    lost[rule.id].append(f"{document['id']}: {shown}")
    for rule in rules:
        count = hits[rule.id]
        print(f"{rule.tier:10s} right {count['right']:4d} other {count['other']:4d} body {count['body']:4d}  {rule.id}")
        for text in lost[rule.id][:show]:
            print("           BODY", text)
