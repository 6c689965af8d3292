"""Names of families that are common in the regions and among those who pass through them, in small letters without their marks."""

FAMILY = frozenset(
    """
    abad abada abanda abbad abbas abbassi abbes abdallahi abdelaziz abdellaoui abdelli abdi abdou abdulai abdullahi abed abega abid abiola aboraa abou
    abouda aboukir abrafi abreu abubakar acevedo acheampong achour achouri achu acosta acuna adam adamu adande adda addo adebayo adebisi adegbite adegoke
    adekunle adelakun adeleke adelusi ademiluyi aderibigbe aderogba adesina adesiyan adetokunbo adewale adeyemi adeyemo adisa adjavon adjei adoma adomah
    adomako adriansyah adu adusei adutwum adutwumwaa adwubi afirifa afoakwa afolabi afolayan afonja afrakomaa agbeko agbenyega agbodjan agbonlahor aghedo
    agossou agu aguayo aguero aguilar aguilera aguirre agustina agyapomaa agyapong agyare agyei agyeiwaa agyeman agyemang ahiable ahmad ahmadi ahmed ahortor
    ahouandjinou aigbe aissani aissaoui ajao ajayi ajewole ajpop aka akande ake akhtar akhter akinola akinrinola akintola akinwale akoaa akoto akowua akpan
    akter akyaa akyeampomaa akyeampong akyena alabi alaoui alarcon albert albuquerque alemu alexandre alfaro alhassan alhousseini ali aliyu allain allal
    allali allard almeida aloba altamirano aluko alvarado alvarez alves amadi amadou amadu amani amara amaral amari amaya ambe amegah ameur ammari amoa
    amoah amoako amoakowaa amoanimaa amoasi amorim amouzou ampadu ampofo ampofowaa ampoma amponsa amponsah amrane amrani amri amrouche anaya andorful
    andrade andre andriani anggraeni anggraini anggriawan angulo anima anjos ankra ankrah annan anokye ansa ansah ansomaa ansomah antoine antunes antwi
    antwiwaa anyanwu aparecida apaza appia appiah aquino arab aragao arama aranda araujo arce ardianto arellano arenas arevalo arias aribi arnaud arredondo
    arroyo arteaga arthur aryani asamoa asamoah asante asantewaa asare asenso asiama asiedu asieduwaa assi assuncao astuti ataa atangana attia aubert aubry
    auger aung avalos avila aviles awodiran awolowo awuah ayad ayadi ayala ayandokun ayodele ayoola azevedo azizi azzouz baafi baah baawia babalola babtunde
    bacha badiane badji badjie badu baez baeza baffour bagayogo bagayoko baghdadi bah bahloul bahri bailly bakare bakayoko bakhouche bakhti balde
    ballesteros ballo balogun bamba bamidele bamiloye bangoura bangura bankole bappa baptista barbe barbier barbosa bari baron barragan barraza barre
    barrera barreto barrientos barrios barros barry barthelemy bassey batista batz baudry bautista bazin beavogui becerra becker begue begum bekele belaid
    belaidi belarbi belbachir belhadj belkacem belkacemi belkadi belkheir belkhiri bello beltran benabdellah benahmed benaicha benaissa benali benamar
    benamara benameur benaouda benard benavides bencheikh benitez benmoussa benoit bensaid bensalah bensalem benslimane benu benyahia benyamina benyoucef
    benziane berete berger beridze berisha berkane berkani bermudez bernal bernard bernier berrios berthe berthelot bertin bertrand besnard besson bettahar
    bi biague biai bibi bigot biya blanc blanchard blanchet blanco blin blondel blot boadi boadu boahen boakye boakyewaa boatemaa boatemaah boaten boateng
    bockarie bocoum bodin boire bojang bona bondarenko bonilla bonneau bonnet bonnin bonsra bonsu boonma boonmee borges botchway bouabdellah bouafia boualem
    bouali bouare bouaziz bouazza boubekeur boucetta bouchama bouchareb boucher bouchet boudiaf boudjemaa boudraa bouguerra boukhalfa boukhari boukhatem
    boulanger boulay boumaza boumediene bounab bounyavong bourdon bourgeois bousquet boussaid boutaleb boutin bouvet bouvier bouziane bouzid bouzidi boyer
    brahimi brahmi branco bravo breton bria briand briggs briones brito brou brun bruneau brunel brunet budiman budiyanto buhari bui buisson burgos
    bustamante bustos butt caal caballero cabral cabrera caceres caldeira calderon camacho camara camargo campos camus canales cande cano cardenas cardona
    cardoso cardozo carlier carmona carneiro caro caron carpentier carrasco carre carrera carrillo carter carvajal carvalho casanova cassama cassiano
    castaneda castellanos castillo castro cavalcante cavalcanti ceballos ceesay ceesey cepeda chabane chacon chaib chaiyasit chan chanthavong chaoui charef
    charles charoensuk charpentier charrier chartier chauveau chauvet chauvin chavajay chavez chea cheikh chellaoua chergui cheriet cherif cherifi cherkaoui
    chevalier chevallier chhim chibani chikh choc choque chowdhury chraibi chretien chub chukwu chuquimia cifuentes cirino cisse cissokho clarke clement
    clerc coc coelho cohen colas colin collet colley collin collins colque colubali coly compaore conde condori conteh contreras cooper cordero cordier
    cordova cornejo coronado correa correia cortes cortez coste costela coulibaly coulon courtois cousin couturier cruz cuellar cunha cutzal daako daakoaa
    dabo dabukke dagnoko dago dagohoy dahmane dahmani damanik dampha daniel danjuma danso dao daoud daoudi darboe darko darkwa david davies delahaye
    delannoy delattre delaunay delgado delmas delorme dembele denis derbal derkaoui derouiche derradji descamps deschamps devaux dhae diaf diakite diallo
    diarra dias diatta diaz dicko didier diedhiou dieng dijoux dione diop diouf dizon djalo djassi djau djebbar djellal djellouli djiba djoudi doe dogbe
    dokubo dolo domingues dominguez dongoran donkor dossou doumbia drame drammeh duah duarte dubois dufie dufour duhamel dumas dumbuya dumitru dumont dupont
    dupre dupuis dupuy duran durand duval dwamena dzokoto ebiowei echeverria edosa edun edwards effiong ehigie ekambi ekanem ekpo ekwueme embalo erhabor
    escobar esparza espinosa espinoza essien essomba esteves estrada etienne etim eto'o euceda evangelista evans evora evrard eweka eze ezeh ezeugo faal
    fabre fadipe fagunwa faivre fajardo fajimi falabi faleti fall falola faloye fane farah fares faria farias farida fasasi fashola fati fatty faure faye
    fellah ferhat fernandes fernandez ferrand ferreira fierro figueiredo figueroa filali firgantoro firmansyah fischer fleury flomo flores florez fofana
    fofie fogaca fonseca fontaine foriwaa fortes fosu fosua fotso foucher fouquet fournier francois freire freitas frema frimpomaa frimpong fru fujiati
    furtado fuseini gacem gaillard gaitan galindo gallardo gallegos gallet galvez gambo gamboa garay garba garces garcia garnier garrido gashi gasmi gaspar
    gassama gatchalian gaudin gauthier gautier gaye gbagbo gbaguidi gebre gebremedhin gebreyesus georges gerard germain gharbi ghazi gherbi gibba gilbert
    gilles gillet gimenez ginting girard giraud girma gnagne gnamien godard godoy goita gomes gomez goncalves gonzales gonzalez goreti gosselin goudiaby
    granados gregoire grenier grondin gros guajardo guendouz guerfi guerin guerreiro guerrero guessoum guevara gueye guibert guichard guilavogui guilbert
    guillaume guillet guillon guillot guillou guindo gunarto gunawan gurung gutierrez guyon guyot guzman gyamfi gyamfiaa gyasi gyasiwaa haba habibi hachemi
    haddad haddouche hadjadj hadji haidara haidari haile hakim hakobyan halim halimah hamadi hamadouche hamani hamdani hamdi hamel hamidi hamlaoui hammadi
    hamon hamoudi hamza hamzaoui handayani harahap hardiansyah hardy hariyah harouna harris hartati hartono haruna haryanti haryanto hasanah hasibuan hassan
    hassanah hassane hassani hastuti hayon hebert heng henni henriques henriquez henry hernandez herrera herve hidalgo hidayanto hidayat hidayati hlaing
    hoang hoarau hoareau hocine hoffmann hossain hossein hosseini houari houngbo hounkpatin hoxha htun huaman huanca hubert huerta huet hughes humbert
    hurtado hussain hussein hutagalung hutapea hutasoit huynh ibarra ibe ibikunle ibrahim idahosa iddrisu idemudia idowu idris idrissi igbinedion igbinosa
    igwe ihejirika ikhlef ilboudo ilori ilunga ilupeju imasuen imbert indjai injai intchama inthavong inyang ionescu iqbal irawan iroha isa isah islam issah
    issoufou iswahyudi ivanov ivanova ixchel ixcoy iyamu iyanda jackson jacob jacques jacquet jacquot jaidee jailani jaimes jaiteh jaiyeola jalloh jallow
    jama jammeh janneh januar jaramillo jarju jatta jau jawara jawo jaziri jean jesus jibril jimenez jobe johnson joly jones joseph joubert jourdan
    jovanovic juarez julien kaba kabia kabila kabir kabore kaci kaddour kaddouri kadi kadri kaewdee kalala kallon kamara kamate kamel kamga kamissoko kane
    kante kanteh kanu kara karembe kargbo karikari karimi kasongo kassogue kaur kebaili kebede kebir keita kelly kengne keo keomany khaing khaldi khaled
    khalil khan khatun khelif khelifa khelifi khelil khoury kinteh kleden klein koffi kolade kolie kollie konan konate kone koomson korichi koroma
    kosoko kouadio kouakou kouame kouassi kouidri koulibaly kouma kourouma kouyate kovac kovalenko koya kpadeh kpaka kpatcha kpodo krasniqi krubally kuate
    kumar kumi kurniawan kurniawati kusi kusiwaa kusmawati kusumo kuswandari kuswoyo kuyateh kwaakye kwaakyewaa kwartemaa kwarteng kyaw kyei kyeiwaa
    kyerewaa labbe lacombe lacroix lacson lagarde lahmar laia laib lailasari laine lakehal lakhal lakhdari laksita laksmiwati lamah lambert lamptey lamri
    lamy langlois lansana laouar laporte lara larbi laribi laroche lase latreche latupono launay laurent lawal lawan lawson lazuardi leal leao leblanc lebon
    lebreton lebrun leclerc leclercq lecomte leconte lecoq ledesma ledoux leduc lefebvre lefevre lefort legendre leger legrand legros leite leiva lejeune
    leleu lelievre lemaire lemaitre lemoine lemonnier lemus lenoir leroux leroy lesage lestari letellier leveque levy lewis limachi lira livramento loiseau
    lombard long lopes lopez loua loucif louis lounis loureiro lourenco lozano lubis lucas lucero luna lwin ly macalou macaraeg mace macedo machado madani
    madi madu magalhaes magassa magassouba magbanua magsaysay mahamadou mahamane mahe mahendra maheswara mahi mahmoudi maia maiga maillard maillet maillot
    makhlouf makhloufi makinde makinwa maldonado malek malik malki mallet mamane mamani manalo mandala mandasari mane manek manga mangue mangunsong manneh
    mansa mansaray mansilla mansour mansouri mansur manullang manurung maouche mara marbun marchal marchand mardhiyah marechal marie marin marion marong
    marpaung marques marquez martel martin martineau martinez martins marty mary maryadi maryati massaquoi masse masson mathieu matias matos maulana maung
    maurice maury mayasari mazouz mazouzi mbala mballa mballow mbarga mbaye mbeki mbida mbodj mbongo mboup mbye mebarki mecheri meddah medina medjahed
    meftah megantara mejia melani melendez melnyk melo mena menard mendes mendez mendonca mendoza mendy meneses mengistu menjivar mensa mensah mensan
    merabet merah mercado mercier merino merle merzoug merzougui mesbah messaoudi meunier meyer meza meziane meziani miah michaud michel mihoubi millet
    miloudi mimouni miranda mohammadi mohammed mohammedi mohamud mokadem mokhtari mokrane mokrani molina momoh mondal moniz monnier monroy monsalve monteiro
    montenegro montero montes montoya mora moraes morais morales morawo moreau moreira morel moreno morin morina morsli morvan mostefaoui mota moulay moulin
    moumouni moura moussa moussaoui moya moyano mukendi muller mulumba mulyadi mulyani munawaroh munoz murillo murphy musa musah mustafa mustapha mustofa
    mwamba myint n'diaye n'dri n'guessan nababan nacer nahak naili naing nainggolan najmudin namaga nana napitupulu naranjo narpati narvaez nascimento
    nashiruddin nasri nasser nasution nasyiah nasyidah natsir navarrete navarro nchama ndao ndiaye ndong ndour ndoye ndri neba nedjar nenabu neto neves
    neveu nfor ngassa ngom ngono ngoy nguema nguessan nguyen ngwa nhaga nhem niakate niang niasse nicolas nieto nikiema nikolic ninalowo njie njoku nkansa
    nkansah nkeng nkoulou nkrumah nkwi nnamani nnamdi noel nogueira noori normand nouar noui nouri novaes novais novitasari nsia ntiamoa ntim nugroho nunes
    nunez nuraini nurdiyanti nurhaliza nurhayati nwachukwu nwafor nwankwo nwaobi nwosu nyaako nyaakoaa nyame nyang nyantakyi nyarko obasanjo obaseki obeng
    obi obiang oboh ocampo ochoa odetola odigie odunsi oduya ofori ofosu ogbuehi ogiemwonyi ogindan oginni ogulana ogunbamigbe ogunbiyi ogunbo ogunde
    ogundele ogunleye ogunwobi ogunyeye ohenhen ojeda ojo ojua ojukwu okafor okeke okonkwo okoro okosun okoye okpara oktaviani okunola okyere olabode
    oladipo oladipupo olaiya olaniyan olasupo olawale olivares oliveira olivera olivier ollivier olmos olowokeere oloyede olubode olugbayila olujimi
    olukotun olukunga olusanya oluwagbemi omani omar omidina omojola omoregie omoruyi omotoso onana ondoa ongoiba oni onoh onwuka onyeka onyekachi opare
    oparinde opoku oppong opuku ordonez orellana orozco ortega ortiz osagie osarenren osaro osazuwa osei oshin oshodi osman osorio osunde osuntokun otiwa
    otmani otoo otuo ouali ouattara ouchene ouedraogo oulare ould oumarou ousseini owokoniran owolabi owona owoyemi owusu owusua owusuwaa oyadiran oyaifo
    oyedepo oyekan oyelaran oyeniyi oyetoro oyeyemi oyinlola pabon pacheco padilla padmasari paez paimo paiva palacios palastri panganiban pangestu
    pangilinan panjaitan parada pardo paredes parker parra pasaribu pascal pasquier pastor patino paul payet pedraza peixoto pelletier peltier pena peralta
    perea pereira perez permadi permana permata peron perret perrier perrin perrot pertiwi petit petitjean petrov petrovic pham phyo htoo hlaing nwe htet philippe phillips
    phommachanh phomvihane picard pich pichon pierre pimenta pina pineau pineda pinheiro pinho pinto pires pizarro pohan poirier pokuaa poma pomaa ponce
    pons pop popal popescu portillo porto posada potier pottier poudiougo poulain prabowo pradana pradipta prado prak prakasa pranowo prasasta prasetya
    prasetyo prastuti pratama pratiwi prayoga prempeh prevost prieto pruvost pudjiastuti pulido purnawati purnomo purwanti purwanto puspasari puspita
    puspitasari putra quade quansah quartey quaye quezada quiej quinones quintana quintanilla quintero quiroga quiroz quispe rabhi rabia rachedi rahal
    raharjo rahayu rahimah rahimi rahman rahmani rahmawati rahmoune rahmouni rai rais rajasa rajata ramadan ramadhan ramadhani ramdani ramirez ramos rangel
    rattanaporn raymond raynaud regnier reis remy renard renaud renault rendon renteria rexhepi reyes reynaud rezai rezende rezig ribeiro richard rico
    rincon rios riou rivas rivera rivero riviere riyanti robert roberts robin robles rocha roche rocher rodrigues rodriguez roger rojas rojo roldan rolland
    romero rosales rosas rossi rousseau roussel rousset roux royer rubio ruiz saad saadi saavedra sabri saci sackey sacko sadat saefullah saelee saetang
    safitri safo safoaa sagna sahli saho sahraoui saidani saidi saidy salah salahudin salako salamanca salami salas salazar salcedo saldana saleh salem
    sales saley salgado salhi salim salinas sall salmi salmon salonga samake samb sambou sambu samosir sampaio samson sanabria sanca sanches sanchez
    sandoval sane sangare sanha sani sankara sankoh sanneh sano sanogo santana santos santoso sanusi sanyang saoudi saptono saputra saputri saragih sargsyan
    sari sarjo sarkar sarkis sarpong sarr sauvage savadogo sawadogo sawaneh sayah sayavong sayed schmidt schmitt schneider schulz seck secka seddiki segovia
    seguin segura seidi seidu selami sembiring semedo seng senouci sepulveda seran serna serrano serwaa sesay setiawan setiawati seyni shaikh shala sharma
    shehu sheikh shekoni shevchenko sidibe sihombing sihotang silalahi sillah silva silveira simanjuntak simbolon simoes simon simpara sinaga singh
    singhateh siqueira sirait siregar sisouphanh sissokho sissoko sitompul sitorus situmorang slimani smail smith soares sobowale solano solis soltani som
    sonko soria sosa sossou soto souare soudani souley soumah soumana soumaoro soumare sountoura sousa souvannavong souza sow sowe soyinka srey srisuk
    stanikzai stoica suarez suartini sudiati sukjai suksai suleiman sumaya sumo suryadi suryani suryatmi suryono susanti susanto suso susso sutrisno suwarno
    sy sylla syllah tabet tabi tadesse tagle tahraoui tahri taibi takyi talbi taleb tall talla tamang tamayo tamba tambe tamboura tampubolon tangara tanguy
    tanko tano tapia tapsoba tarigan tarihoran tavares tawia tawiah taylor tazi tchana tchatchoua tchiani tchoumi techer tefa teixeira tekle tello tesfaye
    tessier tetteh texier thamrin thapa thein thiam thibault thierry thomas thompson thongkham thoronka ticona tiendrebeogo tiwaa toe tokan tolentino
    tolofoudie toro torres touati touil toumi tounkara touray toure toussaint tovar trabelsi tran traore trawally trejo trujillo tshibanda tsikata tukur
    tunkara turay turcios ture turpin tutu tuyuc tweh tweneboa twumasi tzoc tzul uche uchenna uddin udeh udo udoh ugwu ulloa umar umeh umoh ung urbina uribe
    urrutia usman utama utami uwagboe uwaifo uwais uyainah uzor vaillant valderrama valdes valdez valdivia valente valentin valenzuela valette valladares
    vallee vallejo vallet vanegas varela vargas vasconcelos vasquez vasseur vaz vazquez vega veiga velasco velasquez velazquez velez veliz venegas vera
    verdier verdugo vergara viana vicente vidal vieira villa villalobos villanueva villegas vincent vongsa vongsakda wade waggeh wagner wahyudi wahyudin
    wahyuni walker waluyo wandji warsame wasita waskita wastuti weah weber weiss wiafe wibisono wibowo widiastuti widodo wijaya wijayanti williams winarno
    winarsih wleh wone wongsa wright wulandari xavier xol yaamoa yacouba yahaya yahi yahia yahiaoui yakubu yanez yansane yao yattabary yattara yawson yeboa
    yeboah yim yirenkyi yolanda yousfi youssef yuliana yulianti yuliarti yuniar yupanqui yusuf zadi zaidi zakari zambrano zamora zaoui zapata zapeta zarate
    zavala zebua zelaya zepeda zeroual zerrouki ziane ziani zidane zinsou zitouni zokou zongo zouaoui zoungrana zubairu zulaika zulkarnain zuniga
    """.split()
)
