"""Capitals that begin or end no name of a person: bodies, places, people of a country, the first words of sentences."""

import re

BODIES = frozenset(
    """
    bản làng thôn xóm buôn
    avenida avda carrera largo bairro barrio travessa boulevard allée quartier cité commune municipio município jardin jardín jardim paseo gedung kampung kecamatan kabupaten
    affairs affaires asuntos assuntos authority autorité autoridad autoridade directorate-general superior
    abrigo academia academy académie accord acordo act acuerdo aeroporto aeropuerto agence agencia agency agreement agência airport akademi albergue aldea
    aldeia ambassade asociación asosiasi assembly association associação avenue award aéroport badan balai ban banco bandara bank banque barracks boulevard
    bridge bureau bệnh bộ calle camp campamento caritas casa cathedral center centre centro channel charte charter church chợ cidade city ciudad clinic
    clinique clínica colegio college collège comisión comissão comité commission committee compact company conference conférence congress conseil consejo
    conselho consulado consulat consulate convention cooperativa cooperative coopérative corte council court crescent croix cục day days declaración
    declaration declaração departamento department desa dewan dinas dirección direction directorate direktorat direção district distrito division
    déclaration département embaixada embajada embassy equipa equipo escola escritório escuela estación estate estação falls federation fleuve fondation
    fondo fonds forum foundation foyer framework fund fundación fundação fundo fédération gare gmbh group groupe grupo guide guidelines handbook hospital
    hotel house huyện hôpital hôtel hội iglesia igreja ilha inc index informe initiative institut institute instituto isla island islands jalan jaringan
    journal kantor kapal kedutaan kelompok kementerian kit klinik komisi konsulat kota lac lago lake lane law lei ley library limited loi ltd luật lycée
    maison marché market masjid memorial mercado mesquita method mezquita ministerio ministry ministère ministério mission model mosque mosquée mountain
    navire network news office oficina organisasi organisation organización organization organização pacte pacto parc park parlement parliament parque party
    pasar pastoral pelabuhan phố place plan plaza police policía polisi polícia pont ponte port praça premio press prison prix prize program programa
    programme project projet projeto protocol protocole protocolo province provincia provinsi província proyecto proyek prémio prêmio publishers publishing
    puente puerto pulau pusat quận radio rapport rede refuge region região región relatório report river road rua rue région réseau río sakit sarl scheme
    school sekolah service services servicio servicios serviço serviços shelter ship sociedad sociedade society société square stade stadium station statute
    stiftung strategy stratégie street studio sở team television terminal times toolkit traité tratado treaty tribunal trung trust trường tv tàu tỉnh undang
    unidad unidade union unit unité universidad universidade universitas university université verein vessel villa village ville viện week workshop yayasan
    pratique procédures palang bala école église équipe île đường
    """.split()
)
"""What carries one of these is a body, a place or a thing, also where it is called by a person's name."""

