import type { Quantity } from "../text/quantity-types.ts";
import type { DateMention } from "../text/date-types.ts";
import type { ClaimKind, Window } from "./claim-types.ts";
import { monthRange, reportingWindow, yearOf } from "./claim-windows.ts";
/** A figure with what it measures. `at` is its place in the sentence. */
export type Amount = { kind: ClaimKind; from: number; to: number; unit: string; window: Window | null; at: number };

type Metric = "revenue" | "profit" | "loss" | "valuation" | "other";

/** What a sum of money is called in front of it; the last word before the figure counts. */
const METRICS: readonly (readonly [Metric, string])[] = [
  [
    "loss",
    "net loss|perte nette|nettoverlust|pérdida neta|perdita netta|净亏损|淨虧損|亏损|虧損|純損失|순손실|\\bloss\\b",
  ],
  [
    "profit",
    "net profit|net income|bénéfice net|nettogewinn|beneficio neto|utile netto|净利润|淨利潤|归母净利|純利益|순이익",
  ],
  [
    "valuation",
    "market (?:cap|capitali[sz]ation|value)|capitalisation boursière|marktkapitalisierung|börsenwert|capitalización|capitalizzazione|市值|時価総額|시가총액",
  ],
  ["revenue", "revenues?|chiffre d['’]affaires|umsatz|ingresos|ricavi|营收|营业收入|營收|營業收入|売上高?|매출액?"],
  [
    "other",
    "cash flow|inventor|r&d|research|spen[dt]|cost|orders?|gross|operating (?:profit|income|loss)|investment|charge|debt|stock|share price|库存|存货|研发|订单|毛利|재고|연구",
  ],
];

const METRIC = new RegExp(METRICS.map(([name, words]) => `(?<${name}>${words})`).join("|"), "giu");

const HYPOTHETICAL =
  /below|under|less than|could|would|might|up to|moins de|jusqu|unter|bis zu|menos de|hasta|meno di|fino a|不到|低于|未満|미만/iu;

/** A sentence to read amounts from; `carried` is the reporting period the sentence before named. */
export type AmountSource = {
  text: string;
  quantities: readonly Quantity[];
  dates: readonly DateMention[];
  year: string | null;
  carried: Window | null;
};

/** The sums of money of a sentence that say what they measure, and figures given for a span of months. */
export function readAmounts(source: AmountSource): readonly Amount[] {
  const { text, quantities, dates, year, carried } = source;
  const span = monthRange(text, dates);
  const amounts: Amount[] = [];
  for (const [i, quantity] of quantities.entries()) {
    if (span !== null && (quantity.kind === "money" || quantity.kind === "count") && quantity.value > 100) {
      amounts.push({ ...measured(quantity, 1), kind: "amount over a period", window: span });
    }
    if (quantity.kind !== "money" || quantity.currency === undefined) continue;
    const before = text.slice(lastSum(quantities.slice(0, i)), quantity.start);
    const metric = metricBefore(before);
    const isPast =
      metric === "valuation" &&
      dates.some(({ from }) => yearOf(from) !== null && year !== null && yearOf(from) !== year);
    if (metric === null || isPast || HYPOTHETICAL.test(before)) continue;
    const window = reportingWindow(text, year) ?? carried;
    if (metric === "valuation") amounts.push({ ...measured(quantity, 1), kind: "valuation", window: null });
    else if (window !== null) amounts.push(reported(quantity, metric, window));
  }
  return amounts;
}

/** The end of the last sum of money: what it is called is not what the next is called. */
const lastSum = (before: readonly Quantity[]): number => before.findLast(({ kind }) => kind === "money")?.end ?? 0;

function reported(quantity: Quantity, metric: "revenue" | "profit" | "loss", window: Window): Amount {
  const kind = metric === "revenue" ? "revenue" : "profit";
  return { ...measured(quantity, metric === "loss" ? -1 : 1), kind, window };
}

function metricBefore(text: string): Exclude<Metric, "other"> | null {
  const last = [...text.matchAll(METRIC)].at(-1);
  const named = METRICS.find(([name]) => last?.groups?.[name] !== undefined)?.[0];
  return named === undefined || named === "other" ? null : named;
}

function measured({ value, range, unit, currency, start }: Quantity, sign: number) {
  const ends = [range?.from ?? value, range?.to ?? value].map((end) => end * sign);
  return { from: Math.min(...ends), to: Math.max(...ends), unit: currency ?? unit ?? "", at: start };
}
