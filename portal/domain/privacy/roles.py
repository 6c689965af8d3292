"""Who is named for an office, for what they wrote, or because a street bears their name: these names are public."""

import re

from portal.domain.privacy.words import LOWER, UPPER, words

OFFICES = (
    "minist(?:er|re|ra|ro)|menteri|bộ trưởng|thứ trưởng|président|presidente?|présidente|presidenta|presiden|chairman|chairwoman|chairperson|"
    "chủ tịch|thủ tướng|premier ministre|primeiro-ministro|primer ministro|directora?|directeur|directrice|diretora?|direktur|giám đốc|cục trưởng|vụ trưởng|viện trưởng|thẩm phán|chánh án|đại biểu|nghị sĩ|"
    "ambassador|ambassadeur|ambassadrice|embajadora?|embaixadora?|duta besar|dubes|đại sứ|consul|cônsul|consulesa|konsul|secretary|secrétaire|secretari[oa]|secretári[oa]|"
    "sekretaris|tổng thư ký|commissioner|commissaire|comisari[oa]|comissári[oa]|komisaris|spokes(?:man|woman|person)|porte-parole|portavoz|porta-voz|"
    "juru bicara|người phát ngôn|professor|professeure?|profesora?|professora|prof|giáo sư|mayor|maire|alcalde|alcaldesa|prefeit[oa]|préfet|prefet|wali ?kota|bupati|"
    "gubernur|governor|gouverneur|gobernadora?|governadora?|chief|head|chef|cheffe|jef[ea]|chefe|kepala|ketua|trưởng|phó|representative|représentante?|representante|perwakilan|"
    "đại diện|coordinat(?:or|eur|rice)|coordinadora?|coordenadora?|koordinator|điều phối viên|manager|managing|gerente|gestora?|manajer|quản lý dự án|officer|fonctionnaire|funcionari[oa]|funcionári[oa]|"
    "researchers?|chercheu(?:r|se)s?|investigador(?:a|es|as)?|peneliti|nhà nghiên cứu|authors?|auteure?s?|autor(?:a|es|as)?|penulis|tác giả|editors?|economist|anthropologist|sociologist|historian|journalist|"
    "journaliste|periodista|jornalista|wartawan|nhà báo|photographe?r?|fotógraf[oa]|fotografer|lecturer|fellow|expert|experte|expert[oa]|especialista|specialist|chuyên gia|consultante?|consultora?|konsultan|"
    "rapporteur|rapporteuse|relatora?|senator|sénateur|sénatrice|judge|juge|juez|jueza|juiz|juíza|hakim|prosecutor|procureure?|procurador|fiscal|jaksa|deputy|député|députée|diputad[oa]|deputad[oa]|mp|"
    "general|général|colonel|coronel|đại tá|king|queen|roi|reine|rey|rei|reina|raja|sultan|pope|pape|papa|paus|giáo hoàng|(?:arch)?bishop|archevêque|évêque|(?:arz)?obispo|arcebispo|bispo|uskup(?: agung)?|giám mục|mgr|msgr|monseigneur|cardinal|kardinal|patron saint|founder|fondat(?:eur|rice)|fundadora?|pendiri|sáng lập|"
    "envoy|envoyée?|envoyé spécial|enviad[oa]|utusan|laureate|lauréate?|ombudsman|ombudsperson|defensor|attorney|superintendent|inspector|inspecteur|commander|commandante?|"
    "iom|oim|unhcr|unicef|unodc|ilo|undp|pnud"
)
OFFICE = re.compile(words(OFFICES), re.IGNORECASE)
OFFICE_THAI = re.compile(
    r"(?:รัฐมนตรี|ผู้อำนวยการ|อธิบดี|ปลัด|เลขาธิการ|โฆษก|ผู้ว่าราชการ|ผู้ว่าฯ|ทูต|กงสุล|ศาสตราจารย์|ศ\.|ดร\.|ผู้แทน|หัวหน้า|ผู้ประสานงาน|ผู้เขียน|ผู้วิจัย|นักวิจัย|ประธาน|ส\.ส\.|สมาชิกสภา|พล\.\S{1,4}|พลเอก|พลตำรวจ\S{1,4}|นายก)(?:(?!พบ|โทร|ช่วย|สัมภาษณ์|แจ้ง|รับตัว|นำ)[^\n.]){0,60}$"
)
DID_SOMETHING = re.compile(
    r"(?<![^\W\d_])(?:met|called|calls|phoned|contacted|visited|helped|told|interviewed|accompanied|sent|referred|registered|received|asked|found|identified|wrote to|spoke (?:to|with)|says? that|handed|knows|"
    r"a (?:rencontré|appelé|contacté|reçu|accompagné|aidé|interrogé|identifié|orienté)|appelle|suit|reçoit|accompagne|"
    r"llamó|contactó|visitó|ayudó|entrevistó|acompañó|recibió|identificó|derivó|atendió|atiende|acompaña|"
    r"ligou|contactou|visitou|ajudou|entrevistou|acompanhou|recebeu|identificou|encaminhou|atendeu|atende|acompanha|"
    r"gặp|gọi|liên hệ|thăm|giúp|phỏng vấn|đưa|đón|tiếp|hỗ trợ|bertemu|menelepon|menghubungi|mengunjungi|membantu|mewawancarai|mendampingi|mengirim|merujuk|menerima|menemui)(?![^\W\d_])",
    re.IGNORECASE,
)
# What may stand between an office and the name: of what, where, of which rank.
OF_WHAT = re.compile(
    r"\s*(?:$|[,:–-]\s*$|(?:(?:of|for|at|in|to|de|du|des|d'|da|do|del|la|para|pour|à|au|em|en|bidang|của|phụ trách|nước|chính phủ|quốc hội|bộ|tỉnh|thành phố|ủy ban|hội|viện|the|general|général|générale|geral|adjoint|adjunct|adjunto|executive|exécutif|exécutive|"
    rf"ejecutiv[oa]|executiv[oa]|regional|régional|régionale|national|nationale|nacional|resident|and|et|y|e|&)(?![^\W\d_])|d'|[{UPPER}(/-]))",
)
_BETWEEN = (
    "the|a|an|its|our|le|la|les|l'|el|los|o|as|os|un|une|una|um|uma|then|former|late|new|ancien|ancienne|ex|actuel|actuelle|actual|atual|current|acting|interim|deputy|vice|assistant|adjoint|adjointe|adjunto|adjunta|senior|chief|lead|executive|"
    "general|national|nationale|nacional|regional|régional|régionale|country|case|project|programme|program|return|field|protection|social|legal|police|district|provincial|village|youth|human|rights|research|sub|resident|special|honorary|"
    "mantan|para|sang|seorang|nguyên|cựu|bà|ông|vị|một|nhà"
)
OFFICE_AFTER = re.compile(
    rf"\s*(?:[,(–-]|\bis\b|\best\b|\bes\b|\bé\b|\bwas\b)\s*(?:(?:(?i:{_BETWEEN})|[{UPPER}][\w.&/-]*),?[\s-]+){{0,5}}?(?i:{words(OFFICES)})"
)
_BY = r"(?:by|par|por|oleh|bởi|của|โดย|von|with|avec|con|com)"
_WORKS = (
    "study|studies|report|book|article|handbook|evaluation|research|paper|thesis|chapter|film|novel|song|photo(?:graph)?s?|essay|survey|manual|guide|"
    "étude|rapport|livre|ouvrage|recherche|thèse|chapitre|roman|évaluation|manuel|estudio|informe|libro|artículo|investigación|tesis|novela|película|evaluación|"
    "estudo|relatório|livro|artigo|pesquisa|tese|romance|avaliação|filme|nghiên cứu|báo cáo|cuốn sách|bài viết|luận văn|phim|ảnh|studi|laporan|buku|artikel|penelitian|skripsi|novel|foto|kajian"
)
_NAME = rf"[{UPPER}][{UPPER}{LOWER}.'-]*(?: (?:de |da |van |von |bin )?[{UPPER}][{UPPER}{LOWER}.'-]*){{0,3}}"
_AND = rf"(?:{_NAME}(?:,| and| et| y| e| và| dan|, and| &)\s+){{0,4}}"
CITED_BEFORE = re.compile(
    rf"(?:(?<![^\W\d_])(?:{_WORKS})(?![^\W\d_])[^.;!?]{{0,40}}(?<![^\W\d_])(?:{_BY}|de|du|d'|do|da)\s+{_AND}$"
    rf"|(?<![^\W\d_])(?:written|edited|authored|compiled|photographed|translated|directed|rédigée?s?|écrite?s?|dirigée?s?|traduite?s?|escrit[oa]s?|editad[oa]s?|elaborad[oa]s?|coordinad[oa]s?|redigid[oa]s?|"
    rf"ditulis|disusun|diterjemahkan|viết|biên soạn|chủ biên|dịch)\s+{_BY}\s+{_AND}$"
    rf"|(?:เขียน|จัดทำ|เรียบเรียง|วิจัย)(?:ขึ้น)?โดย\s?(?:{_NAME}(?:,|\s?และ)\s?){{0,4}}$"
    rf"|(?:งาน|หนังสือ|รายงาน|บทความ|วิทยานิพนธ์|ผลการศึกษา|ภาพยนตร์|เพลง)[ก-๎\s\"“”A-Za-z]{{0,20}}ของ\s?(?:{_NAME}(?:,|\s?และ)\s?){{0,4}}$"
    rf"|(?<![^\W\d_])(?:kajian|studi|laporan|buku|penelitian|artikel|skripsi|novel|film)\s+(?:karya\s+)?{_AND}$"
    rf"|(?:©|(?<![^\W\d_])(?:source|sources|photo|photos|credit|crédits?|crédit photo|foto|ảnh|nguồn|fuente|fonte|sumber|authors?|auteure?s?|autor(?:a|es|as)?|penulis|tác giả|edited by|eds?))\s*[:/]?\s*{_AND}$"
    rf"|(?<![^\W\d_])(?:cf\.?|véase|voir|lihat|xem|see also|according to|selon|d'après|según|segundo|menurut|theo)\s+{_AND}$)",
    re.IGNORECASE,
)
CITED_AFTER = re.compile(
    rf"(?:(?:,| and| et| y| e| và| dan|, and| &|;) {_NAME}){{0,4}},?\s*(?:\(?\s*(?:19|20)\d\d[a-z]?\s*[):,;.]|et al\b|\(eds?\.?\)|\(coord|"
    r"(?:wrote|write|writes|argues?|published|edited|authored|co-authored|photographed|a écrit|ont écrit|écrit|écrivent|soutient|a publié|ont publié|ont rédigé|a rédigé|escribió|escribieron|publicó|publicaron|sostiene|redactó|redactaron|"
    r"escreveu|escreveram|publicou|publicaram|defende|redigiu|redigiram|viết|đã viết|công bố|menulis|menerbitkan|menyusun|berpendapat)(?![^\W\d_]))",
)
BEARS_THE_NAME = re.compile(
    r"(?<![^\W\d_])(?:rue|avenue|av\.?|boulevard|bd\.?|place|maison|casa|foyer|centre|center|centro|hôpital|hospital|université|universidad|universidade|universitas|école|escuela|escola|lycée|collège|colegio|institut|instituto|"
    r"fondation|fundación|fundação|foundation|prix|premio|prémio|prize|award|aéroport|aeropuerto|aeroporto|airport|stade|hôtel|hotel|(?:centre|centro) d[eo] [a-zà-ÿ]+|conference centre|calle|rua|avenida|jalan|jl\.?|gedung|bandara|rumah sakit|rumah aman|yayasan|sekolah|loi|ley|lei|law|act|"
    r"đường|phố|trường|bệnh viện|quận|huyện|xã|phường|tỉnh|thành phố|bản|thôn|làng|chợ|cửa khẩu|sông|hồ|đại lộ|ngôi nhà|nhà|trung tâm|plaza|praça|largo|bairro|quartier|barrio|kampung|desa|kota|kelurahan|kecamatan|kabupaten|pulau|provinsi|"
    r"shelter|school|ship|vessel|boat|navire|bateau|barco|navio|kapal|tàu|refuge|albergue|abrigo|clinic|clinique|clínica|"
    r"(?:village|town|city|district|province|region|ville|commune|région|aldea|aldeia|vila|ciudad|cidade|tabanca|pueblo|municipio|département|department)(?: of| de| du| d'| da| do)?|"
    r"named after|portant le nom de|que lleva el nombre de|com o nome de|dinamai|mang tên nhà thơ)\s+$",
    re.IGNORECASE,
)


def has_office(before: str, after: str) -> bool:
    """Say whether an office is named right before or right after a name."""
    if OFFICE_AFTER.match(after):
        return True
    offices = list(OFFICE.finditer(before[-90:]))
    if not offices:
        return False
    between = before[-90:][offices[-1].end() :]
    return bool(OF_WHAT.match(between)) and not re.search(r"[.;!?]\s", between) and not DID_SOMETHING.search(between)


def is_cited(before: str, after: str) -> bool:
    """Say whether somebody is named for what they wrote."""
    return bool(CITED_AFTER.match(after) or CITED_BEFORE.search(before[-110:]))


def is_borne(before: str) -> bool:
    """Say whether a street, a house or a law bears the name."""
    return bool(BEARS_THE_NAME.search(before[-40:]))
