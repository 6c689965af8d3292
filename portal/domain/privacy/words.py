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

# Offices that are named with the person who holds them, and people who are quoted or cited.
OFFICES = (
    "minister|ministre|ministra|ministro|menteri|bộ trưởng|thứ trưởng|รัฐมนตรี|president|président|présidente|presidente|presidenta|presiden|"
    "chủ tịch|thủ tướng|prime|director|directeur|directrice|directora|diretor|diretora|direktur|giám đốc|cục trưởng|vụ trưởng|ผู้อำนวยการ|"
    "อธิบดี|ปลัด|เลขาธิการ|โฆษก|ผู้ว่าราชการ|ผู้ว่าฯ|เอกอัครราชทูต|ambassador|ambassadeur|ambassadrice|embajador|embajadora|embaixador|"
    "embaixadora|duta besar|dubes|đại sứ|secretary|secrétaire|secretario|secretaria|secretário|secretária|sekretaris|tổng thư ký|"
    "commissioner|commissaire|comisario|comisaria|comissário|comissária|komisaris|spokes(?:man|woman|person)|porte-parole|portavoz|"
    "porta-voz|juru bicara|người phát ngôn|professor|professeur|profesor|profesora|professora|prof|giáo sư|ศาสตราจารย์|ศ\\.|ดร\\.|mayor|maire|"
    "alcalde|alcaldesa|prefeito|walikota|bupati|gubernur|governor|gouverneur|gobernador|governador|chief of mission|head of|chief|chef de|"
    "cheffe de|jefe|jefa|chefe|kepala|trưởng|phó|representative|représentante?|representante|perwakilan|đại diện|ผู้แทน|หัวหน้า|"
    "coordinator|coordinateur|coordinatrice|coordinador|coordinadora|coordenador|coordenadora|koordinator|điều phối viên|ผู้ประสานงาน|"
    "officer|researcher|chercheur|chercheuse|investigador|investigadora|author|auteure?|autora?|peneliti|penulis|tác giả|ผู้เขียน|ผู้วิจัย|"
    "rapporteur|relator|relatora|senator|sénateur|judge|juge|juez|jueza|juiz|juíza|deputy|député|diputado|deputado|general|général|"
    "colonel|coronel|đại tá|king|queen|pope|saint|san|santa|são"
)
OFFICE = re.compile(words(OFFICES), re.IGNORECASE)

