"""The addresses of pages. They are permanent, so they are written here once and never follow a title."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlencode, urlsplit

from flask import g, request

from portal.domain.kinds import KINDS
from portal.domain.query import Query, Sort
from portal.services.search import clauses_text
from portal.web.i18n import language

DEFAULT_SIZE = Query().size

Pairs = Iterable[tuple[str, str]]


def split(address: str | None) -> SplitResult:
    """Return the parts of an address that a browser or a stranger sent; none of what is no address."""
    try:
        return urlsplit(address or "")
    except ValueError:
        return urlsplit("")


@dataclass(frozen=True)
class Addresses:
    """Addresses in one interface language, below the path at which the portal is mounted."""

    root: str
    language: str

    @property
    def base(self) -> str:
        """The beginning that all pages of this language share."""
        return f"{self.root}/{self.language}"

    def home(self) -> str:
        """Return the first page's address."""
        return f"{self.base}/"

    def search(self, pairs: Pairs = (), fragment: str = "") -> str:
        """Return a search's address with `pairs` as its query."""
        asked = urlencode(list(pairs))
        return f"{self.base}/search" + (f"?{asked}" if asked else "") + (f"#{fragment}" if fragment else "")

    def suggest(self) -> str:
        """Return where the search box asks what somebody may be typing; `&q=` and the words follow."""
        return f"{self.root}/api/v1/suggest?lang={self.language}"

    def by(self, facet: str, value: str) -> str:
        """Return the search for all records with one value of a facet."""
        return self.search([(facet, value)])

    def detailed(self) -> str:
        """Return the address of the form for a detailed search."""
        return f"{self.base}/search/detailed"

    def record(self, kind: str, id: str, text: str | None = None) -> str:
        """Return a record's address; `text` asks for the language version that the page would not choose by itself."""
        return f"{self.base}/{KINDS[kind].path}/{quote(id)}" + (f"?text={text}" if text else "")

    def file(self, id: str, sha256: str, name: str, width: int = 0) -> str:
        """Return where a file of a record is handed out, or a smaller copy of a picture."""
        return f"{self.root}/files/{quote(id)}/{sha256}/{quote(name, safe='')}" + (f"?w={width}" if width else "")

    def region(self, code: str) -> str:
        """Return a region's address."""
        return f"{self.base}/regions/{code}"

    def regions(self) -> str:
        """Return the address of the overview of regions."""
        return f"{self.base}/regions"

    def country(self, code: str) -> str:
        """Return a country's address."""
        return f"{self.base}/countries/{code}"

    def theme(self, code: str) -> str:
        """Return a theme's address."""
        return f"{self.base}/themes/{code}"

    def help(self, name: str = "") -> str:
        """Return the address of a page of help, or of their list."""
        return f"{self.base}/help" + (f"/{name}" if name else "")

    def named(self, name: str) -> str:
        """Return the address of a page about the portal: about, library, accessibility, privacy."""
        return f"{self.base}/{name}"

    def text(self, id: str = "", name: str = "", **asked: str) -> str:
        """Return the address of the list of one's own texts, of how one of them stands, or of a page about it."""
        path = "".join(f"/{quote(part)}" for part in (id, name) if part)
        asked = {key: value for key, value in asked.items() if value}
        return f"{self.base}/texts{path}" + (f"?{urlencode(asked)}" if asked else "")

    def choices(self, scheme: str, version: str = "") -> str:
        """Return where the names of a scheme's values are, for those who type them; `version` changes with the names."""
        return f"{self.base}/texts/choices/{scheme}.json" + (f"?v={version}" if version else "")

    def new_organisation(self, name: str = "") -> str:
        """Return where an organisation is added while a text is written."""
        return f"{self.base}/texts/organisations/new" + (f"?{urlencode({'name': name})}" if name else "")

    def preview_text(self) -> str:
        """Return where a long text is shown as it will be printed."""
        return f"{self.base}/texts/preview-text"

    def flag(self, kind: str, id: str) -> str:
        """Return where readers say that something is wrong with a record."""
        return f"{self.record(kind, id)}/flag"

    def admin(self, *parts: str, **asked: str) -> str:
        """Return the address of a page of the administration."""
        path = "".join(f"/{quote(part, safe='')}" for part in parts)
        asked = {key: value for key, value in asked.items() if value}
        return f"{self.base}/admin{path}" + (f"?{urlencode(asked)}" if asked else "")

    def account(self, name: str, back: str = "") -> str:
        """Return the address of a page of one's account; `back` is where to go on afterwards."""
        return f"{self.base}/account/{name}" + (f"?{urlencode({'back': back})}" if back else "")

    def desk(self, path: str = "", fragment: str = "") -> str:
        """Return the address of the moderators' desk, or of a page below it."""
        return f"{self.base}/desk" + (f"/{quote(path)}" if path else "") + (f"#{fragment}" if fragment else "")


def at() -> Addresses:
    """Return the addresses in the language of the page."""
    found: Addresses | None = g.get("addresses")
    if found is None:
        found = g.addresses = Addresses(request.script_root, language())
    return found


def pairs_of(query: Query, without: tuple[str, str] | None = None, page: int = 1) -> list[tuple[str, str]]:
    """Return what an address must say to ask `query` again: at another page, or without one (facet, value)."""
    text = clauses_text(query)
    pairs = [("q", text)] if text else []
    pairs += [(name, value) for name, value in filter_pairs(query.filters) if (name, value) != without]
    pairs += setting_pairs(query)
    return [*pairs, ("page", str(page))] if page > 1 else pairs


def filter_pairs(filters: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Return the chosen values as (facet, value)."""
    return [(name, value) for name, values in filters.items() for value in values]


def setting_pairs(query: Query) -> list[tuple[str, str]]:
    """Return the order, length and breadth of a search, as far as they are not the usual ones."""
    pairs = []
    if query.sort is not Sort.relevance:
        pairs.append(("sort", query.sort.value))
    if query.size != DEFAULT_SIZE:
        pairs.append(("size", str(query.size)))
    if not query.expand:
        pairs.append(("expand", "0"))
    return pairs
