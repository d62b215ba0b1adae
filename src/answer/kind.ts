import type { Language } from "../types.ts";
import { saysAmount } from "./amount-kind.ts";
import { cue } from "./cues.ts";
import { ASKS_AMOUNT, CUES, opening, OPENINGS, type QuestionKind } from "./kind-cues.ts";

export type { QuestionKind };

/** Which product: it is named, as a person or a firm is. */
const WHICH_PRODUCT = cue(
  [
    String.raw`quelle? (?:puce|gpu|processeur|modèle|accélérateur)`,
    String.raw`welche[rsnm]? (?:[\p{L}\d-]+ )?(?:chip|gpu|prozessor|modell|beschleuniger)`,
    String.raw`(?:qué|cuál) (?:chip|gpu|procesador|modelo|acelerador)`,
    String.raw`(?:quale|che) (?:chip|gpu|processore|modello|acceleratore)`,
  ],
  [
    String.raw`(?<![\p{L}\p{N}])(?:which|what) (?:(?!(?:is|was|are|were|did|does|do|kind|happened)(?![\p{L}\p{N}]))[\p{L}\d-]+ ){0,2}(?:chip|gpu|cpu|tpu|accelerator|processor|sku|model|llm)(?![\p{L}\p{N}])`,
    String.raw`哪(?:款|个|個|种|種)?[\p{Script=Han}]{0,3}(?:芯片|晶片|模型|gpu)|(?:どの|何の)(?:チップ|モデル|gpu|半導体)|(?:어떤|무슨|어느) (?:칩|모델|gpu|반도체)`,
  ],
);

/** Who of many: "which German prof", "what Korean outfit". */
const WHICH_ONE =
  /(?<![\p{L}\p{N}])(?:which|what) (?:(?!(?:is|was|are|were|did|does|do|kind|happened)(?![\p{L}\p{N}]))[\p{L}\d'-]+ ){0,3}(?:prof|professor|guy|vp|exec|boss|chief|analyst|minister|senator|lawmaker|economist|expert|founder|ceo|cfo|judge|lawyer|broker|brokerage|outlet|maker|outfit|vendor|supplier|lab|startup|fund|customer|client|firm|company|agency|ministry|department|watchdog|union|exchange(?! rate)|utility|contractor|carmaker|automaker|carrier|telecom|operator|retailer|developer|governor|mayor|auditor|broadcaster|toolmaker|hyperscaler|think tank|regulator|university|institute|council|bureau)(?![\p{L}\p{N}'’])/u;

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
    "shareholder dealer newspaper reporter job-role-ceo finance-chief subsidiary parliament chipmaker supply insurance ministry " +
    "local-government union-labour stock-exchange telecom operator carmaker contractor think-tank"
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
const PHRASE_FIGURES = cue([
  String.raw`tok(?:en)?s? ?\/ ?s(?:ec)?|tokens? (?:per|a) sec\p{L}*|params?|param counts?|guide|pt|pue|opex|score|proceeds`,
  String.raw`bill|write-?(?:off|down)|allotment|limit|threshold|weight|power per|speed-?up|no\. of|wpm|units|kernzahl`,
  String.raw`trefferquote`,
]);
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
const PAYS = cue([
  String.raw`expect(?:ed)?|forecast(?:ed)?|pencil(?:led|ed) in|guid(?:e|ed)(?: for)?|pay|paid|pays|spend|spent|cost|charge`,
  String.raw`charged|fetch|fetched|earn|earned|raise|raised|owe|owes|bid|offer|shell(?:ed)? out|(?:go|went|sell|sold) for`,
  String.raw`set (?:you|them|one|us) back|cough(?:ed|ing)? up|fork(?:ed|ing)? out`,
]);

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
