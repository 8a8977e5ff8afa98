"""Structural signals: names that are true of a block on its page, for a linear decision to weigh."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from cleantext.readers.html_blocks import Outline, Run
from cleantext.readers.html_claims import Claims, Passage, words_of
from cleantext.readers.html_context import Context, context, topic_share
from cleantext.readers.html_opinions import SHARE_NAMES, SHARES, TAGS, bucket, place, seconded

_LINKED = (0.01, 0.2, 0.5, 0.8)
_LINKED_NAMES = ("no_links", "few_links", "some_links", "many_links", "mostly_links")
_LENGTHS = (3, 6, 12, 25, 50)
_LENGTH_NAMES = ("one_or_two", "three_to_five", "six_to_eleven", "a_dozen_or_two", "some_dozen", "over_fifty")
_DISTANCES = (1, 2, 4, 11, 41)
_DISTANCE_NAMES = ("at", "one_block", "a_few_blocks", "some_blocks", "many_blocks", "far")
_TOPIC = (0.15, 0.3, 0.5, 0.75)
_TOPIC_NAMES = ("hardly_any", "few", "some", "many", "nearly_all")
# Which elements around a block are named.
_CONTAINERS = frozenset(
    "article main aside nav footer header figure form section table ul ol dl blockquote noscript address details".split()
)
# Real pages nest some twenty boxes; the bound keeps deep nesting linear.
_MOST_ANCESTORS = 50
# What an outer element is named for counts only while it does not hold the main container, but for these.
_BODY_HINTS = frozenset({"article_body"})
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
_ENDINGS = (".!?…。！？.”\"»“’')]", ":：")


@dataclass(frozen=True, slots=True)
class Opinions:
    """Texts that others take for the article: trafilatura's output and the page's JSON-LD body."""

    trafilatura: Passage
    json_ld: Passage


def signals(shape: Outline, claimed: Claims, opinions: Opinions) -> list[tuple[str, ...]]:
    """The signals of each run, in a fixed order."""
    words = tuple(words_of(run.text) for run in shape.runs)
    kept = [opinions.trafilatura.share(found) for found in words]
    page = context(shape, words, kept)
    repeated = Counter(words)
    said: set[tuple[str, tuple[str, ...]]] = set()
    found = []
    for i, (run, second) in enumerate(zip(shape.runs, seconded(shape, page, kept), strict=True)):
        names = [
            *_position(page, i),
            *_surroundings(shape, page, i),
            *_named(shape, page, run, page.home[i]),
            *_own(shape, page, run, i),
            *_claimed(words[i], claimed, opinions.json_ld, repeated),
            *second,
        ]
        where = (place(page, i), words[i])
        if where in said:
            names.append(f"said_before_in_a_place_{where[0]}")
        said.add(where)
        if claimed.live and page.alike[page.home[i]]:
            names.append("in_a_row_of_boxes_of_a_live_blog")
        found.append(tuple(dict.fromkeys(names)))
    return found


def _position(page: Context, i: int) -> Iterator[str]:
    """Where the run stands between the first and last sentence, and from the top heading."""
    if i < page.first:
        yield f"{bucket(page.first - i, _DISTANCES, _DISTANCE_NAMES)}_before_the_first_sentence"
    elif i > page.last:
        yield f"{bucket(i - page.last, _DISTANCES, _DISTANCE_NAMES)}_after_the_last_sentence"
    else:
        yield "is_the_first_sentence" if i == page.first else "between_first_and_last_sentence"
    if page.h1 is None:
        yield "the_page_has_no_top_heading"
    elif i < page.h1:
        yield "before_the_top_heading"
    else:
        yield f"{bucket(i - page.h1, _DISTANCES, _DISTANCE_NAMES)}_after_the_top_heading"


def _surroundings(shape: Outline, page: Context, i: int) -> Iterator[str]:
    """How much of the page's sentences the nearest containers hold, and how full of links they are."""
    most = max(page.directly[page.best], 1.0)
    ranks = ("its_container", "the_second_container", "the_third_container", "the_fourth_container")
    for rank, node in zip(ranks, islice(shape.ancestors(page.home[i]), 4), strict=False):
        if rank != ranks[3]:
            yield f"{rank}_has_{bucket(page.directly[node] / most, SHARES, SHARE_NAMES)}_of_the_best"
        yield f"{rank}_holds_{bucket(page.inside[node] / page.total, SHARES, SHARE_NAMES)}_of_the_sentences"
        linked = page.linked_inside[node] / max(1, page.words_inside[node])
        yield f"{rank}_has_{bucket(linked, _LINKED, _LINKED_NAMES)}"
    yield _region(page, i)
    if page.alike[page.home[i]]:
        yield "in_a_row_of_boxes_named_alike"


