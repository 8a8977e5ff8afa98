"""Pages that are no articles, and articles that have what such pages have."""

from __future__ import annotations

import pytest

import cleantext
from cleantext.decide import articlehood
from cleantext.decide.articlehood import page_kind
from cleantext.metadata.page_kind import Declared
from cleantext.model import Block, Evidence, Label
from cleantext.readers.html_facts import Facts

PROSE = (
    "The ferry to the island has been running for ninety years, and nobody in the harbour remembers a winter without it.",
    "This year the owners want to sell the boat, because the engine is older than the captain and spare parts are hard to find.",
    "A meeting in the school on Thursday will decide whether the islanders buy it themselves, as they did with the shop in 1987.",
)
LEAD = "A short lead of a teaser that says in twelve words what happened there."
TEASER = '<div><h3><a href="/{0}">Headline number {0} of another story</a></h3></div>'


def page(body: str, head: str = "") -> str:
    """A page of a body and a head."""
    return f"<!DOCTYPE html><html lang=en><head><title>A page</title>{head}</head><body>{body}</body></html>"


def said(source: str, url: str | None = None) -> list[str]:
    """The warnings about the kind of a page."""
    kinds = {value for name, value in vars(articlehood).items() if name.isupper() and isinstance(value, str)}
    return [warning for warning in cleantext.clean(source, format="html", url=url).warnings if warning in kinds]


def blocks(*texts: str, kept: bool = True) -> list[Block]:
    """Judged blocks."""
    return [Block(text, label=Label.BODY if kept else Label.RELATED, kept=kept) for text in texts]


ARTICLE = "<h1>Who buys the ferry?</h1>" + "".join(f"<p>{text}</p>" for text in PROSE)


@pytest.mark.parametrize(
    "source",
    [
        ARTICLE + "".join(TEASER.format(number) for number in range(40)),
        ARTICLE + "".join(f"<figure><img src={number}.jpg></figure>" for number in range(40)),
        ARTICLE + "<form><input type=password></form>",
        ARTICLE.replace("Who buys the ferry?", "Error 404: how pages get lost"),
        ARTICLE + "<div id=root></div><noscript>Please enable JavaScript.</noscript>",
        ARTICLE + "<button>Accept all cookies</button>",
    ],
)
def test_an_article_is_not_doubted(source: str) -> None:
    """Three paragraphs in a row are an article, whatever else the page holds and wherever it stands."""
    assert said(page(source)) == []
    assert said(page(source), url="https://bote.example/") == []


def test_a_declared_article_is_not_doubted() -> None:
    """A page that says it is an article is one, however short."""
    body = f"<h1>Ferry</h1><p>{PROSE[0]}</p>" + "".join(TEASER.format(number) for number in range(40))
    assert said(page(body)) == [articlehood.LIST]
    assert said(page(body, '<meta property="og:type" content="article">')) == []


def test_an_article_about_cookies_is_no_consent_dialog() -> None:
    """Paragraphs about cookies and consent make no dialog without a button that asks for it."""
    texts = [f"Cookies and personal data, says expert number {number}, are all about consent." for number in range(9)]
    assert page_kind(blocks(*texts), Declared(), Facts) is None
    reason = Evidence("en.legal.consent-buttons", Label.LEGAL, "safe")
    button = Block("Accept all", label=Label.LEGAL, kept=False, evidence=(reason,))
    assert page_kind([*blocks(*texts), button], Declared(), Facts) == articlehood.CONSENT


def test_a_consent_dialog_is_removed_whole() -> None:
    """Nothing of a consent dialog stays, and each removal says why."""
    (removed,) = articlehood.without_consent_dialog(blocks("We and our partners store data."))
    assert (removed.kept, removed.label) == (False, Label.LEGAL)
    assert removed.evidence[-1].name == "stands_on_a_consent_wall"


@pytest.mark.parametrize(
    ("facts", "declared", "expected"),
    [
        (Facts(linked_headlines=9), Declared(), articlehood.LIST),
        (Facts(linked_headlines=7), Declared(), None),
        (Facts(long_links=15), Declared(), articlehood.LIST),
        (Facts(pictures=12), Declared(), articlehood.GALLERY),
        (Facts(), Declared(kinds=frozenset({"gallery"})), articlehood.GALLERY),
        (Facts(), Declared(kinds=frozenset({"shop"})), articlehood.SHOP),
        (Facts(), Declared(kinds=frozenset({"forum"})), articlehood.FORUM),
        (Facts(forum_software=True), Declared(), articlehood.FORUM),
        (Facts(linked_headlines=2), Declared(kinds=frozenset({"list"})), articlehood.LIST),
        (Facts(linked_headlines=9), Declared(article=True), None),
        (Facts(), Declared(error=True), articlehood.ERROR),
        (Facts(), Declared(), None),
    ],
)
def test_kinds(facts: Facts, declared: Declared, expected: str | None) -> None:
    """What a page declares and what it holds tell its kind together."""
    assert page_kind(blocks(LEAD, "Headline", LEAD, "Headline"), declared, lambda: facts) == expected


def test_an_empty_page_needs_a_sign_of_a_script() -> None:
    """A page without text is a shell only where something is left for a script to fill."""
    assert page_kind([], Declared(), lambda: Facts(mounts=1)) == articlehood.SHELL
    assert page_kind([], Declared(), Facts) is None


def test_a_stub_ends_in_a_pitch() -> None:
    """An article that is not free and short is a stub where a pitch stands behind its last paragraph."""
    pitch = Block("Subscribe to read on.", label=Label.SUBSCRIPTION, kept=False)
    closed = Declared(article=True, free=False)
    assert page_kind([*blocks(PROSE[0]), pitch], closed, Facts) == articlehood.STUB
    assert page_kind(blocks(PROSE[0]), closed, Facts) is None
    assert page_kind([*blocks(*PROSE * 5), pitch], closed, Facts) is None


def test_not_free() -> None:
    """An article that the page says is not free is warned of, wherever the page says it."""
    warning = "the page says that the article is not free: the text may be its beginning alone"
    for head in (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":"False"}</script>',
        '<meta property="article:content_tier" content="metered">',
    ):
        assert warning in cleantext.clean(page(ARTICLE, head), format="html").warnings
    assert warning not in cleantext.clean(page(ARTICLE), format="html").warnings
