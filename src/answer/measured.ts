import { saysFraction } from "../text/fractions.ts";
import type { AmountKind } from "./amount-kind.ts";
import type { SentenceView } from "./match.ts";

/** What a word of a question measures in: it is met by any such figure, whether or not the sentence has the word. */
export type Measure = Exclude<AmountKind, "count" | "multiple"> | "time";

const MEASURE_OF: Readonly<Record<Measure, ReadonlySet<string>>> = {
  money: new Set(["price", "cost", "money", "sum-total", "budget", "dollar", "yuan", "euro", "yen-won", "pay"]),
  power: new Set(["power-consumption", "watt", "electric-power", "gigawatt", "megawatt"]),
  percent: new Set(["percent", "market-share", "share-part", "stake-percent", "split"]),
  memory: new Set(["memory", "memory-module"]),
  bandwidth: new Set(["bandwidth", "speed"]),
  compute: new Set(["tflops", "compute", "performance"]),
  frequency: new Set(["clock-frequency", "speed"]),
  length: new Set(["node-process", "manufacturing-process"]),
  time: new Set(["moment", "deadline", "day", "month", "year", "quarter", "roadmap", "soon"]),
  duration: new Set(["year", "month", "week", "day", "hour", "period"]),
};

/** Words that no notion stands for: "size" and "value" of a deal, the "window" of a launch. */
const WORD_OF: Readonly<Partial<Record<Measure, RegExp>>> = {
  money:
    /^(?:value|worth|amount|sum|size|big|large|price|pricing|priced|fetch|going|rate|proceeds|bill|usd|montant|valeur|wert|höhe|importe|valor|cuantía|importo|valore)$/u,
  power: /^(?:tdp|watts?|kw|mw|gw|draw|conso|consommation|leistungsaufnahme)$/u,
  time: /^(?:date|dates|window|timing|timeframe|time|eta|expected|schedule|when|datum|termin|fecha|plazo|data)$/u,
  memory: /^(?:size|capacity|mem|ram|vram|gb|tb)$/u,
  frequency: /^(?:clocks?|ghz|mhz|frequency|rate|takt)$/u,
  compute: /^(?:\w*flops|tops|peak)$/u,
  length: /^(?:node|process|nm|nanometers?|nanometres?)$/u,
};

/** Signs of a figure of each kind: reading the quantities of every sentence would cost too much. */
const SIGN_OF: Readonly<Record<Measure, RegExp>> = {
  money:
    /[$€¥£₩]\s?\d|\d[\d.,]*\s?(?:k|m|bn?|tn|million(?:en|i|es)?|milliards?|millones|miliardi|milliarden?|mrd|mio|billions?|万|萬|亿|億|兆|만|억|조)*\s?(?:de |di |d['’]|us[- ]|hong kong )?(?:dollars?|dólares|dollari|usd|us\$|euros?|eur|yuan|rmb|renminbi|won|yen|yuans|元|港元|港币|美元|美金|人民币|人民幣|円|ドル|달러|원|위안|€|\$)/iu,
  power:
    /\d\s?(?:[kmgt]?w(?![\p{L}])|watts?|kilowatts?|megawatts?|gigawatts?|vatios|瓦|千瓦|兆瓦|吉瓦|ワット|キロワット|メガワット|ギガワット|와트|킬로와트|메가와트|기가와트)/iu,
  percent: /\d\s?(?:%|％|percent|per cent|prozent|pour cent|por ciento|per cento|パーセント|퍼센트|割)/iu,
  memory:
    /\d\s?(?:[gtp]i?b(?:\/s)?(?![\p{L}])|[gt]o(?![\p{L}])|gigabytes?|terabytes?|ギガバイト|テラバイト|기가|테라)/iu,
  bandwidth: /\d\s?(?:[gtpm]i?b(?:\/s|ps)|[gt]o\/s|[gtpm](?:iga|era|eta|ega)?bits?)/iu,
  compute: /\d\s?(?:[tpe]|tera|peta|exa)?-?(?:flops?|ops)(?!\p{L})/iu,
  frequency: /\d\s?(?:[gm]hz|giga-?hertz|mega-?hertz|ギガヘルツ|기가헤르츠)/iu,
  length: /\d\s?(?:nm(?![\p{L}])|-?nanomet|纳米|奈米|ナノ|나노)|\bN[2-7][A-Z]?\b|\b1[48]A\b/iu,
  time: /\b(?:19|20)\d\d\b|\bq[1-4]\b|\bh[12]\b|\d\s?(?:月|日|年|월|일|분기)|(?<!\p{L})(?:jan(?:uary|uar|vier|\.)?|feb(?:ruary|ruar|\.)?|février|febrero|febbraio|enero|gennaio|mar(?:ch|s|zo|\.)|märz|apr(?:il|ile|\.)?|avril|abril|(?:in|by|since|until|till|from|early|mid|late) may|may (?=\d)|mai|mayo|maggio|june?|juni|juin|junio|giugno|july?|juli|juillet|julio|luglio|aug(?:ust|\.)?|août|agosto|sept?(?:ember|embre|iembre|\.)?|settembre|oct(?:ober|obre|\.)?|oktober|octubre|ottobre|nov(?:ember|embre|iembre|\.)?|dec(?:ember|\.)|dezember|décembre|diciembre|dicembre)(?!\p{L})|(?<!\p{L})(?:quarter|half of|quartal|trimestre|semestre|next year|this year|next month)(?!\p{L})|季度|四半期|분기|年内|年底|下半年|上半年/iu,
  duration:
    /(?<![\p{L}\p{N}])(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|few|an?|eine?|une?|una)[\s-]?(?:years?|months?|weeks?|days?|hours?|jahr(?:e|en)?|monat(?:e|en)?|wochen?|tag(?:e|en)?|stunden?|ans?|années?|mois|semaines?|jours?|heures?|años?|meses|semanas?|días?|anni|mesi|settimane|giorni)(?!\p{L})|[\d一二三四五六七八九十]\s?(?:年间|年間|个月|か月|カ月|ヶ月|周|週間|天|日間|小时|時間|년|개월|주|일|시간)/iu,
};

/** What the words and notions of a unit measure in, when the question asks for just that; undefined for all others. */
export function measureOf(
  asked: Measure | undefined,
  words: readonly { norm: string }[],
  concepts: readonly { id: string }[],
): Measure | undefined {
  if (asked === undefined) return undefined;
  const isMeant = concepts.some(({ id }) => MEASURE_OF[asked].has(id));
  const isSaid = words.length > 0 && words.every(({ norm }) => WORD_OF[asked]?.test(norm) === true);
  return isMeant || isSaid ? asked : undefined;
}

/** Whether a sentence holds a figure of that kind. */
export const holdsMeasure = (measure: Measure, { text }: Pick<SentenceView, "text">): boolean =>
  SIGN_OF[measure].test(text) || (measure === "percent" && saysFraction(text));
