import { cue } from "./cues.ts";

/** What kind of thing a question asks for; decides what a good sentence must hold. */
export type QuestionKind =
  | "why"
  | "when"
  | "who"
  | "howmany"
  | "where"
  | "compare"
  | "list"
  | "timeline"
  | "status"
  | "yesno"
  | "what";

/** Asks for an amount outright: "how many", «combien», 多少. */
export const ASKS_AMOUNT = cue(
  [
    String.raw`how (many|much|big|large|long|fast|high|far)|number of`,
    String.raw`\p{L}+ counts?(?= (?:of|for|on|in|at|per)(?!\p{L})|[?.!]*$)|by what (?:factor|multiple)|tally|ratio`,
    String.raw`what (?:cut|share|slice|portion|chunk|part(?! (?:did|does|do|is|was|has|had|will|would|can|could)(?![\p{L}\p{N}]))|percentage|fraction|proportion|price|fee|amount|sum|yield|margin|capacity)`,
    String.raw`combien|wie ?viele?[nr]?|wie (hoch|groß|lange|teuer|schnell|stark|schwer|weit|voll|prall|alt)`,
    String.raw`was (?:zahlt|zahlen|verdient|verdienen|wiegt|schluckt|kostet|verlangt|verlangen)|anzahl|cu[aá]nt[oa]s?`,
    String.raw`quant[oaie]`,
  ],
  [
    String.raw`^[\p{L}-]+s per \b`,
    String.raw`^(?:years|months|weeks|days|hours) (?:from|between|until|till|to|since|left|before|after|needed)(?!\p{L})`,
    String.raw`^(?:cores|layers|stacks|parameters|transistors|dies|pins|racks|wafers|employees|staff|jobs) (?:in|on|of|for|at) \b`,
    String.raw`\b(?:per|par|pro|por) (?:card|chip|gpu|core|unit|rack|node|server|wafer|tray|carte|puce|karte|stück|tarjeta|unidad|scheda)s?(?![\p{L}\p{N}])`,
    String.raw`每[颗顆张張片台枚]|(?:枚|個|台|基)当たり|(?:개|장|대)당|多少|(?<!哪)[几幾]|多[大高快慢远遠重厚宽寬]|多久|多长时间|价格是|售价|金额`,
    String.raw`[\p{Script=Han}\p{Script=Katakana}](?<!半|算|函|指|整|分|无|無|倍)[数數](?:は|是|为|$|？|\?)|いくら|いくつ|どれくらい|どれほど|どれだけ`,
    String.raw`何(枚|個|台|社|人|件|基|年|倍|割|%|パーセント|ドル|円)|몇|얼마|(?:코어|직원|장|대|개) ?수(?:는|가|$|\?)|수율은|매출은|가격은`,
  ],
);
/** Names what is told in amounts, and asks for one where nothing else is asked: "price of a card". */
const NAMES_MEASURE = cue([
  String.raw`(dollar )?value of|size of|price|cost|worth|valuation|revenue|capacity|share of|yield|percentage|montant|prix`,
  String.raw`coût|preis|kosten|umsatz|precio|valor|prezzo|valore|(?:kilo|mega|giga)?watts?|[kmg]ws?|tflops|exaflops|headcount`,
  String.raw`costs?|costing|coûtent?|coûte|kostet|kosteten?|cuestan?|costó|costa|costano`,
]);

