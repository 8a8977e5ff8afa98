"""Structural signals: names that are true of a block on its page, for a linear decision to weigh."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from cleantext.readers.html_blocks import Outline, Run
from cleantext.readers.html_claims import Claims, Passage
from cleantext.readers.html_context import Context, topic_share
from cleantext.readers.html_places import FEW, FEW_NAMES, LINKED, LINKED_NAMES, LIST_OF_LINKS, Places, bucket

# The groups that tags of a block's own element fall into; all others are boxes.
TAGS = {
    "p": "paragraph", "h1": "top_heading", "h2": "heading", "h3": "heading", "h4": "small_heading", "h5": "small_heading",
    "h6": "small_heading", "li": "list_item", "tr": "table_cell", "td": "table_cell", "th": "table_cell", "dt": "list_item",
    "dd": "list_item", "figcaption": "caption", "blockquote": "quote", "pre": "preformatted", "button": "button",
}  # fmt: skip
_TAG_NAMES = {tag: f"is_a_{tag}" for tag in ("box", *TAGS.values())}
_LENGTHS = (3, 6, 12, 25, 50)
_LENGTH_NAMES = ("one_or_two", "three_to_five", "six_to_eleven", "a_dozen_or_two", "some_dozen", "over_fifty")
_SENTENCE_LIKE = _LENGTH_NAMES.index("a_dozen_or_two")
_DISTANCES = (1, 2, 4, 11, 41)
_DISTANCE_NAMES = ("at", "one_block", "a_few_blocks", "some_blocks", "many_blocks", "far")
_BEFORE_THE_FIRST, _AFTER_THE_LAST, _AFTER_THE_HEADING = (
    tuple(f"{distance}_{where}" for distance in _DISTANCE_NAMES)
    for where in ("before_the_first_sentence", "after_the_last_sentence", "after_the_top_heading")
)
_TOPIC = (0.15, 0.3, 0.5, 0.75)
_RECUR = tuple(
    tuple(f"{share}_of_the_words_of_the_{kind}_recur" for share in ("hardly_any", "few", "some", "many", "nearly_all"))
    for kind in ("line", "sentence")
)
_SHARE_HOSTS = (
    "facebook.com/share",
    "twitter.com/intent",
    "twitter.com/share",
    "wa.me",
    "api.whatsapp",
    "mailto:",
    "linkedin.com/share",
    "t.me/share",
)
_AUTHOR_PATHS = ("/author", "/autor", "/profile/", "/people/", "/by/", "/staff/", "/redakt", "/contributors/")
_TAG_PATHS = ("/tag/", "/tags/", "/topic", "/thema/", "/themen/", "/category/", "/schlagwort", "/kategorie")
# Two texts are nearly the same when they share this much of their words.
_NEARLY = 0.7
_HELD = (
    ("holds_a_time", frozenset({"time"})),
    ("holds_bold_text", frozenset({"b", "strong"})),
    ("holds_slanted_text", frozenset({"i", "em"})),
    ("holds_code", frozenset({"code"})),
)
_SENTENCE_ENDINGS = frozenset(".!?…。！？.”\"»“’')]")
_SIZES, _SIZE_NAMES = (8, 25), ("short", "middling", "long")
_TARGETS = (
    ("links_to_a_share_page", _SHARE_HOSTS),
    ("links_to_an_author", _AUTHOR_PATHS),
    ("links_to_a_topic", _TAG_PATHS),
)
# What stands before or after a run: a line or a sentence, in another container or the same.
_BEFORE, _AFTER = (
    tuple(
        tuple(f"a_{what}_{where}_it_in_{whose}_container" for whose in ("another", "its"))
        for what in ("line", "sentence")
    )
    for where in ("before", "after")
)
# How much of the page's sentences stands in elements of a kind.
_KIND, _KIND_NAMES = (0.001, 0.05, 0.2, 0.5, 0.8), ("none", "hardly_any", "a_few", "some", "many", "most")
# Texts of fewer words are nearly the same only by chance.
_FEWEST_COMPARED = 4


class _At(NamedTuple):
    """What runs of like elements in one container share: its signals and theirs, and what those of runs are made of.

    ``few`` and ``kind`` name how much of the page's sentences stand in the container, and in elements of the same kind.
    """

    of_home: tuple[str, ...]
    of_node: tuple[str, ...]
    both: tuple[str, ...]
    is_far: bool
    place: str
    tag: str
    few: str
    kind: str


def signals(shape: Outline, page: Context, claimed: Claims, json_ld: Passage) -> list[tuple[str, ...]]:
    """The signals of each run, in a fixed order. ``json_ld`` is the page's JSON-LD body.

    Of a run in a list of links far from the article only its place is told: nothing it says could make it body.
    """
    repeated = Counter(page.words)
    said: set[tuple[str, tuple[str, ...]]] = set()
    places = Places(shape, page)
    known: dict[tuple[object, ...], _At] = {}
    nodes, of_its_kind = shape.nodes, page.of_its_kind
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    claims = _Claims(claimed, json_ld)
    found = []
    for i, (run, home, words) in enumerate(zip(shape.runs, page.home, page.words, strict=True)):
        parent, tag, _, _, hints, itemprop, hidden = nodes[run[1]]
        key = (home, home == parent, tag, hints, itemprop, hidden, of_its_kind[run[1]])
        if (at := known.get(key)) is None:
            at = known[key] = _at(shape, page, places, run.node, home, shared)
        if at.is_far:
            found.append(at.both)
            continue
        names = _position(page, i)
        names += _own(page, run, i, at)
        names += claims.of(words)
        if run.inner:
            names += [name for name in _say(run.inner) if name not in at.of_node]
        if repeated[words] > 1:
            names.append("said_twice_on_the_page")
            where = (at.place, words)
            if where in said:
                names.append(f"said_before_in_a_place_{at.place}")
            said.add(where)
        if claimed.live and page.alike[home]:
            names.append("in_a_row_of_boxes_of_a_live_blog")
        found.append((*at.both, *names))
    return found


def _at(
    shape: Outline,
    page: Context,
    places: Places,
    node: int,
    home: int,
    shared: dict[tuple[str, ...], tuple[str, ...]],
) -> _At:
    """What the runs of an element share; far from the article many containers share that."""
    of_home, of_node = places.of(home), _of_node(shape, page, node, home)
    both = of_home + of_node
    return _At(
        of_home,
        of_node,
        shared.setdefault(both, both),
        of_home[-1] == LIST_OF_LINKS,
        of_home[0].removeprefix("in_a_place_"),
        TAGS.get(shape.nodes[node].tag, "box"),
        bucket(page.directly[home] / page.most, FEW, FEW_NAMES),
        bucket(page.of_its_kind[node], _KIND, _KIND_NAMES),
    )


def _of_node(shape: Outline, page: Context, index: int, home: int) -> tuple[str, ...]:
    """What is true of all runs of an element: its tag, what it is named for."""
    own = shape.nodes[index]
    names: tuple[str, ...] = (_TAG_NAMES[TAGS.get(own.tag, "box")],)
    near = own.hints
    if home == own.parent and home not in page.around_best and (above := shape.nodes[home].hints):
        near |= above
    if near:
        names += _say(near)
    if own.itemprop:
        names += (
            f"has_property_{own.itemprop.lower()}"
            if own.itemprop in ("headline", "author", "name", "description", "datePublished")
            else "has_another_property",
        )
    return (*names, "hidden_by_its_style") if own.hidden else names


@lru_cache(maxsize=4096)
def _say(hints: frozenset[str]) -> tuple[str, ...]:
    return tuple([f"class_names_say_{hint}" for hint in sorted(hints)])


def _position(page: Context, i: int) -> list[str]:
    """Where the run stands between the first and last sentence, and from the top heading; what stands around it."""
    if i < page.first:
        where = _BEFORE_THE_FIRST[bisect_right(_DISTANCES, page.first - i)]
    elif i > page.last:
        where = _AFTER_THE_LAST[bisect_right(_DISTANCES, i - page.last)]
    else:
        where = "is_the_first_sentence" if i == page.first else "between_first_and_last_sentence"
    if page.h1 is None:
        heading = "the_page_has_no_top_heading"
    elif i < page.h1:
        heading = "before_the_top_heading"
    else:
        heading = _AFTER_THE_HEADING[bisect_right(_DISTANCES, i - page.h1)]
    names = [where, heading]
    home, sentence = page.home, page.sentence
    own = home[i]
    if i > 0:
        names.append(_BEFORE[sentence[i - 1] > 0][home[i - 1] == own])
    if i + 1 < len(home):
        names.append(_AFTER[sentence[i + 1] > 0][home[i + 1] == own])
    return names


def _own(page: Context, run: Run, i: int, at: _At) -> list[str]:
    """What the run itself is: length, links, ending, topic; length and tag together with its place."""
    text, _, linked, tags, _, hrefs = run
    length = page.length[i]
    last = text[-1]
    names = [
        *_look(
            bisect_right(_LENGTHS, length),
            _SIZE_NAMES[bisect_right(_SIZES, length)],
            at.tag,
            at.place,
            LINKED_NAMES[bisect_right(LINKED, linked)] if linked else LINKED_NAMES[0],
            "like_a_sentence" if last in _SENTENCE_ENDINGS else "in_a_colon" if last in ":：" else "openly",
            at.few,
            at.kind,
        )
    ]
    if page.only_h1 == i:
        names.append("is_the_only_top_heading")
    share = topic_share(page, i)
    if share is not None:
        names.append(_RECUR[page.sentence[i] > 0][bisect_right(_TOPIC, share)])
    if tags:
        names += [name for name, kinds in _HELD if not kinds.isdisjoint(tags)]
    if hrefs:
        for name, parts in _TARGETS:
            for part in parts:
                if part in hrefs:
                    names.append(name)
                    break
    return names


@lru_cache(maxsize=16384)
def _look(
    words: int, size: str, tag: str, place: str, linked: str, ending: str, few: str, kind: str
) -> tuple[str, ...]:
    """The names of a run's length, tag, place, links and ending, alone and together; ``words`` is the interval of its length."""
    return (
        f"has_{_LENGTH_NAMES[words]}_words",
        f"has_{linked}",
        f"{'sentence_like' if words >= _SENTENCE_LIKE else 'a_short_line'}_with_{linked}",
        f"a_{size}_{tag}_in_a_place_{place}",
        f"a_{size}_{tag}_with_{few}_sentences_in_its_container",
        f"ends_{ending}",
        f"a_{size}_{tag}_ends_{ending}",
        f"{kind}_of_the_sentences_are_of_its_kind",
        f"a_{size}_{tag}_with_{kind}_of_the_sentences_of_its_kind",
        f"in_a_place_{place}_with_{kind}_of_the_sentences_of_its_kind",
    )


