/** Words that name no thing of a project, whatever stands round them; and words that may be verbs. */
const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Articles, prepositions, adverbs, adjectives of wishes, and nouns that mean the project itself. */
export const FILLERS = set(`
a an the this that these those my our your their its his her some any each every all both few many more most much several other another
such same no not nor only own so than too very just also about above across after again against along among around as at before behind
below beneath beside between beyond by despite down during except for from in inside into like near of off on onto out outside over past
per round since through throughout till toward under until up upon via with within without and or but if then else when where while who
whom whose which what why how am is are was were be been being do does did doing have has had having can could may might must shall should
will would i me we us you he him she they them it there here now later soon once first second third last next new old good nice great
better best big large huge small tiny simple easy fast quick quickly slow modern clean robust secure safe reliable scalable stable cheap
free open source full complete whole basic advanced smart intelligent automatic automatically own personal private public internal
external local remote global multiple single different various certain main important possible able ready real time live daily weekly
monthly yearly day week month year today tomorrow hour minute morning evening realtime online offline interactive custom customisable
nice lightweight heavy high low long short early late enough really maybe perhaps please thanks hello hi want wants wanted need needs
needed like wish would prefer should project program programme software application applications app apps system systems platform
platforms solution solutions product-line tool tools thing things something anything everything stuff kind type sort way ways part parts
version feature features functionality code codebase architecture structure framework frameworks technology stack layer layers module
modules component components service services backend frontend server servers client clients-side api apis ui ux interface interfaces
database databases db data storage persistence using use uses used based written built made make makes build builds building create
creates creating develop develops developing write writes get gets getting give gives got go goes going let lets around lot lots bit
developer developers engineer engineers programmer programmers dev devs team teams company startup business businesses enterprise
organisation organization department hobby weekend prototype production cloud docker kubernetes linux windows mac macos browser browsers
web internet network machine machines computer computers laptop phone desktop mobile device-side thousand thousands million millions
hundred hundreds dozen couple two three four five six seven eight nine ten one zero k m concurrent per-second throughput load traffic
scale scaling performance latency test tests testing tested rule-set well etc eg ie e.g i.e via plus including include includes based
directory directories folder folders disk terminal console shell command line cli support supports supporting supported handle handles
without runs run running works work working should-be able easily later manager management managing across similar long-lived years aunt
mum friend friends wife husband boss colleague colleagues myself yourself ourselves themselves nothing yet still even ever never always
often sometimes currently already probably definitely currently idea ideas complex strict instead night nights noon weekend slack discord telegram whatsapp email-address github gitlab jira twitter facebook google
aws azure processing management heavy offline-first easily dependency dependencies replacement alternative clone version language languages
`);

/** Who uses it; named last among what it is about. */
export const PEOPLE = set(`
user users person people customer client member visitor guest admin administrator staff employee student teacher patient doctor player
tenant subscriber seller buyer driver
`);

/** Verbs that are nouns more often, where nothing but their place at the beginning speaks for a verb. */
export const NOUNS_TOO = set(`
archive bill book cache cal call chat check comment display export file filter fit follow forecast guess help host import index label link list log
map mark match measure order plan play plot poll post preview print process query rank rate record rent report review rout route scan schedul schedule
search share shop show sign sort store stream swap tag talk test track train transfer view vote watch work write mail
`);

/** Stems of words for what a program does. */
export const VERBS = set(`
add aggregate analys analyse analyz analyze answer apply approve archive assign attach back back-up backup bill book browse buy cache
calculate calculat call cancel capture chang change chat check clean collect comment compar compare compress comput compute connect convert copy
count crawl deduplicate delet delete deliver deploy detect diff display distribut distribute divid download draw edit enabl encod encode encrypt enter
estimat execut explain export extract fetch fill filter find fix follow forecast format generat generate group guess help host import index
ingest invit join keep label learn lend link list listen load log lookup manag manage map mark match measur measure merg merge migrat migrate monitor mov move
notif notify offer open optimis optimiz order organis organise organiz organize pars parse pay plan play poll post predict preview print process
produc provid provide publish query rank rat rate read receiv receive recogni recognise recognize recommend record remind remov remove renam rename render
rent replac replace repl report reserv reserve resiz resize review rout route sav save scan schedul schedule search see sell send serv serve shar share shop show
sign simulat simulate solv solve sort split start stor store stream submit subscrib subscribe summaris summarise summariz summarize swap sync synchronis
synchronise synchroniz synchronize tag talk tell track train transcrib transcribe transform translat translate transmit upload validat validate verif verify
view visualis visualise visualiz visualize vot vote warn watch work writ write learn teach
`);
