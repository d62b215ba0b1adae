import { foldText } from "../knowledge/fold.ts";
import type { CompareFields, StoryView, TimelineKind } from "../types.ts";

/** The options' words in every language, folded; the first that ends a text counts. */
const FIELDS: readonly (readonly [CompareFields, string])[] = [
  ["memory", "memory|mémoire|speicher|memoria|内存|記憶體|メモリ|메모리"],
  ["power", "power|puissance|consommation|leistung|verbrauch|potencia|consumo|potenza|consumi|功耗|電力|消費電力|전력"],
  ["price", "price|prices|prix|preis|preise|precio|precios|prezzo|prezzi|价格|価格|가격"],
  ["core", "core|basics|essentiel|kern|basico|base|核心|基本|핵심"],
  ["all", "all|everything|tout|alles|todo|tutto|全部|すべて|전체|전부"],
];

const KINDS: readonly (readonly [TimelineKind, string])[] = [
  [
    "launch",
    "launch|launches|launch dates|dates|sorties|lancement|lancements|termine|markteinführung|lanzamiento|lanzamientos|lancio|lanci|发布|発売|発表|출시",
  ],
  ["supply", "supply|approvisionnement|lieferung|lieferungen|suministro|forniture|供应|供給|공급"],
  ["benchmarks", "benchmarks|benchmark|performance|leistungstests|rendimiento|prestazioni|性能|ベンチマーク|벤치마크"],
  ["deals", "deals|deal|accords|deals|acuerdos|accordi|交易|取引|契約|거래"],
  ["policy", "policy|rules|politique|politik|regeln|política|políticas|politica|regole|政策|規制|정책"],
  ["all", "all|everything|tout|alles|todo|tutto|全部|すべて|전체"],
];

const VIEWS: readonly (readonly [StoryView, string])[] = [
  ["sources", "sources|source|quellen|fuentes|fonti|来源|出典|출처"],
  ["chain", "chain|source chain|chaîne|kette|cadena|catena|链|経路|경로"],
  ["conflicts", "conflicts|contradictions|conflits|widersprüche|conflictos|contradicciones|conflitti|矛盾|모순"],
  ["summary", "summary|résumé|zusammenfassung|resumen|riassunto|摘要|要約|요약"],
];

/** Words that lead to an option: "on memory", "fields memory", "nach Preis". */
const LEADS =
  "(?:(?:fields?|kind|on|by|for|champs?|sur|par|felder|nach|bei|campos?|en|por|campi|su|per)\\s*[:=]?\\s+)?";

const patternOf = (words: string): RegExp => new RegExp(`(?:^|\\s)${LEADS}(?:${foldText(words)})$`, "u");

const FIELD_PATTERNS = FIELDS.map(([value, words]) => ({ value, pattern: patternOf(words) }));
const VIEW_PATTERNS = VIEWS.map(([value, words]) => ({ value, pattern: patternOf(words) }));
const KIND_PATTERNS = KINDS.map(([value, words]) => ({ value, pattern: patternOf(words) }));

type Option<T> = { value: T | null; rest: string };

function endingOf<T>(text: string, patterns: readonly { value: T; pattern: RegExp }[]): Option<T> {
  const folded = foldText(text);
  for (const { value, pattern } of patterns) {
    const found = pattern.exec(folded);
    // Folding keeps offsets. An option alone is no option: "compare memory" names memory.
    if (found !== null && found.index > 0) return { value, rest: text.slice(0, found.index).trim() };
  }
  return { value: null, rest: text };
}

/** The fields a comparison's text ends with, and what is left of it. */
export const endingFields = (text: string): Option<CompareFields> => endingOf(text, FIELD_PATTERNS);

/** The kind of entries a timeline's text ends with, and what is left of it. */
export const endingKind = (text: string): Option<TimelineKind> => endingOf(text, KIND_PATTERNS);

/** The view of a story that a text ends with, and what is left of it. */
export const endingView = (text: string): Option<StoryView> => endingOf(text, VIEW_PATTERNS);

const SORT =
  /(?:^|\s)(?:(?:by|sort|most|par|nach|por|per|più|las más|le plus de)\s+)?(?:sources|most sources|quellen|fuentes|fonti|来源|出典|출처)$/u;

/** Whether a topic's text ends with asking for the stories most reported. */
export function endingSort(text: string): { value: "newest" | "sources"; rest: string } {
  const found = SORT.exec(foldText(text));
  if (found !== null && found.index > 0) return { value: "sources", rest: text.slice(0, found.index).trim() };
  return { value: "newest", rest: text };
}

const ONLY_NEW = new RegExp(
  `(?:^|\\s)(?:--)?(?:${foldText("only[ _-]?new|new only|nur neues?|seulement (?:le )?nouveau|nouveautés seulement|solo (?:lo )?nuevo|solo novità|仅新|只看新的|新着のみ|새 소식만|새것만")})$`,
  "u",
);

