"""Very small numbers of people, stated exactly. Numbers of bodies, places and rules are none; neither is "fewer than ten"."""

import re
from collections.abc import Iterator

Hit = tuple[str, int, int]
_B = r"(?<![\w.,/%°-])"

_EN = (
    r"(?:[2-9]|two|three|four|five|six|seven|eight|nine)(?P<of> of (?:the|them|these|those|whom))?(?:\s+(?!(?:of|to|and|or|in|per|for|were|are|was|is|have|had|has|with|from|among|by|as|who|which|that|at|on|the|new)\b)[a-z][a-z-]*[a-rt-z]){0,3}?\s+"
    r"(?:returnees|victims|survivors|children|girls|boys|women|men|minors|migrants|people|persons|individuals|families|households|brothers|sisters|siblings|"
    r"mothers|fathers|infants|babies|adolescents|teenagers|youths|refugees|seafarers|fishermen|workers|nationals|deportees|beneficiaries|orphans|widows|adults|"
    r"applicants|students|daughters|sons|twins|couples)(?!['-]|\s+(?:officers|workers|centres|centers|groups|organi[sz]ations|associations|leaders|countries))"
)
_EN_ONE = (
    r"(?:1|only one|just one|a single|one)(?:\s+(?!of\b)[a-z][a-z-]+){0,2}?\s+"
    r"(?:returnee|victim|survivor|child|girl|boy|woman|man|minor|migrant|infant|baby|adolescent|teenager|refugee|seafarer|widow|orphan)"
    r"(?!['-]|\s+(?:in|out of)\s+(?:\w+ )?(?:two|three|four|five|ten|\d)|\s+(?:who|can|may|should|must|at a time|centre|protection|and one))"
)
_FR = (
    r"(?:[2-9]|deux|trois|quatre|cinq|six|sept|huit|neuf|1 seule?|un seul|une seule)(?:\s+(?!des?\b|ou\b|à\b|et\b|sur\b|par\b|dans\b|pour\b)[^\W\d_]+){0,1}?\s+"
    r"(?:personnes?|victimes?|survivante?s?|enfants?|filles?|fillettes?|garçons?|femmes?|hommes?|mineure?s?|migrante?s?|retournée?s?|rapatriée?s?|familles?|ménages|"
    r"jeunes|adolescente?s?|bébés?|nourrissons?|bénéficiaires?|mères?|frères|sœurs|réfugiée?s?|ressortissante?s?|travailleurs|travailleuses|orphelin(?:e)?s?|adultes|"
    r"pêcheurs|demandeurs|élèves|jumeaux|couples)"
)
_ES = (
    r"(?:[2-9]|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|una sola|un solo|una única|un único)(?:\s+(?!de\b|o\b|a\b|y\b|por\b|en\b|para\b)[^\W\d_]+){0,1}?\s+"
    r"(?:personas?|víctimas?|sobrevivientes|supervivientes|niñ[oa]s?|chic[oa]s|mujer(?:es)?|hombres?|menor(?:es)?|migrantes?|retornad[oa]s?|familias|hogares|jóvenes|"
    r"adolescentes|bebés|beneficiari[oa]s|madres|herman[oa]s|refugiad[oa]s|trabajador(?:e|a)s|huérfan[oa]s|adultos|solicitantes|hij[oa]s|parejas)"
)
_PT = (
    r"(?:[2-9]|dois|duas|três|quatro|cinco|seis|sete|oito|nove|uma única|um único|uma só|apenas uma|apenas um)(?:\s+(?!de\b|ou\b|a\b|e\b|por\b|em\b|para\b)[^\W\d_]+){0,1}?\s+"
    r"(?:pessoas?|vítimas?|sobreviventes|crianças?|meninas?|meninos?|raparigas|rapazes|mulher(?:es)?|homens?|menor(?:es)?|migrantes?|retornad[oa]s?|famílias|agregados|"
    r"jovens|adolescentes|bebés|beneficiári[oa]s|mães|irmãos|irmãs|refugiad[oa]s|trabalhador(?:e|a)s|órfã[os]s?|adultos|requerentes|filh[oa]s|utentes|casais)"
)
_VI = (
    r"(?:0?[1-9]|hai|ba|bốn|năm|sáu|bảy|tám|chín|duy nhất một|chỉ một|chỉ có một)\s+(?!nghìn|triệu|trăm|tháng|ngày|tuần|giờ|năm)"
    r"(?:(?:người|em|cháu|bé|nữ|nam|công dân|lao động|phụ nữ|trẻ|trẻ em|nạn nhân|cô gái|thanh niên|chị em|anh em|gia đình|hộ(?: gia đình)?|ngư dân|thuyền viên|"
    r"học sinh|bà mẹ|trường hợp|thiếu niên|thiếu nữ|di dân)(?![^\W\d_]))"
)
_ID = (
    r"(?:[1-9]|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)\s+"
    r"(?:(?:orang|anak|korban|perempuan|wanita|laki-laki|pria|migran|pekerja migran|keluarga|kepala keluarga|kk|bayi|remaja|gadis|penyintas|pemulang|pengungsi|pmi|tki|tkw|"
    r"nelayan|abk|awak kapal|ibu|warga|kakak beradik|penerima manfaat|lansia)(?![^\W\d_]))(?!\s+(?:staf|petugas|pejabat|pegawai|konselor|relawan|polisi|menteri|dokter|ahli|fasilitator))"
)
_TH_NUMBER = r"(?:(?<![\d.,])[1-9](?!\d|[.,]\d)|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|หนึ่ง)"
_TH = rf"{_TH_NUMBER}\s?(?:คน|ราย|ครอบครัว|ครัวเรือน)(?!ละ)"
_TH_FIRST = r"(?:เพียง|แค่)?(?:คนเดียว|รายเดียว)"

