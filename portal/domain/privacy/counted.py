"""Numbers below ten and words for people, and what tells that a number is no exact one of people who can be found."""

import re

_B = r"(?<![\w.,/%°-])(?<!\d )"
_BRACKET = r"(?:\s*\(\s*0?[1-9]\s*\))?"


def _pattern(number: str, between: str, people: str, not_after: str = "(?!)") -> re.Pattern[str]:
    return re.compile(rf"{_B}(?:{number}){_BRACKET}{between}\s+(?:{people})(?![^\W\d_])(?!{not_after})", re.IGNORECASE)


_EN_PEOPLE = (
    r"returnees|victims|survivors|children|girls|boys|women|men|minors|migrants|people|persons|individuals|families|households|brothers|sisters|siblings|"
    r"mothers|fathers|infants|babies|toddlers|adolescents|teenagers|teens|youths|refugees|seafarers|fishermen|fishers|crew|crewmen|crew members|deckhands|workers|nationals|citizens|deportees|beneficiaries|orphans|widows|adults|"
    r"applicants|asylum[ -]seekers|claimants|students|pupils|daughters|sons|cousins|twins|couples|detainees|patients|clients|villagers|farmers|housemaids|maids|labou?rers|inmates|prisoners|schoolgirls|schoolboys|neighbou?rs|parents|relatives|friends|stowaways|castaways|passengers|participants|graduates|trainees|apprentices|"
    r"(?-i:[A-Z][a-z]+(?:ans|ese|inos|inas)|(?:Iraqi|Pakistani|Bangladeshi|Somali|Afghan|Nepali|Thai|Yazidi|Israeli)s)"
)
_EN_NOT = r"of|to|and|or|in|per|for|were|are|was|is|have|had|has|with|from|among|by|as|who|which|that|at|on|the|hundred|thousand|million|billion|dozen|score|quarter|half|month|year|week|day|hour|per cent|percent|times|cover|target|support|help|train|reach|serve|host|deal|concern|involve|focus|protect|assist|provide|offer|address|include|accept|allow|let|give|teach|work|run|take|bring|show|mention|treat|define|ban|affect"
_EN = _pattern(
    r"0?[2-9]|two|three|four|five|six|seven|eight|nine",
    rf"(?: of (?:the|them|these|those|whom|her|his|our|their))?(?:\s+(?!(?:{_EN_NOT})\b)[a-z][a-z-]*[a-rt-z],?){{0,3}}?",
    _EN_PEOPLE,
    r"['-]|\s+(?:officers|centres|centers|groups|organi[sz]ations|associations|leaders|countries|units|days|programmes|teams)",
)
_EN_ONE = _pattern(
    r"only 1|just 1|1|only one|just one|a single|exactly one|one(?=(?: [a-z-]+){1,3}? (?:from|aged|alone|of the|of whom|in (?-i:[A-Z])))",
    r"(?:\s+(?!of\b|or\b)[a-z][a-z-]+){0,2}?",
    r"returnee|victim|survivor|child|girl|boy|woman|man|minor|migrant|infant|baby|adolescent|teenager|refugee|seafarer|widow|orphan|family|person|mother|fisherman|household",
    r"['-]|\s+(?:in|out of)\s+(?:\w+ )?(?:two|three|four|five|six|ten|\d)|\s+(?:who|can|may|should|must|could|would|at a time|centre|center|protection|and one|unit|support|member|desk|per|after another|helpline|policy|law|act|package|friendly)",
)
_FR = _pattern(
    r"0?[2-9]|deux|trois|quatre|cinq|six|sept|huit|neuf|0?1 seule?|un seul|une seule|1",
    r"(?:\s+(?:des|de ces|de nos|de ses|autres|jeunes|petites?|petits|anciennes?|anciens)|\s+d'entre)?(?:\s+(?!des?\b|ou\b|à\b|et\b|sur\b|par\b|dans\b|pour\b|cents?\b|mille\b|millions?\b|ans\b|mois\b|jours\b|heures\b|fois\b|pays\b|tiers\b|quarts?\b|projets\b|centres\b|foyers\b|sont\b|ont\b|étaient\b|avaient\b|furent\b|seront\b|peuvent\b|vont\b|est\b|aident\b|pour\b)[^\W\d_]+)?",
    r"personnes?|victimes?|survivante?s?|rescapée?s?|enfants?|filles?|fillettes?|garçons?|femmes?|hommes?|mineure?s?|migrante?s?|retournée?s?|rapatriée?s?|revenante?s?|expulsée?s?|familles?|ménages?|"
    r"jeunes|adolescente?s?|bébés?|nourrissons?|bénéficiaires?|mères?|pères?|frères|sœurs|soeurs|réfugiée?s?|ressortissante?s?|travailleurs|travailleuses|orpheline?s?|orphelins|adultes|patiente?s?|cousins|cousines|détenue?s?|"
    r"pêcheurs|marins|matelots|demandeu(?:r|se)s?|élèves|étudiants|étudiantes|jumeaux|jumelles|couples?|veuves?|passagers|apprentie?s?|villageois|domestiques|maçons|sénégalaise?s?|malienne?s?|maliens|guinéens|guinéennes|ivoiriens|ivoiriennes|gambiens|nigérianes?|nigérians|nigériens|nigériennes?|gambiennes|togolaise?s?|béninoise?s?|burkinabè|ghanéens|ghanéennes|mauritaniens|libériens|algériens|marocaine?s?|tunisiens|camerounaise?s?|(?-i:[A-ZÉÎ][a-zà-ÿ]+(?:aise?s|oise?s|iens|iennes|ais|ois|ains|aines|éens|éennes|ans|anes))|elles|eux|d'entre (?:elles|eux)",
)
_ES = _pattern(
    r"0?[2-9]|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|una sola|un solo|una única|un único|(?:solo|sólo|solamente|únicamente)(?: hay| había| queda| quedó)? una?|1",
    r"(?:\s+(?:de (?:las|los|estas|estos|sus|nuestras)|otr[oa]s|jóvenes|pequeñ[oa]s|antigu[oa]s))?(?:\s+(?!de\b|o\b|a\b|y\b|por\b|en\b|para\b|con\b|mil\b|millones\b|mill[óo]n\b|años\b|meses\b|días\b|horas\b|veces\b|países\b|tercios\b|cuartos\b|proyectos\b|centros\b|son\b|han\b|fueron\b|eran\b|están\b|tienen\b|pueden\b|habían\b|ayudan\b)[^\W\d_]+)?",
    r"personas?|víctimas?|sobrevivientes?|supervivientes?|niñ[oa]s?|chic[oa]s?|muchach[oa]s?|mujer(?:es)?|hombres?|menor(?:es)?|migrantes?|retornad[oa]s?|deportad[oa]s?|repatriad[oa]s?|familias?|hogares|jóvenes|joven|"
    r"adolescentes?|bebés?|beneficiari[oa]s?|madres?|padres|herman[oa]s?|primos|primas|gemel[oa]s|refugiad[oa]s?|trabajador(?:e|a)s|trabajadoras?|huérfan[oa]s?|adultos|solicitantes?|hij[oa]s|parejas|pescadores|marineros|tripulantes|pacientes|detenid[oa]s|viudas?|alumn[oa]s|estudiantes|jornaler[oa]s|campesin[oa]s|ciudadan[oa]s|nacionales|usuari[oa]s|participantes|hondureñ[oa]s|guatemaltec[oa]s|bolivian[oa]s|colombian[oa]s|venezolan[oa]s|peruan[oa]s|gambian[oa]s|senegales(?:es|as)|malienses|nigerian[oa]s|marroquíes|guinean[oa]s|camerunes(?:es|as)|ghanes(?:es|as)|ecuatorian[oa]s|dominican[oa]s|cuban[oa]s|salvadoreñ[oa]s|nicaragüenses|mexican[oa]s|haitian[oa]s|paraguay[oa]s|brasileñ[oa]s|filipin[oa]s|vietnamitas|sirios|sirias|argelin[oa]s|ellas|ellos",
)
_PT = _pattern(
    r"0?[2-9]|dois|duas|três|quatro|cinco|seis|sete|oito|nove|uma única|um único|uma só|um só|apenas uma|apenas um|apenas 1|só uma|só um|(?:só|apenas|somente)(?: há| havia| existe)? uma?|1",
    r"(?:\s+d[aeo]s|\s+dess[ae]s|\s+(?:outr[oa]s|jovens|pequen[oa]s|antig[oa]s))?(?:\s+(?!de\b|ou\b|a\b|e\b|por\b|em\b|para\b|com\b|mil\b|milhões\b|milhão\b|anos\b|meses\b|dias\b|horas\b|vezes\b|países\b|terços\b|quartos\b|projetos\b|centros\b|são\b|têm\b|foram\b|estão\b|podem\b|eram\b|tinham\b|ajudam\b)[^\W\d_]+)?",
    r"pessoas?|vítimas?|sobreviventes?|crianças?|meninas?|meninos?|raparigas?|rapaz(?:es)?|moç[oa]s|mulher(?:es)?|homens?|homem|menor(?:es)?|migrantes?|retornad[oa]s?|deportad[oa]s?|repatriad[oa]s?|famílias?|agregados|"
    r"jovens|jovem|adolescentes?|bebés?|bebês?|beneficiári[oa]s?|mães?|pais|irmãos|irmãs|primos|primas|gême[oa]s|refugiad[oa]s?|trabalhador(?:e|a)s|trabalhadoras?|órfã[os]?s?|adultos|requerentes?|filh[oa]s|utentes?|casais|pescadores|marinheiros|tripulantes|pacientes|detid[oa]s|viúvas?|alun[oa]s|estudantes|cidadãos|cidadãs|nacionais|participantes|gambian[oa]s|senegales(?:es|as)|nigerian[oa]s|malian[oa]s|marroquin[oa]s|angolan[oa]s|ganes(?:es|as)|são-tomenses|moçambican[oa]s|venezuelan[oa]s|nepales(?:es|as)|indian[oa]s|brasileir[oa]s|guineenses|cabo-verdian[oa]s|delas|deles",
)
_VI = re.compile(
    rf"{_B}(?:0?[1-9]|hai|ba|bốn|năm|sáu|bảy|tám|chín|duy nhất một|chỉ một|chỉ có một){_BRACKET}\s+(?:trong số (?:các |những )?)?(?!nghìn|ngàn|triệu|trăm|tháng|ngày|tuần|giờ|năm|mươi)"
    r"(?:(?:người|em|cháu|bé|chị|anh|nữ|nam|công dân|lao động|phụ nữ|trẻ|trẻ em|nạn nhân|cô gái|thiếu nữ|cô|thanh niên|chị em|anh em|mẹ con|gia đình|hộ(?: gia đình)?|ngư dân|thuyền viên|thuỷ thủ|thủy thủ|"
    r"học sinh|bà mẹ|trường hợp|thiếu niên|di dân|bệnh nhân|đứa trẻ|đứa|thành viên|vợ chồng|công nhân|sinh viên|cặp|nông dân)(?![^\W\d_]))",
    re.IGNORECASE,
)
_ID = re.compile(
    rf"{_B}(?:0?[1-9]|(?:hanya|cuma)(?: ada)? satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|(?:hanya|tinggal|cuma) seorang|seorang diri){_BRACKET}\s+(?:(?:dari|di antara) (?:para )?)?"
    r"(?:(?:orang|anak|korban|perempuan|wanita|laki-laki|pria|migran|pekerja|buruh|tenaga kerja|keluarga|kepala keluarga|kk|bayi|balita|remaja|gadis|pemuda|penyintas|pemulang|pengungsi|pmi|tki|tkw|wni|wna|"
    r"nelayan|abk|awak kapal|pelaut|ibu|bapak|janda|warga|kakak beradik|bersaudara|penerima manfaat|lansia|siswa|siswi|pasien|pasangan|saudara|petani|deportan|santri|mahasiswa|jiwa|rumah tangga)(?![^\W\d_]))",
    re.IGNORECASE,
)
NUMBER = re.compile(
    rf"{_B}(?:0?[1-9](?!\d)|one|two|three|four|five|six|seven|eight|nine|only|just|a single|exactly|un|une|deux|trois|quatre|cinq|sept|huit|neuf|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|solo|sólo|solamente|únicamente|uma?|apenas|somente|só|dois|duas|três|quatro|sete|oito|nove|"
    r"hai|ba|bốn|năm|sáu|bảy|tám|chín|duy nhất|chỉ|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|hanya|tinggal|cuma|seorang)(?![^\W_])",
    re.IGNORECASE,
)
"""Where a number may begin; the patterns of the languages say of what."""
PEOPLE = (_EN, _EN_ONE, _FR, _ES, _PT, _VI, _ID)
_TH_NUMBER = r"(?:(?<![\d.,])0?[1-9](?!\d|[.,]\d)|(?<!สิบ)(?<!ร้อย)(?<!พัน)(?<!หมื่น)(?<!แสน)(?<!ล้าน)(?:สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|หนึ่ง))"
_TH_PEOPLE = r"(?:เด็ก(?:หญิง|ชาย)?|หญิง|ชาย|ผู้หญิง|ผู้ชาย|ผู้เสียหาย|เหยื่อ|แรงงาน|ผู้กลับ|ครอบครัว)"
THAI = re.compile(
    rf"(?:{_TH_NUMBER}\s?(?:คน|ราย|ครอบครัว|ครัวเรือน|พี่น้อง|แม่ลูก|ชีวิต|นาย(?!จ้าง))(?!ละ|ต่อ)|{_TH_PEOPLE}[ก-๎]{{0,20}}?(?:เพียง|แค่)?(?:คนเดียว|รายเดียว)|(?:เพียง|แค่|มี)ครอบครัวเดียว)"
)