/** Asks for what happened one after the other: "timeline of", "step by step", 时间线. What it asks for in these words no article says in them. */
export const ASKS_TIMELINE = cue(
  [
    String.raw`(?:(?:quick|full|short|brief) )?(?:timelines?|chronology|milestones?|saga|history of|story so far|re-?cap|rundown|play-by-play)`,
    String.raw`(?:sequence|chain|order|course) of events|(?:from )?(?:start|beginning) to (?:finish|end)|over time|main (?:steps|stages|dates|events)`,
    String.raw`(?:in )?chronological(?:ly| order)|(?:key|important) dates|dates? (?:pls|please|plz)`,
    String.raw`step by step|walk (?:me|us) thr(?:ough|u)`,
    String.raw`by year(?!['’]?s?[ -]end)|year by year|quarter by quarter|month by month|week by week|day by day`,
    String.raw`chronologie|étapes|étape par étape|historique (?:de|du|des)|l['’]historique|rétrospective|du début à la fin|au fil du temps|dates[- ]clés?`,
    String.raw`chronik|chronologie|zeitleiste|meilensteine|schritt für schritt|der reihe nach|von anfang (?:an )?bis (?:zum )?ende|zeitlicher (?:ab|ver)lauf|rückblick`,
    String.raw`cronología|hitos|paso a paso|de principio a fin|a lo largo del tiempo|fechas clave`,
    String.raw`cronologia|tappe|passo (?:dopo|per) passo|dall['’]inizio alla fine|date chiave`,
  ],
  [
    String.raw`时间线|時間線|时间轴|時間軸|始末|经过|經過|来龙去脉|來龍去脈|全过程|全過程|一步步|大事记|大事記|年表|時系列|経緯|推移|流れを|順を追って`,
    String.raw`연표|타임라인|경과|추이|변천|순서대로|단계별로?|처음부터 끝까지`,
  ],
);

/** Which of many places. */
const WHICH_PLACE = [
  String.raw`(?:which|what) (?:place|city|site|town|state|province|region|county|location|airport|port)`,
  String.raw`quel(?:le)? (?:ville|province|région|comté|site|lieu|endroit|port|aéroport)`,
  String.raw`welche[rsnm]? (?:stadt|provinz|region|bundesstaat|bundesland|ort|standort|hafen|flughafen)`,
  String.raw`qué (?:ciudad|provincia|región|lugar|sitio|puerto|aeropuerto|municipio)`,
  String.raw`(?:quale|che) (?:città|provincia|regione|luogo|sito|porto|aeroporto)`,
];

