import type { Language } from "../types.ts";
import { saysAmount } from "./amount-kind.ts";

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
const ASKS_AMOUNT =
  /(?<![\p{L}\p{N}])(how (many|much|big|large|long|fast|high|far)|number of|\p{L}+ counts?(?= (?:of|for|on|in|at|per)(?!\p{L})|[?.!]*$)|by what (?:factor|multiple)|tally|ratio|what (?:cut|share|slice|portion|chunk|part(?! (?:did|does|do|is|was|has|had|will|would|can|could)(?![\p{L}\p{N}]))|percentage|fraction|proportion|price|fee|amount|sum|yield|margin|capacity)|combien|wie ?viele?[nr]?|wie (hoch|groß|lange|teuer|schnell|stark|schwer|weit|voll|prall|alt)|was (?:zahlt|zahlen|verdient|verdienen|wiegt|schluckt|kostet|verlangt|verlangen)|anzahl|cu[aá]nt[oa]s?|quant[oaie])(?![\p{L}\p{N}])|^[\p{L}-]+s per \b|^(?:years|months|weeks|days|hours) (?:from|between|until|till|to|since|left|before|after|needed)(?!\p{L})|^(?:cores|layers|stacks|parameters|transistors|dies|pins|racks|wafers|employees|staff|jobs) (?:in|on|of|for|at) \b|\b(?:per|par|pro|por) (?:card|chip|gpu|core|unit|rack|node|server|wafer|tray|carte|puce|karte|stück|tarjeta|unidad|scheda)s?(?![\p{L}\p{N}])|每[颗顆张張片台枚]|(?:枚|個|台|基)当たり|(?:개|장|대)당|多少|(?<!哪)[几幾]|多[大高快慢远遠重厚宽寬]|多久|多长时间|价格是|售价|金额|[\p{Script=Han}\p{Script=Katakana}](?<!半|算|函|指|整|分|无|無|倍)[数數](?:は|是|为|$|？|\?)|いくら|いくつ|どれくらい|どれほど|どれだけ|何(枚|個|台|社|人|件|基|年|倍|割|%|パーセント|ドル|円)|몇|얼마|(?:코어|직원|장|대|개) ?수(?:는|가|$|\?)|수율은|매출은|가격은/u;
/** Names what is told in amounts, and asks for one where nothing else is asked: "price of a card". */
const NAMES_MEASURE =
  /(?<![\p{L}\p{N}])((dollar )?value of|size of|price|cost|worth|valuation|revenue|capacity|share of|yield|percentage|montant|prix|coût|preis|kosten|umsatz|precio|valor|prezzo|valore|(?:kilo|mega|giga)?watts?|[kmg]ws?|tflops|exaflops|headcount|costs?|costing|coûtent?|coûte|kostet|kosteten?|cuestan?|costó|costa|costano)(?![\p{L}\p{N}])/u;