_NUM = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|un|une|deux|trois|quatre|cinq|sept|huit|neuf|dix|uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|um|uma|dois|duas|três|quatro|sete|oito|nove|dez|"
    r"một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)"
)
# What stands before a number that is no exact count: more than, at least, out of, up to, between.
NOT_EXACT = re.compile(
    r"(?<![^\W\d_])(?:no|more than|over|at least|at most|up to|fewer than|less than|under|below|above|about|around|approximately|nearly|almost|some|maximum(?: of)?|minimum(?: of)?|roughly|no more than|as many as|"
    rf"{_NUM} (?:to|or|out of|in|of|-)|between {_NUM} and|every|each|any|(?:of|in) every|teams of|groups of|pairs of|rooms? for|beds? for|places? for|space for|(?:article|goal|section|chapter|phase|level|objective|step|figure|table|annex|art\.|sdg|type|category|cohort|lot|module)|"
    r"plus de|moins de|environ|au moins|au plus|jusqu'à|près de|quelque|quelques|maximum|minimum|au maximum|au minimum|"
    rf"entre {_NUM} et|(?:de )?{_NUM} (?:à|ou|sur)|chaque|tou(?:te)?s les|par groupes? de|groupes de|équipes de|(?:article|objectif|chapitre|phase|niveau|étape|tableau|odd)|"
    r"más de|menos de|al menos|por lo menos|como mínimo|unos|unas|hasta|cerca de|alrededor de|aproximadamente|máximo(?: de)?|mínimo(?: de)?|casi|"
    rf"entre {_NUM} y|{_NUM} (?:a|o|de cada)|de cada|cada|grupos de|equipos de|(?:artículo|objetivo|capítulo|fase|nivel|paso|ods)|"
    r"mais de|pelo menos|no mínimo|no máximo|até|quase|aproximadamente|"
    rf"entre {_NUM} e|{_NUM} (?:ou|em cada)|em cada|grupos de|equipas de|equipes de|(?:artigo|capítulo|nível|etapa)|"
    r"hơn|phần|trên|dưới|ít nhất|tối đa|tối thiểu|khoảng|gần|mỗi|không quá|tới|đến|lên đến|"
    rf"từ {_NUM} đến|{_NUM} (?:đến|hoặc|-|trên|trong)|trong số|cứ|nhóm từ|tốp|(?:điều|khoản|chương|giai đoạn|mục tiêu|bước|cấp|tháng|năm|ngày|khóa|lớp)|"
    r"lebih dari|kurang dari|sekitar|hampir|minimal|maksimal|paling sedikit|paling banyak|setidaknya|sedikitnya|hingga|"
    rf"antara {_NUM} dan|{_NUM} (?:sampai|hingga|atau|dari)|setiap|tiap|(?:pasal|bab|tahap|tujuan|tingkat|ayat|kelas|tahun|tanggal)|"
    rf"{_NUM}\s?-)\s*$",
    re.IGNORECASE,
)
# The end of a greater number: "twenty two", "cuarenta y dos", "dua puluh lima", "hai mươi ba".
TENS = re.compile(
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)(?: and|-)?|(?:vingt|trente|quarante|cinquante|soixante|quatre-vingts?|cents?|mille|million)(?: et|-)?|"
    r"(?:veinti|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|ciento|\w*cient[oa]s|quinient[oa]s|mil|millones)(?: y)?|(?:vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa|cento|\w*cent[oa]s|\w*zent[oa]s|quinhent[oa]s|mil|milhões)(?: e)?|"
    r"mười|mươi|trăm|nghìn|ngàn|linh|lẻ|triệu|puluh|belas|ratus|ribu|seratus|seribu|juta)\s*$",
    re.IGNORECASE,
)
NOT_EXACT_THAI = re.compile(
    r"(?:มากกว่า|กว่า|อย่างน้อย|ไม่เกิน|ไม่น้อยกว่า|ประมาณ|ราว|ราวๆ|เกือบ|ถึง|ทุก|ทุกๆ|ละ|กลุ่มละ|ต่อ|น้อยกว่า|สูงสุด|ใน|ครั้งละ|หรือ|มาตรา|ข้อ|ระยะที่|เดือน|ปี|วันที่|จำนวนไม่เกิน|\d\s?-|\d ถึง|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)\s?$"
)
_STAFF_THAI = r"เจ้าหน้าที่|ผู้เชี่ยวชาญ|รัฐมนตรี|ผู้แทน|อาสาสมัคร|นักสังคมสงเคราะห์|ที่ปรึกษา|ล่าม|วิทยากร|พนักงาน|ผู้บริหาร|คณะกรรมการ|นักจิตวิทยา|ตำรวจ|ครู|แพทย์|พยาบาล|ทนาย|อัยการ|ผู้พิพากษา|นักวิจัย|กรรมการ|วิชาชีพ|พนักงานสอบสวน|(?<!แม่)ลูก(?:สาว|ชาย)?"
NOT_PEOPLE_THAI = re.compile(rf"(?:{_STAFF_THAI})(?:(?!ช่วย|พบ|รับ|นำ|พา|ดูแล)[^\s]){{0,12}}\s?$")
STAFF = re.compile(
    r"(?<![^\W\d_])(?:(?:case|social|aid|health|community|outreach|field|care|support|youth|relief|humanitarian|welfare|union|extension|reintegration|protection) workers|staff|officers?|police|counsell?ors?|volunteers|experts|ministers|doctors|nurses|teachers|trainers|interpreters|"
    r"conseill\w+|agents?|formateurs|bénévoles|policiers|(?:travailleurs|travailleuses|assistante?s) socia\w+|employée?s|salariée?s|experte?s|ministres|juges|avocate?s|"
    r"consejer[oa]s|agentes|formador\w+|voluntari[oa]s|policías?|trabajador\w+ social\w*|emplead[oa]s|expert[oa]s|ministr[oa]s|funcionari[oa]s|técnic[oa]s|"
    r"conselheir[oa]s|formador\w+|voluntári[oa]s|polícias?|trabalhador\w+ socia\w+|assistentes|funcionári[oa]s|especialistas|"
    r"cán bộ|nhân viên|chuyên gia|tình nguyện viên|công an|bác sĩ|giáo viên|đại biểu|staf|petugas|pejabat|pegawai|konselor|relawan|polisi|menteri|dokter|ahli|fasilitator|guru|perawat|hakim|jaksa|aparat|anggota (?:dpr|polisi|tni|tim))(?![^\W\d_])",
    re.IGNORECASE,
)
_CHILDREN = r"(?:mothers?|fathers?|parents?|widows?|widower|single mother|mère|père|parent|veuve|madre|padre|viuda|viudo|mãe|pai|viúva|mẹ|cha|bố|ibu|ayah|bapak|janda)"
# Rules, averages and the children somebody has tell of nobody.
RULE_BEFORE = re.compile(
    r"(?<![^\W\d_])(?:per|each|every|average|on average|ratio|capacity|maximum|minimum|rooms? for|beds? for|places? for|cars? for|plazas para|lugares para|camas para|(?:quartos?|habitaciones) para|espacio para|espaço para|(?:como|no) máximo|máximo|lits pour|chambres pour|chỗ cho|phòng cho|tempat (?:tidur )?(?:untuk|bagi)|kamar untuk|"
    r"par (?:chambre|famille|groupe|mois|semaine|jour|conseiller|agent)|chaque|en moyenne|moyenne|capacité|places pour|"
    r"por (?:habitación|familia|grupo|mes|semana|día|consejero)|cada|en promedio|promedio|media de|capacidad|"
    r"por (?:quarto|família|grupo|mês|semana|dia|técnico)|em média|média|capacidade|"
    rf"mỗi|cứ|trung bình|bình quân|sức chứa|setiap|tiap|per|rata-rata|(?:ber)?kapasitas)(?![^\W\d_])|เฉลี่ย|ต่อครั้ง|ต่อวัน|ต่อเดือน|แต่ละ|ความจุ|รองรับได้|(?<![^\W\d_]){_CHILDREN}(?: of| de| d'| dari| của| with| avec| con| com| beranak)?\s*$|แม่ลูก\s?$|(?<![^\W\d_])(?:her|his|their|ses|leurs|sus|seus|suas)\s*$",
    re.IGNORECASE,
)
RULE_AFTER = re.compile(
    r"\s*,?\s*(?:per\b|out of|in (?:every )?(?:\d|ten|five|four)|(?:at|in) a time|a (?:day|week|month|year)|each (?:day|week|month)|sur (?:\d|deux|trois|quatre|cinq|six|dix)|(?:trong|trên) (?:hai|ba|bốn|năm|mười)|dari (?:tiga|empat|lima|sepuluh)|de cada|em cada|trên \d|dari \d|par (?:jour|mois|semaine|an|chambre|famille|groupe|séance)|à la fois|"
    r"por (?:día|semana|mes|año|dia|mês|ano|habitación|quarto|grupo|familia|família|turno)|al (?:día|mes|año)|a la vez|de cada vez|mỗi (?:ngày|tuần|tháng|năm|lần)|một lúc|per (?:hari|minggu|bulan|tahun|kamar)|sekaligus|setiap|ต่อ|ใน \d|จาก \d|หรือ|on average|en moyenne|em média|en promedio|de media|rata-rata|trung bình|bình quân|โดยเฉลี่ย|or more|ou plus|o más|ou mais|trở lên|atau lebih|ขึ้นไป|or fewer)",
    re.IGNORECASE,
)
