"""What class names, ids and roles say an element is: word lists with boundaries."""

from __future__ import annotations

import re
from functools import lru_cache

# One line a kind; a word matches whole, or with a plural s, after camel case is taken apart.
# ``_`` in a list stands for the joints ``-``, ``_`` and camel case alike.
_WORDS: dict[str, str] = {
    "comments": "comment commentlist disqus kommentar kommentare commentaire comentario coral livefyre respond reaction",
    "related": "related relatedposts relatedcontent similar recirc recirculation readmore read_more more_from more_news "
    "more_stories see_also also_read weiterlesen mehr_zum inread_related yarpp jp_relatedposts siehe_auch further_reading",
    "recommendations": "recommend recommended recommendation recommendations recs outbrain taboola zergnet plista "
    "popular most_read mostread trending latest top_stories topstories ticker meistgelesen up_next",
    "teaser": "teaser teasers card cards tile tiles post_preview promo_item snippet headline_list story_list storylist "
    "article_list articlelist post_list news_list feed thumb thumbnail river",
    "share": "share sharing sharebar shares addtoany addthis sharedaddy sharethis social_share teilen compartir partager",
    "social": "social socials facebook twitter whatsapp instagram linkedin pinterest follow followus follow_us like",
    "newsletter": "newsletter newsletters subscribe subscription signup sign_up mailchimp mailing optin opt_in abo convertkit",
    "promotion": "promo promos promotion promobox cta call_to_action banner marketing shop product_box affiliate buy "
    "donate donation spenden campaign upsell",
    "advertising": "ad ads advert adverts advertisement advertising adslot adsbygoogle adunit dfp sponsor sponsored "
    "anzeige werbung google_auto_placed outstream leaderboard mpu",
    "caption": "caption captions figcaption wp_caption_text image_caption bildunterschrift bu legend legende credit credits "
    "copyright photo_credit image_credit bildnachweis imagecredit",
    "byline": "byline bylines author_name authorname dateline publishedby signature written_by",
    "author": "author authors autor autoren autore auteur contributor writer authorbox author_box bio biography about_author "
    "vcard profile",
    "date": "date time timestamp datetime published updated pubdate post_date entry_date datum fecha reading_time read_time",
    "meta": "meta metadata postmeta post_meta entry_meta article_meta info infos details_bar article_info",
    "tags": "tag tags tagcloud tag_list taglist keywords keyword topic topics categories category cat_links post_tags "
    "tags_links schlagworte label labels",
    "breadcrumb": "breadcrumb breadcrumbs crumb crumbs brotkrumen pathway rank_math_breadcrumb",
    "menu": "menu menus nav navi navbar navigation subnav megamenu dropdown toolbar topbar hamburger offcanvas "
    "sitenav mainnav pagination pager prev_next post_navigation nav_links toc table_of_contents skip skip_link",
    "paywall": "paywall paywalled premium regwall piano meter metered locked login register membership registration",
    "consent": "cookie cookies consent gdpr cmp privacy onetrust cookiebanner datenschutz opt_out",
    "sidebar": "sidebar side_bar rail aside widget widgets right_column rightcol secondary marginal seitenleiste",
    "footer": "footer foot colophon site_info footer_widgets bottom sitefooter fusszeile impressum",
    "header": "header masthead site_header siteheader page_header branding logo topheader",
    "article_header": "entry_header post_header article_header article_head story_header articleheader hero",
    "title": "title headline entry_title post_title article_title page_title kicker overline eyebrow dachzeile spitzmarke",
    "standfirst": "standfirst lead lede intro subtitle sub_title subheadline subhead deck dek summary abstract vorspann "
    "excerpt teaser_text description sapo entradilla chapo",
    "article_body": "article_body articlebody entry_content post_content post_body story_body storybody article_content "
    "articlecontent article_text articletext body_text bodytext story_content content_body contentbody rich_text richtext "
    "wysiwyg field_name_body field__item text_formatted article__body entry postbody singlepost main_content blog_content "
    "post_text news_text newstext blogpost prose paragraph",
    "article": "article story post artikel beitrag hentry blog news_detail single",
    "content": "content main inhalt contents maincontent page_content primary",
    "gallery": "gallery slideshow carousel slider swiper galerie bildergalerie lightbox slick",
    "media": "video player audio podcast image img photo picture media embed figure bild foto jwplayer vjs iframe",
    "quote": "pullquote pull_quote blockquote quote zitat testimonial",
    "notice": "notice alert disclaimer warning message popup modal overlay dialog toast lightbox_content tooltip",
    "box": "infobox info_box factbox fact_box box keypoints key_points key_takeaways takeaways highlights faktenbox",
    "event_or_job": "event events job jobs stellenanzeige calendar kalender",
    "search": "search suche searchform search_form",
    "live": "live liveblog live_blog live_post ticker_event timeline",
    "print_or_tools": "print tools actions buttons button article_tools bookmark merken icons icon",
    "hidden": "hidden hide sr_only screen_reader visually_hidden visuallyhidden visually screen_reader_text offscreen invisible noshow",
    "reference": "footnote footnotes references reference reflist citation bibliography sources",
    "faq": "faq faqs accordion question answer",
}
_NONE: frozenset[str] = frozenset()
# Words of a name: in lower case, or as camel case joins them.
_PART = re.compile(r"[A-Zà-ÿ]?[a-zà-ÿ]+|[A-Z]+")
# Names longer than this are generated; their beginning tells as much.
_LONGEST = 400


def _table() -> dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]:
    """For each first word, with and without a plural s, the other words of its entries and the kinds they hint at, longest first."""
    found: dict[tuple[str, ...], set[str]] = {}
    for kind, entries in _WORDS.items():
        for entry in entries.split():
            words = tuple(part for part in entry.split("_") if part)
            found.setdefault(words, set()).add(kind)
    for words in list(found):
        found.setdefault((*words[:-1], f"{words[-1]}s"), found[words])
    starts: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for words, kinds in sorted(found.items(), key=lambda pair: -len(pair[0])):
        starts.setdefault(words[0], []).append((words[1:], frozenset(kinds)))
    return {first: tuple(entries) for first, entries in starts.items()}


_TABLE = _table()


@lru_cache(maxsize=8192)
def hints(names: str) -> frozenset[str]:
    """The kinds that class names, ids or roles hint at.

    >>> sorted(hints("c-relatedPosts__item js-x"))
    ['article', 'related']
    >>> hints("loading-shadow header-ad") == {"header", "advertising"}
    True
    """
    found = _NONE
    for name in names[:_LONGEST].split():
        if kinds := _of_name(name):
            found = found | kinds if found else kinds
    return found


@lru_cache(maxsize=32768)
def _of_name(name: str) -> frozenset[str]:
    """The kinds of one name: those of the longest entries that follow each other in it."""
    parts = _PART.findall(name) if name.islower() else [part.lower() for part in _PART.findall(name)]
    found = _NONE
    if _TABLE.keys().isdisjoint(parts):
        return found
    begin = 0
    for start, part in enumerate(parts):
        if start < begin or (entries := _TABLE.get(part)) is None:
            continue
        for others, kinds in entries:
            if not others or others == tuple(parts[start + 1 : start + 1 + len(others)]):
                found = found | kinds if found else kinds
                begin = start + 1 + len(others)
                break
    return found
