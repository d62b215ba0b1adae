import type { Language } from "../types.ts";
import { formIndex, type FormIndex } from "./quantity-forms.ts";

type Rows = readonly (readonly [string, number])[];

/** Abbreviations every business page uses, whatever its language. */
const COMMON: Rows = [
  ["mn|Mn|MN|mln|Mln|mio|Mio|Mill.", 1e6],
  ["bn|Bn|BN|bln|mrd|Mrd|Mrds|md|Md|mds|Mds|mld|Mld", 1e9],
  ["tn|Tn|trn", 1e12],
];

/** East Asian scales multiply when they follow each other: 万亿 is 10^12, 百万 is 10^6. */
const HAN: Rows = [
  ["十|拾", 10],
  ["百", 1e2],
  ["千", 1e3],
  ["万|萬", 1e4],
  ["亿|億", 1e8],
  ["兆", 1e12],
];

const ENGLISH: Rows = [
  ["hundred", 1e2],
  ["thousand", 1e3],
  ["million|millions", 1e6],
  ["billion|billions", 1e9],
  ["trillion|trillions", 1e12],
  ["lakh|lakhs", 1e5],
  ["crore|crores", 1e7],
  ["lakh crore|lakh crores", 1e12],
];

/** French, German, Spanish and Italian count in the long scale: their billion is 10^12. */
const ROWS: Record<Language, Rows> = {
  en: ENGLISH,
  fr: [
    ["cent|cents", 1e2],
    ["mille|milliers", 1e3],
    ["million|millions", 1e6],
    ["milliard|milliards", 1e9],
    ["billion|billions", 1e12],
    ["trillion|trillions", 1e18],
  ],
  de: [
    ["hundert", 1e2],
    ["tausend|Tsd|Tsd.", 1e3],
    ["million|millionen", 1e6],
    ["milliarde|milliarden", 1e9],
    ["billion|billionen|Bio|Bio.", 1e12],
    ["trillion|trillionen", 1e18],
  ],
  es: [
    ["mil|miles", 1e3],
    ["millón|millon|millones|mill", 1e6],
    ["millardo|millardos", 1e9],
    ["billón|billon|billones", 1e12],
    ["trillón|trillon|trillones", 1e18],
  ],
  it: [
    ["cento", 1e2],
    ["mille|mila", 1e3],
    ["milione|milioni", 1e6],
    ["miliardo|miliardi", 1e9],
    ["bilione|bilioni", 1e12],
    ["trilione|trilioni", 1e18],
  ],
  zh: [...HAN, ...ENGLISH],
  ja: [...HAN, ...ENGLISH, ["ミリオン", 1e6], ["ビリオン", 1e9]],
  ko: [["십", 10], ["백", 1e2], ["천", 1e3], ["만", 1e4], ["억", 1e8], ["조", 1e12], ...HAN.slice(3), ...ENGLISH],
};

const INDEXES = new Map<Language, FormIndex<number>>();

/** The language's words and abbreviations for powers of ten. */
export function scaleIndex(language: Language): FormIndex<number> {
  const known = INDEXES.get(language);
  if (known !== undefined) return known;
  const made = formIndex<number>([...COMMON, ...ROWS[language]]);
  INDEXES.set(language, made);
  return made;
}

/** Letters that are a scale only beside a currency or a thing counted: 910B and MI450 are names. */
export const LETTER_SCALES: ReadonlyMap<string, number> = new Map([
  ["k", 1e3],
  ["K", 1e3],
  ["m", 1e6],
  ["M", 1e6],
  ["MM", 1e6],
  ["b", 1e9],
  ["B", 1e9],
  ["t", 1e12],
  ["T", 1e12],
]);
