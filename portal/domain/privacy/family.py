"""Names of families that are common in the regions and among those who pass through them, in small letters without their marks."""

FAMILY = frozenset(
    """
    abad abada abalo abanda abbad abbas abbassi abbes abdallahi abdelaziz abdellaoui abdelli abdi abdou abdulai abdullahi abed abega abid abiola aboraa abou aboubacar abouda aboukir abrafi abreu
    abubakar acevedo acheampong achour achouri achu acosta acuna adamou adamu adande adda addae addo adebayo adebisi adegbite adegoke adekunle adelakun adeleke adelusi ademiluyi adeniyi adeoye
    aderibigbe aderogba adesina adesiyan adetokunbo adewale adewumi adeyemi adeyemo adisa adjavon adjei adjovi adoma adomah adomako adriansyah adu adusei adutwum adutwumwaa adwubi afirifa afoakwa
    afolabi afolayan afonja afrakomaa afriyie agbeko agbenou agbenu agbenyega agbo agbodjan agbonlahor aghedo agossou agu aguayo agudelo aguero aguilar aguilera aguirre agustina agyapomaa agyapong
    agyare agyei agyeiwaa agyeman agyemang ahiable ahmad ahmadi ahmed ahortor ahouandjinou ahouansou aigbe aina aissani aissaoui ajanel ajao ajayi ajewole ajpop aka akakpo akande ake akhtar akhter
    akinola akinrinola akintola akinwale akinyemi akoaa akoto akowua akpabio akpan akplogan akter akufo akyaa akyeampomaa akyeampong akyena alabi alaoui alarcon albert albuquerque alemu alexandre
    alfaro alhassan alhousseini ali aliyu alkassoum alladaye allain allal allali allard almeida aloba altamirano aluko alvarado alvarez alves alzouma amadi amadou amadu amani amankwah amara amaral
    amari amaya ambe amegah amegan ameur ameyaw aminu ammari amo amoa amoah amoako amoakowaa amoanimaa amoasi amofa amorim amouzou ampadu ampofo ampofowaa ampoma amponsa amponsah amrane amrani amri
    amrouche anane anaya andorful andrade andrango andre andriani anggraeni anggraini anggriawan angulo anima aning anjos ankra ankrah annan anokye anozie ansa ansah ansomaa ansomah antoine antunes
    antwi antwiwaa anumba anyanwu aparecida apau apaza appia appiah aquino arab aragao arama aranda arango araujo arce ardianto arellano arenas arevalo argueta arias aribi arinze arnaud arredondo
    arroyo arteaga arthur aryani arzika asamoa asamoah asante asantewaa asare asenso asiama asiamah asiedu asieduwaa asogwa assi assoumana assuncao astuti ataa atangana atchou atiku attah attaher
    attia aubert aubry auger aung avalos avila aviles awodiran awolowo awuah ayad ayadi ayala ayandokun ayodele ayoola azevedo azikiwe azizi azonhiho azzouz baafi baah baawia babalola babangida
    babtunde bacha badiane badjan badji badjie badu baessa baez baeza baffour bagana bagayogo bagayoko baghdadi bah bahloul bahri baidoo bailly baio bajo bakare bakayoko bakhouche bakhti bakpa
    balarabe balde ballesteros ballo balogun bamba bamidele bamiloye bance bande bangoura bangun bangura bankole banunaek bappa baptista barai barbe barbier barbosa bardales bari baron barragan
    barraza barre barrera barreto barrientos barrios barros barrow barry barthelemy barus bassey bationo batista batz baudry bautista bazin beavogui becerra becker bediako bedoya begue begum bekele
    belaid belaidi belarbi belbachir belem belhadj belkacem belkacemi belkadi belkheir belkhiri bello beltran benabdellah benahmed benaicha benaissa benali benamar benamara benameur benaouda benard
    benavides bencheikh benitez benmoussa benoit bensaid bensalah bensalem benslimane benu benyahia benyamina benyoucef benziane bere berete berger beridze berisha berkane berkani bermudez bernal
    bernard bernier berrios berthe berthelot bertin bertrand besnard besson betancur bettahar beyai bi biague biai biaou bibi bidan bigot biya blanc blanchard blanchet blanco blin blondel blot boadi
    boadu boahen boakye boakyewaa boatemaa boatemaah boaten boateng bockarie bocoum bodin boimau boire bojang bona bondarenko bonilla bonkoungou bonneau bonnet bonnin bonsra bonsu boonma boonmee
    borges botchway bouabdellah bouafia boualem bouali bouare bouaziz bouazza boubacar boubekeur boucetta bouchama bouchareb boucher bouchet boudiaf boudjemaa boudraa bouguerra boukari boukhalfa
    boukhari boukhatem boulanger boulay boumaza boumediene bounab bounyavong bourdon bourgeois bousquet boussaid boutaleb boutin bouvet bouvier bouziane bouzid bouzidi boyer brahimi brahmi branco
    brandao bravo breton bria briand briggs briones brito brou brun bruneau brunel brunet budiman budiyanto buhari bui buisson bulu burgos bustamante bustos butt caal caballero cabi cabral cabrera
    caceres caicedo caiza caldeira calderon camacho camara camargo campos camus canales cande cano cardenas cardona cardoso cardozo carias carlier carmona carneiro caro caron carpentier carrasco carre
    carrera carrillo carter carvajal carvalho casanova cassama cassiano castaneda castano castellanos castillo castro cavalcante cavalcanti ccama ccori ceballos ceesay ceesey cepeda chabane chabi
    chacon chaib chaibou chaiyasit cham chan chango chanthavong chaoui charef charles charoensuk charpentier charrier chartier chauveau chauvet chauvin chavajay chavez chea cheikh chellaoua chen
    chergui cheriet cherif cherifi cherkaoui chevalier chevallier chhay chhim chhouk chhum chibani chicas chikh chikwe choc choque chorr chowdhury chraibi chretien chub chukwu chukwuma chuquimia
    cifuentes cirino cisse cissokho clarke clement clerc cobo coc coelho cohen colas colin collet colley collin collins colman colque colubali coly compaore conde condori conteh contreras cooper
    cordero cordier cordova cornejo coronado corr correa correia cortes cortez coste costela coul coulibaly coulon courtois cousin couturier cruz cuellar cunha cusi cutzal daako daakoaa dabire dabo
    dabukke daffeh dagba dagnoko dago dagohoy dah dahmane dahmani damanik dampha daniel danjuma danquah danso dao daoud daouda daoudi dappa darboe darko darkwa david davies delahaye delannoy delattre
    delaunay delgado delmas delorme demba dembele denis dera derbal derkaoui derouiche derradji descamps deschamps devaux dhae dia diabate diack diaf diagne diakhate diakhite diakhoumpa diakite diallo
    diamanka diame diarisso diarra diarrassouba dias diasse diasso diatta diaw diaz diba dibba dicko didier diedhiou dieme dieng dijoux dike diomande dione diongue diop diouf dizon djalo djan djassi
    djata djau djawa djebbar djellal djellouli djiba djitte djossou djoudi doe dogbe dogo dokubo dolo domingues dominguez dongoran donkor dossa dosso dossou doukoure doumbia drame drammeh duah duarte
    dubois dufie dufour duhamel dumas dumbuya dumitru dumont dupont dupre dupuis dupuy duran durand duru duval dwamena dzokoto ebiowei ebube echeverri echeverria edosa edun edwards effiong egwu ehigie
    ekambi ekanem ekpo ekwueme elhadji embalo emenike enahoro erhabor esan escobar esezobor esparza espinosa espinoza essien essomba esteves estrada etienne etim eto'o etuk euceda evangelista evans
    evora evrard eweka eze ezeh ezeugo faal fabre fadipe fagbemi fagla fagunwa fahik faivre fajardo fajimi falabi falade faleti fall fallo falola faloye fane fanny farah fares faria farias farida
    farinango fasasi fashola fatajo fati fatty faty faure fay faye fellah ferhat fernandes fernandez ferrand ferreira fierro figueiredo figueroa filali firgantoro firmansyah fischer fleury flomo
    flores florez fofana fofie fogaca fonseca fontaine fordjour foriwaa fortes fosu fosua fotso foucher fouquet fournier francois freire freitas frema frempong frimpomaa frimpong fru fujiati funez
    furtado fuseini gacem gadiaga gado gaillard gaitan galindo gallardo gallegos gallet galvez gambo gamboa garay garba garces garcia garnier garrido gashi gasmi gaspar gassama gatchalian gaudin
    gauthier gautier gaye gbagbo gbaguidi gbane gebre gebremedhin gebreyesus georges gerard germain gharbi ghazi gherbi gibba gilbert gilles gillet gimenez ginting giraldo girard giraud girma giwa
    gnagne gnamien gnassingbe gningue gnonlonfoun godard godoy goita gomes gomez gomis goncalves gonzales gonzalez goreti gosselin goudiaby gowon granados gregoire grenier grondin gros guajardo guaman
    guendouz guerfi guerin guerreiro guerrero guessoum guevara gueye guibert guichard guigma guilavogui guilbert guillaume guillet guillon guillot guillou guindo gunarto gunawan gurung gurusinga
    gutierrez guyon guyot guzman gyamfi gyamfiaa gyan gyapong gyasi gyasiwaa haba habibi habibou hachemi haddad haddouche hadjadj hadji haidara haidari haile hakim hakobyan halilou halim halimah
    hamadi hamadouche hamani hambali hamdani hamdi hamel hamidi hamissou hamlaoui hammadi hamon hamoudi hamza hamzaoui hancco handayani harahap hardiansyah hardy hariyah harouna harris hartati hartono
    haruna haryanti haryanto hasanah hasibuan hassan hassanah hassane hassani hastuti hayon hebert heng henni henriques henriquez henry hernandez herrera herve hidalgo hidayanto hidayat hidayati hien
    hlaing hoang hoarau hoareau hocine hoffmann hossain hossein hosseini houari houessou houngbo houngnibo hounkpatin hounsou hoxha hoyos htet htoo htun huallpa huaman huanca huarcaya hubert huerta
    huet hughes humbert hurtado hussain hussein hutabarat hutagalung hutapea hutasoit huynh iala ibarra ibe ibikunle ibori ibrahim ichuta idahosa iddrisu idemudia idowu idris idrissi igbinedion
    igbinosa igbokwe igwe ihejirika ikhlef ikpe ikpeazu ilboudo illiassou ilori ilunga ilupeju imasuen imbali imbert indi indjai injai inoussa intchama inthavong inyang ionescu iqbal iraheta irawan
    iroha isa isah islam issah issaka issoufou iswahyudi ivanov ivanova iwuchukwu ixchel ixcoy iyamu iyanda iyayi iyoha izaguirre jabang jabbi jackson jacob jacques jacquet jacquot jagne jaidee
    jailani jaimes jaiteh jaiyeola jalloh jallow jama jammeh janko janneh januar jara jaramillo jarju jarjue jatta jau jawara jawla jawo jaye jaziri jean jesus jibril jibrin jimenez jobarteh jobe
    johnson joly jones joof joseph joubert jourdan jovanovic juarez julien juwara kaba kabia kabila kabir kabore kaboret kaci kaddour kaddouri kadi kadri kaewdee kafando kalala kallon kalu kamagate
    kamara kamate kambi kambou kamel kamga kamissoko kandji kane kante kanteh kanu kao kara karamoko karembe kargbo karikari karimi kasongo kassogue kaur keat kebaili kebbeh kebe kebede kebir keita
    kelly kengne keo keomany keovongsa kesse ketaren keth khaing khaldi khaled khalil khan khatun khelif khelifa khelifi khelil khiev khim khounphet khoury khun khut kiema kiemtore kientega kijera
    kimba kindo kinteh klau kleden klein koffi kolade kolawole kolie kollie konan konate kone konte koomson kora korankye korichi koroma kosoko kouadio kouakou kouame kouassi kouidri koulibaly kouma
    kourouma kouyate kovac kovalenko koya kpadeh kpadonou kpaka kpatcha kpodar kpodo kpogo krasniqi krubally kuate kuch kuffour kumar kumi kuoy kurniawan kurniawati kusi kusiwaa kusmawati kusumo
    kuswandari kuswoyo kuyateh kwaakye kwaakyewaa kwartemaa kwarteng kyaw kyei kyeiwaa kyeremeh kyerewaa labbe lacombe lacroix lacson ladipo lagarde lahmar laia laib lailasari laine lakapu lakehal
    lakhal lakhdari laksita laksmiwati lam lamah lambert lamptey lamri lamy langlois lankoande lansana laouali laouar laporte lara larbi lare laribi laroche lase latreche latupono launay laurent lawal
    lawali lawan lawson lazuardi leal leao leblanc lebon lebreton lebrun leclerc leclercq lecomte leconte lecoq ledesma ledoux leduc lefebvre lefevre lefort legendre leger legrand legros leite leiva
    lejeune leleu lelievre lemaire lemaitre lemoine lemonnier lemus leng lenoir leroux leroy lesage lestari letellier leveque levy lewis leye limachi lira liu livramento lizardo lliguin loiseau
    lokossou lombard lompo lona londono long lopes lopez loua loucif louis loun lounis loureiro lourenco lowe lozano luan luangrath lubis lucas lucero lumban lun luna lwin ly maazou macalou macaraeg
    mace macedo machaca machado madani madi madu madueke maduka magalhaes magassa magassouba magbanua magsaysay mahamadou mahamane mahe mahendra maheswara mahi mahmoudi maia maiga maillard maillet
    maillot makhlouf makhloufi makinde makinwa maldonado malek malik malki mallet malu mam maman mamane mamani manalo mandala mandasari mane manek manga mangue mangunsong manivong manneh mansa mansaly
    mansaray mansilla mansour mansouri mansur manu manullang manurung mao maouche mara marbun marchal marchand mardhiyah marechal marenah marfo marie marin marion marong marpaung marques marquez
    martel martin martineau martinez martins marty mary maryadi maryati mascarenhas massaquoi masse masson mathieu matias matos maulana maung maurice maury mayasari mazouz mazouzi mbah mbala mballa
    mballow mbarga mbaye mbeki mbengue mbida mbodj mbodji mboge mbongo mboob mboup mbow mbye mebarki mecheri meddah medina medjahed meftah megantara meite mejia melani melendez melgar meliala mella
    melnyk melo mena menard mendes mendez mendonca mendoza mendy meneses mengistu menjivar mensa mensah mensan merabet merah mercado mercier merino merle merzoug merzougui mesbah messaoudi meunier
    meyer meza meziane meziani miah michaud michel mihoubi millet miloudi mimouni miranda mireku moha mohammadi mohammed mohammedi mohamud mok mokadem mokhtari mokrane mokrani molina momoh mondal mone
    moniz monnier monroy monsalve monteiro montenegro montero montes montoya mora moraes morais morales moran morawo moreau moreira morel moreno morin morina morocho morsli morvan mosquera mostefaoui
    mota moul moulay moulin moumouni mounkaila moura moussa moussaoui moya moyano mukendi muller mulumba mulyadi mulyani munawaroh munguia munoz murillo murphy musa musah mustafa mustapha mustofa
    mwamba myint n'dah n'diaye n'dri n'guessan nababan naben nabine nacer nacoulma nahak nahas naili naing nainggolan najmudin nakoulima namaga nana nancassa nanque napitupulu naranjo narpati narvaez
    nascimento nashiruddin nasir nasri nasser nasution nasyiah nasyidah natsir navarrete navarro nchama ndao ndapa ndaw ndecky ndiaye ndione ndiour ndir ndong ndour ndoye ndri neang neba nebie nedjar
    nenabu neonufa neto neves neveu nfor ngassa nget ngingue ngom ngongo ngono ngoy nguema nguessan nguirane ngum nguyen ngwa nhaga nhanca nhasse nhem nhep niakate niane niang niass niasse nicolas
    nieto nikiema nikolic nimako ninalowo nioum nitbani njai njie njoh njoku nkansa nkansah nkeng nketia nkoulou nkrumah nkwi nnadi nnaji nnamani nnamdi noel nogueira noori normand nouar nouhou noui
    nouri novaes novais novitasari nsia nsiah ntchama nti ntiamoa ntim nubatonis nugroho nunes nunez nuon nuraini nurdiyanti nurhaliza nurhayati nwabueze nwachukwu nwafor nwankwo nwaobi nwe nwosu
    nwoye nyaako nyaakoaa nyame nyang nyantakyi nyarko nyassi nzeogwu obasanjo obaseki obeng obi obiang obiora oboh ocampo ochoa odame odetola odigie odili odukoya odunsi oduya oeun ofori ofosu
    ogbeide ogbonna ogbu ogbuehi oghene ogiemwonyi ogindan oginni ogoudedji oguike ogulana ogunbamigbe ogunbiyi ogunbo ogunde ogundele ogunleye ogunwobi ogunyeye ohenhen ojeda ojo ojua ojukwu okafor
    okeke okeowo okoli okonjo okonkwo okorie okoro okosun okoye okpara oktaviani okunola okyere olabode oladele oladipo oladipupo olaiya olajide olaniyan olaoye olasupo olatunji olawale olivares
    oliveira olivera olivier ollivier olmos olowokeere oloyede olubode olugbayila olujimi olukotun olukunga olusanya oluwagbemi oluwole omani omar omeruo omidina omojola omoregie omoruyi omotoso onana
    ondoa ongoiba oni onoh onuoha onwuka onyeka onyekachi opara opare oparinde opoku oppong opuku ordonez orellana orji orozco ortega ortiz osadolor osafo osagie osarenren osaro osazuwa osei osemwegie
    oseni oshin oshodi osman osorio ossa osuji osunde osuntokun otedola otiwa otmani otoo otuo ouali ouangrawa ouattara ouchene ouedraogo ouk oulare ould oum oumarou ouoba ousmane ousseini owokoniran
    owolabi owona owoyemi owusu owusua owusuwaa oyadiran oyaifo oyedepo oyekan oyelaran oyeniyi oyetoro oyeyemi oyinlola pabon pacheco padilla padmasari paez paimo paiva pakpahan palacios palastri
    palenfo palomeque panganiban pangestu pangilinan panjaitan parada pardede pardo paredes pari parker parra pasaribu pascal pasquier pastor patino paul payet pedraza peixoto pelletier peltier pena
    peralta perea pereira perez permadi permana permata peron perret perrier perrin perrot pertiwi petit petitjean petrov petrovic pham phan phanthavong phat philippe phillips phimmasone phommachanh
    phommasan phomvihane phon phorn phyo picard pich pichon pierre pignan pilco pimenta pina pineau pineda pinheiro pinho pinto pires pizarro pohan poirier pokuaa poma pomaa ponce pons pop popal
    popescu porgo portillo porto posada potier pottier poudiougo poulain pouye pov prabowo pradana pradipta prado prak prakasa pranowo prasasta prasetya prasetyo prastuti pratama pratiwi prayoga
    preira prempeh prevost prieto prum pruvost pudjiastuti pulido purba purnawati purnomo purwanti purwanto puspasari puspita puspitasari putra quade quainoo quansah quartey quaye quebe quecoi querido
    quezada quiej quinones quintana quintanilla quintero quiroga quiroz quispe quixtan quizhpe rabhi rabia rabiou rachedi rahal raharjo rahayu rahimah rahimi rahman rahmani rahmawati rahmoune rahmouni
    rai rais rajagukguk rajasa rajata ramadan ramadhan ramadhani rambu ramdani ramirez ramos rangel rapalo rattanaporn rattanavong raxcaco raymond raymundo raynaud regnier reis remy renard renaud
    renault rendon renteria restrepo rexhepi reyes reynaud rezai rezende rezig riascos ribeiro richard rico rincon rios riou rivas rivera rivero riviere riyanti robert roberts robin robles rocha roche
    rocher rodrigues rodriguez roeun roger rojas rojo roldan rolland rolon romero rosales rosas rossi rouamba rousseau roussel rousset roux royer rubio ruiz saad saadi saavedra sabally sabo sabri saci
    sackey sacko sadat sadio sadji saefullah saelee saetang safitri safo safoaa sagbo sagna sagnia sahli saho sahraoui saidani saidi saidy saine sajvin sakyi salah salahudin salako salamanca salami
    salas salazar salcedo saldana saleh salem sales saley salgado salhi salifou salim salinas sall salmi salmon salonga samake samb sambe sambou sambrano sambu samnang samosir sampaio samson sanabria
    sanca sanches sanchez sanda sandoval sane sanfo sangare sanha sani sankara sankoh sanneh sano sanogo sanon sanou santana santos santoso sanusi sanyang saoudi saptono saputra saputri saragih sarfo
    sargsyan sari sarin sarjo sarkar sarkis sarpong sarr sarre sauvage savadogo savane sawadogo sawaneh sawo sayah sayasane sayavong sayed schmidt schmitt schneider schulz seck secka seddiki segovia
    seguin segura seidi seidu sekongo sekyere selami selan sembiring semde semedo seng sengdara senghore sengsavang senouci sepulveda seran serna serrano serwaa sesay setiawan setiawati seye seyni
    shaikh shala sharma shehu sheikh shekoni shevchenko sia siddo sidibe sidibeh sidy signate siharath sihombing sihotang silalahi sillah silue silva silveira sima simamora simanjuntak simbolon simoes
    simon simpara simpore sinaga sinani singh singhateh siphandone siqueira sirait siregar sisoulith sisouphanh sisse sissokho sissoko sitanggang sitompul sitorus situmeang situmorang slimani smail
    smith snae soares sobowale soeun sokha solano solis soltani som somuah sonko sore sorgho soria soro sosa sossa sossou soto souane souare soudani sougou souley soulivong soumah soumaila soumana
    soumaoro soumare sountoura sousa souvannavong souza sovann sow sowe sowore soyinka srey srisuk stanikzai stoica suarez suartini sudiati sukjai suksai suleiman sullca sumaya sumo surbakti suryadi
    suryani suryatmi suryono susanti susanto suso susso sutrisno suwarno svay sy sylla syllah taal tabet tabi tadesse tae tagle tahirou tahraoui tahri taibi takyi talbi taleb tall talla tallo tamang
    tamayo tamba tambe tamboura tambuwal tamonob tampubolon tandian tandoh taneo tangara tanguy tanko tano tapia tapsoba tarigan tarihoran tarqui tavares tavarez tawia tawiah taylor tazi tchalla
    tchana tchatchoua tchedre tchiani tchoumi tchousso techer tefa tefu teixeira tekle tello tenesaca tep tesfaye tessier tetteh texier thach thammavong thamrin thapa thein theng thiam thibault
    thierry thiombiano thioub thioune thioye thomas thompson thon thongkham thoronka ticlla ticona tiemtore tiendrebeogo tipan tith tiwaa tobing toe togatorop tokan tolentino tolofoudie toro torres
    tossou touati touch touil toumi tounkara toupane touray toure toussaint tovar trabelsi tran traore trawally trejo trujillo tshibanda tsikata tuc tuffour tukur tumax tunkara tuo turay turcios ture
    turnip turpin tutu tuyuc tweh tweneboa twumasi tzep tzoc tzul tzunun ubah uch uche uchenna uddin udeh udo udoh uduaghan ugochukwu ugwu ukah uko ulloa umana umar umbu umeadi umeh umoh ung upa
    urbina uribe urrutia usboko usman usoro utama utami uwagboe uwaifo uwais uyainah uzodinma uzor vaillant valderrama valdes valdez valdivia valencia valente valentin valenzuela valette valladares
    vallee vallejo vallet vanegas vann varela vargas vasconcelos vasquez vasseur vaz vazquez vega veiga velasco velasquez velazquez velez veliz ven venegas vera verdier verdugo vergara viana vicente
    vidal vieira vilaysack vilca villa villalobos villanueva villatoro villca villegas vincent voeun vong vongsa vongsakda wade waggeh wagner wahyudi wahyudin wahyuni walker wally waluyo wandji wane
    warsame wasita waskita wastuti weah weber weiss wiafe wibisono wibowo widiastuti widodo wijaya wijayanti williams winarno winarsih wleh wone wongsa wright wulandari wunda xavier xayavong xicay xol
    yaamoa yacouba yade yaffa yago yahaya yahi yahia yahiaoui yakassai yakubu yameogo yanez yansane yao yapura yaro yattabary yattara yawson yeboa yeboah yeo yessoufou yim yin yirenkyi yolanda yon
    yonli yool yorn yousfi youssef yujra yuliana yulianti yuliarti yuniar yupanqui yusuf zacarias zadi zagre zaidi zakari zakariyah zakou zambrano zamora zannou zaoui zapata zapeta zarate zavala zebua
    zelaya zenteno zepeda zerbo zeroual zerrouki ziane ziani zida zidane zinsou zitouni zokou zongo zouaoui zoungrana zoure zubairu zulaika zulkarnain zuluaga zuniga
    """.split()
)
