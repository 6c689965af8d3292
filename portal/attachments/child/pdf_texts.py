"""The text of a PDF, page by page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from portal.attachments.child.pdf_clusters import CLUSTERED, clustered_text
from portal.attachments.refusing import Refused

# How a word that goes on in the next line is marked.
BROKEN_WORD = re.compile("[\x02\ufffe](?:\r\n|\n)?")


def read(path: Path) -> tuple[int | None, Iterator[str]]:
    """Return the number of pages and their texts. Raises Refused."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Refused("locked" if "password" in str(error).lower() else "damaged") from error
    return len(document), _pages(document)


def _pages(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for number in range(len(document)):
        # A page that cannot be read takes no other with it.
        try:
            page = document[number]
            words = page.get_textpage()
            text = words.get_text_range()
            if CLUSTERED.search(text):
                text = clustered_text(words)
        except (pypdfium2.PdfiumError, UnicodeDecodeError):
            continue
        words.close()
        page.close()
        yield BROKEN_WORD.sub("", text)