/** Whether a news command's text ends with asking for what was not told yet; alone it is one too. */
export function endingOnlyNew(text: string): { value: boolean; rest: string } {
  const found = ONLY_NEW.exec(foldText(text));
  return found === null ? { value: false, rest: text } : { value: true, rest: text.slice(0, found.index).trim() };
}

const DAY = "\\d{4}-\\d{2}-\\d{2}";
const AS_OF = new RegExp(
  `(?:^|\\s)(?:--)?(?:as[- ]of|as at|stand|au|à la date du|a fecha de|al|alla data del|截至)[:=]?\\s*(${DAY})|(${DAY})\\s?(?:時点|기준)`,
  "iu",
);
/** How long ago, as it is typed in the eight languages: 24h, 7d, 30 jours, 2 Wochen, 3個月. */
const PERIODS = [
  { ms: 3_600_000, words: "h|hours?|hrs?|heures?|stunden?|horas?|or[ae]|小时|小時|時間|시간" },
  { ms: 86_400_000, words: "d|days?|j|jours?|tage?n?|d[ií]as?|giorn[oi]|天|日間?|일" },
  { ms: 604_800_000, words: "w|wks?|weeks?|semaines?|wochen?|semanas?|settiman[ae]|周|週間?|주" },
  { ms: 2_592_000_000, words: "m|months?|mois|monate?n?|mes(?:es)?|mes[ei]|个月|個月|[かヶカケ]月|개월" },
] as const;
const LONG = `\\d{1,4}\\s?(?:${PERIODS.map(({ words }) => words).join("|")})`;
const SINCE_WORDS = "since|depuis(?: le)?|seit|desde(?: el| hace)?|da(?:l| )|自|从";
/** "In the last 30 days" says since when as well. */
const LAST_WORDS =
  "(?:in |over |for )?(?:the )?(?:last|past)|(?:ces |les |des )?(?:derniers?|dernières?)|(?:in den |der |die )?letzten?|(?:en )?(?:los |las )?últim[oa]s|(?:negli |nelle |gli |le )?ultim[ie]|最近|近|过去|過去|直近|최근|지난";
const SINCE = new RegExp(
  `(?:^|\\s)(?:--)?(?:${SINCE_WORDS})[:=]?\\s*(${DAY}|${LONG})(?![\\p{L}\\d-])|(${DAY})\\s?(?:以来|以降|이후)|(?:^|\\s)(?:${LAST_WORDS})\\s*(${LONG})(?![\\p{L}\\d-])`,
  "iu",
);

/** A day as it was typed: YYYY-MM-DD, or so long ago: 24h, 7d, 2w, 3m, 30 jours. What is neither comes back as it is. */
export function sinceDay(typed: string, now: Date): string {
  for (const { ms, words } of PERIODS) {
    const found = new RegExp(`^(\\d{1,4})\\s?(?:${words})$`, "iu").exec(typed.trim());
    if (found !== null) return new Date(now.getTime() - Number(found[1]) * ms).toISOString().slice(0, 10);
  }
  return typed.trim();
}

/** The days a command's text limits itself to, and what is left of it. */
export function takeDays(
  text: string,
  now: Date,
): { asOf: string | undefined; since: string | undefined; rest: string } {
  const asOf = AS_OF.exec(text);
  const without = asOf === null ? text : text.replace(asOf[0], " ");
  const since = SINCE.exec(without);
  const rest = (since === null ? without : without.replace(since[0], " ")).replace(/\s+/g, " ").trim();
  const typed = since?.[1] ?? since?.[2] ?? since?.[3];
  return { asOf: asOf?.[1] ?? asOf?.[2], since: typed === undefined ? undefined : sinceDay(typed, now), rest };
}

/** A period at the very end of a question: "… since 7d", "… --since 2026-11-01?". */
const ENDING = new RegExp(
  `(?:[\\s,]+(?:--)?(?:${SINCE_WORDS})[:=]?\\s*|[\\s,]*(?:自|从))(${DAY}|${LONG})\\s*(?:以来|以降|이후)?\\s*([?？]?)$`,
  "iu",
);

/** A period as it is typed; "700 W", "300 m" and "16M" are sizes that something has risen from. */
const PERIOD = /^\d{1,4}[hdwm]$/u;

/**
 * The period a question is limited to, and what is left of it. In a question of somebody's own words only what nobody would say counts as one,
 * "since 7d"; a plain day belongs to what is asked, unless `isLed`: the question stands behind "ask", or the option is written with dashes.
 */
export function takeSince(text: string, now: Date, isLed: boolean): { since: string | undefined; rest: string } {
  const found = ENDING.exec(text);
  const typed = found?.[1] ?? "";
  const isMeant = isLed || PERIOD.test(typed) || found?.[0].includes("--since") === true;
  if (found === null || !isMeant) return { since: undefined, rest: text };
  return { since: sinceDay(typed, now), rest: `${text.slice(0, found.index)}${found[2] ?? ""}`.trim() };
}
