"""The words by which the rules tell people from things, in the languages of the portal."""

import re

UPPER = "A-ZÀ-ÖØ-Þ" + "".join(
    chr(code) for code in (*range(0x100, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper()
)
LOWER = "a-zß-öø-ÿ" + "".join(
    chr(code) for code in (*range(0x100, 0x250), *range(0x1E00, 0x1F00)) if chr(code).islower()
)
MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|"
    "janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|"
    "janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|"
    "januari|februari|maret|mei|juni|juli|agustus|oktober|desember|"
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|"
    r"ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\."
)
DATE = (
    r"(?:\b\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})\b|\b\d{4}[./-]\d{1,2}[./-]\d{1,2}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|er|º|°)?\s+(?:of\s+|de\s+|d')?(?:{MONTHS})\.?,?\s*(?:(?:de|del|พ\.ศ\.|ค\.ศ\.|ปี)\s*)?\d{{4}}"
    rf"|\b(?:{MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\b(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}(?:,)?\s+năm\s+\d{4})"
)
"""A full date: day, month and year."""
_ROMAN = r"(?:I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII)"
SHORT_DATE = (
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th|er)?[ -]?(?:de |of )?(?:{MONTHS})[a-z]*\.?,?[ -]?(?:de )?'?(?:\d{{4}}|\d{{2}})\b|\b\d{{1,2}}[-./]{_ROMAN}[-./]\d{{4}}\b|\b\d{{8}}\b(?=[,.;)\s]|$)|"
    rf"\b\d{{1,2}}\s?(?:{MONTHS})\s?(?:พ\.ศ\.\s?)?\d{{2}}(?:\d{{2}})?|\b\d{{1,2}} tháng \d{{1,2}},? \d{{4}}|\b\d{{1,2}}-\d{{1,2}}-\d{{2,4}}\b)"
)
"""A date as forms have it, which is one only beside a word that says so."""

# Things that can be called, born or numbered, and are no people.
THINGS = (
    "project|programme|program|centre|center|shelter|tool|app|application|database|system|initiative|report|platform|network|fund|guide|"
    "law|act|campaign|method|approach|organi[sz]ation|association|ngo|house|home|film|song|book|radio|website|ship|vessel|boat|operation|"
    "module|course|training|model|pilot|scheme|unit|office|desk|group|committee|forum|workshop|conference|agreement|protocol|strategy|"
    "projet|réseau|outil|foyer|maison|logiciel|système|fonds|loi|campagne|méthode|approche|organisation|guide|rapport|plateforme|"
    "dispositif|opération|bateau|navire|mécanisme|comité|atelier|accord|bureau|groupe|"
    "proyecto|programa|centro|refugio|herramienta|aplicación|iniciativa|informe|plataforma|red|fondo|guía|ley|campaña|método|enfoque|"
    "organización|asociación|barco|operación|comité|taller|acuerdo|oficina|grupo|protocolo|"
    "projeto|projecto|abrigo|ferramenta|aplicação|relatório|rede|fundo|guia|lei|campanha|organização|associação|navio|operação|acordo|"
    "gabinete|"
    "dự án|chương trình|trung tâm|mạng lưới|ứng dụng|tổ chức|luật|tàu|chiến dịch|ngôi nhà|mô hình|đề án|"
    "โครงการ|ศูนย์|เครือข่าย|แอป|องค์กร|กฎหมาย|เรือ|บ้านพัก|มูลนิธิ|สมาคม|ระบบ|"
    "proyek|pusat|jaringan|aplikasi|inisiatif|laporan|undang-undang|kapal|rumah aman|lembaga|yayasan"
)


def words(listed: str) -> str:
    """Return a pattern of words: between spaces where their script has them, anywhere in Thai."""
    parts = listed.split("|")
    thai = [part for part in parts if "\u0e00" <= part[0] <= "\u0e7f"]
    spaced = [part for part in parts if part not in thai]
    return rf"(?:(?<![^\W\d_])(?:{'|'.join(spaced)})(?![^\W\d_])" + (f"|{'|'.join(thai)})" if thai else ")")


THING = re.compile(rf"{words(THINGS)}|(?<![^\W\d_])(?:{THINGS})s(?![^\W\d_])", re.IGNORECASE)
TONES = re.compile("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđƯưƠơăĂĐ]", re.IGNORECASE)
"""Letters that only Vietnamese has."""
