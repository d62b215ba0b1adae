import type { Quantity } from "./quantity-types.ts";

/** How a share is said in words: from, to in percent. */
const SHARES: readonly (readonly [number, number, RegExp])[] = [
  [
    50,
    65,
    /(?:more than|over|above) half|plus de la moitié|mehr als die hälfte|más de la mitad|(?:più|oltre) (?:della |la )?metà|超过一半|過半|过半|半数以上|과반|절반 이상|절반(?:을|이) 넘/giu,
  ],
  [
    35,
    50,
    /(?:less than|under|below) half|moins de la moitié|weniger als die hälfte|menos de la mitad|meno della metà|不到一半|不足一半|半分以下|절반(?:도 안|에 못|이하| 미만)/giu,
  ],
  [62, 70, /two[- ]thirds|deux tiers|zwei drittel|dos tercios|due terzi|三分之二|3分の2|3분의 ?2/giu],
  [
    72,
    78,
    /three[- ]quarters of|trois quarts|drei viertel|tres cuartas? partes|tre quarti|四分之三|4分の3|4분의 ?3/giu,
  ],
  [45, 55, /\bhalf (?:of|the|its|all)|\bla moitié|\bdie hälfte|\bla mitad|\b(?:la )?metà\b|一半|半数|半分|절반/giu],
  [30, 36, /\b(?:a|one)[- ]third\b|un tiers|ein drittel|un tercio|un terzo|三分之一|3分の1|3분의 ?1/giu],
  [23, 27, /\b(?:a|one)[- ]quarter of|un quart d|ein viertel|una cuarta parte|un quarto d|四分之一|4分の1|4분의 ?1/giu],
  [19, 21, /\b(?:a|one)[- ]fifth of|un cinquième|ein fünftel|una quinta parte|un quinto d|五分之一|5分の1|5분의 ?1/giu],
];

const HAN_TENTHS =
  /([一二三四五六七八九两\d])成(?=左右|以上|以下|多|[，。、,.;；）)]|$|[上下])|(?<=[约約有达達近超逾占佔到为為了])([一二三四五六七八九两\d])成(?![立为為本员員果功长長交品份就熟])/gu;
const HAN_DIGITS = "一二三四五六七八九";
const KANA_TENTHS = /([1-9１-９])割/gu;

/** Shares said in words or tenths ("more than half", 三成, 7割), as percentages with the range they leave open. */
export function findFractions(text: string): Quantity[] {
  const found: Quantity[] = [];
  const add = (start: number, surface: string, from: number, to: number): void => {
    const end = start + surface.length;
    if (found.some((other) => other.start < end && other.end > start)) return;
    found.push({
      start,
      end,
      surface,
      value: from,
      unit: "%",
      kind: "percent",
      approximate: true,
      range: { from, to },
    });
  };
  for (const [from, to, words] of SHARES)
    for (const { 0: surface, index } of text.matchAll(words)) add(index, surface, from, to);
  for (const { 0: surface, 1: last, 2: within, index } of text.matchAll(HAN_TENTHS))
    addTenths(add, index, surface, tenthsOf(last ?? within ?? ""));
  for (const { 0: surface, 1: digit = "", index } of text.matchAll(KANA_TENTHS))
    addTenths(add, index, surface, Number(digit.normalize("NFKC")));
  return found.toSorted((a, b) => a.start - b.start);
}

/** Whether a text says a share in words. */
export const saysFraction = (text: string): boolean =>
  [...SHARES.map(([, , words]) => words), HAN_TENTHS, KANA_TENTHS].some((words) => text.search(words) >= 0);

const tenthsOf = (digit: string): number => (digit === "两" ? 2 : Number(digit) || HAN_DIGITS.indexOf(digit) + 1);

function addTenths(
  add: (start: number, surface: string, from: number, to: number) => void,
  at: number,
  surface: string,
  tenths: number,
): void {
  add(at, surface, tenths * 10 - 2, tenths * 10 + 2);
}
