"""Which language a text is in, where that is sure."""

from functools import lru_cache
from typing import Any

from portal.domain.languages import CODES

LEAST = 40
"""Letters by which a language can be told."""

LEAST_OF_SCRIPT = 12

SURE = 0.8
# Of these one script is enough: no other language of the portal is written in it.
SCRIPTS = {"th": (0x0E00, 0x0E80), "lo": (0x0E80, 0x0F00), "my": (0x1000, 0x10A0), "km": (0x1780, 0x1800)}


def detect(text: str) -> str:
    """Return the code of a text's language, empty where it is too short, mixed or none that texts here can have."""
    letters = [letter for letter in text if letter.isalpha()]
    for code, (first, last) in SCRIPTS.items():
        own = sum(first <= ord(letter) < last for letter in letters)
        if own >= LEAST_OF_SCRIPT and own * 2 > len(letters):
            return code
    if len(letters) < LEAST:
        return ""
    code, sureness = _identifier().classify(text)
    return str(code) if sureness >= SURE and code in CODES else ""


@lru_cache(maxsize=1)
def _identifier() -> Any:
    # Loaded when it is first needed: it takes a second and some memory.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
