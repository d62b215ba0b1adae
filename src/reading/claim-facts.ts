import type { Sentence } from "./claim-sentences.ts";
import type { Modality } from "./claim-types.ts";
import { isDense } from "../text/language.ts";

/** `done`: without such a word the thing is spoken of, not said to have happened. `failed`: said not to have come off. */
type Predicate = { name: string; concepts: readonly string[]; words: RegExp | null; done?: RegExp; failed?: RegExp };

/** What an article can say happened or did not, by the notions and words that say so. */
const PREDICATES: readonly Predicate[] = [
  {
    name: "delivered",
    concepts: ["sell", "shipment", "deliver"],
    words:
      /\bsold\b|shipped|delivered|livré|vendu|geliefert|verkauft|entregad|vendid|consegnat|vendut|交付|交货|售出|出货|납품|인도|출하|引き渡|出荷/giu,
    done: /(?:ha[sd]|have) (?:\S+ )?(?:sold|shipped|delivered|begun|started|received)|first (?:\S+ )?(?:shipments?|deliver|batch)|\b(?:shipped|delivered)\b|(?:a|ont) (?:déjà |d[ée]sormais )?(?:livré|vendu|reçu)|geliefert|ausgeliefert|verkauft hat|ha (?:entregado|vendido|consegnato|venduto)|primer lote|已.{0,8}(?:交付|出货|售出|发货)|首批|납품했|인도했|출하했|引き渡した|出荷した|納入した/iu,
  },
  { name: "back door", concepts: ["backdoor", "tracking"], words: /back ?doors?|kill[- ]switch/giu },
  {
    name: "travels",
    concepts: ["visit-trip", "visit", "attend", "accompany"],
    words:
      /travel|accompan|fl(?:y|ies|ew) (?:to|with)|\btrip\b|delegation|summit|voyag|accompagn|sommet|reist|begleit|viaj|acompañ|cumbre|viaggi|随行|同行|访华|陪同|出席|동행|방중|참석|同行|訪/giu,
  },
  { name: "smuggled", concepts: ["smuggling"], words: null },
  {
    name: "prepayment",
    concepts: ["prepay"],
    words:
      /pre-?pay|up ?front|in advance|d['’]avance|vorkasse|vorauszahl|por adelantado|anticip|预付|前払い|선불|先付/giu,
  },
  {
    name: "trained on",
    concepts: ["training"],
    words: /train(?:ed|ing)|entraîn|trainier|entren|addestr|训练|学習|학습/giu,
    failed: /fail|échou|fehlgeschl|scheiter|fracas|fallit|失败|未能|失敗|실패/iu,
  },
  { name: "distilled", concepts: ["distillation"], words: /distill|蒸留|蒸馏|증류/giu },
  {
    name: "cooperates",
    concepts: ["partnership", "joint-development"],
    words: /partner|zusammenarb|coopér|collabor|合作|提携|협력/giu,
  },
  {
    name: "leaves",
    concepts: ["resign"],
    words:
      /step(?:s|ping)? down|resign|quit|leav(?:es|ing)|démission|quitt|zurücktret|verlässt|dimit|辞职|离职|退任|辞任|사임|퇴사|물러나/giu,
  },
  {
    name: "flawed",
    concepts: ["defect-recall", "overheating", "security-flaw"],
    words: /overheat|defect|flaw|surchauff|überhitz|sobrecalent|surriscald|过热|缺陷|過熱|欠陥|발열|과열|결함/giu,
  },
  { name: "hacked", concepts: ["cyberattack", "espionage"], words: null },
  { name: "copied", concepts: ["copy-copyright"], words: null },
];

/** Words of negation in eight languages. */
export const NOT =
  /\b(?:not|no|never|none|n['’]t|without|nor|neither|zero|nothing|yet to)\b|n['’]t\b|\b(?:ne|n['’]|pas|aucun\w*|jamais|sans)\b|\b(?:nicht|kein\w*|nie|ohne)\b|\b(?:no|nunca|ningun\w*|ningún|sin)\b|\b(?:non|mai|nessun\w*|senza)\b|[不未没無无](?![到仅少断断同过久足止管只但])|尚未|并无|ない|なかった|せず|않|없|못|안 /giu;

/** A word of negation further from what it negates, in characters, negates something else. */
export const NEGATION_CHARS = 34;
export const NEGATION_DENSE_CHARS = 12;

export type Fact = { predicate: string; holds: boolean };

/** What a headline sentence says is so or is not; a denial says that all it speaks of is not. */
export function readFacts(sentence: Sentence, modality: Modality): Fact[] {
  const isSigns = isDense(sentence.language);
  const reach = isSigns ? NEGATION_DENSE_CHARS : NEGATION_CHARS;
  const negations = [...sentence.text.matchAll(NOT)].map(({ index }) => index);
  return PREDICATES.flatMap(({ name, concepts, words, done, failed }) => {
    const places = [
      ...sentence.concepts.filter(({ id }) => concepts.includes(id)).map(({ start }) => start - sentence.start),
      ...(words === null ? [] : [...sentence.text.matchAll(words)].map(({ index }) => index)),
    ];
    const [place] = places;
    if (place === undefined) return [];
    const isNegated = negations.some((at) => {
      const distance = place - at;
      return distance >= (isSigns ? -reach : 0) && distance <= reach;
    });
    const holds = !isNegated && modality !== "denied" && failed?.test(sentence.text) !== true;
    if (holds && done !== undefined && !done.test(sentence.text)) return [];
    return [{ predicate: name, holds }];
  });
}
