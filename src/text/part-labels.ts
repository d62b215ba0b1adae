/**
 * Which of several of a sort a text speaks of: the E of "Series E", the 2 of "fab 2", "zweites Werk" and 第2工場. Offsets are UTF-16 and span the
 * label with its noun, of an ordinal the ordinal alone.
 */
export type PartLabel = { sort: PartSort; mark: string; start: number; end: number };
export type PartSort = "round" | "plant" | "phase" | "line" | "tranche";

const NOUNS: readonly (readonly [sort: PartSort, words: string])[] = [
  ["plant", "fab|plant|factory|usine|werk|fabrik|fábrica|planta|fabbrica|stabilimento|impianto"],
  ["phase", "phase|fase|étape"],
  ["line", "(?:production )?line|ligne|linie|línea|linea"],
  ["tranche", "tranche|tramo"],
];

/** A "first plant" is more often the first at all than number one of several; a first phase is not. */
const FIRST_PHASE =
  /(?<![\p{L}\p{N}])(?:first|1st|première|1re|erste[nrs]?|primera|prima)(?= (?:phase|fase)(?![\p{L}\p{N}]))/giu;
/** From the second on. */
const ORDINALS: readonly (readonly [mark: string, words: string])[] = [
  ["2", "second|2nd|deuxième|seconde|2e|zweite[nrs]?|segund[oa]|second[oa]"],
  ["3", "third|3rd|troisième|3e|dritte[nrs]?|tercera?|terz[oa]"],
  ["4", "fourth|4th|quatrième|4e|vierte[nrs]?|cuart[oa]|quart[oa]"],
  ["5", "fifth|5th|cinquième|5e|fünfte[nrs]?|quint[oa]"],
];
const ROMAN: Readonly<Record<string, string>> = { i: "1", ii: "2", iii: "3", iv: "4", v: "5" };
const HAN = "一二三四五六七八九十";
const NUMBER = `(?<mark>\\d{1,2}|[${HAN}])`;

const PERIODS = "quarter|half|trimestre|semestre|quartal|halbjahr";

const EDGE = "(?<![\\p{L}\\p{N}])";
/** Neither "fab 2.5", "line 3%" nor "plant 2 GW". */
const NO_AMOUNT = "(?![\\p{L}\\p{N}%]|[.,]\\d| ?(?:nm|GW|MW|kW|GB|million|billion|months|years|weeks))";

type Rule = { sort: PartSort; pattern: RegExp; mark?: string };

const RULES: readonly Rule[] = [
  {
    sort: "round",
    // A "series a" in small letters is no round.
    pattern:
      /(?<![\p{L}\p{N}])(?:[Ss]eries|[Ss]érie|[Ss]erie|ronda|シリーズ|시리즈)[ -]?(?<mark>[A-Kb-k])(?![\p{Script=Latin}\p{N}])/gu,
  },
  {
    sort: "round",
    pattern: /(?<![A-Za-z])(?<mark>[A-K])(?:\+{1,2})?(?:轮|輪)|(?<![A-Za-z])(?<mark>[A-K])-(?:Runde|Round)/gu,
  },
  ...NOUNS.flatMap(([sort, nouns]): Rule[] => [
    {
      sort,
      pattern: new RegExp(`${EDGE}(?:${nouns})s?[ -]?#?(?<mark>\\d{1,2}[a-z]?|II|III|IV)${NO_AMOUNT}`, "giu"),
    },
    ...ORDINALS.map(([mark, words]) => ({
      sort,
      mark,
      // "Its second Kumamoto fab", "das zweite japanische Werk": the ordinal alone, for the words between tell something of their own.
      pattern: new RegExp(
        `${EDGE}(?:${words})(?= (?!${PERIODS})(?:[\\p{L}-]+ ){0,2}(?:${nouns})(?![\\p{L}\\p{N}]))`,
        "giu",
      ),
    })),
  ]),
  { sort: "plant", pattern: new RegExp(`第?${NUMBER}(?:座)?(?:晶圆|晶圓)?(?:工厂|工廠|工場|厂|廠)`, "gu") },
  { sort: "plant", pattern: /제? ?(?<mark>\d{1,2}) ?공장/gu },
  { sort: "phase", mark: "1", pattern: FIRST_PHASE },
  // "三期扩产", not "短期" or "三期待".
  {
    sort: "phase",
    pattern:
      /(?<![第\p{N}\p{Script=Han}])(?<mark>[一二三四五])期(?![间間待货貨权權限刊])|(?<=[\p{Script=Han}])(?<mark>[一二三四五])期(?=[工项項扩擴建投厂廠產产])/gu,
  },
  { sort: "phase", pattern: new RegExp(`第${NUMBER}(?:期|阶段|階段|フェーズ)`, "gu") },
  { sort: "phase", pattern: /(?<![\d.,])(?<mark>\d) ?(?:단계|기(?=[ 는의를]|$))/gu },
  {
    sort: "line",
    pattern: new RegExp(`(?:第${NUMBER}(?:条|條)?(?:生产|生產)?(?:线|線|ライン))|(?<![\\d.,])(?<mark>\\d) ?라인`, "gu"),
  },
];

/** The labels of a text, in the order of the rules; of two that overlap the first. */
export function findPartLabels(text: string): PartLabel[] {
  const found: PartLabel[] = [];
  for (const { sort, pattern, mark } of RULES)
    for (const { 0: said, index: start, groups } of text.matchAll(pattern)) {
      const label = { sort, mark: mark ?? asMark(groups?.["mark"] ?? ""), start, end: start + said.length };
      if (!found.some((other) => other.start < label.end && start < other.end)) found.push(label);
    }
  return found;
}

function asMark(written: string): string {
  const lower = written.toLowerCase();
  const han = HAN.indexOf(lower);
  return han >= 0 ? `${han + 1}` : (ROMAN[lower] ?? lower);
}