def _region(page: Context, i: int) -> str:
    depth = page.below_best[page.home[i]]
    if depth >= 0:
        return (
            ("directly_in_the_main_container", "one_below_the_main_container", "two_below_the_main_container")[depth]
            if depth < 3
            else "deep_inside_the_main_container"
        )
    if page.home[i] in page.around_best:
        return "beside_the_main_container"
    return "near_the_main_container" if page.in_region[page.home[i]] else "outside_the_main_container"


def _named(shape: Outline, page: Context, run: Run, home: int) -> Iterator[str]:
    """Tags of the containers around the run, and what its element and they are named for."""
    own = shape.nodes[run.node]
    near = own.hints | run.inner
    if home == own.parent and home not in page.around_best:
        near |= shape.nodes[home].hints
    yield from (f"class_names_say_{hint}" for hint in sorted(near))
    far: set[str] = set()
    for index in islice(shape.ancestors(home), _MOST_ANCESTORS):
        node = shape.nodes[index]
        holds_best = index in page.around_best or page.kept_inside[index] > 0.5 * max(1.0, page.kept_inside[0])
        if node.tag in _CONTAINERS and not (
            holds_best and node.tag in ("section", "table", "form", "header", "ul", "ol")
        ):
            yield f"inside_a_{node.tag}_element"
        if node.itemprop == "articleBody":
            yield "inside_the_article_body_property"
        far |= node.hints & _BODY_HINTS if holds_best else node.hints
    yield from (f"inside_an_element_named_{hint}" for hint in sorted(far))
    if own.itemprop:
        yield (
            f"has_property_{own.itemprop.lower()}"
            if own.itemprop in ("headline", "author", "name", "description", "datePublished")
            else "has_another_property"
        )
    if own.hidden:
        yield "hidden_by_its_style"


def _own(shape: Outline, page: Context, run: Run, i: int) -> Iterator[str]:
    """What the run itself is: tag, length, links, ending, topic."""
    yield f"is_a_{TAGS.get(shape.nodes[run.node].tag, 'box')}"
    if page.only_h1 == i:
        yield "is_the_only_top_heading"
    yield f"has_{bucket(page.length[i], _LENGTHS, _LENGTH_NAMES)}_words"
    linked = bucket(run.linked, _LINKED, _LINKED_NAMES)
    yield f"has_{linked}"
    yield f"{'sentence_like' if page.length[i] >= 12 else 'a_short_line'}_with_{linked}"
    yield (
        "ends_like_a_sentence"
        if run.text[-1] in _ENDINGS[0]
        else "ends_in_a_colon"
        if run.text[-1] in _ENDINGS[1]
        else "ends_openly"
    )
    share = topic_share(page, i)
    if share is not None:
        kind = "sentence" if page.sentence[i] else "line"
        yield f"{bucket(share, _TOPIC, _TOPIC_NAMES)}_of_the_words_of_the_{kind}_recur"
    for name, tags in (
        ("a_time", {"time"}),
        ("bold_text", {"b", "strong"}),
        ("slanted_text", {"i", "em"}),
        ("code", {"code"}),
    ):
        if run.tags & tags:
            yield f"holds_{name}"
    for name, parts in (("a_share_page", _SHARE_HOSTS), ("an_author", _AUTHOR_PATHS), ("a_topic", _TAG_PATHS)):
        if any(part in href for href in run.hrefs for part in parts):
            yield f"links_to_{name}"


def _claimed(
    words: tuple[str, ...], claimed: Claims, json_ld: Passage, repeated: Counter[tuple[str, ...]]
) -> Iterator[str]:
    """Whether the page's metadata say the same."""
    if words in claimed.titles:
        yield "says_the_same_as_the_title"
    elif any(_nearly_same(words, title) for title in claimed.titles):
        yield "says_nearly_the_same_as_the_title"
    if words in claimed.descriptions:
        yield "says_the_same_as_the_description"
    elif any(_nearly_same(words, description) for description in claimed.descriptions):
        yield "says_nearly_the_same_as_the_description"
    if any(author and words[-len(author) :] == author and len(words) <= len(author) + 3 for author in claimed.authors):
        yield "names_only_the_author"
    share = json_ld.share(words)
    if share is not None and len(words) > 3:
        yield f"{bucket(share, (0.3, 0.8), ('not', 'partly', 'wholly'))}_in_the_json_ld_body"
    if repeated[words] > 1:
        yield "said_twice_on_the_page"


def _nearly_same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two texts of four words or more share most of their words."""
    if min(len(a), len(b)) < 4 or 2 * len(a) < len(b) or 2 * len(b) < len(a):
        return False
    first, second = set(a), set(b)
    return len(first & second) >= _NEARLY * len(first | second)
