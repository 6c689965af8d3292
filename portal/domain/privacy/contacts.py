"""Telephone numbers and e-mail addresses: those of persons, not those of offices and hotlines."""

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import PhoneNumberType as Type

Hit = tuple[str, int, int]

PHONE = re.compile(r"(?<![\w/.,+-])(?:\+|00)?\(?\d(?:[\d().]|[ -](?=[\d(])){5,18}\d(?![\w/]|[.,]\d|-\d)")
CUES = re.compile(
    r"(?<![^\W\d_])(?:tel|téléphon\w*|telefon\w*|telephone|phone\w*|mobile|cell\w*|whats ?app|viber|telegram|line|zalo|wa|hp|call\w*|ring|text|sms|dial|"
    r"reach\w*|contact\w*|number is|appel\w*|joindre|joign\w*|portable|gsm|contacter|contactez|numéro|llam\w*|móvil|celular|teléfono|contact\w*|"
    r"número|telemóvel|tlm|ligue|ligar|contact\w*|điện thoại|sđt|đt|gọi|liên hệ|số máy|di động|hotline|telp\w*|telepon\w*|ponsel|hubungi\w*|"
    r"menghubungi|nomor|orange money|wave|momo|mobile money|money|m-pesa|gcash|answers?|picks? up|répond\w*|contesta\w*|responde\w*|atende\w*|marque|marcar|discar|nghe máy|menjawab|mengangkat)(?![^\W\d_])|โทร|เบอร์|มือถือ|ไลน์|ติดต่อ",
    re.IGNORECASE,
)
PUBLIC = re.compile(
    r"(?<![^\W\d_])(?:hot-?lines?|helplines?|toll[- ]free|free ?phone|switchboard|office|offices|ministry|embassy|consulate|cent(?:re|er)|"
    r"secretariat|reception|front desk|desk|emergency|police|hospital|bureau of|department|agency|authority|unit|call cent(?:re|er)|"
    r"numéro vert|ligne verte|ligne d'(?:écoute|assistance|urgence)|standard|bureaux?|ministère|ambassade|consulat|secrétariat|accueil|"
    r"permanence|urgences?|centre|direction|service|antenne|mairie|"
    r"línea (?:gratuita|directa|de ayuda|de atención|de emergencia)|centralita|oficinas?|ministerio|embajada|consulado|secretaría|centro|"
    r"servicio|recepción|emergencias?|"
    r"linha (?:verde|de apoio|de emergência|gratuita|azul)|gabinete|escritórios?|ministério|embaixada|secretariado|central|serviço|balcão|"
    r"receção|delegação|"
    r"đường dây nóng|tổng đài|văn phòng|bộ ngoại giao|đại sứ quán|lãnh sự quán|trung tâm|sở|cục|ủy ban|trực ban|cơ quan|ban quản lý|"
    r"saluran|layanan|kantor|kementerian|kedutaan|konsulat|kedubes|kbri|kjri|pusat|sekretariat|dinas|balai|posko|darurat|call center)"
    r"(?![^\W\d_])|สายด่วน|สำนักงาน|กระทรวง|กรม|สถานทูต|สถานเอกอัครราชทูต|สถานกงสุล|ศูนย์|หน่วยงาน|มูลนิธิ|โรงพยาบาล|สถานีตำรวจ|ฉุกเฉิน",
    re.IGNORECASE,
)
PRIVATE = re.compile(
    r"(?<![^\W\d_])(?:his|her|hers|their|my|personal|private|mother|father|sister|brother|uncle|aunt|cousin|husband|wife|family|relative|"
    r"son|sa mère|son père|sa sœur|son frère|son oncle|personnel(?:le)?|privé|mère|père|famille|"
    r"su|personal|particular|madre|padre|hermana|hermano|tía|tío|familia|"
    r"dela|dele|pessoal|mãe|pai|irmã|irmão|família|"
    r"cá nhân|riêng|của (?:chị|anh|em|cô|mẹ|bố|cháu|nạn nhân)|mẹ|bố|gia đình|"
    r"pribadi|ibunya|ayahnya|keluarga(?:nya)?|suaminya|istrinya|kakaknya|korban)(?![^\W\d_])"
    r"|ส่วนตัว|แม่|พ่อ|พี่|น้อง|ญาติ|ของเธอ|ของเขา|ผู้เสียหาย",
    re.IGNORECASE,
)
FREE = frozenset({Type.TOLL_FREE, Type.PREMIUM_RATE, Type.SHARED_COST, Type.UAN})
REGIONS = (
    "SN", "ML", "CI", "GN", "GM", "NE", "NG", "BJ", "BF", "TG", "GH", "MR", "SL", "LR", "GW", "CV", "CM", "FR", "ES", "PT", "GB", "DE", "IT", "BE",
    "NL", "VN", "TH", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "BR", "MA", "TN", "DZ", "LY", "CH", "AT",
)  # fmt: skip
FREE_START = re.compile(r"^(?:0?800|0?80[0-9]|0?900|1800|1900|1300|18[0-9]{2}$)")
# A full stop ends a sentence where a new one begins; after an abbreviation such as "tel." none does.
SENTENCE = re.compile(r"(?<=[^\W\d_]{4})[.!?]\s+(?=[^\W\d_])|\n")
YEARS = re.compile(r"(?:19|20)\d\d\s?[-/ ]\s?(?:(?:19|20)\d\d|\d\d)")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w@])")
FREE_MAIL = re.compile(
    r"(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|aol|icloud|me|mac|proton(?:mail)?|gmx|web|laposte|orange|wanadoo|free|sfr|"
    r"sapo|mail|yandex|zoho|tutanota|qq|163|rocketmail|caramail)\.[a-z.]{2,6}$",
    re.IGNORECASE,
)
ROLES = frozenset(
    """
    info infos information informacion informacao contact contacto contato contacts contactus office offices admin administration administracion
    hotline helpline help helpdesk support apoio ayuda aide assistance asistencia assistencia return returns retour retours retorno reintegration
    reintegracion reintegracao secretariat secretariado secretaria secretaire sekretariat reception accueil recepcion rececao press presse prensa
    imprensa media medias communication communications comunicacion comunicacao jobs careers recruitment recrutement hr rh ressources mission
    missions embassy ambassade embajada embaixada consulate consulat consulado kbri kjri kedutaan centre center centro service services servicio
    servico servicos enquiries inquiries enquiry feedback complaints plaintes quejas protection proteccion protecao webmaster postmaster noreply
    no-reply mail email courrier correo geral general direction direccion direcao direcion projects project projet proyecto projeto programme
    program programa data dpo privacy privacidad legal training formation research library publications avrr avr vrr counter trafficking
    countertrafficking ct child children migration migrant migrants migracion migracao team equipe equipo unit unidad bureau registry desk focal
    point lienhe hotro vanphong tuvan layanan kantor pengaduan humas sekertariat hubungi bantuan pusat humanrights referral coordination
    coordinacion coordenacao case cases casework counselling consular consulaire passport visa booking ventas sales finance accounting comptabilite
    volunteer volunteers donate donations member membership social sos alert alerte report reports ethics integrity oig police gender health sante
    salud saude regional national country field hub portal network reseau red rede secretary permanence standard cabinet gabinete
    """.split()
)  # fmt: skip