// Cue phrases of the eight languages, the more telling kinds first. The text is lower-cased; CJK cues need no word boundary.
const CUES: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    "timeline",
    /(?<![\p{L}\p{N}])(timeline|chronology|milestones?|saga|history of|story so far|how (?:\S+ ){1,4}(?:went from|grew|evolved|unfolded|came about)|step by step|walk (me|us) thr(ough|u)|roadmap|by year|chronologie|étapes|chronik|zeitleiste|meilensteine|cronología|hitos|cronologia|tappe)(?![\p{L}\p{N}])|时间线|時間線|始末|经过|經過|年表|時系列|연표|타임라인|경과/u,
  ],
  [
    "why",
    /(?<![\p{L}\p{N}])(why|why's|how come|what(?: is|'s|s)? (?:actually |really )?(?:cap(?:s|ped|ping)|kill(?:s|ed|ing)|limit(?:s|ed|ing)|constrain(?:s|ed|ing)|chok(?:es|ed|ing)|squeez(?:es|ed|ing)|spooked|rattled|sank|tanked|push(?:ed|es)|draws|drew|persuaded|convinced|tempted|bugged|swayed|scuppered|derailed|slowed|set off|sparked|ignited|fuelled|fueled|unleashed|makes (?:\S+ ){1,4}(?:so|such|hard|special|different|difficult)|caused|made|led|drove|prompted|triggered|forced|stopped|prevented|blocks|delays|hinders|broken|broke|ailing|plaguing|behind|(?:went )?wrong|holding|slowing|delaying|blocking|keeping|driving|fuell?ing|causing|stopping|preventing|pushing|hurting|the matter|the (?:hold-?up|hang-?up|snag|catch|problem)|it about \S.* that)|what (?:held|kept) (?:\S+ ){0,5}(?:back|from)|reasons?|reasoning|rationale|excuse|justification|motives?|explanations?|(?:stated |official )?grounds for|pourquoi|raisons?|qu['’]est-ce qui (?:(?:a|ont) (?:poussé|causé|provoqué|conduit|bloqué|retardé|freiné|empêché)|(?:l['’]|les? |la )?(?:explique|bloque|empêche|retarde|freine|ralentit|gêne|coince|cloche|pousse|motive|justifie))|warum|wieso|weshalb|grund|gründe|woran (?:lag|liegt|scheiterte|hakt|hapert|könnte)|was (?:führte|brachte|veranlasste|verhindert|verzögert|bremst|blockiert|hindert|steckt (?:da)?hinter|hält (?:\S+ ){1,5}(?:auf|zurück))|por qué|por que|motivos?|razón|qué (?:llevó|causó|provocó|motivó|frena|bloquea|impide|retrasa|explica|detiene)|perché|come mai|motivo|cosa (?:ha (?:spinto|causato|portato|provocato)|blocca|frena|impedisce|ritarda|spiega))(?![\p{L}\p{N}])|为什么|為什麼|为何|為何|为啥|干嘛|幹嘛|原因|缘故|怎么回事|卡在哪|什么(?:阻碍|导致|卡住|拖慢)|なぜ|どうして|理由|要因|きっかけ|何が.{0,16}(?:妨げ|阻|遅らせ|足かせ)|ネックは|왜|(?:무엇이|뭐가) .{1,20}(?:막|늦추|늦춰|발목)|걸림돌|원인|계기|이유|어째서/u,
  ],
  ["howmany", ASKS_AMOUNT],
  ["howmany", NAMES_MEASURE],
  [
    "when",
    /(?<![\p{L}\p{N}])((?<!^(?:what|which|who|how|where|whose) .*)(?:(?<=^(?:\S+ )?|[,;:?!–—-] ?|(?:know|knows|idea|tell|me|us|say|said|says|clue|and|or|but|hear|guess|about|sure|remember|told|reveal(?:ed)?|announced?|confirm(?:ed)?|til|till|until|since|from|by|on) )when|when(?=(?: exactly| again| then| now)?\s*(?:[?!.,;:)]|$)))|until\s*[?]$|when's|what (date|day|month|year)|which (date|day|month|year)|(?:launch|release|ship(?:ping|ment)?|delivery|start|opening|production|tape-?out|expected) (?:date|window|timing|time ?frame|schedule|timeline|quarter|month|year|day)|expiry|timing of|how soon|until when|date|quand|à quelle date|date de|wann|datum|bis wann|termin|cuándo|cuando|fecha|quando|data)(?![\p{L}\p{N}])|什么时候|什麼時候|何时|何時|时间表|時間表|几月|哪天|哪年|いつ|時期は|何月|何日|日は|언제|시기는|일정은|며칠|몇 월/u,
  ],
  [
    "compare",
    /(?<![\p{L}\p{N}])(vs\.?|versus|compare[ds]?|comparison|difference|better|faster|bigger|than|comparer?|par rapport|différence|vergleich|im vergleich|gegenüber|unterschied|als|comparad[oa]|frente a|diferencia|rispetto|confronto|differenza)(?![\p{L}\p{N}])|相比|对比|對比|比较|比較|差|谁.{0,12}高|誰.{0,12}高|違い|どちら|비교|차이|대비/u,
  ],
  [
    "list",
    /\bwhich (?:(?!of\b)[\p{L}\d-]+ ){0,3}(?!(?:is|was|has|does|its|this|as|us)(?![\p{L}\p{N}]))[\p{L}]{2,}(?<![su])s\b|(?<![\p{L}\p{N}])(list|(?:the )?top (?:two|three|four|five|ten|\d+)(?= |[?!.,]|$)|which (companies|chips|countries|firms|cos|customers|suppliers|models|products|ones)|name (the|all)|names of|who (all|are)|lister?|quels|quelles|lesquel(le)?s|welche[nr]?|nenne|cuáles|qué (empresas|chips|países)|quali|elenca)(?![\p{L}\p{N}])|哪些|哪[几幾]|列出|どの(会社|企業|国)|どれ|어떤 (회사|기업|나라)|나열|목록/u,
  ],
  [
    "who",
    /(?<![\p{L}\p{N}])(who|who's|whom|whose|(?:which|what) (?:company|firm|paper|outlet|person|guy|man|woman|agency|maker|foundry(?! (?:node|process))|country|bank|court|official)|by whom|(?<!qu['’]est-ce )qui|quelle (entreprise|société)|quel (journal|média)|wer|wem|wen|wessen|welche[rs]? (firma|unternehmen|zeitung)|quién|quiénes|qué (medio|empresa|compañía)|chi|quale (azienda|società|giornale))(?![\p{L}\p{N}])|谁|誰|哪家|何人|哪位|だれ|どの社|누가|누구|어느 회사/u,
  ],
  [
    "where",
    /(?<![\p{L}\p{N}])(where|(?:which|what) (?:place|city|site|town|state|province|region|county|location|airport|port)|où|wo|wohin|dónde|donde|dove)(?![\p{L}\p{N}])|哪里|哪裡|在哪|何处|どこ|어디/u,
  ],
  [
    "status",
    /(?<![\p{L}\p{N}])(status|fate of|^(?:what(?:'s| is) the )?state of(?! the art)|where (?:do|does|did) (?:\S+ ){1,4}stand|what happened (to|with)|what became|still|any (news|update)|latest|currently|now|nowadays|these days|any ?more|any longer|no longer|alive|so far|yet|qu'est devenu|où en est|toujours|encore|was wurde|stand|noch|immer noch|qué pasó|qué ha pasado|todavía|sigue|che fine|ancora|a che punto)(?![\p{L}\p{N}])|怎么样|怎麼樣|现状|進展|进展|どうなった|現状|어떻게 됐|어떻게 되|현황|아직/u,
  ],
  [
    "yesno",
    /^(is|are|was|were|did|do|does|has|have|had|can|could|will|would|should|est-ce|a-t-|ist|sind|war|hat|haben|wird|kann|es cierto|ha|han|è vero)(?![\p{L}\p{N}])|吗[？?]?$|嗎[？?]?$|是否|有没有|ですか[？?]?$|ますか[？?]?$|나요[?？]?$|습니까[?？]?$/u,
  ],
];

/** Which product: it is named, as a person or a firm is. */
const WHICH_PRODUCT =
  /(?<![\p{L}\p{N}])(?:which|what) (?:(?!(?:is|was|are|were|did|does|do|kind|happened)(?![\p{L}\p{N}]))[\p{L}\d-]+ ){0,2}(?:chip|gpu|cpu|tpu|accelerator|processor|sku|model|llm)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:quelle? (?:puce|gpu|processeur|modèle|accélérateur)|welche[rsnm]? (?:[\p{L}\d-]+ )?(?:chip|gpu|prozessor|modell|beschleuniger)|(?:qué|cuál) (?:chip|gpu|procesador|modelo|acelerador)|(?:quale|che) (?:chip|gpu|processore|modello|acceleratore))(?![\p{L}\p{N}])|哪(?:款|个|個|种|種)?[\p{Script=Han}]{0,3}(?:芯片|晶片|模型|gpu)|(?:どの|何の)(?:チップ|モデル|gpu|半導体)|(?:어떤|무슨|어느) (?:칩|모델|gpu|반도체)/u;

