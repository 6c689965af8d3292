"""The only way from Markdown to HTML, and from Markdown to plain text for the index and snippets.

Raw HTML is shown as the text that it is. What the renderer makes passes two cleaners of different make, with one
allow-list.
"""

import re
from collections.abc import Callable
from html import unescape
from xml.etree.ElementTree import Element

import bleach
import nh3
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from portal.domain.markdown_source import (
    MAX_LENGTH,
    MarkdownTooComplex,
    plain,
    refuse_long,
    refuse_tangles,
    tidy,
    too_deep,
    without_unseen,
)

__all__ = ["MAX_LENGTH", "MarkdownTooComplex", "clean", "plain", "render"]

TEXT_TAGS = {"p", "br", "em", "strong", "a", "code", "sup", "sub", "abbr", "img"}
BLOCK_TAGS = {"ul", "ol", "li", "blockquote", "h3", "h4", "h5", "h6", "pre", "hr"}
TABLE_TAGS = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
TAGS = TEXT_TAGS | BLOCK_TAGS | TABLE_TAGS
ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title", "lang", "rel"},
    "abbr": {"title"},
    "img": {"src", "alt"},
    "th": {"scope"},
    "td": {"scope"},
}
SCHEMES = {"http", "https", "mailto"}
REL = "nofollow noopener noreferrer"
SCOPES = {"col", "row", "colgroup", "rowgroup"}

# No name or password before the host: `https://iom.int@elsewhere.example` leads elsewhere. Browsers drop tabs and line
# ends and read a backslash as a slash, so that `/\elsewhere.example` does as well.
_OTHER_HOST = re.compile(r"https?://[^\s/?#@\\]+(?:[/?#][^\\\t\n]*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s\\@]+@[^\s\\@]+", re.IGNORECASE)
_OWN_HOST = re.compile(r"(?!//|\Z)[^\s\\:/?#]*(?:[/?#][^\\\t\n]*)?")
_FILE = re.compile(r"/files/(?!.*(?:\.\.|%2e|%2f|%5c))[\w.~/%-]+", re.IGNORECASE)

_PLAIN_LINE = r"(?!\d+[.)])[^\W_](?:[^\\`*_{}\[\]<>&|\t\n]*[^\\`*_{}\[\]<>&|\s])?"
_PLAIN_PARAGRAPHS = re.compile(rf"{_PLAIN_LINE}(?:\n\n?{_PLAIN_LINE})*+")


def render(text: str) -> str:
    """Return safe HTML for a Markdown text, headings from level three.

    MarkdownTooComplex where that would take too long; its message is for the author.
    """
    refuse_long(text)
    text = tidy(text).strip("\n")
    if _PLAIN_PARAGRAPHS.fullmatch(text):
        return _paragraphs(text)
    refuse_tangles(text)
    return clean(_convert(text))


def clean(html: str) -> str:
    """Return `html` with nothing outside the allow-list; cleaning twice changes nothing."""
    once = bleach.clean(html, tags=TAGS, attributes=_is_allowed_raw, protocols=SCHEMES, strip=True, strip_comments=True)
    twice = nh3.clean(
        once, tags=TAGS, attributes=ATTRIBUTES, attribute_filter=_filtered, url_schemes=SCHEMES, link_rel=None
    )
    # Entities such as &#x202E; are characters by now.
    return without_unseen(twice)


def _paragraphs(text: str) -> str:
    html = "\n".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return html.replace("\xa0", "&nbsp;")


def _convert(text: str) -> str:
    # A new renderer each time: it keeps state, and must share none between texts or threads.
    renderer = Markdown(extensions=["tables", "sane_lists"], output_format="html")
    renderer.preprocessors.deregister("html_block")
    renderer.inlinePatterns.deregister("html")
    renderer.inlinePatterns.deregister("entity")
    # After the renderer's own last step, which puts escaped characters back into addresses.
    renderer.treeprocessors.register(_HouseRules(renderer), "house_rules", -1)
    try:
        return renderer.convert(text)
    except RecursionError:
        raise too_deep() from None


class _HouseRules(Treeprocessor):
    """Headings from level three, headers with their scope, and only the links and images that are allowed."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("h1", "h2"):
                element.tag = "h3"
            elif element.tag == "th":
                element.set("scope", "col")
            elif element.tag == "a":
                _settle_link(element)
            elif element.tag == "img":
                _settle_image(element)


def _settle_link(element: Element) -> None:
    address = _attribute(element, "href")
    if not _is_address(address):
        _unwrap(element)
    elif _OTHER_HOST.fullmatch(address):
        element.set("rel", REL)


def _settle_image(element: Element) -> None:
    alternative = _attribute(element, "alt").strip()
    if not alternative or not _FILE.fullmatch(_attribute(element, "src")):
        _unwrap(element)
        element.text = alternative


def _attribute(element: Element, name: str) -> str:
    return unescape((element.get(name) or "").replace(AMP_SUBSTITUTE, "&"))


def _unwrap(element: Element) -> None:
    # Not in the allow-list, so that the cleaners take the tag away and leave what it holds.
    element.tag = "span"
    element.attrib.clear()


def _is_address(address: str) -> bool:
    if without_unseen(address) != address:
        return False
    return any(form.fullmatch(address) for form in (_OTHER_HOST, _MAIL, _OWN_HOST))


RULES: dict[str, Callable[[str], object]] = {
    "href": _is_address,
    "src": _FILE.fullmatch,
    "rel": REL.__eq__,
    "scope": SCOPES.__contains__,
}


def _is_allowed(tag: str, name: str, value: str) -> bool:
    return name in ATTRIBUTES.get(tag, ()) and (name not in RULES or bool(RULES[name](value)))


def _is_allowed_raw(tag: str, name: str, value: str) -> bool:
    return _is_allowed(tag, name, unescape(value))


def _filtered(tag: str, name: str, value: str) -> str | None:
    return value if _is_allowed(tag, name, value) else None