class _Claims:
    """What the page's metadata say, ready for comparison."""

    def __init__(self, claimed: Claims, json_ld: Passage) -> None:
        self._claimed = claimed
        self._json_ld = json_ld if json_ld.lines else None
        self._texts = [
            (name, len(words), frozenset(words))
            for name, texts in (("title", claimed.titles), ("description", claimed.descriptions))
            for words in sorted(texts)
            if len(words) >= _FEWEST_COMPARED
        ]

    def of(self, words: tuple[str, ...]) -> list[str]:
        """Whether they say the same as a run of these words."""
        names = []
        claimed = self._claimed
        if words in claimed.titles:
            names.append("says_the_same_as_the_title")
        if words in claimed.descriptions:
            names.append("says_the_same_as_the_description")
        if len(words) >= _FEWEST_COMPARED:
            for name in self._nearly(words):
                if f"says_the_same_as_the_{name}" not in names:
                    names.append(f"says_nearly_the_same_as_the_{name}")
            if self._json_ld is not None and (share := self._json_ld.share(words)) is not None:
                names.append(f"{bucket(share, (0.3, 0.8), ('not', 'partly', 'wholly'))}_in_the_json_ld_body")
        for author in claimed.authors:
            if words[-len(author) :] == author and len(words) <= len(author) + 3:
                names.append("names_only_the_author")
                break
        return names

    def _nearly(self, words: tuple[str, ...]) -> dict[str, None]:
        """Of what there is a text that shares most of its words with these."""
        own: set[str] = set()
        found: dict[str, None] = {}
        for name, size, other in self._texts:
            if name not in found and 2 * len(words) >= size and 2 * size >= len(words):
                own = own or set(words)
                both = len(own & other)
                if both >= _NEARLY * (len(own) + len(other) - both):
                    found[name] = None
        return found
