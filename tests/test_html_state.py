"""Articles that a page holds in its data: the shapes that frameworks and editors give them."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

import pytest

from cleantext.readers.html import ONLY_IN_DATA, HtmlPage, read
from cleantext.readers.html_state import FROM_JSON_LD, FROM_SCRIPT, FROM_TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Callable

BODY = (
    "Der Wochenmarkt zieht im Frühjahr auf den Bahnhofsvorplatz um, weil die Stadt das Pflaster am Rathaus erneuern lässt.",
    "Die Händler fürchten um ihre Kundschaft. Vom Rathaus zum Bahnhof sind es sechs Minuten zu Fuß, aber es geht bergauf.",
    "Die Stadt will einen kleinen Bus einsetzen, der am Markttag alle zehn Minuten fährt und niemanden etwas kostet.",
    "Im Herbst, so verspricht es der Bürgermeister, stehen die Stände wieder vor dem Rathaus, dann auf Granit statt auf Beton.",
    "Gerda Lohmann, die seit 1979 auf dem Markt steht, glaubt ihm nicht und hat sich schon einen Karren mit Motor bestellt.",
)
HTML = "".join(f"<p>{text}</p>" for text in BODY)
OTHER = "Das ist ein Kommentar, der nichts mit dem Artikel zu tun hat und trotzdem sehr lang ist, wie Kommentare es oft sind."
PORTABLE = [
    {
        "_type": "block",
        "style": "normal",
        "children": [{"_type": "span", "text": text[:9]}, {"_type": "span", "text": text[9:]}],
    }
    for text in BODY
]
DRAFT = {
    "blocks": [{"key": "a1", "type": "unstyled", "text": text, "inlineStyleRanges": []} for text in BODY],
    "entityMap": {},
}
DOCUMENT = {
    "nodeType": "document",
    "content": [
        {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": text, "marks": []}]} for text in BODY
    ],
}
SLATE = [{"type": "paragraph", "children": [{"text": text[:30]}, {"text": text[30:], "bold": True}]} for text in BODY]
LEXICAL = {
    "root": {
        "type": "root",
        "children": [{"type": "paragraph", "children": [{"type": "text", "text": text}]} for text in BODY],
    }
}
ELEMENTS = [
    {"type": "text", "content": text} if i != 2 else {"type": "raw_html", "content": f"<p>{text}</p>"}
    for i, text in enumerate(BODY)
]
ELEMENTS.insert(
    2, {"type": "image", "caption": "Der Markt am Rathaus im letzten Sommer, als die Sonne schien und alle kamen."}
)
BLOCKS = [{"__typename": "CoreParagraphBlock", "attributes": {"content": text}} for text in BODY]
# A gallery that shows a page of its story at a time.
SLIDES = {
    str(number): {"top": f"<p>{above}</p>", "picture": "/a.jpg", "bottom": f"<p>{below}</p>"}
    for number, (above, below) in enumerate(zip(BODY[::2], (*BODY[1::2], OTHER), strict=True), 1)
}


def page(body: str) -> HtmlPage:
    """A page that shows a menu and nothing else."""
    return read(
        f"<!DOCTYPE html><html><head><title>Titel</title></head><body><nav><a href=/>Start</a></nav>{body}</body></html>"
    )


def script(value: Any, attributes: str = 'type="application/json"') -> str:
    """A script that holds a value."""
    return f"<script {attributes}>{json.dumps(value, ensure_ascii=False)}</script>"


def recovered(found: HtmlPage) -> list[str]:
    """The texts that only the page's data hold."""
    return [
        block.text for block in found.blocks if block.structure is not None and ONLY_IN_DATA in block.structure.signals
    ]


@pytest.mark.parametrize(
    "value",
    [
        {"article": {"body": HTML}},
        {"post": {"content": {"rendered": HTML}, "excerpt": {"rendered": f"<p>{BODY[0]}</p>"}}},
        {"story": {"text": "\n\n".join(BODY)}},
        {"story": {"paragraphs": list(BODY)}},
        {"page": {"portableText": PORTABLE}},
        {"page": {"editorState": DRAFT}},
        {"fields": {"body": DOCUMENT}},
        {"fields": {"description": SLATE}},
        {"fields": {"content": LEXICAL}},
        {"globalContent": {"content_elements": ELEMENTS}},
        {"data": {"post": {"blocks": BLOCKS}}},
        {"status": 200, "body": json.dumps({"article": {"html": HTML}})},
        ["$", "main", None, {"children": [["$", "p", str(i), {"children": text}] for i, text in enumerate(BODY)]}],
        {"comments": [{"text": OTHER}] * 20, "article": {"body": HTML}, "related": [{"text": OTHER}] * 20},
    ],
)
def test_shapes(value: Any) -> None:
    """Whatever shape the article has, its paragraphs are found, each for itself, without captions and comments."""
    found = page("<div id=root></div>" + script(value))
    assert recovered(found) == list(BODY)
    assert FROM_SCRIPT in found.warnings
    assert {
        block.structure.path for block in found.blocks if block.structure and ONLY_IN_DATA in block.structure.signals
    } == {"//script[1]"}