/** Cue phrases of the eight languages, the more telling kinds first, for a lower-cased text. */
export const CUES: readonly (readonly [QuestionKind, RegExp])[] = [
  ["timeline", ASKS_TIMELINE],
  [
    "timeline",
    cue([
      String.raw`roadmap|how (?:\S+ ){1,4}(?:grew|went from|evolved|unfolded|came about)`,
      String.raw`from (?:the |its |first )?(?!\d)\S+(?: \S+){0,3} (?:to|thru|through|till|until) (?:the |its |first )?(?:end|now|today|present)(?=\s*(?:$|[?.!,]))`,
    ]),
  ],
  [
    "why",
    cue(
      [
        String.raw`why|why's|how come`,
        String.raw`what(?: is|'s|s)? (?:actually |really )?(?:cap(?:s|ped|ping)|kill(?:s|ed|ing)|limit(?:s|ed|ing)|constrain(?:s|ed|ing)|chok(?:es|ed|ing)|squeez(?:es|ed|ing)|spooked|rattled|sank|tanked|push(?:ed|es)|draws|drew|persuaded|convinced|tempted|bugged|swayed|scuppered|derailed|slowed|set off|sparked|ignited|fuelled|fueled|unleashed|makes (?:\S+ ){1,4}(?:so|such|hard|special|different|difficult)|caused|made|led|drove|prompted|triggered|forced|stopped|prevented|blocks|delays|hinders|broken|broke|ailing|plaguing|behind|(?:went )?wrong|holding|slowing|delaying|blocking|keeping|driving|fuell?ing|causing|stopping|preventing|pushing|hurting|the matter|the (?:hold-?up|hang-?up|snag|catch|problem)|it about \S.* that)`,
        String.raw`what (?:held|kept) (?:\S+ ){0,5}(?:back|from)|reasons?|reasoning|rationale|excuse|justification|motives?`,
        String.raw`explanations?|(?:stated |official )?grounds for|pourquoi|raisons?`,
        String.raw`qu['’]est-ce qui (?:(?:a|ont) (?:poussé|causé|provoqué|conduit|bloqué|retardé|freiné|empêché)|(?:l['’]|les? |la )?(?:explique|bloque|empêche|retarde|freine|ralentit|gêne|coince|cloche|pousse|motive|justifie))`,
        String.raw`warum|wieso|weshalb|grund|gründe|woran (?:lag|liegt|scheiterte|hakt|hapert|könnte)`,
        String.raw`was (?:führte|brachte|veranlasste|verhindert|verzögert|bremst|blockiert|hindert|steckt (?:da)?hinter|hält (?:\S+ ){1,5}(?:auf|zurück))`,
        String.raw`por qué|por que|motivos?|razón|qué (?:llevó|causó|provocó|motivó|frena|bloquea|impide|retrasa|explica|detiene)`,
        String.raw`perché|come mai|motivo|cosa (?:ha (?:spinto|causato|portato|provocato)|blocca|frena|impedisce|ritarda|spiega)`,
      ],
      [
        String.raw`为什么|為什麼|为何|為何|为啥|干嘛|幹嘛|原因|缘故|怎么回事|卡在哪|什么(?:阻碍|导致|卡住|拖慢)|なぜ|どうして|理由|要因|きっかけ|何が.{0,16}(?:妨げ|阻|遅らせ|足かせ)|ネックは|왜`,
        String.raw`(?:무엇이|뭐가) .{1,20}(?:막|늦추|늦춰|발목)|걸림돌|원인|계기|이유|어째서`,
      ],
    ),
  ],
  ["howmany", ASKS_AMOUNT],
  ["howmany", NAMES_MEASURE],
  [
    "when",
    cue(
      [
        String.raw`(?<!^(?:what|which|who|how|where|whose) .*)(?:(?<=^(?:\S+ )?|[,;:?!–—-] ?|(?:know|knows|idea|tell|me|us|say|said|says|clue|and|or|but|hear|guess|about|sure|remember|told|reveal(?:ed)?|announced?|confirm(?:ed)?|til|till|until|since|from|by|on) )when|when(?=(?: exactly| again| then| now)?\s*(?:[?!.,;:)]|$)))`,
        String.raw`until\s*[?]$|when's|what (date|day|month|year)|which (date|day|month|year)`,
        String.raw`(?:launch|release|ship(?:ping|ment)?|delivery|start|opening|production|tape-?out|expected) (?:date|window|timing|time ?frame|schedule|timeline|quarter|month|year|day)`,
        String.raw`expiry|timing of|how soon|until when|date|quand|à quelle date|date de|wann|datum|bis wann|termin|cuándo|cuando`,
        String.raw`fecha|quando|data`,
      ],
      [
        String.raw`什么时候|什麼時候|何时|何時|时间表|時間表|几月|哪天|哪年|いつ|時期は|何月|何日|日は|언제|시기는|일정은|며칠|몇 월`,
      ],
    ),
  ],
  [
    "compare",
    cue(
      [
        String.raw`vs\.?|versus|compare[ds]?|comparison|difference|better|faster|bigger|than|comparer?|par rapport|différence`,
        String.raw`vergleich|im vergleich|gegenüber|unterschied|als|comparad[oa]|frente a|diferencia|rispetto|confronto|differenza`,
      ],
      [String.raw`相比|对比|對比|比较|比較|差|谁.{0,12}高|誰.{0,12}高|違い|どちら|비교|차이|대비`],
    ),
  ],
  [
    "list",
    cue(
      [
        String.raw`list|(?:the )?top (?:two|three|four|five|ten|\d+)(?= |[?!.,]|$)`,
        String.raw`which (companies|chips|countries|firms|cos|customers|suppliers|models|products|ones)|name (the|all)|names of`,
        String.raw`who (all|are)|lister?|quels|quelles|lesquel(le)?s|welche[nr]?|nenne|cuáles|qué (empresas|chips|países)|quali`,
        String.raw`elenca`,
      ],
      [
        String.raw`\bwhich (?:(?!of\b)[\p{L}\d-]+ ){0,3}(?!(?:is|was|has|does|its|this|as|us)(?![\p{L}\p{N}]))[\p{L}]{2,}(?<![su])s\b`,
        String.raw`哪些|哪[几幾]|列出|どの(会社|企業|国)|どれ|어떤 (회사|기업|나라)|나열|목록`,
      ],
    ),
  ],
  [
    "who",
    cue(
      [
        String.raw`who|who's|whom|whose`,
        String.raw`(?:which|what) (?:company|firm|paper|outlet|person|guy|man|woman|agency|maker|foundry(?! (?:node|process))|country|bank|court|official)`,
        String.raw`by whom|(?<!qu['’]est-ce )qui|quelle (entreprise|société)|quel (journal|média)|wer|wem|wen|wessen`,
        String.raw`welche[rs]? (firma|unternehmen|zeitung)|quién|quiénes|qué (medio|empresa|compañía)|chi`,
        String.raw`quale (azienda|società|giornale)`,
      ],
      [String.raw`谁|誰|哪家|何人|哪位|だれ|どの社|누가|누구|어느 회사`],
    ),
  ],
  [
    "where",
    cue(
      [String.raw`where|où|wo|wohin|dónde|donde|dove`, ...WHICH_PLACE],
      [
        String.raw`哪里|哪裡|在哪|何处|哪(?:个|個|座|一个|一個)(?:城市|省份?|州(?!长|長)|地方|地区|地區|县|縣|市)|どこ|どの(?:都市|県|州|地域|街|場所)|어디|(?:어느|어떤|무슨) (?:도시|지역|지방|곳|장소)`,
      ],
    ),
  ],
  [
    "status",
    cue(
      [
        String.raw`status|fate of|^(?:what(?:'s| is) the )?state of(?! the art)|where (?:do|does|did) (?:\S+ ){1,4}stand`,
        String.raw`what happened (to|with)|what became|still|any (news|update)|latest|currently|now|nowadays|these days|any ?more`,
        String.raw`any longer|no longer|alive|so far|yet|qu'est devenu|où en est|toujours|encore|was wurde|stand|noch|immer noch`,
        String.raw`qué pasó|qué ha pasado|todavía|sigue|che fine|ancora|a che punto`,
      ],
      [String.raw`怎么样|怎麼樣|现状|進展|进展|どうなった|現状|어떻게 됐|어떻게 되|현황|아직`],
    ),
  ],
  [
    "yesno",
    /^(is|are|was|were|did|do|does|has|have|had|can|could|will|would|should|est-ce|a-t-|ist|sind|war|hat|haben|wird|kann|es cierto|ha|han|è vero)(?![\p{L}\p{N}])|吗[？?]?$|嗎[？?]?$|是否|有没有|ですか[？?]?$|ますか[？?]?$|나요[?？]?$|습니까[?？]?$/u,
  ],
];

