"""Given names that are common in the regions and among those who pass through them, in small letters without their marks."""

GIVEN = frozenset(
    """
    aanuoluwapo aaron abass abayomi abbas abbie abdallah abdelatif abdelaziz abdelkader abderaouf abderrahmane abdi abdirahman abdon abdou abdoul abdoulaye
    abdoulie abdul abdulai abdulaye abdullah abdullahi abdur abeba abebe abebi abeiku abel abelardo abena abeni abigail abimbola abiodun abiona abla ablasse
    ablavi abner abosede aboubacar aboubakar abraham abubakar abul abyasa achraf adaeze adalberto adam adama adamou adamu adan adebayo adebiyi adebola
    adebowale adebukola adedayo adedeji adekitan adekola adekunle adel adela adelaida adelaide adele adeleke adelina ademola adenike adeniyi adeola adeolu
    adeoti adepeju aderopo adesewa adeshina adesoji adesua adesuwa adetayo adetoke adetola adetoun adewale adeyi adhiarja adiaratou adiarja adiela adigun
    adika adikara adilson adinata adissa aditya adja adjoa adjoua adolfo adrian adriana adrien adrienne adunni adwoa affoue afi afia afiwa afolarin afonso
    afoussata afua agatha agathe agim agnes agostina agus agustin agustina agustinus ahmad ahmadou ahmed ahmet aicha aida aime aimee aisha aishatu aisosa
    aissa aissata aissatou aisyah ajala ajani ajeng ajiman ajimat ajimin ajiono ajoke akanmu akarsana akinkunmi akinlabi akinwale akissi akos akosiwa
    akossiwa akosua akouele akouvi akram akua akumaa akwasi akwesi alade aladin aladino aladje alain alambana alamgir alamiro alamu alan alana alassane alba
    albeiro albert albertina alberto albino alcides alcira aldair aldemar aldo aldonza aleida alejandra alejandrina alejandro alejo alessandro alex
    alexander alexandra alexandre alexandria alexandrie alexi alexia alexis alfa alfonsina alfonso alfred alfredo alhagie alhaji alhassan alhassane ali
    alice alicia alidou alika alimata alimatou aliou alioune alirio aliro alison aliu alix aliyu allan allana allison alma almaz almendra almira alondra
    alonso alphonse alta alusine alvaro alveiro aly amada amador amadou amaka amalia amanda amani amarachi amaro amaru amaya ambar amber amel amelia amelie
    americo amevi amilcar amina aminah aminata aminatu amine amir amira ammar amoke amope ana anabel anabela anahi anahis anahit anais analiza analyn anas
    anastasia anastasie ancizar anderson andi andre andrea andree andreia andres andrew andrey andriy andy anel angel angela angelica angelina angelo
    anggabaya anggi angie anibal anis anissa anita anjolaoluwa ann anna annabelle anne annette anom anouk anselmo anthony antoine antoinette antonella
    antonia antonieta antonio antony anwar anwara anyelo anyi apollo aquiles araceli aracely arben arbey arcelia ardit arezki argemiro argono ariadna ariana
    ariel ariela arif arike arinola aris ariyanti arlene arley arlindo armando armen armin arnaldo arnaude arnel arnoldo arnulfo aron arouna arsenio
    arsipatra arta artanto artawan artemio arthur artur arturo asafe asake asep asha ashleigh ashley asif asirwada asirwanda aslijan asma asmaa asmadi asman
    asmianto asmuni assan assane assetou assia aster astou astrid asuncion aswani atilio atinuke atma atmaja atsu audrey auguste augustin augusto aung aura
    aurelia aurelie aurelio aurora aurore avelino awa awero awesi axel ayaan ayaba ayao ayele ayelen ayinde ayinke ayla ayleen aylin aylla aymen ayo ayodeji
    ayodele ayoka ayomide ayoub ayu azadeh azalea azucena baaba babacar babasola babatunde babatunji babawale babul babylyn bacar bachir baciro bagas bagiya
    bagus bagya bah bahuraksa bahuwarna bahuwirya bairon bajragin bakari bakary bakda bakiadi bakianto bakidin bakijan bakiman bakiono bakti baktiadi
    baktianto baktiono bala balamantri balangga balapati balidin balijan balkissa baltazar bambang banara banawa banawi bancar bangaly barbara barkissou
    barry bartolome basilio bastian bautista bayron bayu beatrice beatriz bekele belarmino belen belinda belisario bella bello belmira benedicto benedita
    benicio benito benjamim benjamin benoit bento benvinda berhane bernabe bernadette bernadus bernard bernarda bernardino bernardita bernardo bernice berta
    bertha bertrand besnik betania beth bethan bethany betty beverley bianca biba bibata bibiana bidossessi bilal bilkisu billy bina bineta biniam binta
    bintou birama bladimir blanca blas blessing bola bolatito boluwatife boonmee bopha boris borja boubacar bouchra bounmy bounthan bradley brahim brahima
    braima brandon braulio brayan brehima brenda breno brett brian brigida brigitte broulaye bruce bruna bruno bryan buba bubacar budi bujar bukola bunmi
    byron cadi cadija caetana cagak cager cahya cahyadi cahyanto cahyo cahyono caio caket cakrabirawa cakrabuana cakrajiya cakrawala cakrawangsa caleb
    calebe calista callum cameron camila camille camilo candela candelaria candra candrakanta capucine caraka carl carla carlo carlos carlota carly carmela
    carmen carmenza carminho carol carola carole carolina caroline carolyn carub catalina catarina catherine catur caturangga caua caue cawisadi cawisono
    cawuk cayadi cecep cecile cecilia ceferino celeste celestine celestino celia celina celinda celine celso cemani cemeti cemplunk cengkal cengkir cesar
    chabane chandra chanez channary chantal chantha chanthavong chanthou chanthy charity charlene charles charlie charlotte charo cheick cheikh chelsea
    chenda cherif cherry cherryl cheryl chiamaka chibuzo chidi chidimma chidinma chigozie chijioke chika chinedu chinelo chinwe chinyere chioma chiraz
    chisom chizoba chloe christelle christian christiana christiane christina christine christofer christophe christopher chukwudi chukwuemeka ciaobella
    cici cindy cinta cinthia cinthya cintia cipriano cirilo ciro citlali citra claire clara clare clarice clarisa clarisse claude claudia claudina claudine
    claudio cleide clemence clemencia clement clemente clementina clifford clive clodomiro clorinda clotilde codjo colette colin colins colomba comfort
    conchita connor conor constanca constance constantino constanza consuelo corina corinne cornelia cornelio cornelius cosmos cossi coumba craig cristal
    cristhian cristhofer cristian cristiano cristina cristobal cristofer cristopher cristy cumba custodio cynthia cyril dacin dadap dadi dafne dagel
    dagoberto dahiana dairo daisy dale dalia dalima daliman dalimin daliono damar damaris damian damien damife damilola damu danae danang dania daniel
    daniela daniella danielle danilo daniswara danitza danjuma danna danny dante danu danuja dany daouda dapo dara dariati darijan darimin dario darling
    darmaji darman darmana darmanto darmawan darren darsih darsirah dartono daruna darwin dary daryani dasa dauda davi david davit daw dawda dawit dawn
    dayana debora deborah debra declan dede dedi deiby deicy deisy delali delfin delfina delia delmy demba demetrio demian demilade deni denis denise
    denisse dennis deqa derek derly derrick desiderio destiny devi dewi deyanira diah dian diana diane diaraye diariatou diariou didier diego dieudonne
    digdaya digna dilan dimas dimaz dina dinda dinis diogo dionisio dipa dirja divina djamel djamila djelika djenabou djenabu djeneba djibril djibrilla
    dodji dodo dolly dolores dominga domingas dominggus domingo domingos dominic dominique donald donna dono dora doralisa dorcas doris dorothee dorothy
    dossou douglas dounia doyinsola dragan dragana drajat dramane driss drissa dritan duangjai duarte duban dulce duncan durodola duvan duyen dwi dylan
    dzifa ebenezer ebere ebikeme ebrima ebuka edelmira edem eden eder edgar edgard edgardo edi edier edilberto edilma edilson edinson edison edisson edita
    edith edmundo edna edosa edouard edson eduar eduard eduarda eduardo edwar edward edwige edwin efe efosa efrain efren efua eghosa ehi ehis eider eileen
    eithan ekene ekhator eko ekow ekua ekundayo eladio elaine elba elcira elcy eleanor eleazar elena eleodoro eleonore eleuterio elhadj elhadji elia
    eliabeth elian eliana elias eliecer elijah elio elisa elisabeth elise eliseo elizabeth elkin ellen ellie elliot elliott ellis elma elmer eloa eloah
    elodie eloisa elom elon eloy elsa elsy eluh elver elvia elvin elvina elvira elvis eman emanuel emanuella emanuelly emas embuh emeka emelia emelina
    emerson emil emilce emile emilia emiliano emilie emilio emilly emilse emily emin emiro emma emmanuel emmanuelle emong empluk endah endang endra eniola
    enith enoch enrico enrique enriqueta enteng enzo erasmo eric erica erick erik erika erlinda ermelinda erna ernawati ernest ernestina ernesto erwin esi
    esinam esmeralda esneider esosa esparta espartaco esperanza essi esteban estefania estefany estela estella ester esther estiawan estiono estiven
    estrella esupofo ethan etienne eugene eugenia eugenio eulogio eunice eusebio evangeline evaristo evelin evelio evelyn evi ewatomi exequiel eydan eyob
    eyram ezequiel ezinne faber fabian fabiana fabio fabiola fabricio fabrizio facinet facundo fadekemi faderera fadi fadima faduma faisal faith faizah
    fajar faly famara fanny fanta farah fares farhana farhunnisa farid farida farooq farouk faruk farzana fatchima fathonah fati fatima fatimah fatimata
    fatimatou fatime fatmata fatmir fatna fatou fatoumata fatteh fatumata faustino fausto favor favour febi federico fehintola felicia feliciano felicitas
    felicite felipa felipe felix fella femi ferdi ferdinand fereshta ferhat feriel fermin fernanda fernando ferney feroza ferry fibikemi fidel fifame fiifi
    fikayomi filipa filipe filmon filomena finda fiona fiorella firas fitri fitria fitriani flamur flavia flavio flor flora flordeliza florencia florencio
    florentina florentino floridor florinda foday fode fodil folake folashade folu fousseyni fouzia frances francesca francesco franchesca francia francis
    francisca francisco franck francois francoise francy frank franklin fransiska fransiskus franz freddy frederic frederick frederico frederique fredy
    frengki fresia frida froilan funke funmilayo gabino gabriel gabriela gabriella gabrielle gabrielly gada gadang gading gaduh gael gail gaiman galak
    galang galar galih galiono gallego galuh galur galvarino gamani gamanto gambira gamblang gambo ganda gandewa gandi ganep gangsa gangsar ganjaran gantar
    gaoussou gara garan garang garba garda gareth garry gary gaspar gassim gasti gaston gatot gatra gavin gawati gbadebo gbenga gbolahan gbowoade gema gemma
    genaro genesis genet genevieve genoveva genta geoffrey george georges georgette georgina geovanny gerald geraldine gerard gerardo german geronimo gerson
    gervais getachew ghaliyati ghani ghassan ghilas ghulam giancarlo gianfranco gibril gideon gift gifty gilang gilbert gilberto gilda gildardo gildas
    gilles gillian gilma gilson gina gino giorgi giovanna giovanni giovanny girlie girma gisela giselle gisselle giuliana gladis gladys glen glenn gloria
    godwin goncalo gonzalo goodluck goran gordon gorete grace gracia graciela graeme graham gregoire gregorio gregory gricelda guadalupe guido guilherme
    guillaume guillermina guillermo gul gulalai gumercindo gunawan gustavo gusti habib habiba habibatou habibu habsatou haby hadassa hadi hadiza hadizatu
    hadj hadja hadjara hadjer hafiz hafsat hafsatou hafshah haidar haile hailu hairyanto hajara hajia hala halidou halim halima halimah halimatou hamadou
    hamed hamid hamidou hamima hamza hamzah hana hanane hani hania hannabel hannah hans haoua happiness hardana hardi hardy harimurti hariyanto harja
    harjasa harjaya harjo harol harold harouna harriet harry harsana harsanto harsaya hartaka hartana harto haruna harvey hasan hasanah hasim hasina hasna
    hassan hassana hassanatou hassane hauwa hawa hayat haydee hayder hayley hazel heather hector heidy heitor helen helena helene hellena heloisa hendra
    hendri henri henriette henrique henry heraldo heri heriberto herman hermelinda hermenegildo hermes herminda herminia herminio hernan hernando herney
    heru heryanto hesti hiba hicham hidayat hilario hilary hilda himawan hipolito hiwot hla hnin hocine hodan hollie holly homero honore honorine hope
    horacio hortense hortensia hosne houcine houda houefa houssein hovhannes howard hsu htay htet htun hugh hugo hugues humaira humberto huong hussain
    hussein iaia iain iara ibeth ibidapo ibironke ibrahim ibrahima ibrahime ibrani ibukun ibun icha idia idrissa iero ife ifeanyi ifechukwu ifeoma ifrah
    ifunanya ignacia ignacio igor ihsan ijeoma ikenna ikeoluwa iker ikhsan ikin ikram ilda ilir ilsa ilse ilyas ilyes imane imas imene imran inaki indah
    indira indo indra ines ingrid inioluwa inoussa intan ioana ion ionut iqbal irene iretioluwa irfan iriana irina iris irma irnanto irsad irwan iryna isaac
    isabel isabela isabella isabelle isabelly isadora isaiah isaias isaque isata isatou isaura iseoluwa ishola isidora isidoro isidro ismael ismail ismaila
    ismi isoken isolina issa issiaka issouf issoufou italo itohan itzel ivan ivana ivette ivie ivo ivone ivonne iwan iyabo iyabode iyadunni iyare jabal
    jacinta jacinto jack jackeline jacob jacobo jacqueline jacques jade jader jael jaeman jagapati jagaraga jahanara jahangir jaider jailson jaiman jaime
    jainaba jair jairo jais jaka jake jalikatu jama jamal jamalia james jamie jamil jamila jamilah jane janet janeth janice janneth jaqueline jarra jarwa
    jarwadi jarwi jasmani jasmin jasmine jason jaswadi jati jatmiko javed javier javiera jaya jayadi jayeng jayne jaypee jazmin jean jeanette jeanne
    jeannette jeannine jeferson jefferson jeffrey jefri jeison jeisson jelena jelita jemma jenifer jeniffer jenna jennifer jenniffer jenny jeremiah jeremias
    jeremy jerman jerome jeronimo jerson jesmin jessa jessica jesus jhan jhoan jhoana jhon jhonatan jhonny jhony jhun jibril jihad jill jimena jimmy jinawi
    jindra joan joana joanna joanne joao joaquim joaquin joaquina jocelyn jodie joel johan johana johann johanna johans john johnny joko jomar jonalyn jonas
    jonatan jonathan jono joojo jorge jorgina jose josefa josefina joselito joselyn joseph josephine josette josh joshua josiah josue jovana jovita joy
    joyce juan juana juanita jude judith jules juli julia julian juliana julie julien juliet julieta julieth juliette julio jumadi jumari jumiati juminten
    junior justice justin justina juvenal juwon kaba kabinet kabir kabiru kacung kada kaddijatou kadek kadia kadiatou kadiatu kadidia kadija kadir kafui
    kahina kaique kairav kajen kalifa kalilou kalim kaltouma kamal kamaria kambali kamidin kamila kamilly kamrul kanchana kanda kani kania kanya karamo
    karamoko kardi karen karim karima karimah kariman karin karina karine karja karl karla karma karman karna karol karsa karsana karta kartika kartini
    kasim kasiran kasiyah kasmi kasusra katalina kate katerine katherin katherine katherinne kathleen kathryn katia katie katy kausu kawaca kawaya kayla
    kayleigh kayun kebba kehinde keisha keith keji kelechi kelly kemal kemba kemi kenari kenechukwu kenes kenneth kenzie keo kerfalla kerry ketut kevim
    kevin kezia khadidiatou khadidja khadija khady khaing khaled khalid khalil khamla khamphan khampheng khaung khin khurshid kiandra kiara kidane
    kidist kieran kikelomo kimberley kimberly kingsley kirsty kobby kobina kodjo koffi kofi kojo koko kokou kokouvi kolawole komang komba komi komlan konan
    korede korotimi korotoumou kosal kosisochukwu kossi kouadio kouami kouassi krishna kristina kujoe kumba kuncara kunle kunthara kunthea kurnia kurt
    kusuma kwabena kwadwo kwaku kwame kwamena kwami kwasi kweku kwesi kyara kyaw kyi kyle labuh ladi lady laetitia laila lais lala lalita lalo lamar lami
    lamia lamin lamine lanang lancine langgeng lanjar lantar lara laraba laras larissa larry lasmanto lasmono lassana lassine laswi latif latifa latika
    latsamy laura laure lauren laurence laurent lautaro lavinia lawan lawrence lawrencia leah leandro leanne legawa leider leidy leigh leila lekan lembah
    lenin leocadia leonard leonardo leoncio leonel leonidas leonor leonora leontina leopoldo lere lesley leslie lesly lestari leticia levan levi lewis leydi
    leyla lia liam lian libardo libia liceth lida lidia lidya liezl ligia lila lili lilia lilian liliana lilis liman limar lina linda lindsey linh lino
    lintang lionel liridona lisa lisandro lisbeth liseth lisette lissette livia liza lizeth lola lorena lorenza lorenzo loreto lorna lorraine lotfi louis
    louise lourdes lourenco lovely luan luana luara luay luca lucas lucca luce lucero lucia luciana luciano lucie lucila lucinda lucio lucrecia lucy ludmila
    luhung luigi luis luisa luisana luisina luiz luiza lukas luke lukita lukman luluh lulut luna lunna lupe lurdes lurhur lutfan luthfi luwar luwes luzia
    luzmira luzviminda lwin lydia lyna lynda lynn lynne maame mabel mabinty macarena macire madalena madani madeleine madou mafalda magali magaly magda
    magdalena maggie magnolia mahamadou mahamane mahamat mahawa mahbub mahdi maher mahesa mahfud mahmoud mahmud maia maicol maida maikol maimouna maimuna
    maimunah maira mairo maite majed makale makara makarena makuta mala malak malam malcolm malee malena malick malik malika maly mama mamadou mamadu maman
    mame maminata mamoud mamoudou manah manal mandy manel manivanh manon mansa manuel manuela manuella mara maras marc marcel marcela marcelina marcelino
    marcelle marcelo marcia marcial marcio marcos marcus margana margaret margarida margarita margarito margaud margaux margono margot margoth marguerite
    maria mariadi mariah mariam mariama mariame marian mariana mariane marianela marianne mariano mariatou maribel maricel maricela maricris marie mariela
    marilou mariluz marilyn marina marine marino mario marion marisa marisel marisela marisol marites maritza marivic marjorie markus marlen marlene marleny
    marlon marly marni marsinah marsito marsudi marta martaka martana martani martha marthe martim martin martina martine martinho martyn marwa marwan
    marwata mary maryadi maryam maryan maryanto maryati maryse massaran masseni massiel massinissa mastoura masud mateo mateus matheo matheus mathew mathias
    mathilde matias matilda matilde matteo matthew matthieu maung maura maureen maurice mauricio mauro mavis mawuena mawuli mawusi maximiliano maxwell maya
    mayerly maykol mayra maysa mayte mazen mbaye megan mehdi melania melanie melany melba melchor melianus melina melinda melissa melki mercedes mercy meri
    meriem merlinda meron mery micael micaela michael michel michele michelle miguel mihai mila milagros milan milena millaray millicent milo milovan milton
    mimin mina minata minerva mira mirella mireya miriam mirian mirjana mirko mirna mirta mirtha mirwais miryam misael mitchell mitzy mizan mizanur moctar
    modesto modibo modou modupe moe mofifoluwa mohamadou mohamed mohammad mohammed mohamud mohand moises mojisola mojisoluwa mokhtar molly momena momodou
    momoh monica monique monir monowara monserrat montserrat mor mora moradeke morayo morena morenike morlaye morolake morsheda mory moses mosharraf
    mosinmileoluwa mosunmola motin motunrayo mouhamadou mouhamed mouloud mounir mourad moussa moustapha moyosore muhamad muhammad muhammed mujur mulu
    mulugeta mulya mulyani mulyanto mulyono mumpuni muni munir muriel murilo murni mursinin mursita murti musa mussa mustafa mustapha mustika mustofa mutia
    mya myat myint mykola myriam myrna naa nabi nabil nabila naby nacer nadia nadine nadir nafi nafissa nafissatou nahiara nahuel naiara naima naing nair
    najam najib najibullah najwa nalar nana nanang nancy nandar nansady naomi naradi narciso nardi narimane narji nary nasab nasim nasima nasir nasiru
    nasrin nasrullah nassim nassirou natacha natali natalia natalie nataliya nataly natasha nath nathalia nathalie nathaly nathan nathaniel natividad
    nattapong nattaya naw nawal nayaret nayareth nayeli nayibe nazim nazrul ndeye nedjma neftali neider neil nelci nelcy nelida nelly nelson nelsy nene
    neneng nenita nesrine nestor ngoc ngone ngozi nhima nhung nia nibaldo nicanor nicholas nicol nicola nicolas nicolasa nicole nidia nieves nigel nihad nii
    nikola nilam nilar nilda nilson nilton nimakoah nimfa nimo nina nining ninioluwa ninoska niouma niyaga niyi niyilolawa nkechi nkiruka nnamdi nneka noaga
    noah noel noelia noemi nogoye nohemi nohora nok nolberto nonso nonvignon nora norberto norbey norman nosa nouhou nouhoum nour noura noureddine novi noy
    nrima nubia nugraha nuno nur nuraini nurhayati nuria nurjanah nurlaila nurul nury nwamaka nwe nyana nyein nyi nyoman obanijesu obi obianuju obinna
    ocampo oceane octavio odete odette odion ofelia ogbemudia ogechi ogooluwa ohn okechukwu oksana okta oktaviana okto olabisi oladare oladimeji olajumoke
    olakunle olanrewaju olansile olasunmbo oleg olegario olga olinda oliva oliver olivia olivie olivier ololade oluchi olufunke olufunmilayo olumide
    olumorotimi oluwafemi oluwagbemiga oluwakemi oluwamumibori oluwamuyiwa oluwasanmi oluwasegun oluwaseun oluwatobi oluwole omaira omar omarou omer omo
    omobobola omobolanle omodunni omolabake omolara omoruyi omosalewa omosede omotara omotayo omotola omotoun omowumi onofre onyinye ophelia opung oreofe
    orfelina oriana orlando osagie osahon osaretin osaro osarumen osas osayande osazee oscar oskar osman osunleke osvaldo oswaldo otavio otilia otto ouanes
    oumar oumarou oumou oumy oury ousainou ousman ousmane oussama ousseni ousseynou ovidio owen oyenike oyindasola ozioma pabla pablo padma padmi paige
    paiman palmira paloma pamela panca pandu pangeran pangestu panji paola paolo papa pape paramita pardi parisa parman parti partini parvin parwana paryati
    pascal pascale pascual pascuala patience patricia patricio patrick paul paula paulette paulin paulina pauline paulino paulo pawend pedro pelagie penda
    penelope percy perkasa perla perpetue peter petra petrit petrona petronila petrus phalla pheakdey philip philippe philippine phillip philomena philomene
    phonesavanh phuong phyo phyu piedad piero pierre pietra pietro pilar piseth ploy poko poniman porfirio pornthip praba prabawa prabowo prabu prakosa
    pranata pranawa pranee prasert prasetya prasetyo prayitna prayoga prayogo prayuth precious preecha preye prima priscila priscilla prosper puji puput
    purwadi purwanti purwanto puspa puti putri putu pyae qori quecuta queen quinta quintino quynh rabah rabi rabia rabiou racha rachael rachel rachid
    rachida radeke raden radika radit raditya rael rafael rafaela rafaella rafi rafid rafiq rafiqul raharja rahayu rahel rahim rahima rahma rahmat rahmatou
    rahmatullah rahmawati rahmi raihan raimunda raimundo raina raisa rakia rakiya rama ramata ramatou ramatoulaye ramatu rami ramil ramiro ramon ramona
    ramzi rana rangga rania raogo raquel rasha rashid rasmane rasmata ratana ratha ratih ratna rattana raul ravi ravy rayen raymond razia rebeca rebecca
    reece regina reina reinaldo reinel reksa remedios remigio remy renan renata renato rendy rene renee reni renzo respati restu retno reyna reynaldo reza
    rezaul rhavi rhea rhys riad ricardo richard ricky rida ridwan rigoberto rika rima rina rini riska risma rita rithy riyad rizal rizalina rizki robby
    robel robert roberto robin robinson rochdi rocio rodel rodolfo rodrigo rogelio roger rohani rohey rohmah rokeya rokia rokiatou roland rolando roman
    romeo romina romuald romulo ronal ronald ronaldo ronalyn ronke ronny rony roque rosa rosalba rosalia rosalie rosalina rosalinda rosamel rosana rosangela
    rosario rosaura rose roselyn rosemarie rosemary rosendo rosidah rosie rosman ross rossana rotimi rougui rouguiatou rowena roxana ruben rubiela rubina
    ruby rudecindo rudi rudy ruel ruffa rufino rui rukayya rukmini ruksana ruperto ruqayya rusdi rusman rusmini russell ruth ryan ryma sa'adatu saad saadat
    saba sabar sabariah sabina sabine sabino sabri sabrina sade sadina sadiya sadjo saffie safia safiatou safina safiya sahabi sahiya sahr sahra sai said
    saida saido saidou saiful sainabou sajad sajjad sajo saka sakti sakura salah salamata salamatou salif salim salima salimah salimata salisu sally salma
    salman salome salomey salomon salou salsabila salvador salwa samantha samba sambath sami samiah samir samira samiullah samnang samsul samuel samy sanaa
    sanda sandar sandra sandro sani sanna santi santigie santino sanussi sara sarah sarai saran sari sarinah sarjo sarti satya saul savuth sayon scarlet
    scarleth scarlett scarlette scott sean sebastian sebastiao sebastien sedjro segilola segun seiha sein sekou selam selasi selma selom senait senan sene
    senyo septi serafim serafin sergio serhiy seriba serigne serine sessa setiawan setya seun severin severina severino seydou seye shafiq shah shahana
    shahid shahida shahin shakila shamsuddeen shane shania shannon sharif sharon shaun shehu sheila shekoni sheriff shiela shirin shirley sholeh shpresa
    siaka sian sibiri sidi sidiki sidiq sidy siham sijuade silvana silvano silvia silvino silvio simao similoluwa simisola simon simone sindy sinta sira
    sirandou siriki sirikit siriporn sirra siska sitha siti sixto slamet slobodan smith sneider snezana socorro soe sofia sofiane sohel sokchea sokha
    sokheng sokhna sokhom sokunthea solange soleh solikin solomon somadina somboon somchai somphone somporn somsak somto somtochukwu somying sona sonah
    sonia sophal sophea sopheap sophia sophie sophorn sopian soraia soraya sorie sory souad soufiane soukaina souksavanh souleymane soumaila soumia sourou
    sovann sowande srey sreymom sreyneang sreypov sri stacey stanley stefano stefanus stella stephane stephanie stephany stephen steven stewart stiven
    stuart suad subandi subomi suci suda sudarto suganda sugeng suharti suhartini sukarni sukini sulaiman sulastri sulayman suleiman suleimane sulis sultana
    sumaiya sumarni sumayya sumiati sunarti sunday sunee supaporn suparman suparmi supri supriyadi surya suryani susan susana susanna susanne susanti susi
    sutini sutrisno suwarni suyanti suzanne svetlana syahrini syaiful syamsul sylvain sylvester sylvia sylvie tabita tade tadesse taha taiwo talatu talia
    tamar tamara tamba tami tania tanimu tantri tarek tareq tari tariq tasdik taslima tasnim taswir tatiana taufan taufik tcherno tchima teddy tedi teguh
    tekle temidayo temitope tene tenen tenin teodoro teofilo terence teresa teresita terry tesfaye thales thandar thant thavy theary thein theingi theodore
    theodoro theophile theresa therese theresia thet thiago thiare thibault thibaut thida thierno thierry thinhinane thiri thomas thongchai thuy thuzar
    tiago tiara tiare tida tidiane tigist timbul timi timoteo timothee timothy tina tinga tira tirta tirtayasa titi titilayo titin tito tiziana tiziano tobi
    tobias toby toki tokunbo tolu tolulope toluwanimi tom tomas tomasa tome tomi tomori tony tracey tracy trevor trinidad tristan triyono tsahirou
    tugiman tukinem tulia tulio tun tunde turini tuti tuyet uberlinda uche uchenna uchita udin ugochi ugochukwu ujang ujunwa ulises ulva ulya umar umaro
    umaru umay umaya umi unggul unjani upik uriel ursula usman ussumane usyi utama uwa uyi vagner valbona valdemar valentim valentin valentina valentine
    valentino valeria valerie valeska vanesa vanessa vania vanna vannak vanya vasco veasna vega vera vero veronica veronika veronique vicente vichea vicky
    victoire victor victoria victoriano victorino victory vida viktor vilayvanh vilma viman vincent vinicius vino vinsen violet violeta virgilio virginia
    virginie virman vitor vitoria vivi vivian viviana vjosa vladimir vuthy wael wafae wahyu wahyuni wakiman waldo wale walid walter waluyo wani wanida
    wardaya wardi warji warsa warsame warsita warta washington wasim wasis wassim wati wawan wayan wayne wellington wenceslao wendkuni wendolin wendpouire
    wendy wesley wichai widi widodo widya wilber wilder wilfredo wilfrido william williams willian willy wilma wilman wilmar wilmer wilson win winarti winda
    winifred winston wint wipa wira wirda wisdom wisnu wiwik wladimir wulan wuraola wutyi wuyeh xanana xavier ximena xiomara yaa yacine yacouba yadanar yadi
    yadira yago yahaya yahia yahya yair yakubu yama yamba yamid yamile yamilet yamileth yamin yanara yance yanet yaneth yani yanina yanira yanis yankuba
    yanti yao yara yari yarie yaritza yasmin yasmina yasmine yasna yasser yassin yassine yati yaw yawa yawo yaya yayah yayra yazan yazmin yecid yeferson
    yeimy yeison yejide yemi yeni yenifer yenny yeny yerko yerson yesenia yesica yesid yessenia yessi yessica yetunde yewande yin yina yineth yinka yocelyn
    yoga yogi yohan yohana yohanes yohannes yolanda yolima yonas yonatan yonathan yono yordan yosef yosefina yoselin youba youcef younes yousra youssef
    youssouf youssoufa youssouph yudi yudy yuli yulia yuliana yulieth yuly yuni yunita yurani yurany yuri yuridia yury yusri yusuf yusup yusupha yves yvonne
    zabihullah zacarias zacharie zachary zaenab zahid zahir zahra zainab zainabu zainal zakari zakaria zaliha zalindra zalmai zamira zamzam zara zarghuna
    zarni zaw zeferino zeinab zeinabou zelaya zelda zewdu zeynab ziad zin zina zineb zinha zizi zohal zohra zoila zoraida zoran zouera zoulaha zouley zubair
    zulaikha zulema zulfa zulfiqar zulkifli zulma zulmira zunilda
    """.split()
)
