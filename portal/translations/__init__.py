"""The interface's catalogues: a language's messages, read from its `.po` as it is written. Nothing is compiled beforehand."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

FOLDER = Path(__file__).resolve().parent


def catalogue_path(language: str, folder: Path = FOLDER) -> Path:
    """Return where a language's catalogue is kept."""
    return folder / language / "LC_MESSAGES" / "messages.po"


@lru_cache
def catalogue(language: str, folder: Path = FOLDER) -> NullTranslations:
    """Return a language's messages; English speaks for itself, since messages are written in it."""
    path = catalogue_path(language, folder)
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)
