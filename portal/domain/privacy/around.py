"""What stands around a name and tells that it is a private person's: a title, an age, a case, what happened to them."""

import re

from portal.domain.privacy.cases import CASE_WORDS
from portal.domain.privacy.words import DATE, words

_B = r"(?<![^\W\d_])"
TITLES = frozenset(
    """
    mr mrs ms mx miss mister madam mme mlle mm monsieur madame mademoiselle messieurs mesdames sr sra sres sras srta senor senora senorita don dona senhor senhora bapak ibu pak bu mbak sdr sdri saudara saudari nona
    tuan nyonya tante
    """.split()
)
TITLES_VI = frozenset(["chị", "anh", "ông", "bà", "em", "cháu", "cô", "chú", "bé", "bác", "cậu"])
HONOURS = frozenset(
    [
        "dr",
        "dra",
        "prof",
        "st",
        "ste",
        "gen",
        "col",
        "hon",
        "rev",
        "honourable",
        "honorable",
        "excellency",
        "excellence",
        "excelencia",
        "excelência",
        "saint",
        "santa",
        "san",
        "são",
        "king",
        "queen",
    ]
)
TITLED = re.compile(
    rf"{_B}(?:m\.|mr\.?|mrs\.?|ms\.?|monsieur|madame|mademoiselle|la dame|le sieur|(?:le|la|au|du) (?:dé)?nommée?|señora?|señorita|sra?\.|srta\.|don|doña|un tal|una tal|el tal|senhora?|sra?\.|dona|um tal|uma tal|"
    rf"bapak|ibu|pak|bu|mbak|saudar[ai]|nona|si|D\.ª|Dª)\s+$"
)
TITLED_VI = re.compile(
    rf"{_B}(?:[Cc]hị|[Aa]nh|[Ôô]ng|[Bb]à|[Ee]m|[Cc]háu|[Cc]ô|[Cc]hú|[Bb]é|[Bb]ác|[Cc]ậu|[Mm]ẹ|[Bb]ố|[Vv]ợ|[Cc]hồng|[Cc]on gái|[Cc]on trai)(?: tên(?: là)?| gái| trai)?\s+$"
)
PERSONS = (
    "returnee|migrant|victim|survivor|beneficiary|client|applicant|claimant|patient|detainee|witness|minor|child|boy|girl|woman|man|teenager|youth|youngster|refugee|asylum[ -]seeker|orphan|baby|toddler|"
    "widow|widower|mother|father|parent|sister|brother|son|daughter|uncle|aunt|auntie|niece|nephew|cousin|grandmother|grandfather|guardian|husband|wife|fiancé|neighbour|neighbor|friend|girlfriend|boyfriend|"
    "trafficker|smuggler|recruiter|broker|employer|suspect|perpetrator|worker|labourer|laborer|nurse|cook|cleaner|builder|trader|seamstress|weaver|mechanic|fisher|porter|herder|fisherman|seafarer|deckhand|domestic worker|housemaid|maid|nanny|farmer|tailor|hairdresser|carpenter|welder|driver|student|pupil|graduate|villager|breadwinner|"
    "retournée?|rapatriée?|migrante?|victime|survivante?|rescapée?|bénéficiaire|patiente?|cliente?|requérante?|demandeu(?:r|se)|mineure?|enfant|bébé|garçon|fille|fillette|femme|homme|jeune|adolescente?|réfugiée?|orpheline?|mère|père|sœur|soeur|"
    "frère|fils|oncle|tante|nièce|neveu|cousine?|grand-mère|grand-père|tuteur|tutrice|mari|épou(?:x|se)|voisine?|amie?|intéressée?|passeur|recruteu(?:r|se)|trafiquante?|employeur|patronne?|ouvri(?:er|ère)|mécanicien|commerçante?|vendeu(?:r|se)|cultivat(?:eur|rice)|tailleur|agricult(?:eur|rice)|cuisini(?:er|ère)|couturière|coiffeuse|maçon|pêcheur|menuisier|chauffeur|élève|étudiante?|veu(?:f|ve)|dénommée?|susnommée?|nommée?|"
    "retornad[oa]|migrante|víctima|sobreviviente|superviviente|beneficiari[oa]|paciente|client[ea]|usuari[oa]|menor|niñ[oa]|bebé|chic[oa]|muchach[oa]|mujer|hombre|joven|adolescente|solicitante|refugiad[oa]|huérfan[oa]|madre|"
    "padre|herman[oa]|hij[oa]|tí[oa]|sobrin[oa]|prim[oa]|abuel[oa]|tutora?|marido|espos[oa]|vecin[oa]|amig[oa]|viud[oa]|tratante|coyote|reclutadora?|captadora?|enganchadora?|empleadora?|patrona?|pescador|obrer[oa]|albañil|campesin[oa]|jornaler[oa]|camarera|vendedora?|cociner[oa]|comerciante|mecánico|miner[oa]|empleada|costurera|albañil|estudiante|deportad[oa]|"
    "vítima|sobrevivente|beneficiári[oa]|paciente|utente|criança|bebé|bebê|rapaz|rapariga|menin[oa]|moç[oa]|mulher|homem|jovem|requerente|mãe|pai|irmã|irmão|filh[oa]|tio|tia|sobrinh[oa]|prim[oa]|av[óô]|vizinh[oa]|viúv[oa]|traficante|passador|angariadora?|aliciadora?|recrutadora?|empregadora?|patrão|patroa|pescador|operári[oa]|agricultora?|empregada|vendedeira|vendedora?|cozinheir[oa]|comerciante|mecânico|motorista|pedreiro|costureira|estudante|alun[oa]|órfã|órfão|"
    "người di cư|người trở về|người hồi hương|người hưởng lợi|người thụ hưởng|nạn nhân|bệnh nhân|khách hàng|thân chủ|trẻ|bé gái|bé trai|em bé|cô gái|thiếu nữ|cậu bé|phụ nữ|thanh niên|lao động|công nhân|ngư dân|thuyền viên|nông dân|thợ [a-zà-ỹ]+|tài xế|giúp việc|học sinh|mẹ|cha|bố|con gái|con trai|chị gái|em gái|em trai|anh trai|dì|chồng|vợ|người chồng|người vợ|người mẹ|người cha|người nhà|hàng xóm|bị can|bị cáo|kẻ buôn người|kẻ tuyển dụng|kẻ lừa đảo|môi giới|em họ|anh họ|chị họ|"
    "korban|pemulang|penyintas|penerima manfaat|pasien|klien|pemohon|tersangka|pelaku|perekrut|calo|majikan|saksi|anak|bayi|perempuan|gadis|pemuda|pria|wanita|laki-laki|remaja|pekerja migran|buruh migran|pengungsi|nelayan|buruh|tukang [a-z]+|sopir|pedagang|penjahit|pelaut|pmi|tki|tkw|abk|ibu|ibunya|ayah|ayahnya|istri|istrinya|suami|suaminya|kakak|kakaknya|adik|adiknya|bibi|bibinya|paman|pamannya|tetangga|tetangganya|sepupu|nenek|kakek|anaknya|putrinya|putranya|janda|siswi|siswa|mahasiswa|petani"
)
"""Words for people of whom notes speak, where a name may follow."""
PERSON = re.compile(
    rf"{_B}(?P<person>{PERSONS})(?:,| is| was| est| es| é|:| -|\s+\([^)]{{1,20}}\))?\s+$", re.IGNORECASE
)
IS_PERSON = re.compile(PERSONS, re.IGNORECASE)
AGED_BEFORE = re.compile(rf"{_B}(?i:{PERSONS})(?![^\W\d_])[^,.;!?]{{0,40}},\s+$|\d{{1,2}}-year-old,\s+$")
ONLY_PERSON = re.compile(rf"{_B}(?i:{PERSONS})(?![^\W\d_])(?:(?![A-ZÀ-Þ])[^,.;!?]){{0,40}},\s+$")
"""A person is spoken of, and then named: "the girl from Kayes, Bintou"."""
CALLED = re.compile(
    rf"{_B}(?:(?:named|called|whose name (?:is|was)|name (?:is|was)|known as|nicknamed|alias|nommée?s?|appelée?s?|prénommée?s?|dénommée?s?|s'appelle|s'appelait|m'appelle|du nom de|surnommée?|répondant au nom de|"
    r"llamad[oa]s?|se llama(?:ba)?|me llamo|de nombre|apodad[oa]|cuyo nombre es|chamad[oa]s?|chama-se|chamo-me|me chamo|se chama(?:va)?|chamava-se|de nome|cujo nome é|tên là|tôi là|có tên|tên|bernama|nama(?: saya| ibu| ayah| korban| klien| anak(?:nya)?| dia)?|namanya|dipanggil|dengan nama|a\.n\.|atas nama|berinisial)"
    r"(?: is| est| es| é| adalah| ialah| là)?)\s+[\"'“«]?$",
    re.IGNORECASE,
)
FIELD = re.compile(
    rf"{_B}(?:(?:(?:full|first|last|given|maiden|account|holder's|mother's|father's|child's|victim's|client's|beneficiary|beneficiary's)\s+)?(?:sur)?names?(?: of [^:\n]{{1,25}})?|nom(?: et prénoms?| complet| de [^:\n]{{1,25}})?|prénoms?(?: et noms?)?|"
    r"nombres?(?: y apellidos?| completo| de [^:\n]{1,25})?|apellidos?(?: y nombres?)?|nome(?: completo| d[aeo] [^:\n]{1,25})?|apelidos?|họ (?:và |, )?tên(?: [^:\n]{1,25})?|tên(?: [^:\n]{1,25})?|nama(?: lengkap| [^:\n]{1,25})?|"
    r"(?:contact|emergency contact|contact person|next of kin|personne à (?:contacter|prévenir)|persona de contacto|pessoa de contacto|người liên hệ|liên hệ|kontak(?: keluarga| darurat)?|narahubung|"
    r"client|patient|victim|beneficiary|applicant|returnee|người (?:hưởng lợi|thụ hưởng|trở về|nhận)|bénéficiaire|victime|requérant|beneficiari[oa]|víctima|solicitante|beneficiári[oa]|vítima|requerente|utente|nạn nhân|khách hàng|korban|klien|pasien|penerima(?: manfaat)?|pemohon|"
    r"account holder|titulaire|titular|chủ (?:tài khoản|thẻ)|pemilik rekening|caregiver|guardian|mother|father|child|son|daughter|sister|brother|mère|père|enfant|madre|niñ[oa]|mãe|pai|criança|người giám hộ|cha|mẹ|trẻ|wali|ibu|ayah|anak|tuteur|tutora?|wali))\s*(?:[:=–]|\s-)\s*$",
    re.IGNORECASE,
)
HOLDER = re.compile(
    rf"{_B}(?:in the name of|under the name(?: of)?|belong(?:s|ing) to|held by|au nom de|appartenant à|a nombre de|perteneciente a|em nome de|pertencente a|đứng tên|mang tên|chủ tài khoản|tên chủ thẻ|của|atas nama|a\.?\s?n\.?|milik)\s+$",
    re.IGNORECASE,
)
SUFFERED = re.compile(
    rf"{_B}(?:recruited|lured|deceived|sold|trafficked|raped|abused|exploited|beat|persuaded|enslaved|rescued|returned|repatriated|deported|kidnapped|abducted|counselled|interviewed|assisted|helped|accompanied|met|visited|called|phoned|reach|contact|call|about|for|with|and her|and his|case of|story of|statement of|file of|"
    r"recruté|trompé|vendu|exploité|violé|convaincu|séquestré|rapatrié|secouru|interrogé|accompagné|rencontré|contacté|appelé|appeler|appelez|contactez|joindre|cas de|histoire de|témoignage de|dossier de|"
    r"captó(?: a)?|reclutó a|engañó a|vendió a|explotó a|violó a|rescató a|entrevistó a|acompañó a|llame a|llamar a|contactar (?:a|con)|caso de|historia de|testimonio de|expediente de|"
    r"recrutou|enganou|vendeu|explorou|violou|resgatou|entrevistou|acompanhou|ligue (?:para|à|ao)(?: [ao])?|ligar (?:para|à|ao)(?: [ao])?|contactar(?: [ao])?|caso d[aeo]|história d[aeo]|testemunho d[aeo]|processo d[aeo]|"
    r"tuyển|lừa|bán|dụ dỗ|bóc lột|giải cứu|đón|phỏng vấn|hỗ trợ|gọi(?: cho)?|liên hệ(?: với)?|trường hợp(?: của)?|hồ sơ của|câu chuyện của|merekrut|membujuk|menipu|menjual|mengeksploitasi|memperkosa|menyelamatkan|memulangkan|mewawancarai|mendampingi|hubungi|menghubungi|telepon|kasus|kisah|berkas)\s+$",
    re.IGNORECASE,
)
"""Verbs of which people are the object. They tell only of two words or of a name that is known."""
WITHIN = re.compile(rf"{_B}(?:in|at|en|di|ở|tại|near|près de|cerca de|perto de)\s+$", re.IGNORECASE)
IN_PLACE_VI = re.compile(rf"{_B}(?:ở|tại|từ|về|đến|sang|quê|qua|huyện|xã|bản|tỉnh)\s+$", re.IGNORECASE)
IN_PLACE = re.compile(
    rf"{_B}(?:in|at|from|to|near|of|à|a|de|du|en|au|aux|vers|dans|em|no|na|do|da|para|hasta|desde|di|ke|dari|ở|tại|từ|về|đến|sang)\s+$",
    re.IGNORECASE,
)
CALL = re.compile(
    rf"{_B}(?:call|ring|text|phone|message|message to|sms to|write to|send to|contact|reach|appelez|appeler|joindre|sms à|message à|écrivez à|contactez|llame a|llamar a|mensaje a|escriba a|contacte a|ligue (?:para a|para o|à|ao|a)|mensagem (?:à|ao|a)|escreva a|"
    r"gọi(?: cho)?|báo cho|nhắn(?: tin)? cho|liên hệ(?: với)?|pesan ke|telepon|hubungi|kabari|sms ke)\s+$",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"\s+(?:(?:at|on|under|au|sur le|al|en el|no|pelo|para o|theo số|qua số|ở số|số|số máy|di(?: nomor)?|lewat|via|by|whatsapp|phone)\s+){1,2}[(+\d]",
    re.IGNORECASE,
)
DESCRIBED = re.compile(
    rf",\s+(?:(?:a|an|the|une?|una?|uma?|o|la|le|el|seorang|một|cựu|mantan|ancien(?:ne)?|former|antigu[oa]|young|jeune|joven|jovem)\s+)*(?:[a-z-]+\s+)?(?:{PERSONS})(?![^\W\d_])",
    re.IGNORECASE,
)
LISTED = re.compile(r"(?:,|\b(?:and|et|y|e|dan|và|or|ou|o|atau|hoặc))\s+$")
UNIT = r"(?:years?\b|-year|yrs?\b|ans\b|años\b|anos\b|tuổi|tahun\b|ปี|y/o|yo\b|months?[ -]old|thn\b|t\b)"
LATER = r"(?!\s*(?:years?|ans|años|anos|tahun|năm)?\s*(?:later|after|ago|before|of |après|plus tard|avant|de (?!edad|idade)|d'|después|antes|más tarde|depois|mais tarde|kemudian|setelah|sejak|sau|qua|trước))"
AGE = re.compile(
    rf"(?:,?\s*\(?\s*(?:an?|une?|uma?)?\s*\d{{1,2}}[- ](?:years?|months?)[- ]old\b"
    rf"|,\s*(?:(?:aged|age|âgée?s?(?: de)?|de|com|con|berusia|umur|usia|berumur|năm nay|khi mới|mới)\s+)?\d{{1,2}}(?=\s*(?:,(?!\d)|\)|{UNIT})){LATER}"
    rf"|\s+(?:(?:aged|age|âgée?s?(?: de)?|de|com|con|berusia|umur|usia|berumur|năm nay)\s+)?\d{{1,2}}(?=\s*{UNIT}){LATER}"
    r"|\s+(?:was|is)\s+(?:only\s+|just\s+)?\d{1,2}\b(?=\s+(?:when|years|and))|\s+(?:avait|a|tinha|tem|tenía|tiene)\s+(?:só\s+|solo\s+)?\d{1,2}\s+(?:ans|años|anos)\b|\s+(?:mới|khi đó|lúc đó)\s+\d{1,2} tuổi"
    r"|,?\s+(?:aged|âgée?s?(?: de)?|berusia|umur|usia|berumur)\s+\d{1,2}(?!\d)"
    r"|,?\s*\(\s*(?:aged\s+|age\s+|âgée?\s+(?:de\s+)?|[FMHfm],?\s*)?\d{1,2}(?:\s*(?:years?(?: old)?|yrs?|ans|años|anos|tuổi|tahun|thn|ปี|[FMHfm]))?(?:\s*[,/][^)]{0,20})?\)"
    r"|,\s+(?:a|an|une?|una?|uma?|seorang|một)\s+(?:[^\W\d_]+\s+){0,3}?(?:of|de|aged|âgée? de|con|com|berusia|berumur)\s+\d{1,2}(?!\d))",
    re.IGNORECASE,
)
CASED = re.compile(
    rf"\s*[,(:–-]\s*(?:(?:with|avec|con|com|dengan|the|le|la|el|o|a)\s+)?(?:(?i:{CASE_WORDS})(?![^\W\d_])|(?=[A-Z]{{2,6}}[-/])[A-Z0-9]+[-/](?:[A-Z0-9]+[-/])*\d{{2,}})"
)
BIRTH = (
    r"(?:born|date of birth|d\.?\s?o\.?\s?b|birth ?date|birthday|née?s?|naissance|nacid[oa]s?|nació|nacimiento|nascid[oa]s?|nasceu|nascimento|anniversaire|cumpleaños|aniversário|ulang tahun|sinh|"
    r"lahir|kelahiran|ttl|tgl\.?\s?lahir)"
)
BORN = re.compile(
    rf"(?:,?\s+(?:who\s+|qui\s+|que\s+)?(?:(?:was|is|est|foi|đã|dilahirkan|yang)\s+)?|\s*[,(]\s*(?:the\s+)?){BIRTH}(?![^\W\d_])|\s*\(\s*(?:b\.\s*|\*\s*|°\s*)?{DATE}",
    re.IGNORECASE,
)
_DEEDS = (
    "returned|came back|came home|went back|went home|borrowed|survived|escaped|recalls?|remembers?|left for|testified|gave birth|married|fled|cried|ran away|ran off|grew up|suffers|suffered|died|"
    "(?:was|were|been|being|got|is) (?:deported|repatriated|trafficked|exploited|rescued|raped|abused|beaten|lured|sold|deceived|forced|detained|arrested|imprisoned|stranded|identified as|diagnosed|hospitali[sz]ed|recruited|kidnapped|pregnant|hiv|held|taken|born|adopted|reunited|locked)|"
    "tested positive|living with hiv|lives with|has hiv|hiv[- ]positive|lost (?:her|his)|told (?:us|staff|the|her|his)|worked (?:as|in|for)|works as|"
    "rentrée?|revenue?|retournée?|rapatriée?|expulsée?|exploitée?|secourue?|violée?|battue?|vendue?|trompée?|détenue?|arrêtée?|victime|séropositi(?:f|ve)|enceinte|malade|décédée?|bloquée?|recrutée?|emprisonnée?|hospitalisée?|"
    "a travaillé|travaille comme|raconte|racontait|se souvient|s'est enfuie?|a fui|a témoigné|a accouché|a perdu|souffre|habite|a quitté|"
    "trabajó (?:de|como|en)|trabaja de|regresó|volvió|retornó|contó|cuenta|recuerda|relató|escapó|huyó|sufre|murió|"
    "repatriad[oa]|deportad[oa]|rescatad[oa]|víctima|explotad[oa]|violad[oa]|engañad[oa]|vendid[oa]|detenid[oa]|captad[oa]|seropositiv[oa]|embarazada|portadora? de(?:l)? vih|"
    "trabalhou (?:como|em)|trabalha como|regressou|voltou|contou|conta|recorda|relatou|fugiu|testemunhou|sofre|morreu|resgatad[oa]|vítima|explorad[oa]|enganad[oa]|detid[oa]|aliciad[oa]|grávida|"
    "kể lại|kể|bỏ trốn|trốn|trở về|về nước|hồi hương|lừa bán|bán sang|bị bán|bị lừa|bóc lột|trục xuất|giải cứu|mua bán|nhiễm|mang thai|quay về|sinh con|"
    "bekerja sebagai|menceritakan|bercerita|melarikan diri|dipulangkan|pulang|kembali|diperdagangkan|dieksploitasi|dideportasi|diselamatkan|kabur|dijual|ditipu|disekap|diperkosa|ditahan|direkrut|mengalami|positif hiv|hamil|mengaku|terlantar|meninggal"
)
_AUXILIARIES = "has|had|have|a|a été|avait|est|s'est|était|fue|ha|ha sido|es|estuvo|foi|é|tinha|estava|está|đã|đang|bị|được|telah|sudah|pernah|baru"
_WHO = r",?\s+(?:\([^)]{1,25}\)\s+)?(?:who\s+|qui\s+|que\s+|quien\s+|yang\s+|có\s+)?"
DID = re.compile(
    rf"{_WHO}(?:(?:{_AUXILIARIES})\s+){{0,3}}(?:finally\s+|safely\s+|enfin\s+|finalmente\s+|akhirnya\s+)?(?:{_DEEDS})(?![^\W\d_])",
    re.IGNORECASE,
)
"""What people do and what is done to them, and to no body and no place."""
ALSO_DID = re.compile(
    rf"{_WHO}(?:(?:{_AUXILIARIES})\s+){{0,3}}(?:arrived|landed|settled|lives|lived|opened|received|chose|bought|sells|runs|decided|explained|lost|said|wants|hopes|"
    r"arrivée?|vit|vend|ouvert|reçu|choisi|acheté|dit|veut|espère|llegó|salió|vive|vende|abrió|recibió|eligió|compró|perdió|dice|dijo|quiere|chegou|saiu|abriu|recebeu|escolheu|comprou|perdeu|diz|disse|quer|"
    r"rời|đến|mở|nhận|sống|làm|tiba|berangkat|membuka|menerima|memilih|tinggal|bekerja|menjual)(?![^\W\d_])",
    re.IGNORECASE,
)
"""What bodies do too; it tells of a person where one is spoken of in the same sentence."""
LIKELY_PERSONS = re.compile(
    words(
        "her|his|she|he|him|mother|father|sister|brother|daughter|husband|wife|uncle|aunt|elle|sa|son|mère|père|sœur|frère|ella|él|madre|padre|hermana|hermano|ela|ele|mãe|pai|irmã|irmão|chị|cô ấy|anh ấy|mẹ|bố|ia|dia|ibunya|ayahnya|kakaknya"
    ),
    re.IGNORECASE,
)
