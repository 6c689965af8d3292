"""Given names that are common in the regions and among those who pass through them, in small letters without their marks."""

GIVEN = frozenset(
    """
    aanuoluwapo aaron abass abayomi abbas abbie abdallah abdelatif abdelaziz abdelkader abderaouf abderrahmane abdi abdirahman abdon abdou abdoukarim abdoul abdoulaye abdoulie abdoulkarim abdourahmane
    abdul abdulai abdulaye abdullah abdullahi abdur abeba abebe abebi abeiku abel abelardo abena abeni abiba abibatou abidin abigail abimbola abiodun abiona abla ablasse ablavi abner abosede aboubacar
    aboubakar aboubakrine abraham abubakar abul aby abyasa achraf adaeze adalberto adam adama adamou adamu adan adebayo adebiyi adebola adebowale adebukola adedayo adedeji adekitan adekola adekunle
    adel adela adelaida adelaide adele adeleke adelina ademola adenike adeniyi adeola adeolu adeoti adepeju aderito aderopo adesewa adeshina adesoji adesua adesuwa adetayo adetoke adetola adetoun
    adewale adeyi adhiarja adiaratou adiarja adiela adigun adika adikara adilson adinata adissa aditya adiza adja adjaratou adji adjoa adjoua adnan adolfina adolfo adrian adriana adrianus adrien
    adrienne adunni adwoa affou affoue afi afia afiwa afolarin afonso afoussata afua agata agatha agathe agim agnes agostina agostinho agripina aguibou agus agustin agustina agustinus ahmad ahmadou
    ahmed ahmet ahou ahoua aicha aida aime aimee aisha aishatu aisosa aissa aissata aissatou aisyah ajala ajani ajeng ajiman ajimat ajimin ajiono ajoke akanmu akarsana akinkunmi akinlabi akinwale
    akissi aklesso akos akosiwa akossiwa akosua akouele akouvi akpene akram akua akumaa akwasi akwesi alade aladin aladino aladje alain alambana alamgir alamiro alamu alan alana alassane alba albeiro
    albert albertina alberto albertus albina albino alcides alcira aldair aldemar aldina aldo aldonza aleida alejandra alejandrina alejandro alejo alessandro alex alexander alexandra alexandre
    alexandria alexandrie alexi alexia alexis alfa alfiah alfian alfonsina alfonso alfonsus alfred alfredo alhagie alhaji alhassan alhassane ali alice alicia alidou alika alimata alimatou aliou
    alioune alirio aliro alison aliu alix aliyu allan allana allison alma almaz almendra almerindo almira alondra alonso aloysius alpha alphonse alta alusine alvaro alveiro alwi aly alzira amada amadi
    amador amadou amaka amalia amanda amani amara amarachi amaro amaru amath amaya ambar amber ambo amel amelia amelie amenan americo amevi amilcar amin amina aminah aminata aminatou aminatu amine
    amir amira amivi ammar amoin amoke amope amphon ana anabel anabela anahi anahis anahit anais analiza analyn anas anastasia anastasie anchalee ancizar anderson andi andre andrea andree andreia
    andres andrew andrey andriy andy anel angel angela angelica angelina angelo anggabaya anggi angie anibal anis anissa anita anjolaoluwa ann anna annabelle anne annette anom anong anouk anselmo
    anselmus anthony antoine antoinette antonella antonia antonieta antonio antonius antony anwar anwara anyelo anyi apolinaria apollinaire apollo aprilia aquiles araceli aracely arben arbey arcelia
    ardit arezki argemiro argono ariadna ariana ariel ariela arif arike arinola aripin aris aristides ariyani ariyanti arlene arley arlindo armando armel armen armin arminda arnaldo arnaude arnel
    arnoldo arnulfo aron aroon arouna arsenio arsipatra arta artanto artawan artemio arthit arthur artur arturo asafe asake asep asha ashleigh ashley asif asih asirwada asirwanda asiyah aslijan asma
    asmaa asmadi asman asmawi asmianto asmuni asrul assan assane assetou assia assuncao aster astou astrid asuncion aswani atab atchara atikah atilio atinuke atma atmaja atsou atsu audrey augusta
    auguste augustin augusto aung aura aurelia aurelie aurelio aurora aurore avelina avelino awa awero awesi axel aya ayaan ayaba ayao ayele ayelen ayinde ayinke ayla ayleen aylin aylla aymen ayo
    ayodeji ayodele ayoka ayomide ayoub ayu azadeh azalea azara azis azucena baaba babacar babasola babatunde babatunji babawale babou babul babylyn bacar bachir baciro bademba bagas bagiya bagus
    bagya bah bahrul bahuraksa bahuwarna bahuwirya baila bailo bairon bajragin bakari bakary bakda bakiadi bakianto bakidin bakijan bakiman bakiono bakti baktiadi baktianto baktiono bala balamantri
    balangga balapati balbina balidin balijan balkissa baltazar balthasar bambang banara banawa banawi bancar banchong bangaly baptista barbara barkissou barry bartolome bartolomeu bartolomeus basilio
    basri bassirou bastian bathie baudilio bautista bayron bayu beatrice beatriz bekele belarmino belen belinda belisario bella bello belmira belmiro benedicta benedicto benediktus benedita benicio
    benigna benito benjamim benjamin benjawan benoit bento benvinda berhane bernabe bernadeta bernadette bernadus bernard bernarda bernardina bernardino bernardita bernardo bernice berta bertha
    bertrand besnik betania beth bethan bethany betsabe betty beverley bianca biba bibata bibiana bidossessi bilal bilkisu billy bina bineta biniam binta bintou birahim birama birame bladimir blanca
    blas blasius ble blessing bobo bola bolatito boluwatife bonefasius bonifacio boonmee bopha boris borja boubacar boubou bouchra boukary bouna bounmi bounmy bounthan bounthavy bradley brahim brahima
    braima brandon braulio brayan brehima brenda breno brett brian brigida brigitte brou broulaye bruce bruna bruno bryan buba bubacar budi bujar bukola bunma bunmi buppha burhan bustomi byron cadi
    cadija caetana caetano cagak cager cahya cahyadi cahyanto cahyo cahyono caio caket cakrabirawa cakrabuana cakrajiya cakrawala cakrawangsa caleb calebe calista callum cameron camila camille camilo
    candela candelaria candida candra candrakanta capucine caraka carl carla carlo carlos carlota carly carmela carmen carmenza carminho carol carola carole carolina caroline carolyn carub carwati
    casimiro casmini castini catalina catarina catherine catur caturangga caua caue cawisadi cawisono cawuk cayadi cecep cecile cecilia ceferino celeste celestina celestine celestino celia celina
    celinda celine cellou celso cemani cemeti cemplunk cengkal cengkir cesar chabane chalerm chamnan chandra chanez chanida channary chanpheng chantal chantana chantha chanthavong chanthea chanthone
    chanthou chanthy charity charlene charles charlie charlotte charo charoen cheick cheikh cheikhna cheikhou chelsea chenda cherif cherry cherryl cheryl chhay chhunly chiamaka chibuzo chidi chidimma
    chidinma chigozie chijioke chika chinedu chinelo chinwe chinyere chioma chiraz chisom chizoba chloe christelle christian christiana christiane christina christine christofer christophe christopher
    chuchart chukwudi chukwuemeka ciaobella cici cindy cinta cinthia cinthya cintia cipriano cirilo ciro citlali citra claire clara clare clarice clarisa clarisse claude claudia claudina claudine
    claudino claudio cleide clemence clemencia clement clemente clementina clifford clive clodomiro clorinda clotilde codjo colette colin colins colomba comfort conceicao concepcion conchita connor
    conor constanca constance constantino constanza consuelo corina corinne cornelia cornelio cornelius cosmos cossi coumba craig cresencio cristal cristhian cristhofer cristian cristiano cristina
    cristobal cristofer cristopher cristy cumba custodia custodio cynthia cyril dacin dadang dadap dadi dafne dagel dagoberto dahiana dairo daisy dalanda dale dalein dalia dalima daliman dalimin
    daliono damar damaris damian damiana damianus damien damife damilola daminus damu danae danang dania daniel daniela daniella danielle danilo daniswara danitza danjuma danna danny dante danu danuja
    dany daouda dapo dara dariati darijan darimin dario darling darmaji darman darmana darmanto darmawan darren darsih darsini darsirah dartono daruna darunee darwin dary daryani daryati dasa dauda
    davi david davide davit davy daw dawda dawit dawn dayana debora deborah debra decha declan dede dedi deiby deicy deisy delali delfin delfina delia delmy delwende demba demetrio demian demilade
    deni denis denise denisse dennis deolinda deqa derek derly derrick desiderio destiny devi dewi deyanira deysi diah diamantina dian diana diane diaraye diariatou diariou diarra didier diegane diego
    dienaba dieudonne dieynaba digdaya digna dilan dilcia dimas dimaz dina dinda dinis diodio diogo dionisio dior dipa dirja divina djamel djamila djelika djenab djenabou djenabu djeneba djibril
    djibrilla djiby dodi dodji dodo dolly dolores dominga domingas dominggus domingo domingos dominic dominikus dominique domitila donald donatus donna dono dora doralisa dorcas doris dorotea doroteo
    dorothee dorothy dossou douglas dounia doyinsola dragan dragana drajat dramane driss drissa dritan duangjai duarte duban dulce duncan dunia durodola duvan duyen dwi dylan dzifa ebenezer ebere
    ebikeme ebou ebrahim ebrima ebuka eddy edelmira edem eden eder edgar edgard edgardo edi edier edilberto edilma edilson edinson edison edisson edita edith edmundo edna edosa edouard edson eduar
    eduard eduarda eduardo edwar edward edwige edwin efe efendi efosa efrain efren efua eghosa ehi ehis eider eileen eithan ekene ekhator eko ekoue ekow ekua ekundayo eladio elaine elba elcira elcy
    eleanor eleazar elena eleodoro eleonore eleuterio elhadj elhadji elia eliabeth elian eliana elias elida eliecer elijah elimane elio elisa elisabet elisabete elisabeth elise eliseo elizabeth elkin
    ellen ellie elliot elliott ellis elma elmer eloa eloah elodie eloisa elom elon eloy elsa elsy eluh elver elvia elvin elvina elvira elvis eman emanuel emanuella emanuelly emas embuh emeka emelia
    emelina emerson emil emilce emile emilia emiliana emiliano emilie emilio emilly emilse emily emin emiro emma emmanuel emmanuelle emong empluk endah endang endra eniola enith enoch enrico enrique
    enriqueta enteng enzo erasmo eric erica erick erik erika erlinda ermelinda erna ernawati ernest ernestina ernesto erni erwin esi esinam esmeralda esneider esosa esparta espartaco esperanza essenam
    essi essozimna esteban estefania estefany estela estella ester estevao esther estiawan estiono estiven estrella estuardo esupofo etelvina ethan etienne eugene eugenia eugenio eulalia eulogio
    eunice eusebio evangeline evaristo evelin evelio evelyn evi ewatomi exequiel eydan eyob eyram ezequiel ezinne fabakary faber fabian fabiana fabianus fabio fabiola fabricio fabrizio facinet facundo
    fadekemi faderera fadi fadima faduma fahmi faisal faith faizah fajar fakeba fallou faly famara fanny fanta farah fares farhan farhana farhunnisa farid farida farooq farouk faruk farzana fatchima
    fathonah fati fatima fatimah fatimata fatimatou fatime fatmata fatmir fatna fatou fatoumata fatteh fatumata faustina faustino fausto favor favour febi federico fehintola felicia feliciana
    feliciano felicidade felicitas felicite felipa felipe felisitas felismina felix fella femi ferdi ferdinand ferdinandus fereshta ferhat feriel fermin ferminia fernanda fernando ferney feroza ferry
    fibikemi fidel fidelina fidelis fifame fiifi fikayomi filipa filipe filmon filomena finda fiona fiorella firas firman firmina firmino fitri fitria fitriani flamur flavia flavio flor flora
    flordeliza florenca florencia florencio florentina florentino floridor florinda foday fode fodil folake folashade folu fortunato foula fousseyni fouzia frances francesca francesco franchesca
    francia francis francisca francisco franck francois francoise francy frank franklin fransina fransiska fransiskus franz freddy frederic frederick frederico frederique fredy frengki fresia frida
    froilan fuad funke funmilayo gabino gabriel gabriela gabriella gabrielle gabrielly gada gadang gading gaduh gael gail gaiman galak galang galar galih galiono gallego galuh galur galvarino gamani
    gamanto gambira gamblang gambo ganda gandewa gandi ganep gangsa gangsar ganjaran gantar gaoussou gara garan garang garba garda gareth garry gary gaspar gassim gasti gaston gatot gatra gavin gawati
    gbadebo gbenga gbolahan gbowoade gema gemma genaro genesio genesis genet genevieve genoveva genta geoffrey george georges georgette georgina geovanny geovany gerald geraldine gerard gerardo
    gerardus german germano geronimo gerson gertrudes gervais getachew ghaliyati ghani ghassan ghazali ghilas ghulam giancarlo gianfranco gibril gideon gift gifty gilang gilbert gilberto gilda
    gildardo gildas gilles gillian gilma gilson gina gino giorgi giovanna giovanni giovanny girlie girma gisela giselle gisselle giuliana gladis gladys glen glenn gloria gnagna gnamien gnilane godwin
    goncalo gonzalo goodluck gora goran gordon gorete gorgui grace gracia graciela gracinda graeme graham gregoire gregorio gregorius gregory gricelda griselda guadalupe gufron guido guilherme
    guilhermina guillaume guillermina guillermo gul gulalai gumercinda gumercindo gunawan gustavo gusti habib habiba habibatou habibu habsatou haby hadassa haddy hadi hadiatou hadiza hadizatu hadj
    hadja hadjara hadjer hafiz hafsat hafsatou hafshah haidar haile hailu hairyanto hajar hajara hajia hala halidou halim halima halimah halimatou hamadou hambali hamdan hamed hamid hamidah hamidou
    hamima hamza hamzah hana hanafi hanane hani hania hannabel hannah hans haoua happiness hardana hardi hardy harimurti hariyanto harja harjasa harjaya harjo harol harold harouna harriet harry
    harsana harsanto harsaya hartaka hartana harto haruna harvey hasan hasanah hasim hasina hasna hassan hassana hassanatou hassane hauwa hawa hayat haydee hayder hayley hazel heather hector heidy
    heitor helen helena helene hellena heloisa hendra hendri hendrikus henri henriette henrique henriqueta henry heraldo herculano heri heriberto herlinda herman hermelinda hermenegildo hermes
    herminda herminia herminio hernan hernando herney heru heryanto hesti hiba hicham hidayat hilario hilarius hilary hilda himawan hipolito hippolyte hironimus hiwot hla hnin hocine hodan hollie
    holly homero honore honorina honorine honorio hope horacio hortense hortensia hosne houcine houda houefa houssainatou houssein hovhannes howard hsu htay htet htun hugh hugo hugues humaira humberto
    huong husen husni hussain hussein iaia iain iara ibeth ibidapo ibironke ibnu ibra ibrahim ibrahima ibrahime ibrani ibukun ibun icha idia idris idrissa iero ife ifeanyi ifechukwu ifeoma ifrah
    ifunanya ignacia ignacio ignasius igor ihsan ijeoma ikenna ikeoluwa iker ikhsan ikin ikram ilda ilham ilir ilsa ilse ilyas ilyes imane imas imene imran imroatun inacia inacio inaki inayah indah
    indira indo indra indrawati ines ingrid inioluwa inoussa intan ioana iolanda ion ionut iqbal iracema irene iretioluwa irfan iriana irina iris irma irnanto irsad irwan iryna isaac isabel isabela
    isabella isabelle isabelly isadora isaiah isaias isaque isata isatou isaura iseoluwa ishola isidora isidoro isidro isilda ismael ismail ismaila ismi isoken isolina issa issiaka issouf issoufou
    italo itohan itzel ivan ivana ivete ivette ivie ivo ivone ivonne iwan iyabo iyabode iyadunni iyare jabal jabou jacinta jacinto jack jackeline jacob jacobo jacqueline jacques jade jader jael
    jaelani jaeman jaenab jagapati jagaraga jahanara jahangir jaider jailson jaiman jaime jainaba jair jairo jais jaka jake jakobus jalikatu jama jamal jamalia jamaludin james jamie jamil jamila
    jamilah jandira jane janet janeth janice janneth januario jaqueline jarra jarwa jarwadi jarwi jasmani jasmin jasmine jason jaswadi jati jatmiko javed javier javiera jaya jayadi jayeng jayne jaypee
    jazmin jean jeanette jeanne jeannette jeannine jeferson jefferson jeffrey jefri jeimy jeison jeisson jelena jelita jemma jenifer jeniffer jenna jennifer jenniffer jenny jeremia jeremiah jeremias
    jeremy jerman jerome jeronimo jerson jesmin jessa jessica jesus jhan jhoan jhoana jhon jhonatan jhonny jhony jhun jibril jihad jill jimena jimmy jinawi jindra jintana jiraporn joan joana joanna
    joanne joao joaquim joaquin joaquina jocelyn jodie joel johan johana johann johanna johans john johnny joko jomar jonalyn jonas jonatan jonatas jonathan jono joojo jorge jorgina jose josefa
    josefina joselina joselito joselyn joseph josephine josette josh joshua josiah josselyn josue jovana jovita joy joyce juan juana juanita juariyah jude judite judith jules juli julia julian juliana
    julie julien juliet julieta julieth juliette julio julissa jumadi jumari jumiati jumini juminten junaidi junior justice justin justina justino juvenal juwon kaba kabinet kabir kabiru kacung kada
    kaddijatou kaddy kaddyjatou kade kadek kader kadia kadiatou kadiatu kadidia kadija kadir kafui kahina kaique kairav kajen kalifa kalilou kalim kaltouma kamal kamaria kambali kamidin kamila kamilly
    kamon kamrul kanchana kanda kani kania kanya karamba karamo karamoko kardi karen karidja karifa karim karima karimah kariman karin karina karine karja karjo karl karla karma karman karna karno
    karol karolina karolus karsa karsana karsinah karsini karta kartika kartini karyadi kasem kasim kasiran kasiyah kasmi kassoum kasusra katalina katarina kate katerine katherin katherine katherinne
    kathleen kathryn katia katie katy kausu kawaca kawaya kawsu kayla kayleigh kayun kebba kehinde keisha keith keji kelechi kelly kemal kemba kemi kemo kenari kenechukwu kenes kenia kenneth kenzie
    keo kerfalla kerry ketut kevim kevin keyla kezia khadiatou khadidiatou khadidja khadija khadim khady khaing khaled khalid khalil khaly khamla khamphan khampheng khamphone khamsing khaung khin
    kholifah khotimah khurshid kiandra kiara kidane kidist kieran kikelomo kimberley kimberly kimheng kimsan kindy kingsley kirsty kittisak kladius klara klemens kobby kobenan kobina kodjo kodjovi
    koffi kofi kojo koko kokou kokouvi kolab kolawole komang komariah komba komi komkrit komla komlan konan korede kornelis kornelius korotimi korotoumou kosal kosisochukwu kossi kossiwa kouadio
    kouakou kouame kouami kouassi kpatcha krishna kristina kristoforus krit kujoe kultida kumba kuncara kunle kunthara kunthea kurnia kurt kusnadi kusnah kusno kusuma kutubo kwabena kwadwo kwaku kwame
    kwamena kwami kwasi kweku kwesi kyara kyaw kyi kyle labuh laddawan ladi lady laetitia laila lais lala lalita lalo lamar lamarana lamduan lami lamia lamin lamine lanang lancine langgeng lanjar
    lantar lara laraba laras larissa larry lasmanto lasmi lasmono lassana lassane lassine lastri laswi latda latif latifa latika latsamy latyr laura laure lauren laurence laurent laurinda lautaro
    lavinia lawan lawrence lawrencia laye lazaro leah leakhena leandro leanne ledy legawa leider leidy leigh leila lekan lembah lenin leocadia leocadio leonard leonardo leonardus leoncio leonel
    leonidas leonilde leonor leonora leontina leopoldina leopoldo lere lesley leslie lesly lestari leticia levan levi lewis leydi leyla lia liam lian libanio libardo libasse libia librada liceth lida
    lidia lidya liezl ligia lila lili lilia lilian liliana lilis liman limar lina linda lindsey linh lino lintang lionel liridona lisa lisandro lisbeth liseth lisette lissette livia liza lizeth lola
    lolly lorena lorensius lorenza lorenzo loreto lorna lorraine lotfi louis louise loukou lourdes lourenco lovely luan luana luara luay luca lucas lucca luce lucero lucia luciana luciano lucie lucila
    lucinda lucio lucrecia lucy ludmila ludovikus ludovina luhung luigi luis luisa luisana luisina luisinha luiz luiza lukas luke lukita lukman lukmanul luluh lulut luna lunna lupe lurdes lurhur lusia
    lutfan luthfi luwar luwes luzia luzmira luzviminda lwin lydia lyna lynda lynn lynne maame mabel mabinty macarena macire macodou mactar madalena madani madeleine madou maesaroh mafalda magali
    magaly magatte magda magdalena maggie magnolia mahamadi mahamadou mahamane mahamat mahawa mahbub mahdi maher mahesa mahfud mahmoud mahmud maia maicol maida maikol maimouna maimuna maimunah maira
    mairo maite majed makale makara makarena makhtar makuta mala malai malak malam malamine malaquias malcolm malee malena malick malik malika malivanh maly mama mamadama mamadou mamadu mamady maman
    mame maminata mamoud mamoudou mamudou manah manal manat mandy manel manivanh manon mansa mansour manuel manuela manuella mara maras marc marcel marcela marcelina marcelino marcelle marcelo marcia
    marcial marcio marcolino marcos marcus margana margaret margaretha margarida margarita margarito margaud margaux margono margot margoth marguerite maria mariadi mariah mariam mariama mariame
    marian mariana mariane marianela marianne mariano mariatou mariazinha maribel maricel maricela maricris marie mariela marilou mariluz marilyn marina marine marinela marino mario marion marisa
    marisel marisela marisol marites maritza marivic marjorie markus marlen marlene marleny marlon marly marni marselinus marsinah marsito marsudi marta martaka martana martani martha marthe martim
    martin martina martine martinho martinus martyn marvin marwa marwan marwata mary maryadi maryam maryan maryanto maryati maryse massamba massandje massaran masseni massiel massinissa mastoura masud
    matenin mateo mateus matheo matheus mathew mathias mathilde matias matilda matilde matius matteo matthew matthieu maung maura maureen maurice mauricio mauro mavis mawa mawuena mawuli mawusi
    mawussi maximiano maximiliano maximus maxwell maya mayerly maykol mayra maysa mayte mayuree mazalo mazen mbacke mbagnick mbayang mbaye mealea mecia megan mehdi meissa melania melanie melany melba
    melchor melianus melida melina melinda melissa melki melkior melvin mengly mercedes mercy meri meriem merlinda meron mery messan metodius micael micaela michael michel michele michelle migdalia
    miguel mihai mikael mila milagros milan milena millaray millicent milo milovan milton mimin mina minata minerva mintarsih mira mirella mireya miriam mirian mirjana mirko mirna mirta mirtha mirwais
    miryam misael misnah mitchell mitzy mizan mizanur moctar modesto modibo modou modoulaye modupe moe mofifoluwa mohamadou mohamed mohammad mohammed mohamud mohand moises mojisola mojisoluwa mokhtar
    molika molly momena momodou momoh mongkol monica monique monir monowara monserrat montserrat mor mora moradeke morayo morena morenike moriba morlaye morolake morsheda mory moses mosharraf
    mosinmileoluwa mosunmola motin motunrayo mouhamadou mouhamed mouloud moumouni mounir mourad moussa moussokoro moustapha moyosore muchtar muhamad muhammad muhammadou muhammed muhlis muhtar mujiati
    mujur mukhlis mulu mulugeta mulya mulyadi mulyani mulyanto mulyati mulyono mumpuni munawar munawaroh muni munir muriel murilo murni mursinin mursita murti musa muslimah musrifah mussa mustafa
    mustapha mustika mustofa musukebba mutia mya myat myint mykola myriam myrna n'dri n'fa n'guessan naa nabi nabil nabila nabintou nabou naby nacer nadia nadine nadir nafi nafissa nafissatou nafy
    nagnalen nahiara nahuel naiara naima naing nair najam najib najibullah najwa nalar nana nanang nancy nandar nansady naomi napha naradi narciso nardi narimane narji narong nary nasab nasim nasima
    nasir nasiru nasrin nasrudin nasrullah nassim nassirou natacha natali natalia natalie nataliya nataly natasha natcha nath nathalia nathalie nathaly nathan nathanael nathaniel natividad nattapong
    nattaya naw nawal nayaret nayareth nayeli nayibe nazare nazario nazim nazrul ndella ndeye ndiaga ndiouga nedjma neftali neider neil nelci nelcy nelida nelio nelly nelson nelsy nene neneng nengsih
    nenita nesrine nestor neusa ngagne ngatimin ngoc ngone ngozi nhima nhung nia nibaldo nicanor nicholas nicol nicola nicolas nicolasa nicolau nicole nidia nieves nigel nihad nii nikodemus nikola
    nikolaus nilam nilar nilda nilson nilton nimakoah nimfa nimia nimo nimol nina ningsih nining ninioluwa ninoska niouma nipa niran nittaya niyaga niyi niyilolawa nkechi nkiruka nnamdi nneka noaga
    noah noe noel noelia noemi noemia nogaye nogoye nohemi nohora nok nolberto nongnuch nonso nonvignon nora norberto norbey norman nosa nouhou nouhoum noukham nour noura noureddine novi noy nrima
    nubia nugraha nuno nur nuraini nurdin nurhasanah nurhayati nuria nuriyah nurjanah nurlaila nurlela nurmala nurul nury nwamaka nwe nyana nyein nyi nyima nyimasata nyoman obanijesu obi obianuju
    obinna ocampo oceane octavio odete odette odion ofelia ogbemudia ogechi ogooluwa ohn okechukwu oksana okta oktaviana oktavianus okto oktovianus olabisi oladare oladimeji olajumoke olakunle
    olanrewaju olansile olasunmbo oleg olegario olga olinda oliva oliver olivia olivie olivier olivio ololade oluchi olufunke olufunmilayo olumide olumorotimi oluwafemi oluwagbemiga oluwakemi
    oluwamumibori oluwamuyiwa oluwasanmi oluwasegun oluwaseun oluwatobi oluwole omaira omar omarou omer omo omobobola omobolanle omodunni omolabake omolara omoruyi omosalewa omosede omotara omotayo
    omotola omotoun omowumi onofre onuma onyinye ophelia opung orathai oreofe orfelina oriana orlando osagie osahon osaretin osaro osarumen osas osayande osazee oscar oskar osman osunleke osvaldo
    oswaldo otavio otilia otto ouanes oudom oumar oumarou oumou oumy oury ousainou ousman ousmane oussama ousseni ousseynou ovidio owen oyenike oyindasola ozioma pabla pablo paciencia padma padmi
    paige paijo paiman pakorn palmira paloma pamela panca pancracia pandu panfilo pangeran pangestu panha panida panji paola paolo papa pape papis paramita pardi parisa parman parmi parti partini
    parvin parwana paryati pascal pascale pascoal pascual pascuala paskalis patcharee pathe patience patricia patricio patrick patrocinio paul paula paulette paulin paulina pauline paulino paulo
    paulus pawend pedro pelagie penda penelope percy perkasa perla perpetue peter petra petrit petrona petronela petronila petrus phalla phanith pheakdey phearith phearum phetsamone philip philippe
    philippine phillip philomena philomene phimjai phonesavanh phonexay phonthip phuong phyo phyu piedad piedade piero pierre pietra pietro pilar piseth pisey piyada placido ploy poko pongsak poniman
    ponirah ponleak porfirio pornthip praba prabawa prabowo prabu prakob prakosa pramot pranata pranawa pranee prapha praphan prasert prasetya prasetyo pratheep prawit prayitna prayoga prayogo prayuth
    precious preecha preye prima priscila priscilla prosper prudencio puji pujiono puput purwadi purwanti purwanto puspa puti putri putu pyae qori quecuta queen quinta quintina quintino quiteria quynh
    rabah rabi rabia rabiou racha rachael rachana rachel rachid rachida radeke raden radika radit raditya rael rafael rafaela rafaella rafi rafid rafiq rafiqul raharja rahayu rahel rahim rahima rahma
    rahmad rahmat rahmatou rahmatullah rahmawati rahmi raihan raimunda raimundo raimundus raina raisa rakia rakieta rakiya rama ramata ramatou ramatoulaye ramatoulie ramatu rami ramil ramiro ramli
    ramon ramona ramzi rana rangga rania raogo raquel rasha rashid rasmane rasmata rasmi rastini ratana ratchanee ratha ratih ratna rattana rattanak raul ravi ravy rayen raymond raymundo razia
    reaksmey rebeca rebecca reece regina reina reinaldo reinel reksa remedios remigio remy renan renata renato rendy rene renee reni renzo respati restu retno reyna reynaldo reza rezaul rhavi rhea
    rhys riad ricardo richard ricky rida ridwan rigoberta rigoberto rihanata rika rima rina rini riska risma rita rithy riyad rizal rizalina rizki robby robel robert roberta roberto robertus robin
    robinson rochdi rocio rodel rodiah rodolfo rodrigo rofina rofinus rogelio roger rohani rohey rohmah rohman rokayah rokeya rokhaya rokhy rokia rokiatou roland rolando roman romana romao romelia
    romeo romina romuald romulo ronal ronald ronaldo ronalyn ronke ronny rony ropiah roque rosa rosalba rosalia rosalie rosalina rosalinda rosamel rosana rosangela rosario rosaura rose roselyn
    rosemarie rosemary rosenda rosendo rosibel rosid rosidah rosie rosinda rosman ross rossana rotha rotimi rougui rouguiatou rowena roxana ruben rubiela rubina ruby rudecindo rudi rudy ruel ruffa
    rufina rufino rugiatou rui rukayya rukmini ruksana rungnapa rungrueng ruperto ruqayya rusdi rusli rusman rusmiati rusmini russell rustam ruth rutilia ryan ryma sa'adatu saad saadat saba sabar
    sabariah sabina sabine sabino sabri sabrina sade sadina sadio sadiya sadjo saffie safia safiatou safietou safina safiya sahabi sahiya sahr sahra sai said saida saido saidou saiful saikou sainabou
    sainey sajad sajjad sajo saka sakchai sakorn sakti sakura salah salamah salamata salamatou salif salim salima salimah salimata salimatou saliou salisu sally salma salman salomao salome salomey
    salomon salou salsabila salvador salwa samantha samba sambath sami samiah samini samir samira samiullah samnang samran samsudin samsul samuel samy sanaa sanah sancho sanda sandar sandra sandro
    sani sanna sanoussy santi santigie santino santos sanussi saodah saowalak sara sarah sarai saran sarath sari sarinah sarjo sarti satou saturnina saturnino satya saul savuth sayon saythong scarlet
    scarleth scarlett scarlette scott sean sebastian sebastianus sebastiao sebastien sedjro segilola segun seiha sein sekou sekouba selam selasi selma selom selvin senait senan sene sengdao sengphet
    senyo septi serafim serafin serafina sergio serhiy seriba serigne serine sessa setiawan setya seun severin severina severino severo seydou seye seyha seynabou shafiq shah shahana shahid shahida
    shahin shakila shamsuddeen shane shania shannon sharif sharon shaun shehu sheila shekoni sheriff shiela shirin shirley sholeh shpresa siaka sian sibdou sibiri sidi sidiki sidiq sidy siham sijuade
    silvana silvano silverio silvester silvia silvina silvino silvio simao similoluwa simisola simon simone sindy sineth sinta sira sirandou siriki sirikit siriporn sirra sisavath siska siswanti sitha
    siti sixto slamet slobodan smith sneider snezana sochenda socorro soe sofia sofiane sohel sokchan sokchea sokha sokheng sokhna sokhom sokleng sokny sokunthea solange soleh solihah solikin solina
    solomon somadina sombat somboon somchai somchanh somjit somkiat somnuek somphone sompong somporn somrak somsak somto somtochukwu somying sona sonah sonia sophal sophanith sophea sopheap sophia
    sophie sophorn sopian soraia soraya soriba sorie sory sothea sothy souad souadou soufiane souk soukaina souksavanh souleymane soumaila soumia sourou sovann sowande srey sreyleak sreylin sreymao
    sreymom sreyneang sreynich sreyoun sreypov sreyroth sreytouch sri sriyani stacey stanley stefania stefano stefanus stella stephane stephanie stephany stephen steven stewart stiven stuart suad
    subandi subomi subur suchada suchart suci suda sudarat sudarto sudirman suganda sugeng sugiarti suharti suhartini sujono sukanya sukardi sukarni sukini sukirman sukri sulaiman sulastri sulayman
    suleiman suleimane sulis sulistyowati sultana sumaiya sumalee sumarni sumarno sumarti sumayya sumiati sumini sumiyati sunarti sunaryo sunday sunee sunisa supaporn supardi suparman suparmi suparti
    suphan supinah supoj suprapti suprapto supri supriyadi supriyanto surachai suripto suroso surya suryani susan susana susanna susanne susanti susi sutarmi sutini sutrisno sutura suwan suwanna
    suwarni suwito suyanti suyanto suyono suzanne suzete svetlana syahril syahrini syahrul syaiful syamsul syarif sylvain sylvester sylvia sylvie tabita tade tadesse taha taiwo talatu talia tamar
    tamara tamba tami tania tanimu tantri tarek tareq tari tariq tarmizi tarno taryono tasdik taslima tasnim taswir tatang tatiana taufan taufik tcherno tchilalo tchima tchimou teddy tedi teguh tekle
    telly telma temidayo temitope tene tenen tenin tening teodora teodoro teofilo terence teresa teresia teresita terry tesfaye thales thanakorn thandar thant thavrak thavy thaworn theary thein
    theingi theodore theodoro theodorus theophile theresa therese theresia thet thiago thiare thibault thibaut thida thierno thierry thinhinane thioro thiri thomas thongchai thongdee thuy thuzar thyda
    tiago tiara tiare tiburcio tida tidiane tigist tijan timbul timi timoteo timothee timothy tina tinga tippawan tira tirta tirtayasa titi titilayo titin tito tiziana tiziano tobi tobias toby tohir
    toki tokunbo tolu tolulope toluwanimi tom tomas tomasa tomasia tome tomi tomori tony toure tracey tracy trevor trinidad tristan triyono tsahirou tugiman tukiman tukinem tulia tulio tun tunde
    turini tuti tuyet uberlinda ubol uche uchenna uchita udin udom ugochi ugochukwu ujang ujunwa ulises ulisses ulva ulya umar umaro umaru umay umaya umbelina umi unggul unjani upik uraiwan urbana
    urbanus uriel ursula usman ussumane usyi utama uwa uyi vagner valbona valdemar valentim valentin valentina valentine valentino valeria valerie valeska vanesa vanessa vanhkham vania vanna vannak
    vanny vanya vasco vatanak veasna vega venancio vera veridiana vero veronica veronika veronique vibol vicente vichea vicky victoire victor victoria victoriano victorino victory vida vidal viengkham
    viktor vilayvanh vilma viman vincent vinicius vino vinsen vinsensius violet violeta virgilio virginia virginie virman visal vitor vitoria vivi vivian viviana vjosa vladimir voleak vuthy wael wafae
    wagiman wahid wahyu wahyuni wakiman waldo wale walid walter waluyo waly wani wanida waraporn wardaya wardi warji warsa warsame warsita warta washington wasim wasis wassana wassim wati wawan wayan
    wayne wellington wenceslao wendkuni wendolin wendpouire wendy wendyam wesley wichai wichit widi widodo widya wilai wilber wilder wilfredo wilfrido wilhelmina wilibrordus william williams willian
    willy wilma wilman wilmar wilmer wilson win winarti winda winifred winston wint wipa wira wirat wirda wisdom wisnu wiwik wladimir wulan wuraola wutyi wuyeh xanana xavier ximena xiomara yaa yacin
    yacine yacouba yadanar yadi yadir yadira yago yahaya yahia yahir yahya yair yakobus yakubu yama yamba yamid yamile yamilet yamileth yamin yanara yance yande yaneli yanet yaneth yani yanina yanira
    yanis yankhoba yankuba yanti yao yaovi yara yari yarie yaritza yasmin yasmina yasmine yasna yasser yassin yassine yati yaw yawa yawo yaya yayah yaye yayra yazan yazmin yecid yeferson yeimy yeison
    yejide yemi yeni yenifer yenny yeny yeremias yerko yerson yesenia yesica yesid yessenia yessi yessica yetunde yewande yin yina yineth yinka yocelyn yoga yogi yohan yohana yohanes yohannes yolanda
    yolima yomba yonas yonatan yonathan yono yordan yorleny yoro yosef yosefina yoselin yoseph youba youcef younes yousra youssef youssouf youssoufa youssouph youssoupha yovita yudi yudy yuleidy
    yuleisy yuli yulia yuliana yulieth yulita yulius yuly yuni yunita yunus yuphin yupin yurani yurany yuri yuridia yury yusri yustina yusuf yusup yusupha yves yvonne zabihullah zacarias zacharie
    zachary zaenab zaenudin zaenuri zahid zahir zahra zainab zainabu zainal zakari zakaria zaliha zalindra zalmai zamira zamzam zara zarghuna zarni zaw zeferino zeinab zeinabou zelaya zelda zenabo
    zenaida zewdu zeynab ziad zin zina zineb zinha zita zizi zohal zohra zoila zoraida zoran zouera zoulaha zouley zourata zubair zulaikha zulema zulfa zulfikar zulfiqar zulkifli zulma zulmira zunilda
    """.split()
)