/** Who of many: "which German prof", "what Korean outfit". */
const WHICH_ONE =
  /(?<![\p{L}\p{N}])(?:which|what) (?:(?!(?:is|was|are|were|did|does|do|kind|happened)(?![\p{L}\p{N}]))[\p{L}\d'-]+ ){0,3}(?:prof|professor|guy|vp|exec|boss|chief|analyst|minister|senator|lawmaker|economist|expert|founder|ceo|cfo|judge|lawyer|broker|brokerage|outlet|maker|outfit|vendor|supplier|lab|startup|fund|customer|client|firm|company)(?![\p{L}\p{N}'’])/u;

/** A question that opens with one of the words, each a pattern; those of `unspaced` writing need no end of a word. */
const opening = (words: string, unspaced = "(?!)"): RegExp =>
  new RegExp(String.raw`^[¿\s]*(?:(?:so|and|ok|hey|but)[\s,]+)?(?:(?:${words})(?![\p{L}\p{N}])|${unspaced})`, "u");

/** What a question opens with is what it asks, whatever else it mentions: "who had to show how their chips compare". */
const OPENINGS: readonly (readonly [QuestionKind, RegExp])[] = [
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
  ["where", opening("(?:where|wo|wohin|dónde|où|dove)(?! (?:do|does|did) .*stand)")],
];

