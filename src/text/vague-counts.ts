import type { Quantity } from "./quantity-types.ts";

/** So many at least, as they are said where nobody counted: "several thousand", 数万, 수천. */
const SAID: readonly (readonly [number, RegExp])[] = [
  [
    1e6,
    /\b(?:(?:several|a few|many|tens of|hundreds of) (?:million|billion)s?|millions(?= of)|billions(?= of))(?!\p{L})|\b(?:plusieurs|quelques|des (?:dizaines|centaines) de) (?:millions|milliards)|\b(?:mehrere|einige) (?:millionen|milliarden)|\b(?:varios|unos|decenas de|cientos de) (?:millones|miles de millones)|\b(?:diversi|alcuni|decine di|centinaia di) (?:milioni|miliardi)|[数數几幾](?:百[万萬]|千[万萬]|[亿億])|수(?:백만|천만|억)/giu,
  ],
  [
    1e4,
    /\btens of thousands|\bdes dizaines de milliers|\bzehntausende\p{L}*|\bdecenas de miles|\bdecine di migliaia|[数數几幾上](?:[万萬]|十[万萬])|수(?:만|십만)/giu,
  ],
  [
    1e3,
    /\b(?:hundreds of thousands|(?:several|a few|many) thousand|thousands(?= of))(?!\p{L})|\b(?:plusieurs|quelques|des) (?:centaines de )?milliers|\b(?:(?:mehrere|einige) tausend|(?:hundert)?tausende[rn]?)(?!\p{L})|\b(?:varios|unos|cientos de) miles|\bmiles(?= de)|\b(?:alcune|diverse|parecchie|centinaia di) migliaia|\bmigliaia(?= di)|[数數几幾上]千|수천/giu,
  ],
  [
    1e2,
    /\b(?:several|a few|many) hundred(?!\p{L})|\bhundreds(?= of)|\b(?:plusieurs|quelques|des) centaines|\b(?:(?:mehrere|einige) hundert|hunderte[rn]?)(?!\p{L})|\b(?:varios )?cientos(?= de)|\b(?:alcune )?centinaia|[数數几幾上]百|수백/giu,
  ],
  [
    20,
    /\b(?:dozens|scores)(?= of)|\b(?:several|a few) dozen(?!\p{L})|\b(?:plusieurs|quelques|des) dizaines|\b(?:mehrere|einige) dutzend|\bdutzende|\b(?:varias )?decenas(?= de)|\b(?:alcune )?decine|[数數几幾]十|수십/giu,
  ],
];

/** Numbers of things that are said without one. */
export function findVagueCounts(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const [value, words] of SAID) {
    for (const { 0: surface, index: start } of text.matchAll(words)) {
      const end = start + surface.length;
      if (found.some((other) => other.start < end && other.end > start)) continue;
      found.push({ start, end, surface, value, unit: null, kind: "plain", approximate: true });
    }
  }
  return found;
}
