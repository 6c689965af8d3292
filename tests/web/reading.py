"""Pages as tests read them: elements with their attributes, texts, links."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from werkzeug.test import TestResponse

VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})


@dataclass
class Element:
    """An element with what is in it; `children` are elements, `own` the texts between them."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    children: list["Element"] = field(default_factory=list)
    pieces: list["str | Element"] = field(default_factory=list)

    @property
    def raw(self) -> str:
        """Return all text within as it stands in the source."""
        return "".join(piece if isinstance(piece, str) else piece.raw for piece in self.pieces)

    @property
    def text(self) -> str:
        """Return all text within, plain spaces made single (those that do not break stay)."""
        return re.sub(r"[ \n\t]+", " ", self.raw).strip(" ")

    def get(self, name: str) -> str:
        """Return an attribute, or nothing."""
        return self.attributes.get(name, "")

    def all(self, tag: str = "", **wanted: str) -> list["Element"]:
        """Return the elements within that have a tag and attributes (`class_` asks for one of several classes)."""
        found = []
        for child in self.children:
            if (not tag or child.tag == tag) and child.fits(wanted):
                found.append(child)
            found += child.all(tag, **wanted)
        return found

    def one(self, tag: str = "", **wanted: str) -> "Element":
        """Return the only such element."""
        found = self.all(tag, **wanted)
        assert len(found) == 1, f"{len(found)} of <{tag}> {wanted}"
        return found[0]

    def fits(self, wanted: dict[str, str]) -> bool:
        """Say whether the attributes are as wanted."""
        for name, value in wanted.items():
            have = self.get(name.rstrip("_").replace("_", "-"))
            if value != have and not (name == "class_" and value in have.split()):
                return False
        return True

    def language(self) -> str:
        """Return the language that a screen reader would speak this in."""
        return self.get("lang") or (self.parent.language() if self.parent else "")


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.children.append(element)
        self.open.pieces.append(element)
        if tag not in VOID:
            self.open = element

    def handle_endtag(self, tag: str) -> None:
        while self.open.tag != tag and self.open.parent:
            self.open = self.open.parent
        self.open = self.open.parent or self.root

    def handle_data(self, data: str) -> None:
        self.open.pieces.append(data)


class Page(Element):
    """A page that was read."""

    def __init__(self, address: str, answer: TestResponse) -> None:
        builder = _Builder()
        builder.feed(answer.text)
        root = builder.root
        super().__init__("", {}, None, root.children, root.pieces)
        self.address = address
        self.answer = answer
        self.source = answer.text

    @property
    def main(self) -> Element:
        """Return what the page is about."""
        return self.one("main")

    @property
    def title(self) -> str:
        """Return the page's name."""
        return self.one("head").one("title").text

    def links(self) -> set[str]:
        """Return the addresses of this site that the page leads to, without their fragments."""
        found = {link.get("href").partition("#")[0] for link in self.all("a")}
        return {address for address in found if address.startswith("/") and not urlsplit(address).netloc}


EVERY_KIND = (
    "/en/",
    "/fr/",
    "/en/search",
    "/fr/search?q=famille",
    "/en/search?q=family+tracing&region=west-africa&sort=date",
    "/en/search?q=zzqqx+vvkkw",
    "/en/search?q=children&page=900",
    "/en/practices/portugal-arvore",
    "/en/practices/portugal-arvore?text=pt",
    "/fr/practices/wan-rao-child-protection-network",
    "/en/resources/ecowas-support-procedures-children-on-the-move",
    "/en/practices/thailand-pathum-thani-family-shelter?text=th",
    "/en/practices/portugal-arvore/flag",
    "/fr/resources/ecowas-support-procedures-children-on-the-move/flag",
    "/en/flagged",
    "/en/regions",
    "/en/regions/europe",
    "/fr/regions/south-east-asia",
    "/en/countries/SN",
    "/fr/countries/XK",
    "/en/themes/avrr",
    "/en/help",
    "/en/help/search",
    "/en/help/syntax",
    "/fr/help/syntax",
    "/en/search/detailed",
    "/fr/search/detailed",
    "/fr/help/avrr",
    "/en/help/notes",
    "/fr/help/languages",
    "/en/about",
    "/en/library",
    "/fr/accessibility",
    "/en/privacy",
    "/en/account/sign-in",
    "/fr/account/request",
    "/en/account/forgot",
)
"""One address for every kind of page, in both languages."""
