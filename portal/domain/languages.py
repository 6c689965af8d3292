"""Interface and content languages. A new language is one row here, its catalogue and its vocabulary labels."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language: its ISO 639-1 code, its own name, and what the portal can do in it."""

    code: str
    name: str
    interface: bool = False
    direction: str = "ltr"
    tall: bool = False


LANGUAGES: tuple[Language, ...] = (
    Language("en", "English", interface=True),
    Language("fr", "français", interface=True),
    Language("es", "español"),
    Language("pt", "português"),
    Language("vi", "Tiếng Việt"),
    Language("th", "ไทย", tall=True),
    Language("id", "Bahasa Indonesia"),
    Language("de", "Deutsch"),
    Language("it", "italiano"),
    Language("nl", "Nederlands"),
    Language("no", "norsk"),
    Language("ms", "Bahasa Melayu"),
    Language("tl", "Filipino"),
    Language("lo", "ລາວ", tall=True),
    Language("km", "ខ្មែរ", tall=True),
    Language("my", "မြန်မာ", tall=True),
    Language("ar", "العربية", direction="rtl"),
    Language("zh", "中文"),
)
BY_CODE = {language.code: language for language in LANGUAGES}
CODES = tuple(BY_CODE)
INTERFACE = tuple(language.code for language in LANGUAGES if language.interface)
DEFAULT = "en"


def language_name(code: str) -> str:
    """Return a language's own name, or the code where it is not one of ours."""
    language = BY_CODE.get(code)
    return language.name if language else code
