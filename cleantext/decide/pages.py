"""Verdicts on the blocks of an HTML page: structure first, then the text of what structure leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cleantext.decide.context import posteriors
from cleantext.decide.structure import OUT_OF_THE_QUESTION, as_probability, label_of_place
from cleantext.decide.verdict import Verdict, _labelled, _rounds, _scores, odds_of_metadata
from cleantext.heuristics import look_at_blocks, look_at_page, survey
from cleantext.heuristics.phrases import TEMPLATE
from cleantext.heuristics.quantities import AMONG_QUANTITIES
from cleantext.model import Evidence, Label
from cleantext.readers.html_articles import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from cleantext.decide.context import Posteriors
    from cleantext.decide.structure import Look, StructureWeights
    from cleantext.decide.weights import Weights
    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Page
    from cleantext.languages import Language
    from cleantext.model import Block
    from cleantext.options import Options
    from cleantext.rules.match import Match

# A safe slot of the page's own template; what 5 publishers' learnt ones took on their 25 gold pages was no body.
_SURE_OF_A_SLOT = 0.99
# What has both signals of the page's headline is body on none of the gold pages but one (data README: 1 of 519).
_SURE_OF_THE_HEADLINE = 0.97
# What structure and text together give less than this probability of removal is surely body. Read once more where the texts
# alone removed it, out of fold F1 of D was 93.9 against 93.7 without, of all other sets the same.
_SURE_OF_BODY = 0.18
# A page of so few blocks (a dialog, an error, a shell) is read whole.
_FEW_BLOCKS = 12
# What the trees of the second look say, as evidence.
TOGETHER = "what_all_of_this_says_together"
# Structural signals of the page's headline.
TOP_HEADING = frozenset({"is_the_only_top_heading", "says_the_same_as_the_title"})


class Judged(NamedTuple):
    """A judged page: for each block a verdict, the rules that matched and what structure said; the language's table."""

    verdicts: list[Verdict]
    matches: list[Sequence[Match]]
    reasons: list[tuple[Evidence, ...]]
    table: Language | None


class _Place:
    """What structure alone says of all blocks with the same signals; the verdict is made when it is asked for."""

    __slots__ = ("_settled", "odds", "signals")

    def __init__(self, signals: tuple[str, ...], odds: float) -> None:
        """``odds`` are the log odds of removal."""
        self.signals = signals
        self.odds = odds
        self._settled: tuple[Verdict, tuple[Evidence, ...]] | None = None

    def settled(self, first: Look, keep: Collection[Label]) -> tuple[Verdict, tuple[Evidence, ...]]:
        """The verdict on a block by its place alone, and the reasons."""
        if self._settled is None:
            label = label_of_place(self.signals)
            verdict = Verdict(label in keep, label, as_probability(self.odds), [])
            self._settled = verdict, first.reasons(self.signals)
        return self._settled


# From texts to their measures, the rules that match them, and the language's table.
ReadTexts: TypeAlias = "Callable[[Sequence[str]], tuple[list[Measure], Sequence[Sequence[Match]], Language | None]]"


def judge_structure(
    blocks: Sequence[Block],
    read_texts: ReadTexts,
    weights: Weights,
    options: Options,
    structure: StructureWeights,
) -> Judged:
    """A verdict for each block of an HTML page.

    First structure alone, which settles most of what surrounds an article; then, for what may be body, structure and text
    together; then the text of what those keep. What structure says was fitted without templates: it hears of none, and
    what a safe slot takes goes beside it.
    """
    places = _first_look(blocks, structure)
    open_ = [i for i, place in enumerate(places) if place.odds < OUT_OF_THE_QUESTION or len(blocks) <= _FEW_BLOCKS]
    open_ = open_ or list(range(len(blocks)))
    page, by_itself, seen, probable, names, matches = _evidence([blocks[i] for i in open_], read_texts, weights)
    measures, table = page.measures, page.language
    taken = {index: label for index, own in enumerate(matches) if (label := _taken(own)) is not None}
    together = structure.trees.odds(names)
    removals = _removals(names, taken, together, structure.second)
    verdicts = [
        Verdict(False, Label.RELATED, removal, own, odds_of_metadata(probable, index))  # noqa: FBT003 - removed
        for index, (own, removal) in enumerate(zip(names, removals, strict=True))
    ]
    left = [i for i, removal in enumerate(removals) if removal < options.policy.structure_probability]
    settled = _settled_by_place(names)
    for index in left:
        settled.pop(index, None)
    settled |= taken
    known = by_itself if _holds_among_fewer(by_itself, matches) else None
    sure = {i for i in left if removals[i] < _SURE_OF_BODY}
    for index, verdict in judge_texts(left, sure, known, measures, matches, table, weights, options).items():
        verdicts[index] = verdict
    labelled = _labelled(verdicts, page, seen, weights, options.keep, settled)
    judged = dict(zip(open_, zip(labelled, matches, together, strict=True), strict=True))
    return _whole_page(places, judged, table, structure, options)


def _removals(
    names: Sequence[Sequence[str]],
    taken: Collection[int],
    together: Sequence[float],
    second: Look,
) -> list[float]:
    """The probabilities of removal after the second look; ``together``: what the trees say of the names of each block."""
    found = []
    for index, own in enumerate(names):
        if index in taken:
            found.append(_SURE_OF_A_SLOT)
        elif TOP_HEADING.issubset(own):
            found.append(_SURE_OF_THE_HEADLINE)
        else:
            found.append(as_probability(second.odds(own) + together[index]))
    return found


