"""The passwords that many people use, read once a process from the list beside this file."""

from functools import lru_cache
from pathlib import Path

from portal.domain.passwords import folded

LIST = Path(__file__).with_name("common_passwords.txt")

# The list is that of one language's speakers. These are what others type, and the words of this portal's work.
OURS = (
    *(
        "bienvenue",
        "bonjour",
        "soleil",
        "doudou",
        "chouchou",
        "motdepasse",
        "marseille",
        "senegal",
        "teranga",
        "afrique",
    ),
    *(
        "contraseña",
        "contrasena",
        "bienvenido",
        "tequiero",
        "teamo",
        "colombia",
        "honduras",
        "guatemala",
        "salvador",
        "senha",
    ),
    *(
        "matkhau",
        "anhyeuem",
        "vietnam",
        "selamat",
        "rahasia",
        "sayang",
        "indonesia",
        "bismillah",
        "mahalkita",
        "pilipinas",
    ),
    *(
        "avrr",
        "avr",
        "iom",
        "oim",
        "return",
        "retour",
        "retorno",
        "migration",
        "migrant",
        "reintegration",
        "reintegracion",
    ),
    *(
        "voluntary",
        "portal",
        "portail",
        "ministry",
        "ministere",
        "ministerio",
        "government",
        "gouvernement",
        "gobierno",
    ),
    *(
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    *("janvier", "fevrier", "mars", "avril", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
    *(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    *("spring", "summer", "autumn", "winter", "monday", "friday", "sunday", "change", "changeme", "welcome", "letmein"),
)


@lru_cache(maxsize=1)
def common_passwords() -> frozenset[str]:
    """Return the list, in the form in which `domain.passwords.refusal` compares it."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(folded(line) for line in (*lines, *OURS))