@pytest.mark.parametrize(
    "body",
    [
        "<script>window.__INITIAL_STATE__ = {};</script>",
        "<script>var x=1;Fusion.globalContent={};Fusion.globalContentConfig={{}};</script>",
        "<script>window.__remixContext = {};</script>",
        '<script>window["pageData"] = {};</script>',
        "<script>window.__STATE__ = JSON.parse({0!r});</script>",
        '<script id="ng-state" type="application/json">{}</script>',
        '<script type="application/json" data-sveltekit-fetched data-url="/a">{}</script>',
        "<script>self.__next_f.push([1,{1}])</script>",
        '<div id="app" data-page="{2}"></div>',
        '<astro-island props="{2}"></astro-island>',
    ],
)
def test_places(body: str) -> None:
    """Wherever a framework puts its data, it is found without running anything."""
    value = json.dumps({"article": {"body": HTML}})
    filled = body.replace("{0!r}", json.dumps(value)).replace("{1}", json.dumps(f"5:{value}\n"))
    filled = filled.replace("{2}", escape(value)).replace("{{}}", "@").replace("{}", value).replace("@", "{}")
    assert recovered(page(filled)) == list(BODY)


@pytest.mark.parametrize("written", [str, escape], ids=["as it is", "escaped"])
def test_a_story_in_numbered_parts(written: Callable[[str], str]) -> None:
    """What numbers its parts is read as a list of them, HTML under keys of no meaning, too, and with its tags escaped."""
    value = {
        number: {key: written(text) if "<" in text else text for key, text in slide.items()}
        for number, slide in SLIDES.items()
    }
    assert recovered(page(script({"story": {"pages": value, "title": "Der Markt"}}))) == [*BODY, OTHER]


def test_a_page_that_shows_its_article_is_left_alone() -> None:
    """Data are not looked at where the page shows paragraphs, nor set in where it shows half of them."""
    found = page(HTML * 2 + script({"article": {"body": HTML + f"<p>{OTHER}</p>" * 9}}))
    assert (recovered(found), found.warnings) == ([], ())
    found = page(f"<p>{BODY[0]}</p><p>{BODY[1]}</p><p>{BODY[2]}</p>" + script({"article": {"body": HTML}}))
    assert (recovered(found), found.warnings) == ([], ())


def test_what_the_page_shows_is_not_read_twice() -> None:
    """Of an article of which the page shows the beginning the rest is set in behind it."""
    found = page(f"<p>{BODY[0]}</p><p>{BODY[1]}</p>" + script({"article": {"body": HTML}}))
    assert recovered(found) == list(BODY[2:])
    assert [block.text for block in found.blocks][1:] == list(BODY)


def test_data_without_an_article_give_none() -> None:
    """Messages, settings and code are no article, and neither is a text that is too short."""
    messages = {"i18n": {"messages": {f"key{i}": OTHER for i in range(30)}}, "css": "p { color: red; }\n" * 90}
    assert recovered(page(script(messages))) == []
    assert recovered(page(script({"article": {"body": f"<p>{BODY[0]}</p>" + " " * 300}}))) == []


def test_json_ld_comes_first_and_entities_are_resolved() -> None:
    """The body that JSON-LD gives is taken before other data; what is escaped twice there is no other text."""
    escaped = "\n".join(BODY).replace("ü", "&amp;uuml;").replace("ö", "&ouml;")
    data = {"@type": "NewsArticle", "headline": "Titel", "articleBody": escaped}
    found = page(script(data, 'type="application/ld+json"') + script({"article": {"body": f"<p>{OTHER}</p>" * 9}}))
    assert (recovered(found), found.warnings) == (list(BODY), (FROM_JSON_LD,))
    assert page(HTML + script(data, 'type="application/ld+json"')).warnings == ()


def test_templates_are_opened() -> None:
    """A template that holds the article is read in its place."""
    found = page(f"<x-story><template shadowrootmode=open><h1>Titel</h1>{HTML}</template></x-story>")
    assert [block.text for block in found.blocks][-len(BODY) :] == list(BODY)
    assert found.warnings == (FROM_TEMPLATE,)