PATTERNS = (
    *tuple(
        re.compile(f"{_B}(?:{pattern})(?![^\\W\\d_])", re.IGNORECASE)
        for pattern in (_EN, _EN_ONE, _FR, _ES, _PT, _VI, _ID)
    ),
    re.compile(_TH),
)

# What stands before a number that is no exact count: more than, at least, out of, up to, between.
NOT_EXACT = re.compile(
    r"(?:more than|over|at least|at most|up to|fewer than|less than|about|around|approximately|nearly|almost|some|maximum(?: of)?|minimum(?: of)?|between \w+ and|"
    r"\d+ (?:to|or)|\w+ or|\w+ to|out of|every|each|one in|two in|three in|(?:of|in) every|per|all|any|for|para|pour|untuk|cho|teams? of|groups? of|pairs? of|"
    r"plus de|moins de|environ|au moins|au plus|jusqu'à|près de|quelque|maximum|minimum|entre \w+ et|\w+ à|\w+ ou|sur|chaque|groupes? de|équipes? de|tous les|toutes les|"
    r"más de|menos de|al menos|unos|unas|hasta|cerca de|alrededor de|aproximadamente|máximo(?: de)?|mínimo(?: de)?|entre \w+ y|\w+ a|\w+ o|de cada|cada|grupos? de|equipos? de|"
    r"mais de|pelo menos|até|cerca de|aproximadamente|entre \w+ e|\w+ ou|em cada|de cada|"
    r"hơn|trên|dưới|ít nhất|tối đa|tối thiểu|khoảng|gần|mỗi|từ \w+ đến|\w+ đến|trong số|nhóm|cứ|"
    r"lebih dari|kurang dari|sekitar|hampir|minimal|maksimal|paling sedikit|paling banyak|setidaknya|antara \w+ dan|\w+ sampai|\w+ hingga|dari|setiap|tiap|sedikitnya|-"
    r")\s*$",
    re.IGNORECASE,
)
NOT_EXACT_THAI = re.compile(
    r"(?:มากกว่า|กว่า|อย่างน้อย|ไม่เกิน|ไม่น้อยกว่า|ประมาณ|ราว|เกือบ|ถึง|ทุก|ทุกๆ|ละ|กลุ่มละ|ต่อ|น้อยกว่า|สูงสุด|ใน)\s?$"
)
NOT_PEOPLE_THAI = re.compile(
    r"(?:เจ้าหน้าที่|ผู้เชี่ยวชาญ|รัฐมนตรี|ผู้แทน|อาสาสมัคร|นักสังคมสงเคราะห์|ที่ปรึกษา|ล่าม|วิทยากร|พนักงาน|ผู้บริหาร|คณะกรรมการ)[^\s]{0,12}\s?$"
)
# Rules and averages speak of nobody.
RULES = re.compile(
    r"(?<![^\W\d_])(?:per|each|every|average|on average|ratio|capacity|maximum|minimum|rooms? for|beds? for|places? for|cars? for|"
    r"par (?:chambre|famille|groupe|mois|semaine|jour|conseiller|agent)|chaque|en moyenne|moyenne|capacité|places pour|"
    r"por (?:habitación|familia|grupo|mes|semana|día|consejero)|cada|en promedio|promedio|media de|capacidad|"
    r"por (?:quarto|família|grupo|mês|semana|dia|técnico)|em média|média|capacidade|"
    r"mỗi|trung bình|bình quân|sức chứa|setiap|tiap|per|rata-rata|(?:ber)?kapasitas)(?![^\W\d_])|เฉลี่ย|ต่อครั้ง|ต่อวัน|ต่อเดือน|แต่ละ|ความจุ",
    re.IGNORECASE,
)
PORTUGUESE = re.compile(
    r"[ãõç]|(?<![^\W\d_])(?:em|uma|um|com|não|foi|pelo|pela|da|do|na|no|ao|à|às|são|os)(?![^\W\d_])", re.IGNORECASE
)
AFTER = re.compile(
    r"\s*(?:per\b|out of|in (?:every )?(?:\d|ten|five|four)|sur (?:\d|dix|cinq)|de cada|em cada|trên \d|dari \d|par |ต่อ|ใน \d|จาก \d|或)",
    re.IGNORECASE,
)


def counts(text: str) -> Iterator[Hit]:
    """Yield exact numbers below ten of people."""
    for pattern in PATTERNS:
        for found in pattern.finditer(text):
            # "Dos" is two in Spanish and "of the" in Portuguese.
            if found[0][:4].lower() == "dos " and PORTUGUESE.search(
                text[max(0, found.start() - 120) : found.end() + 120]
            ):
                continue
            if not _is_rule(text, found.start(), found.end()):
                yield "small_count", *found.span()


def _is_rule(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 40) : start]
    if NOT_EXACT.search(before) or NOT_EXACT_THAI.search(before) or NOT_PEOPLE_THAI.search(before):
        return True
    clause = (
        re.split(r"[.;:!?\n]", text[max(0, start - 80) : start])[-1] + re.split(r"[.;:!?\n]", text[end : end + 40])[0]
    )
    return bool(AFTER.match(text[end : end + 20])) or bool(RULES.search(clause))