NOT_NAMES = frozenset(
    """
    pemerintah negara government gobierno governo gouvernement état estado state parliament
    príncipe tomé alta
    ella ellas ellos ela elas eles elle elles ils em anh con cha ở ông
    a about abril abuja according account accra action address adresse afghan afghanistan afghans africa african africans afrika afrique after agadez agosto
    agustus aids al alamat albania alemanha alemania algeria algerian algerians all allemagne also although amanhã amazon an and another antes antwerp
    anyone août appelez april après arabic arlit as asia asian asians asie ask assistance at atlantic atlantique au aucun aucune august austria aux avant
    avec avril ayer bagaimana bali balkan balkans bamako bambara bangkok bangladesh bangladeshi bangladeshis bangsa banjul barat batam because before
    belgian belgium beneficiary benin berdasarkan berkas bersama besok birth bissau bolivian bolivians born bosnia both brunei brussels bruxelles bulgaria
    burkina burmese but by bénin cabo cada call cambodge cambodia cambodian cambodians camboja camboya cameroon cameroonian cameroonians cameroun cape card
    carte cartão cas case caso catholic catholics ce cebu ces cette chad chaque childhood children china cho christians christmas chúng chỉ circle
    civil client coast colombian colombians com comment communauté commune community compte comunidad comunidade con conakry conforme conta contact contacte
    cotonou covid croatia cross cruz cso cuando cuenta cuál cyprus các có cómo côte của da dakar dan dans dari das date de dear december demain dengan
    denmark depois depuis des desde desember despite después dezembro di diciembre dili dimanche dna do dos dossier du during dutch décembre e each east
    egypt eid eight el elle elles email employment en endereço enero enfin english envie envoyez envíe esa escreva escriba ese espagne espanha españa est
    esta estas este estonia estos et ethiopia ethiopian ethiopians eu europa europe european europeans europeia europeo européenne evangelical every
    everybody everyone expediente familia familiar famille family família faso febrero februari february fevereiro file filipinas filipino filipinos finally
    finland first five for four france francia frança freetown french friday from fula fulani février gambia gambian gambians gambie georgia german germany
    ghana ghanaian ghanaians global gracias graças greece grâce guinea guinean guineans guiné guinée gọi gửi handover hanoi hausa hcr he hello her hier his
    hiv hmong hoje home honduran hondurans how however hoy hubungi hungary hôm hệ họ học ia if igbo il ilo ils in india indonesia indonesian indonesians
    indonésie ini integral internacional internasional international internationale intervention iom iran iraq iraqi iraqis ireland islam it italia italian
    italie italy its itu itália ivoire ivorian ivorians ivory jakarta janeiro januari january janvier japan javanese jeudi jordan juillet juin julho juli
    julio july june junho juni junio karen karena kartu kasus ke keluarga kemarin khi khmer khoản không kingdom kinh kirim kosovo kuala la labor labour
    lagos lao laos laotian laporan las last later latvia le lebanon leone les leste leur leurs liberia libia libya libye libéria ligue lisboa lisbon
    lithuania liên llame lo lomé london londres los lumpur lundi luxembourg líbia madrid mae maghreb mail maio mais malaisie malasia malay malaysia malgré
    mali malian malians malta mandalay mandingue mandinka manila many march mardi maret maroc marrocos marruecos mars marzo março mas mauritania mauritanie
    may mayo mañana meanwhile mediterranean mediterráneo mekong mengapa menurut mercredi mereka messengers migración migrant migrante migrantes migrants
    migrasi migration migração mobile monday monrovia morada moroccan moroccans morocco most muslim muslims myanmar méditerranée mông một na nacida nacido
    nacional naciones nadie nairobi nama name names nas nascida nascido nasional national nationale nations nay nações nenhum nenhuma nepal netherlands ngo
    ngày người nhà nhưng những niamey niger nigeria nigerian nigerians nigéria nine ninguna ninguém ningún no nobody nom nombre nome nomor nord norte
    north norway nos not note nouakchott nous nova november novembre novembro noviembre novo nueva nuevo number numéro này né née nên níger năm nếu o
    occidental october octobre octubre of oim oit oktober on one ong only ontem or os ou ouagadougou ouest our outubro over pacific pacifique pada pakistan
    par para parce paris pasaporte paspor passaporte passeport passport patient pendant penh people pero perserikatan personne peruvian peruvians peul
    philippines phnom phone please poland por porque porto portugal portuguese pour pourquoi praia prancisnya primer processo protection prénom pulaar qual quand
    quando que quel quelle quem qui quán quốc ramadan rangoon ranong recently recientemente red reintegración reintegration reintegração rekening resource
    resources retorno retour return returnee returnees review rien roja roma romania rome rouge rumah russia récemment réintégration rồi sa saat sahara
    sahel samedi saturday sau save se sebelum see segundo seguro según sejak selain selatan selon semua send senegal senegalese september septembre
    septiembre serbia series ses setelah setembro setiap seu seus seven señor señora shan she si sida sierra since singapore six slovakia slovenia social
    some somebody someone son sot south southeast spain spanish states su sua suas sud sudan suisse sul sunday support sur surabaya surel sus sweden
    switzerland syria syrian syrians sénégal sẽ số sứ tabaski tailandia tailândia tarjeta tchad tel telefone telemóvel telephone telepon tell telp
    teléfono ten tercer thai thailand thanks that thaïlande the their theo these they this those thoại three tempatnya thursday tháng thẻ tidak timor timur to todas
    today todos togo tomorrow total tous toutes trafficking tras tripoli trong trước tuesday tulis tunisia tunisie turkey two tài tâm téléphone tên tôi túnez tại
    từ uk ukraine um uma umas un unas une unhcr uni unidas unies united união unión unos uns untuk us usa utara vendredi ver verde victim victime victimes
    victims vientiane vietnam vietnamese vih viết voir vous và véase vì víctima víctimas vítima vítimas với we wednesday west western what when where which
    while who whose why with wolof worker workers works write xã y yang yangon yaoundé yes yesterday yoruba you zinder áfrica écrivez đang điện đây đã đó
    đại ở
    """.split()
)
"""Words that are no part of a name, though they begin with a capital."""

