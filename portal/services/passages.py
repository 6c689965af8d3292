"""The passage of each record on a page of results that shows why it was found: from its text, else from one of its files."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from portal.database import files
from portal.search.engine import Results
from portal.search.snippets import snippet
from portal.services.cards import abstract

MOST = 300_000
"""Characters of a file in which a passage is looked for."""


class Passage(NamedTuple):
    """A passage as safe HTML, empty where there is none, and what the file is called that it comes from."""

    html: str = ""
    file: str = ""


def passages_of(connection: Any, rows: Iterable[Any], results: Results, language: str) -> Mapping[int, Passage]:
    """Return the passages by the number of the version; files are asked for only where some text does not show why it was found.

    Of a text that readers of `language` see in short, the passage is from what they can read, if it shows why.
    """
    found, left = {}, []
    for row in rows:
        needles = results.needles.get(row.language, frozenset())
        short = abstract(row, language)
        if short is not None:
            found[row.version_pk] = Passage(
                snippet((short["summary"],), language, results.needles.get(language, frozenset()))
            )
            continue
        html = snippet((row.summary, row.plain), row.language, needles) if needles else ""
        found[row.version_pk] = Passage(html)
        if needles and not html and files.held(row.shared):
            left.append(row)
    texts = files.beginnings(connection, {row.record_pk for row in left}, MOST) if left else {}
    for row in left:
        found[row.version_pk] = _in_files(row, texts.get(row.record_pk, ()), results)
    return found


def _in_files(row: Any, texts: Iterable[Any], results: Results) -> Passage:
    names = {item["file"]: str(item.get("title") or item.get("name") or "") for item in files.held(row.shared)}
    for file in texts:
        html = snippet((file.text,), row.language, results.needles[row.language], MOST)
        if html:
            return Passage(html, names.get(file.sha256, ""))
    return Passage()
