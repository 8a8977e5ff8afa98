"""From the source of an HTML page to a tree, as much like a browser as libxml2 allows."""

from __future__ import annotations

import re
from html import escape
from itertools import islice

from lxml import etree

from cleantext.errors import InputError

# More tags than the longest pages of the web have; a tree of them takes about a gigabyte.
_MOST_TAGS = 2_000_000
# Browsers read on behind the end of body and html; the parser does not.
_END = re.compile(rb"</(?:body|html|BODY|HTML)\s*>")
# What says, near the beginning, that a page is XHTML; the prefix of its tags, where it has one.
_XHTML, _HEAD = "http://www.w3.org/1999/xhtml", 2000
_PREFIX = re.compile(r"""xmlns:([\w-]{1,20})\s*=\s*["']http://www\.w3\.org/1999/xhtml""")
_CDATA = "<![CDATA["
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
# What closes itself, or is closed by the next of its kind: it adds no depth to speak of.
_SHALLOW = frozenset(
    "area base br col embed hr img input link meta source track wbr p h1 h2 h3 h4 h5 h6 script style title textarea".split()
)
# Elements that are dropped with all that is in them, whose end is sometimes missing.
_DROPPED = ("svg", "select", "math", "object", "video", "audio", "canvas", "map", "rt")
# Ruby annotations: how the characters before are read, and brackets around that for browsers that do not know them.
_RUBY = ("rt", "rp", "rtc")
# What stays so deep of deeper nesting; the parser's own limit is 2048.
_DEEPEST = 500
# What a head holds; at anything else browsers begin the body, the parser only at elements older than HTML 5.
_OF_A_HEAD = frozenset("base basefont bgsound link meta noframes noscript object script style template title".split())
# So many paragraphs inside a dropped element are not meant for browsers that do not know it.
_SWALLOWED = 3


def parsed(text: str) -> etree._Element | None:
    """The root of a page, None where nothing can be parsed. Raises ``InputError`` for more than two million tags.

    What follows the end of the body belongs to it; nesting deeper than the parser reads is flattened; an unclosed
    picture or field swallows no paragraphs; what stands in the head of a page that leaves out its tags is the body's;
    of ruby annotations the annotated text stays.

    >>> "".join(parsed("<html><body><p>Eins.</p></body></html><p>Zwei.").itertext())
    'Eins.Zwei.'
    >>> "".join(parsed("<div>" * 9000 + "<p>Tief.").itertext()).strip()
    'Tief.'
    >>> [element.tag for element in parsed("<title>Eins</title><main><p>Zwei.</main>").iter()]
    ['html', 'head', 'title', 'body', 'main', 'p']
    >>> "".join(parsed("<p><ruby>橋<rp>(</rp><rt>はし</rt><rp>)</rp></ruby>を渡る。").itertext())
    '橋を渡る。'
    """
    if len(text) > _MOST_TAGS and (count := text.count("<")) > _MOST_TAGS:
        raise InputError(f"source: found {count:,} tags, expected an HTML page of at most {_MOST_TAGS:,}")
    if _XHTML in text[:_HEAD]:
        text = _as_html(text)
    # Bytes are searched in a third of the time. The parser ends at a NUL.
    source = _END.sub(b"", text.encode("utf-8", errors="replace"))
    if b"\x00" in source:
        source = source.replace(b"\x00", b"")
    root, cut = _read(source)
    if cut:
        root, _ = _read(_flattened(source.decode("utf-8")).encode("utf-8"))
    if root is not None:
        _release(root, source)
        if b"<rt" in source:
            etree.strip_elements(root, *_RUBY, with_tail=False)
        _begin_the_body(root)
    return root


def _read(source: bytes) -> tuple[etree._Element | None, bool]:
    """The tree, and whether the parser gave up at its limit of depth; huge_tree lifts that from 256 to 2048."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    try:
        root = etree.fromstring(source, parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, _is_cut(parser)
    return (root if root is not None and isinstance(root.tag, str) else None), _is_cut(parser)


def _is_cut(parser: etree.HTMLParser) -> bool:
    return any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)


def _as_html(text: str) -> str:
    """XHTML as HTML: without a prefix of the namespace, and with the text of CDATA sections outside of scripts."""
    prefix = _PREFIX.search(text[:_HEAD])
    if prefix is not None:
        text = re.sub(rf"(</?){re.escape(prefix[1])}:", r"\1", text)
    pieces: list[str] = []
    position, in_script = 0, False
    while (start := text.find(_CDATA, position)) >= 0 and (end := text.find("]]>", start)) >= 0:
        before = text[position:start]
        opened, closed = before.rfind("<script"), before.rfind("</script")
        in_script = opened > closed if max(opened, closed) >= 0 else in_script
        inside = text[start : end + 3] if in_script else escape(text[start + len(_CDATA) : end], quote=False)
        pieces += (before, inside)
        position = end + 3
    return "".join((*pieces, text[position:]))


def _flattened(text: str) -> str:
    """The source without the tags that nest deeper than 500, but for those of paragraphs and headings."""
    pieces: list[str] = []
    position = depth = 0
    for match in _TAG.finditer(text):
        end, name = match.groups()
        if name.lower() in _SHALLOW:
            continue
        deep = depth > _DEEPEST if not end else depth - 1 > _DEEPEST
        depth = max(0, depth + (-1 if end else 1))
        if deep:
            pieces += (text[position : match.start()], " ")
            position = match.end()
    return "".join((*pieces, text[position:]))


def _begin_the_body(root: etree._Element) -> None:
    """Elements that no head holds go to the beginning of the body, with what follows each."""
    head = root.find("head")
    misplaced = [] if head is None else [element for element in head if element.tag not in _OF_A_HEAD]
    if head is None or not misplaced:
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    for place, element in enumerate(misplaced):
        body.insert(place, element)


def _release(root: etree._Element, source: bytes) -> None:
    """Paragraphs in an element whose end is missing in the source were swallowed: it becomes a box."""
    swallowing = [
        element
        for element in root.iter(*_DROPPED)
        if sum(1 for _ in islice(element.iter("p"), _SWALLOWED)) == _SWALLOWED
    ]
    tags = {str(element.tag) for element in swallowing}
    unclosed = {tag for tag in tags if source.count(f"<{tag}".encode()) > source.count(f"</{tag}".encode())}
    for element in swallowing:
        if element.tag in unclosed:
            element.tag = "div"
