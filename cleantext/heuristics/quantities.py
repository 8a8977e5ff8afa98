"""Quantities: the ingredients of a recipe, a line each, which no sentence shows to be the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleantext.heuristics.measures import Measure
    from cleantext.heuristics.page import Names, Page

# Units of kitchens, in the forms that follow a number.
_UNITS = (
    *r"gr? kg mg dkg dag ml cl dl l el tl esslöffel teelöffel prisen? stück stk scheiben? zehen? bund dosen? pck pkg".split(),
    *r"päckchen tassen? becher handvoll cups? tbsp tsp tablespoons? teaspoons? ounces? oz lbs? pounds? cloves? pinch".split(),
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
_FIRST = frozenset("0123456789½¼¾⅓⅔-*•·▢☐")
_LONGEST = 14
# So many of them make a list of ingredients; between them stand ingredients that are counted, and its headings.
_FEWEST = 3
_REACH = 2
AMONG_QUANTITIES = "line_opens_with_a_quantity_like_others"


def quantities(page: Page, names: Names) -> None:
    """Lines that open with a quantity where several do, and the unknown lines close to them in between."""
    rows = [i for i, m in enumerate(page.measures) if m.text[0] in _FIRST and _is_quantity(m)]
    if len(rows) < _FEWEST:
        return
    for above, below in zip(rows, [*rows[1:], rows[-1]], strict=True):
        names[above].append(AMONG_QUANTITIES)
        if below - above <= _REACH + 1:
            for index in range(above + 1, below):
                if not page.matches[index]:
                    names[index].append("line_between_quantities")


def _is_quantity(measure: Measure) -> bool:
    return measure.size <= _LONGEST and not measure.prose and _QUANTITY.match(measure.bare) is not None