def _settled_by_place(names: Sequence[Sequence[str]]) -> dict[int, Label]:
    """The labels that blocks have by their places, should they go."""
    settled = {index: Label.TITLE for index, own in enumerate(names) if not TOP_HEADING.isdisjoint(own)}
    return settled | {index: Label.RELATED for index, own in enumerate(names) if ELSEWHERE in own}


def judge_texts(
    left: Sequence[int],
    sure: Collection[int],
    by_itself: list[list[str]] | None,
    measures: Sequence[Measure],
    matches: Sequence[Sequence[Match]],
    table: Language | None,
    weights: Weights,
    options: Options,
) -> dict[int, Verdict]:
    """What the texts say of the blocks that are ``left``; ``by_itself``: what blocks show alone, if that is known.

    What structure is ``sure`` of is read once more without what the texts removed, and comes back where it stands then
    and nothing else goes: what is kept is a fixed point of the text's decision either way.
    """

    def rounds(chosen: Sequence[int]) -> dict[int, Verdict]:
        known = [by_itself[i] for i in chosen] if by_itself is not None else None
        judged, _, _ = _rounds(
            [measures[i] for i in chosen], [matches[i] for i in chosen], table, weights, options.policy, known
        )
        return dict(zip(chosen, judged, strict=True))

    found = rounds(left)
    again = [i for i in left if found[i].kept or i in sure]
    if all(found[i].kept for i in again):
        return found
    second = rounds(again)
    return found | second if all(second[i].kept for i in again if found[i].kept) else found


def _whole_page(
    places: Sequence[_Place],
    judged: dict[int, tuple[Verdict, Sequence[Match], float]],
    table: Language | None,
    structure: StructureWeights,
    options: Options,
) -> Judged:
    """All blocks: those that were judged by their texts, too, with what the trees said of each, and those that their places settle."""
    page = Judged([], [], [], table)
    for index, place in enumerate(places):
        if (found := judged.get(index)) is not None:
            verdict, matches, together = found
            look = structure.second if verdict.names else structure.first
            reasons = look.reasons(place.signals)
            if together:
                reasons += (Evidence(TOGETHER, weight=together),)
        else:
            (verdict, reasons), matches = place.settled(structure.first, options.keep), ()
        page.verdicts.append(verdict)
        page.matches.append(matches)
        page.reasons.append(reasons)
    return page


def _holds_among_fewer(by_itself: list[list[str]], matches: Sequence[Sequence[Match]]) -> bool:
    """Whether what blocks show by themselves is the same when some of them are gone, and when templates are heard, too."""
    if any(match.rule.id.startswith(TEMPLATE) for own in matches for match in own):
        return False
    return not any(AMONG_QUANTITIES in own for own in by_itself)


def _taken(matches: Sequence[Match]) -> Label | None:
    """The label of the safe slot of a template that takes a block."""
    return next((m.rule.label for m in matches if m.rule.tier == "safe" and m.rule.id.startswith(TEMPLATE)), None)


def _first_look(blocks: Sequence[Block], structure: StructureWeights) -> list[_Place]:
    """Structure alone; many blocks around an article have the same signals."""
    seen: dict[tuple[str, ...], _Place] = {}
    places = []
    for block in blocks:
        signals = block.structure.signals if block.structure else ()
        if (place := seen.get(signals)) is None:
            place = seen[signals] = _Place(signals, structure.first.odds(signals))
        places.append(place)
    return places


def structure_names(blocks: Sequence[Block], read_texts: ReadTexts, weights: Weights) -> list[list[str]]:
    """What the second look sees of blocks that may be body: structural signals, what each text shows, what the text decision says."""
    return _evidence(blocks, read_texts, weights).names


class _TextEvidence(NamedTuple):
    """The blocks that may be body as the second look sees them."""

    page: Page
    by_itself: list[list[str]]
    seen: list[list[str]]
    posteriors: Posteriors
    names: list[list[str]]
    matches: Sequence[Sequence[Match]]


def _evidence(blocks: Sequence[Block], read_texts: ReadTexts, weights: Weights) -> _TextEvidence:
    measures, matches, table = read_texts([block.text for block in blocks])
    by_rules = [[match for match in own if not match.rule.id.startswith(TEMPLATE)] for own in matches]
    page = survey(measures, by_rules, table)
    by_itself = look_at_blocks(page)
    seen = look_at_page(page, by_itself)
    said = posteriors(_scores(page, seen, weights), weights)
    return _TextEvidence(page, by_itself, seen, said, _with_structure(blocks, page, by_itself, said.body), matches)


def _with_structure(
    blocks: Sequence[Block], page: Page, by_itself: list[list[str]], of_body: Sequence[float]
) -> list[list[str]]:
    said = [_text_says(measure, 1.0 - body) for measure, body in zip(page.measures, of_body, strict=True)]
    return [
        [
            *(block.structure.signals if block.structure else ()),
            *dict.fromkeys(own),
            said[i],
            *([f"above_it_{said[i - 1]}"] if i else ()),
            *([f"below_it_{said[i + 1]}"] if i + 1 < len(said) else ()),
        ]
        for i, (block, own) in enumerate(zip(blocks, by_itself, strict=True))
    ]


_TEXT_STEPS = (0.01, 0.05, 0.15, 0.35, 0.65, 0.85, 0.95, 0.99)


def _text_says(measure: Measure, removal: float) -> str:
    step = sum(removal >= bound for bound in _TEXT_STEPS)
    upper = _TEXT_STEPS[step] if step < len(_TEXT_STEPS) else 1.0
    return f"text_alone_removes_{'prose' if measure.prose else 'a_line'}_up_to_{round(100 * upper)}_percent"
