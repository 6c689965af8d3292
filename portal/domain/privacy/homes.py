"""Home addresses: a house and a street after a word for living there."""

import re
from collections.abc import Iterator

Hit = tuple[str, int, int]

_B = r"(?<![^\W\d_])"
_LIVES = (
    r"home visit|visite à domicile|visita domiciliaria|visita (?:ao|a) domicílio|kunjungan rumah|thăm nhà|rents?|renting|rented|lives?|lived|living|resides?|residing|stays?|staying|home(?: address)?|(?:her|his|their|private|residential|postal|permanent|current) address|house|address|residence|"
    r"loue|habite|vit|vivait|vivent|habitait|habitant|domiciliée?s?|domicile|demeurant|demeure|loge|logée?|réside|résidant|résidence|adresse|maison|"
    r"alquila|arrienda|viven?|vivía|aluga|domicilio|domiciliad[oa]s?|residen?|residente|dirección|casa|vivienda|moram?|morava|morada|residência|endereço|vivem|"
    r"thuê|sống|trú(?: tại| quán)?|cư trú|tạm trú|ngụ|địa chỉ|thường trú|nhà(?: riêng)?|ở|menyewa|sewa|ngontrak|kos|tinggal|beralamat|alamat(?:nya)?|domisili|berdomisili|rumah(?:nya)?|kediaman(?:nya)?"
)
_NUMBER = r"(?:(?:no\.?|số(?: nhà)?|n[°ºo.]+|house|plot|flat|apt\.?|apartment|room)\s*)?\d{1,5}[a-z]?(?:/\d{1,4}[a-z]?)*(?:[-–]\d{1,4})?(?:\s*(?:bis|ter))?,?"
_STREET_AFTER = (
    r"(?:street|str?|road|rd|avenue|ave|lane|ln|close|drive|crescent|estate|way|court|terrace|rue|boulevard|bd|allée|impasse|ruelle|chemin|place|quartier|villa|cité|calle|avenida|rua|travessa|"
    r"đường|phố|ngõ|ngách|hẻm|thôn|tổ|ấp|khu|xóm|bản|jalan|jl|gang|rt|soi)"
)
_STREET_BEFORE = (
    r"(?:street|rue|calle|pasaje|jirón|jr|urbanización|cl|carrera|cra|c/|avenida|avda|av|paseo|plaza|rua|travessa|beco|bairro|avenue|jalan|jl|jln|gang|gg|dusun|kampung|kp|perum(?:ahan)?|blok|parcelles? assainies|cité|villa|lot|quartier|barrio|colonia|manzana|mz|"
    r"thôn|xóm|tổ|bản|ấp|khu phố|ngõ|hẻm|desa|rt|plot|house|compound|concession|immeuble|bloc|block|casa|apartamento|carré|porte)"
)
_MORE = r"(?:[^.;!?\n]|(?<=\b[A-Za-z])\.|(?<=\b(?:No|RT|RW|Jl|St|Av))\.){0,40}"
_ADDRESS = (
    rf"(?P<address>{_NUMBER}\s+(?:[^\W\d_]+['’]?\.?\s?){{0,4}}?{_B}{_STREET_AFTER}(?![^\W\d_]){_MORE}"
    rf"|{_B}{_STREET_BEFORE}(?![^\W\d_])\.?\s[^.;!?\n]{{0,40}}?(?<![\w.])(?:no\.?|nº|n\.º|n°|n\.\s?°|number|número|numéro|nomor|#)?\s*(?!(?:19|20)\d\d(?!\d))\d{{1,5}}{_MORE})"
)
HOME = re.compile(
    rf"{_B}(?:{_LIVES})(?![^\W\d_])"
    r"(?P<between>[^.;!?\n]{0,30}?)"
    rf"{_ADDRESS}",
    re.IGNORECASE,
)
HOUSE_BESIDE = re.compile(rf"\s*[,(]\s*{_ADDRESS}", re.IGNORECASE)
THAI_HOME = re.compile(
    r"(?P<address>(?:บ้านเลขที่\s?\d{1,4}(?:/\d{1,4})?|(?<!บ้าน)เลขที่\s?\d{1,4}(?:/\d{1,4})?\s?(?=หมู่|ซอย|ซ\.|ม\.)|(?<=อยู่ที่)\s?\d{1,4}(?:/\d{1,4})?\s?(?=หมู่|ซอย|ถนน|ซ\.|ถ\.|ม\.)|(?:(?<=คือ)|(?<=คือ )|(?<=อยู่ )|(?<=อยู่: ))\d{1,4}(?:/\d{1,4})?\s?(?=หมู่|ซอย|ถนน|ซ\.|ถ\.|ม\.))"
    r"(?:\s?(?:หมู่(?:ที่|บ้าน)?|ม\.|ซอย|ซ\.|ถนน|ถ\.|ตำบล|แขวง|ต\.)\s?[^\n.,]{0,30})?)"
)
THAI_LIVES = re.compile(r"อาศัย|พัก|อยู่|ภูมิลำเนา|บ้าน")
OFFICIAL = re.compile(
    r"(?<![^\W\d_])(?:offices?|centre|center|embassy|ministry|shelter|headquarters|association|organi[sz]ation|headquartered|branch|hospital|court|school|police|visit us|iom|unhcr|ngo|bureau|bureaux|ambassade|ministère|oim|ong|"
    r"siège|foyer|permanence|oficinas?|centro|embajada|ministerio|sede|albergue|escritório|gabinete|embaixada|ministério|abrigo|associação|asociación|văn phòng|trung tâm|đại sứ quán|trụ sở|bộ|cục|sở|bệnh viện|trường|ngôi nhà|nhà tạm lánh|kantor|pusat|kedutaan|balai|rumah aman|rumah sakit|yayasan|dinas)(?![^\W\d_])"
    r"|สำนักงาน|ศูนย์|มูลนิธิ|สถานทูต|กรม|กระทรวง|บ้านพัก|โรงพยาบาล",
    re.IGNORECASE,
)


def homes(text: str, start: int, end: int) -> Iterator[Hit]:
    """Yield home addresses."""
    for found in HOME.finditer(text, start, end):
        before = re.split(r"[.;!?\n]\s", text[max(0, found.start() - 60) : found.start()])[-1]
        if not OFFICIAL.search(before + found[0].split(",")[0]):
            yield "address", *_trimmed(found)
    for found in THAI_HOME.finditer(text, start, end):
        before = text[max(0, found.start() - 40) : found.start()]
        if not OFFICIAL.search(before):
            yield "address", *found.span("address")


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    start = found.start("address")
    return start, start + len(found["address"].rstrip(" ,.("))