# Of these no part alone tells: Lan, Minh and Hà are names of persons too.
PLACES = re.compile(
    r"(?:Thái Lan|Hà (?:Nội|Giang|Tĩnh|Nam|Đông)|Hồ Chí Minh|Ho Chi Minh|Việt Nam|Viet Nam|Trung Quốc|Nghệ An|Quảng \w+|Quang (?:Tri|Ninh|Binh|Nam|Ngai)|"
    r"Bình \w+|Binh \w+|Liên Hợp Quốc|Cần Thơ|Đà Nẵng|Hải \w+|Hai (?:Phong|Duong)|Lào Cai|Lao Cai|Lạng Sơn|Cao Bằng|Lâm Đồng|Châu (?:Âu|Á|Phi|Mỹ)\b.*|Thanh Hóa|Vĩnh \w+|"
    r"Hưng Yên|Hung Yen|Điện Biên|Sơn La|Lai Châu|Yên Bái|Tây Ninh|Kiên Giang|An Giang|Hậu Giang|Tiền Giang|Đồng \w+|Bắc \w+|Phú \w+|Móng Cái|Mộc Châu|Hữu Nghị|"
    r"Thụy (?:Sĩ|Sỹ|Điển)|Bồ Đào Nha|Tây (?:Ban Nha|Phi|Á|Âu)|Đông (?:Nam Á|Phi|Âu|Timor)|Bắc Phi|Nam Phi|Trung Phi|Viêng Chăn|Bờ Biển Ngà|Thổ Nhĩ Kỳ|Đan Mạch|Na Uy|Phần Lan|"
    r"Hà Lan|Ba Lan|Ai Cập|Hy Lạp|Ấn Độ|Ma Rốc|Vương quốc Anh|Guinea[- ]Bissau|Quỹ .*|Palang Merah.*|Bala Keselamatan.*|Pantai Gading|Tanjung Verde|Perdagangan Orang|Pathum Thani|Medina Touat|"
    r"Chiang \w+|Mae \w+|Nong \w+|Ban \w+|Udon \w+|Ubon \w+|Ko \w+|Koh \w+|San .*|Santa .*|Santo .*|São .*|Saint.*|New \w+|Nueva? \w+|Puerto .*|Ciudad .*|Villa .*|El Alto|"
    r"Sri Lanka(?:n|ns)?|Côte d'Ivoire|Burkina Faso|Sierra Leone|Hội An|Sài Gòn|Đài Loan|Nhật Bản|Hàn Quốc|Phnom Penh|Siem Reap|Koh Kong|Banten|Jawa \w+|Nusa Tenggara.*|"
    r"Samuel Hall|Kofi Annan|Nelson Mandela|António Guterres|Antonio Guterres|Amy Pope|António Vitorino|William Lacy Swing|Filippo Grandi|Ban Ki-moon|Rosa Parks|Marie Stopes|"
    r"Thomson Reuters|Don Bosco|Martin Luther King|Johns Hopkins|Edward Elgar|Robert Bosch|Friedrich Ebert|Konrad Adenauer|Hanns Seidel|Rosa Luxemburg|Heinrich B[öo]ll|Bill Gates|"
    r"Cheikh Anta Diop|Amílcar Cabral|Léopold Sédar Senghor|Simón Bolívar|Benito Juárez|Joko Widodo|Prabowo Subianto|Macky Sall|Kim Phuc|Le Monde|La Paz|La Salle|Las Palmas|Abidjan|Agnes Scott)"
)
"""Places and public persons that read like names."""