# Capitals that begin no name of a person.
_NOT_NAMES = """
the a an in on at by for from with and or of to this that these those it he she they we you his her their our its who when where after before during
since while although however if as but not no all some many most each every both one two three four five six seven eight nine ten first last
le la les un une des du de au aux en dans par pour avec et ou il elle ils elles on nous vous ce cette ces son sa ses leur leurs qui que quand après
avant pendant depuis mais si tous toutes chaque el los las unos unas al lo en con por para y o su sus este esta estos estas ese esa que cuando
después antes desde pero si cada todos todas o os as um uma uns umas no na nos nas do da dos das com por e seu sua seus suas este esta que quando
depois antes desde mas se cada todos todas các một những và của ở tại từ với cho khi sau trước trong theo năm tháng ngày ini itu dan di ke dari yang untuk
dengan pada setelah sebelum sejak saat para setiap semua ia mereka
ministry ministère ministerio ministério kementerian bộ sở cục ban department département departamento office bureau oficina escritório kantor
centre center centro pusat trung tâm council conseil consejo conselho dewan hội agency agence agencia agência badan committee comité
organization organisation organización organização organisasi international internationale internacional internasional quốc national nationale nacional
nasional european européenne europeo europeia union unión união uni united nations nations unies naciones unidas nações perserikatan
bangsa africa afrique áfrica afrika asia asie europe europa west western ouest occidental south southeast north east sud nord est norte sur sul leste
barat timur utara selatan commission comisión comissão komisi embassy ambassade embajada embaixada kedutaan đại sứ quán consulate consulat consulado
konsulat university université universidad universidade universitas đại học school école escuela escola sekolah trường hospital hôpital bệnh viện rumah
sakit police policía polícia polisi network réseau red rede jaringan programme program programa project projet proyecto projeto proyek fund
fonds fondo fundo foundation fondation fundación fundação yayasan association asociación associação asosiasi federation fédération institute institut
instituto group groupe grupo kelompok team équipe equipo equipa community communauté comunidad comunidade city ville ciudad cidade kota
province provincia província provinsi tỉnh district distrito huyện quận xã commune region région región região village villa aldea aldeia desa street
rue calle rua jalan đường phố airport aéroport aeropuerto aeroporto bandara house maison casa nhà home red cross croix rouge cruz roja crescent
save children childhood law loi ley lei luật undang act convention protocol protocole protocolo agreement accord acuerdo acordo plan strategy stratégie
protection worker workers labour labor assistance action circle employment works intervention review series another about over only
senegalese nigerian nigerians malian malians guinean guineans gambian gambians ivorian ivorians ghanaian ghanaians cameroonian cameroonians thai vietnamese
indonesian indonesians cambodian cambodians burmese filipino filipinos laotian forum framework handover messengers kit toolkit initiative guide guidelines
global compact pacte pacto return retour retorno reintegration réintégration reintegración reintegração migration migración migração migrasi migrant
migrants migrante migrantes returnee returnees victim victims victime victimes víctima víctimas vítima vítimas trafficking support services service
resource resources handbook report rapport informe relatório laporan january february march april may june july august september october november
december janvier février mars avril mai juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto
septiembre octubre noviembre diciembre janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro januari februari maret
juni juli agustus oktober desember monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche
afghanistan albania algeria austria bangladesh belgium benin bénin bosnia brunei bulgaria burkina faso cabo verde cape cambodia cambodge camboya camboja
cameroon cameroun chad tchad china côte ivoire ivory coast croatia cyprus denmark egypt estonia ethiopia finland france francia frança gambia gambie
georgia germany allemagne alemania alemanha ghana greece guinea guinée guiné bissau hungary india indonesia indonésie iran iraq ireland italy italie
italia itália japan jordan kosovo laos latvia lebanon liberia libéria libya libye libia líbia lithuania luxembourg malaysia malaisie malasia mali malta
mauritania mauritanie marruecos morocco maroc marrocos myanmar nepal netherlands niger níger nigeria nigéria norway pakistan philippines filipinas
poland portugal romania russia senegal sénégal serbia sierra leone singapore slovakia slovenia spain espagne españa espanha sudan sweden switzerland
suisse syria thailand thaïlande tailandia tailândia timor togo tunisia tunisie túnez turkey ukraine kingdom states vietnam
abuja accra agadez antwerp arlit bali bamako bangkok banjul batam bissau brussels bruxelles cebu conakry cotonou dakar dili freetown
hanoi jakarta kuala lumpur lagos lisboa lisbon lomé londres london madrid mandalay manila monrovia niamey nouakchott nairobi
ouagadougou paris phnom penh porto novo praia rangoon ranong rome roma tripoli vientiane yangon yaoundé zinder mae sot surabaya
""".split()
NOT_NAMES = frozenset(_NOT_NAMES)
# Of these no part alone tells: Lan, Minh and Hà are names of persons too.
NOT_NAMED = re.compile(
    r"^(?:Thái Lan|Hà Nội|Hồ Chí Minh|Việt Nam|Viet Nam|Trung Quốc|Nghệ An|Hà Tĩnh|Quảng \w+|Bình \w+|Liên Hợp Quốc|Cần Thơ|Đà Nẵng|Hải \w+|Lào Cai|Lạng Sơn|"
    r"Chiang \w+|Mae \w+|San \w+|Santa \w+|Saint \w+|New \w+|Sri Lanka(?:n|ns)?|Samuel Hall|Kofi Annan|Côte d'Ivoire|Burkina Faso|Sierra Leone|Hội An|Sài Gòn|Campuchia|Đài Loan|Nhật Bản|Hàn Quốc)$"
)

PERSONS = (
    "returnees?|migrants?|victims?|survivors?|beneficiar(?:y|ies)|clients?|applicants?|minors?|child|boy|girl|woman|man|teenager|youth|refugee|"
    "widow|widower|mother|father|sister|brother|son|daughter|uncle|aunt|husband|wife|"
    "migrante?s?|victime|survivante?|bénéficiaire|mineure?|enfant|garçon|fille|femme|homme|jeune|demandeur|demandeuse|réfugiée?|mère|père|sœur|"
    "frère|fils|oncle|tante|mari|épouse|intéressée?|"
    "retornad[oa]|víctima|sobreviviente|superviviente|beneficiari[oa]|menor|niñ[oa]|chic[oa]|mujer|hombre|joven|solicitante|refugiad[oa]|madre|"
    "padre|herman[oa]|hij[oa]|tí[oa]|marido|espos[oa]|"
    "vítima|sobrevivente|beneficiári[oa]|criança|rapaz|rapariga|menin[oa]|mulher|homem|jovem|requerente|utente|mãe|pai|irmã|irmão|filh[oa]|"
    "người di cư|người trở về|người hồi hương|nạn nhân|trẻ|bé gái|bé trai|em bé|cô gái|phụ nữ|thanh niên|lao động|mẹ|cha|bố|con gái|con trai|"
    "korban|pemulang|penyintas|penerima manfaat|anak|perempuan|laki-laki|remaja|pekerja migran|pmi|tki|tkw|ibu|ayah|istri|suami|kakak|adik"
)
"""Words for people of whom notes speak, where a name may follow."""


def has_office(before: str, after: str) -> bool:
    """Say whether an office is named right before or right after a name."""
    return bool(OFFICE.search(before[-45:]) or OFFICE.search(after[:60].split(".")[0]))