/** "Which lab gets the first racks": one that does something, no list, though the verb ends like a plural. */
const WHICH_ONE_DOES =
  /\bwhich (?:[\p{L}\d'-]+ ){0,2}(?:lab|firm|company|bank|foundry|maker|startup|auditor|analyst|judge|court|agency|vendor|supplier|customer|outlet|paper|fund|insurer|carrier|operator|lawyer|exec|official|giant|chipmaker|toolmaker|contractor|regulator|ministry|university|broker|investor|partner|rival|group|arm|unit|team) (?:gets|makes|runs|sells|builds|buys|wants|says|owns|leads|uses|pays|supplies|takes|backs|holds|needs|fabs|ships|signs|defends|supports|funds|hosts|packages|handles|rents|leases|designs|tests|does|has|will|won|got|is|was)(?!\p{L})/u;

/** "Which analyst", "welcher Richter", 哪位分析师: asked with these, a role is a who and a measure a how-many. */
const WHICH =
  /(?<![\p{L}\p{N}])(which|what|whose|name of|quel(le)?s?|lequel|welche[rsnm]?|was für|qué|cuál(es)?|quale|quali|che|cosa)(?![\p{L}\p{N}])|哪|什么|什麼|何の|どの|どんな|무슨|어느|어떤/u;
/** "What did the regulator want" does not ask which regulator. */
const WHAT_OF_VERBS =
  /(?<![\p{L}\p{N}])what(?:'s)? (?=(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|about|if|for|happen\p{L}*)(?![\p{L}\p{N}]))|(?<![\p{L}\p{N}])what's(?![\p{L}\p{N}])/gu;
/** Notions of people and bodies: "which judge" is a who. */
const ROLES: ReadonlySet<string> = new Set(
  (
    "analyst executive spokesperson lawyer judge court minister prime-minister president ambassador official-person lawmaker committee inspector " +
    "police founder boss chairman vendor competitor customer startup bank professor researcher student university regulator company " +
    "shareholder dealer newspaper reporter job-role-ceo finance-chief subsidiary parliament chipmaker supply insurance"
  ).split(" "),
);
/** Whether a notion says who of many is meant, and not only that it is a firm: the judge, the chief executive. */
export const isRole = (notion: string): boolean => ROLES.has(notion) && !FIRMS.has(notion);
const FIRMS: ReadonlySet<string> = new Set(
  "vendor competitor customer startup company chipmaker supply dealer newspaper reporter subsidiary".split(" "),
);

/** Notions that are told in figures: their questions want an amount even where none is asked for by word. */
const MEASURES: ReadonlySet<string> = new Set(
  (
    "price yield revenue earnings valuation loss net-loss profit net-profit operating-profit gross-margin market-share revenue-share share-price " +
    "cost discount tariff royalty refund salary bonus budget tax dividend fine sum-total weight size area-surface distance average maximum " +
    "minimum number capex earnings-per-share capacity bandwidth power-consumption transistor-density user-count percent stake money node-process oversubscribe fund " +
    "clock-frequency core-count context-window latency lead-time bail price-target tflops interest-rate utilisation rent loan-facility prepayment"
  ).split(" "),
);
/** Notions that are, where a question is no more than a phrase: "910C shipments 2025", "AMD guide Q1", "V4 parameters". */
const PHRASE_MEASURES: ReadonlySet<string> = new Set(
  (
    "parameters guidance-financial employee transistor uptime output-volume sales-volume damages pay-rise user-count leverage-debt operating-cost " +
    "contract-price spot-price power-price market-cap backlog-orders goal shipment estimate forecast"
  ).split(" "),
);
/** The same in words of chats that no notion stands for. */
const PHRASE_FIGURES =
  /(?<![\p{L}\p{N}])(?:tok(?:en)?s? ?\/ ?s(?:ec)?|tokens? (?:per|a) sec\p{L}*|params?|param counts?|guide|pt|pue|opex|score|proceeds|bill|write-?(?:off|down)|allotment|limit|threshold|weight|power per|speed-?up|no\. of|wpm|units|kernzahl|trefferquote)(?![\p{L}\p{N}])/u;
/** "How oversubscribed", "how far": a how with anything but a verb asks for a measure. */
const HOW_ADJECTIVE =
  /(?<=^|[,;:?!] |\b(?:and|or|but|so|ok|hey) )how (?!(?:do|does|did|is|are|was|were|can|could|will|would|has|have|had|come|to|about|the|a|it|they|he|she|we|you|i)(?![\p{L}\p{N}]))[\p{L}-]+\b/u;

/** A question that is answered with yes or no. */
const YES_OR_NO =
  /^(?:so |and |ok |hey |but )?(?:is|are|was|were|did|do|does|has|have|had|can|could|will|would|should|isn['’]t|aren['’]t|didn['’]t|doesn['’]t|won['’]t)(?![\p{L}\p{N}])(?!.*(?<!\p{L})(?:how|what|which|when|who|where|why)(?!\p{L}))/u;

/** "How would it know which country a chip is in" asks for a way, whatever it mentions. */
const ASKS_WAY = opening("how(?:'s)? (?:do|does|did|is|are|was|were|would|will|can|could|to)|how's");
const OF_PARTS: ReadonlySet<QuestionKind> = new Set(["who", "where", "when", "list"]);

/** "What did it need the money for", 何に使う: asks what was done or said, whatever measure it mentions. */
const ASKS_DOING =
  /^(?:so |and |ok |hey |but )?what (?:do|does|did|has|have|had|will|would|can|could|made|happen\p{L}*)(?![\p{L}\p{N}])|何[にをが](?!か)|怎么办|怎麼辦|做什么|做什麼|무엇을|뭘 |뭐라고|어디에/u;

/** "What did it pay", "what did analysts expect": asks for a sum all the same. */
const PAYS =
  /(?<![\p{L}\p{N}])(?:expect(?:ed)?|forecast(?:ed)?|pencil(?:led|ed) in|guid(?:e|ed)(?: for)?|pay|paid|pays|spend|spent|cost|charge|charged|fetch|fetched|earn|earned|raise|raised|owe|owes|bid|offer|shell(?:ed)? out|(?:go|went|sell|sold) for|set (?:you|them|one|us) back|cough(?:ed|ing)? up|fork(?:ed|ing)? out)(?![\p{L}\p{N}])/u;

/** Everyday words of one language that are cues in another: English "data", German "was". */
const NO_CUE: Partial<Record<Language, RegExp>> = {
  en: /(?<![\p{L}\p{N}])(?:data|stand|als|chi|ha|han|wo|part|resa)(?![\p{L}\p{N}])/gu,
  de: /(?<![\p{L}\p{N}])(?:was(?! (?:führte|brachte|veranlasste|verhindert|verzögert|bremst|blockiert|hindert|steckt|hält)(?![\p{L}\p{N}]))|who|has|can|will|list)(?![\p{L}\p{N}])/gu,
};

/** Without a question word a role at the head asks for who fills it: "new CEO of Groq", "sole HBM supplier?". */
const FILLED: ReadonlySet<string> = new Set(
  "founder boss chairman job-role-ceo finance-chief spokesperson judge lawyer vendor analyst minister".split(" "),
);
/** The same at the head of a phrase, whoever it is: "launch customer for the AI200", "lead investors, 2bn round". */
const ROLE_PHRASE =
  /^(?:the )?(?:[\p{L}\d'’-]+ ){0,2}(?:author|founder|client|customer|investor|foundry|partner|middlem[ae]n|backer|supplier|buyer|taker|owner|maker|bidder|underwriter|bookrunner|winner|builder|landlord|lender|auditor)s?(?= (?:of|for|behind|in|on|to)(?!\p{L})|[?,]|$)/u;
/** A clause says something of the role, a phrase asks for it. */
const IS_CLAUSE =
  /(?<![\p{L}\p{N}])(?:is|are|was|were|did|does|do|has|have|had|will|can|what|tell|show|about)(?![\p{L}\p{N}])/u;

/**
 * The kind of a question, by its cue phrases and, where none tells, by the notions in it; `what` when nothing says otherwise. Without a
 * language the cues of all eight count.
 */
export function questionKind(text: string, notions: readonly string[] = [], language?: Language): QuestionKind {
  const ordinary = language === undefined ? undefined : NO_CUE[language];
  const said = text.toLowerCase().trim();
  const lower = ordinary === undefined ? said : said.replace(ordinary, "·");
  if (WHICH_ONE_DOES.test(lower)) return "who";
  const cued = [...OPENINGS, ...CUES].find(([, cue]) => cue.test(lower))?.[0] ?? "what";
  // A measure that is only named is asked for where nothing else is.
  const isNamed = cued === "howmany" && !ASKS_AMOUNT.test(lower);
  const asksWhich = WHICH.test(said.replace(WHAT_OF_VERBS, "·"));
  if (ASKS_WAY.test(lower) && (OF_PARTS.has(cued) || isNamed || cued === "what")) return "what";
  if (isNamed && YES_OR_NO.test(lower) && !asksWhich) return "yesno";
  if (cued !== "what" && !isNamed) return cued;
  if (WHICH_PRODUCT.test(lower) || (asksWhich && WHICH_ONE.test(lower))) return "who";
  if (asksWhich && comesFirst(ROLES, MEASURES, notions)) return "who";
  const isPhrase = !IS_CLAUSE.test(said);
  if (isPhrase && (notions.some((id) => FILLED.has(id)) || ROLE_PHRASE.test(lower))) return "who";
  if (HOW_ADJECTIVE.test(lower)) return "howmany";
  if (ASKS_DOING.test(lower) && !PAYS.test(lower)) return "what";
  if (isNamed) return "howmany";
  if (isPhrase && (PHRASE_FIGURES.test(lower) || notions.some((id) => PHRASE_MEASURES.has(id)))) return "howmany";
  return saysAmount(text, { loosely: isPhrase }) || notions.some((id) => MEASURES.has(id)) ? "howmany" : "what";
}

/** "Which analyst cut the price target" asks for the analyst, "what salary does the boss get" for the salary. */
function comesFirst(one: ReadonlySet<string>, other: ReadonlySet<string>, notions: readonly string[]): boolean {
  const [at, otherAt] = [one, other].map((set) => notions.findIndex((id) => set.has(id)));
  return at !== undefined && at >= 0 && (otherAt === undefined || otherAt < 0 || at < otherAt);
}

/** "Where is it made now", "finalmente", 现在: how a thing stands, whatever kind of answer is asked for. */
const NOW =
  /(?<![\p{L}\p{N}])(?:now(?! that)|nowadays|currently|current|latest|most recent|these days|in the end|ended up|finally|maintenant|désormais|actuellement|finalement|jetzt|mittlerweile|inzwischen|aktuell(?:e[nrs]?)?|letztlich|ahora|actualmente|por fin|finalmente|adesso|attualmente|alla fine)(?![\p{L}\p{N}])|现在|現在|目前|如今|最新|最终|最終|지금|현재|최종|최신/iu;

/** Whether a question asks for the state of things, which the newest report tells. */
export const asksNewest = (text: string, kind: QuestionKind): boolean => kind === "status" || NOW.test(text);

// Notions that say what sort of name is asked for → the kinds of the catalogue's entries.
const SORTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(country|region)$/, ["country"]],
  [/^(chip|ai-chip|gpu-card|asic|cpu|product|device)$/, ["chip"]],
  [/^(model|open-weights)$/, ["model"]],
  [/^(newspaper|reporter|article|source-cite)$/, ["outlet"]],
  [/^(minister|regulator|government|committee|court|judge|parliament|lawmaker)$/, ["agency", "person"]],
  [/^(company|startup|tech-giants|chipmaker|vendor|customer|competitor|supply|bank|foundry)$/, ["company"]],
  [/^(analyst|executive|founder|boss|chairman|spokesperson|lawyer|job-role-ceo|finance-chief|president)$/, ["person"]],
];
const SORTS_OF_KIND: Partial<Record<QuestionKind, readonly string[]>> = {
  who: ["person", "company", "agency"],
  list: ["person", "company", "agency", "chip", "model", "country", "technology", "software"],
  where: ["country", "facility"],
};

/** The kinds of names a question asks for: "which countries" wants countries, "who" people, companies and agencies; none for a when. */
export function askedSorts(kind: QuestionKind, notions: readonly string[]): ReadonlySet<string> {
  const usual = SORTS_OF_KIND[kind];
  if (usual === undefined) return new Set();
  const said =
    kind === "where" ? [] : SORTS.flatMap(([notion, sorts]) => (notions.some((id) => notion.test(id)) ? sorts : []));
  return new Set(said.length === 0 ? usual : said);
}
