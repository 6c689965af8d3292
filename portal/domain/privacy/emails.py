"""E-mail addresses: those of persons, not those of offices and functions."""

import re
from collections.abc import Iterator

from portal.domain.privacy.family import FAMILY
from portal.domain.privacy.fold import fold
from portal.domain.privacy.given import GIVEN
from portal.domain.privacy.unnamed import BODIES, NOT_NAMES

Hit = tuple[str, int, int]

EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+'-]{1,64}(?:@| ?[\[(]at[\])] ?| @ )(?:[\w-]{1,63}(?:\.| ?[\[(]dot[\])] ?)){1,5}[A-Za-z]{2,24}(?![\w@])"
)
FREE_MAIL = re.compile(
    r"(?:^|\.)(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|aol|icloud|me|mac|proton(?:mail)?|gmx|web|laposte|orange|wanadoo|free|sfr|bbox|"
    r"sapo|mail|email|yandex|zoho|tutanota|tuta|qq|163|126|rocketmail|caramail|naver|rediffmail|inbox|terra|uol|bol|ig|clix|netcabo|iol|freenet|t-online|libero|wp|o2|interia|plasa|telkom|pacific|loxinfo|hn\.vnn|fpt|telefonica|ono)\.[a-z.]{2,6}$",
    re.IGNORECASE,
)
ROLES = frozenset(
    """
    info infos information informacion informacao informasi contact contacts contacto contato contatos contactos contactus office offices admin administration administracion administracao adm
    hotline helpline help helpdesk support soporte apoio apoyo ayuda ajuda aide assistance asistencia assistencia return returns retour retours retorno retornos reintegration
    reintegracion reintegracao secretariat secretariado secretaria secretaire sekretariat reception accueil recepcion rececao recepcao press presse prensa
    imprensa media medias medios communication communications comms comunicacion comunicacao jobs careers empleo emprego emploi recruitment recrutement hr rh ressources mission
    missions embassy ambassade embajada embaixada embamali amb ambasen consulate consulat consulado consul konsulat kbri kjri kedutaan kemlu centre center centro centros service services servicio servicios
    servico servicos enquiries inquiries enquiry query queries feedback complaints complaint plaintes plainte quejas queixas reclamaciones reclamacoes protection proteccion protecao webmaster postmaster noreply
    no-reply donotreply mail email correo courrier correio surel general geral generale direction direccion direcao direcion director directeur diretor projects project projet projets proyecto proyectos projeto projetos proyek programme
    program programs programa programas data dpo privacy privacidad privacidade legal juridique juridico training formation formacion formacao research library publications publicaciones publicacoes avrr avr vrr trafficking
    countertrafficking antitrafficking ct child children migration migracion migracao migrasi migrant migrants migrante migrantes team equipe equipo equipa unit unidad unidade bureau registry registrar desk focal
    point lienhe hotro vanphong tuvan tongdai duongdaynong baochi toasoan banbientap phongchong dansu layanan kantor pengaduan lapor humas sekertariat hubungi halo bantuan pusat humanrights referral coordination
    coordinacion coordenacao coord case cases casework counselling counseling consular consulaire passport passports visa visas booking sales finance finances finanzas accounting accounts comptabilite compras procurement
    volunteer volunteers voluntariado donate donations donaciones donacoes dons member members membership social sos alert alerte alertas report reports ethics integrity oig police polisi policia cops gender health sante
    salud saude regional regions national nacional nationale country field hub portal network reseau red rede secretary permanence standard cabinet cabinete gabinete gabinet
    ong ngo cso association asociacion associacao foundation fundacion fundacao fondation yayasan church eglise iglesia mayor mairie alcaldia prefecture prefeitura municipio camara commune ministry ministere ministerio
    shelter foyer albergue abrigo refuge refugio home house maison casa clinic clinique hospital school ecole escuela escola student students alumni university rector academic
    citizens citoyens ciudadano cidadao usagers usuarios clients clientes customer customers client serviceclient atencion atendimento acolhimento ouvidoria fale saraban sarabun rms dsdw dsi pr prd prmsdhs callcenter hotlines call web site office365
    events event conference forum newsletter news noticias editor editorial redaction redaccion redacao subscribe registration inscription inscripcion inscricao survey evaluation monitoring meal audit fraud security securite
    labour labor travail trabajo trabalho work workers employment youth jeunesse juventud juventude women femmes mujeres mulheres elderly diaspora mgi ghs who counter human rights tip htf task force secondment duty officer dutyofficer
    """.split()
)
BODY_NAMES = (
    "iom",
    "oim",
    "unhcr",
    "hcr",
    "acnur",
    "unicef",
    "unodc",
    "ilo",
    "oit",
    "undp",
    "pnud",
    "ecowas",
    "cedeao",
    "asean",
    "frontex",
    "caritas",
    "hotline",
    "info",
    "contact",
    "return",
    "retour",
    "retorn",
    "embassy",
    "ambassade",
    "consul",
    "office",
    "press",
    "service",
    "support",
    "help",
    "migra",
    "reinteg",
    "secretar",
    "direction",
    "direccion",
    "direcao",
    "centre",
    "centro",
    "center",
    "project",
    "proje",
    "admin",
    "coord",
    "ministry",
    "bureau",
)


def emails(text: str) -> Iterator[Hit]:
    """Yield e-mail addresses that are likely those of persons."""
    for found in EMAIL.finditer(text):
        if is_persons(found[0]):
            yield "email", *found.span()


def is_persons(address: str) -> bool:
    """Say whether an address is likely one person's: a private provider, or a name in it."""
    local, domain = re.split(
        r"@|[\[(]at[\])]", re.sub(r"\s", "", address.lower()).replace("(dot)", ".").replace("[dot]", "."), maxsplit=1
    )
    parts = [part for part in re.split(r"[._+'-]|\d+", local) if part]
    labels = {label for label in re.split(r"[.-]", domain) if len(label) > 2}
    if not parts:
        return bool(FREE_MAIL.search(domain))
    has_name = any(_is_name(part) for part in parts)
    is_role = any(
        part in ROLES
        or part in labels
        or any(body in part for body in BODY_NAMES)
        or (len(part) > 2 and any(label in part for label in labels))
        for part in parts
    )
    if FREE_MAIL.search(domain):
        return has_name or not is_role
    if is_role:
        return False
    if has_name:
        return True
    # A name in two parts, "j.doe"; one word that no list knows is more often an office's.
    return (
        len([part for part in parts if part not in NOT_NAMES and part not in BODIES]) > 1 and "_" not in local
    ) or bool(re.fullmatch(r"[a-z]{1,2}\.[a-z]{3,}", local))


def _is_name(part: str) -> bool:
    part = fold(part)
    if part in ROLES:
        return False
    if len(part) > 3 and (part in GIVEN or part in FAMILY):
        return True
    # "mdiallo", "aissatoub"
    return len(part) > 5 and (part[1:] in FAMILY or part[2:] in FAMILY or part[:-1] in GIVEN)