def contacts(text: str) -> Iterator[Hit]:
    """Yield telephone numbers and e-mail addresses that are likely those of persons."""
    for found in PHONE.finditer(text):
        if _is_persons_phone(text, found.start(), found.end(), found[0]):
            yield "phone", *found.span()
    for found in EMAIL.finditer(text):
        if is_persons_email(found[0]):
            yield "email", *found.span()


def _is_persons_phone(text: str, start: int, end: int, number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    if YEARS.fullmatch(number):
        return False
    international = number.startswith(("+", "00"))
    if not 7 <= len(digits) <= 15 or (not international and FREE_START.match(digits)):
        return False
    before, around = _clause_before(text, start), _sentence(text, start, end)
    has_cue = bool(CUES.search(before))
    if not international and not has_cue and not (digits.startswith("0") and len(digits) >= 9 and _is_grouped(number)):
        return False
    is_private = bool(PRIVATE.search(before))
    if PUBLIC.search(around) and not is_private:
        return False
    return not _is_free(number, international) and (has_cue or _is_possible(number, international))


def _clause_before(text: str, start: int) -> str:
    return text[max(0, start - 70) : start]


def _sentence(text: str, start: int, end: int) -> str:
    before, after = SENTENCE.split(text[max(0, start - 160) : start])[-1], SENTENCE.split(text[end : end + 80])[0]
    return before + text[start:end] + after


def _is_grouped(number: str) -> bool:
    return bool(re.search(r"\d[ .()-]", number)) or len(number) == 10


def _is_free(number: str, international: bool) -> bool:
    types = set()
    for region in (None,) if international else REGIONS:
        try:
            types.add(phonenumbers.number_type(phonenumbers.parse(number, region)))
        except phonenumbers.NumberParseException:
            continue
    return bool(types & FREE) and Type.MOBILE not in types


def _is_possible(number: str, international: bool) -> bool:
    for region in (None,) if international else REGIONS:
        try:
            if phonenumbers.is_possible_number(phonenumbers.parse(number, region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False


def is_persons_email(address: str) -> bool:
    """Say whether an address is likely one person's: a name in it, or a private provider."""
    local, _, domain = address.lower().partition("@")
    parts = [part for part in re.split(r"[._+'-]|\d+", local) if part]
    labels = set(re.split(r"[.-]", domain))
    is_role = any(part in ROLES or part in labels or _begins_with_role(part, labels) for part in parts)
    if FREE_MAIL.search(domain):
        return not is_role
    return not (is_role or not parts)


def _begins_with_role(part: str, labels: set[str]) -> bool:
    """Say whether a part is made of an organisation's name or a role, as in "iomdakar" or "hotline24"."""
    known = [label for label in labels if len(label) >= 3] + [
        "iom",
        "oim",
        "unhcr",
        "hcr",
        "unicef",
        "unodc",
        "ilo",
        "oit",
        "hotline",
        "info",
        "contact",
    ]
    return any(part.startswith(name) or part.endswith(name) for name in known)