/** A question that opens with one of the words, each a pattern; those of `unspaced` writing need no end of a word. */
export const opening = (words: string, unspaced = "(?!)"): RegExp =>
  new RegExp(String.raw`^[¿\s]*(?:(?:so|and|ok|hey|but)[\s,]+)?(?:(?:${words})(?![\p{L}\p{N}])|${unspaced})`, "u");

/** What a question opens with is what it asks, whatever else it mentions: "who had to show how their chips compare". */
export const OPENINGS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    "who",
    opening(
      "who(?!'?s? (?:all|are))|whom|whose|by whom|qui|wer|wem|wen|wessen|quién|quiénes|a quién|chi",
      "[谁誰](?!.{0,12}高)|누가|だれが",
    ),
  ],
  [
    "when",
    opening(
      "(?:by |until |till |since |from )?when|earliest|(?:the )?(?:month|quarter|year|day|date|week)(?! (?:by|on|over|to))|(?:bis |seit |ab )?wann|(?:para |desde |hasta )?cuándo|(?:da |entro |fino a )?quando|(?:depuis |jusqu['’]à |pour )?quand",
    ),
  ],
  ["why", opening("why|how come|warum|wieso|weshalb|pourquoi|por qué|perché")],
  [
    "when",
    /언제|몇 ?월|며칠|いつ(?!も)|什么时候|什麼時候|何时|何時|[啥幾几]时候|啥時候|幾時|几时|哪天|[几幾]月|哪(?:个|個)?(?:季度|季|月|年)(?!份)|哪一(?:年|天|季)/u,
  ],
  [
    "where",
    opening(
      `(?:where|wo|wohin|dónde|où|dove)(?! (?:do|does|did) .*stand)|(?:in |dans |à |en |a )?(?:${WHICH_PLACE.join("|")})`,
    ),
  ],
];
