"""Quantities: the ingredients of a recipe, a line each, which no sentence shows to be the article."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Names, Page

# Units of kitchens, in the forms that follow a number.
_UNITS = (
    *r"gr? kg mg dkg dag ml cl dl l el tl esslöffel teelöffel prisen? stück stk scheiben? zehen? bund dosen? pck pkg".split(),
    *r"päckchen pincées? tassen? becher handvoll bouquets? bottes? manojos? pizcas? ramas? mazzett[io] rametti? cups? tbsp tsp tablespoons? teaspoons? ounces? oz lbs? pounds? cloves? pinch".split(),
    *r"cuill[eè]res? cuillerées? gousses? tasses? cucharad(?:as?|itas?) tazas? dientes? cucchiai(?:o|ni|no)? spicchio?".split(),
    *r"colher(?:es)? xícaras? dentes? gram(?:ów|mes?|m[io]|as|os)? szt(?:uk[aię]?)? łyż(?:k[ai]|ek|eczk[ai]|eczek)".split(),
    *r"szklan(?:k[ai]|ek) eetlepels? theelepels? msk tsk krm spsk ss ts rkl kpl lžíc[ei] lžičk[ay] evőkanál teáskanál".split(),
    *r"csésze bardağı bardak kaşığı adet lingur[ăi] lingurițe? căni г гр кг мл л шт стакан[ав]? ложк[аи] γρ".split(),
    r"c\. à (?:soupe|café|s|c)",
    r"ст\. ?л",
    r"ч\. ?л",
    r"κ\.[σγ]",
)
_QUANTITY = re.compile(rf"(?:[-*•·▢☐]\s?)?[\d½¼¾⅓⅔][\d½¼¾⅓⅔/.,–-]*\s?(?:{'|'.join(_UNITS)})\b")
_COUNTED = re.compile(r"(?:[-*•·▢☐]\s?)?[\d½¼¾⅓⅔][\d½¼¾⅓⅔/.,–-]*\s?[^\W\d_]")
_FIRST = frozenset("0123456789½¼¾⅓⅔-*•·▢☐")
_LONGEST = 14
# So many of them make a list of ingredients, fewer where bullets mark the list; between them stand ingredients that are
# counted, and its headings.
_FEWEST, _FEWEST_BULLETED = 3, 2
_REACH = 2
_LONGEST_HEADING = 8
AMONG_QUANTITIES = "line_opens_with_a_quantity_like_others"


def quantities(page: Page, names: Names) -> None:
    """Lines that open with a quantity where several do, and the unknown lines that belong to them.

    Those stand in between, in the same bulleted list, or right above the first as its heading.
    """
    measures = page.measures
    rows = [i for i, m in enumerate(measures) if m.text[0] in _FIRST and _is_quantity(m)]
    if not rows:
        return
    bulleted = _lists_of(measures, rows)
    if len(rows) < _FEWEST and not bulleted:
        return
    known, between = set(rows), set(bulleted)
    for above, below in pairwise(rows):
        if below - above <= _REACH + 1:
            between.update(range(above + 1, below))
    for index in rows:
        names[index].append(AMONG_QUANTITIES)
    for index in sorted(between - known):
        if not page.matches[index]:
            names[index].append("line_between_quantities")
    head = min(known | between) - 1
    if head >= 0 and not page.matches[head] and 0 < measures[head].size <= _LONGEST_HEADING:
        names[head].append("line_right_above_quantities")


def _lists_of(measures: Sequence[Measure], rows: Sequence[int]) -> list[int]:
    """The indices of the bulleted lists of short lines with a quantity in which half of the lines open with a number."""
    held: list[int] = []
    for row in rows:
        if held and row <= held[-1]:
            continue
        start, end = row, row + 1
        while start and _is_item(measures[start - 1]):
            start -= 1
        while end < len(measures) and _is_item(measures[end]):
            end += 1
        counted = sum(_COUNTED.match(measure.bare) is not None for measure in measures[start:end])
        if counted >= max(_FEWEST_BULLETED, (end - start) / 2) and _is_item(measures[row]):
            held += range(start, end)
    return held


def _is_item(measure: Measure) -> bool:
    return measure.bulleted and measure.size <= _LONGEST and not measure.prose


def _is_quantity(measure: Measure) -> bool:
    return measure.size <= _LONGEST and not measure.prose and _QUANTITY.match(measure.bare) is not None
