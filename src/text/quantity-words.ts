import type { Language } from "../types.ts";

/** A number written in words. A `weak` one ("un", "neuf", "sei") counts only before a unit or a scale. */
export type WordReading = { end: number; value: number; weak: boolean };

const TOKENS_MAX = 5;
const WORD = /\p{L}{1,24}/uy;

/** The words for 0, 1, 2, ... in order. */
const UNITS: Partial<Record<Language, string>> = {
  en: "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
  fr: "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
  de: "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
  es: "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco",
  it: "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti",
};

/** The tens from `first` on, and the bigger words. */
const BIGGER: Partial<Record<Language, Record<string, number>>> = {
  en: { a: 1, an: 1, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, dozen: 12 },
  fr: {
    une: 1,
    vingt: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
    cent: 100,
    mille: 1000,
    douzaine: 12,
    dizaine: 10,
    quinzaine: 15,
    vingtaine: 20,
    trentaine: 30,
    quarantaine: 40,
    cinquantaine: 50,
    soixantaine: 60,
    centaine: 100,
  },
  de: { ein: 1, eine: 1, einer: 1, einem: 1, einen: 1, dutzend: 12, hundert: 100, tausend: 1000, hunderttausend: 1e5 },
  es: {
    un: 1,
    una: 1,
    treinta: 30,
    cuarenta: 40,
    cincuenta: 50,
    sesenta: 60,
    setenta: 70,
    ochenta: 80,
    noventa: 90,
    cien: 100,
    ciento: 100,
    doscientos: 200,
    trescientos: 300,
    cuatrocientos: 400,
    quinientos: 500,
    mil: 1000,
    docena: 12,
    decena: 10,
    veintena: 20,
    treintena: 30,
    centenar: 100,
  },
  it: {
    un: 1,
    una: 1,
    trenta: 30,
    quaranta: 40,
    cinquanta: 50,
    sessanta: 60,
    settanta: 70,
    ottanta: 80,
    novanta: 90,
    cento: 100,
    duecento: 200,
    trecento: 300,
    cinquecento: 500,
    mille: 1000,
    decina: 10,
    dozzina: 12,
    ventina: 20,
    trentina: 30,
    quarantina: 40,
    cinquantina: 50,
    centinaio: 100,
  },
};

/** Words that are more often something else than a number: fr new, it you are, es once and article. */
const WEAK: ReadonlySet<string> = new Set([
  "neuf",
  "sei",
  "acht",
  "elf",
  "null",
  "dozen",
  "dizaine",
  "centaine",
  "decina",
]);

const GERMAN_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

const VALUES = new Map<Language, ReadonlyMap<string, number>>();

function valuesOf(language: Language): ReadonlyMap<string, number> {
  const known = VALUES.get(language);
  if (known !== undefined) return known;
  const values = new Map<string, number>(Object.entries(BIGGER[language] ?? {}));
  const units = (UNITS[language] ?? "").split(" ");
  units.forEach((word, value) => values.set(word, value));
  if (language === "de") addGerman(values, units);
  values.delete("");
  VALUES.set(language, values);
  return values;
}

/** German writes twenty-one to ninety-nine and the hundreds as one word. */
function addGerman(values: Map<string, number>, units: readonly string[]): void {
  units.slice(1, 10).forEach((word, position) => {
    const stem = word === "eins" ? "ein" : word;
    values.set(`${stem}hundert`, (position + 1) * 100);
    values.set(`${stem}tausend`, (position + 1) * 1000);
    GERMAN_TENS.forEach((ten, tens) => {
      values.set(ten, (tens + 2) * 10);
      values.set(`${stem}und${ten}`, (tens + 2) * 10 + position + 1);
    });
  });
}

/** The number in words that starts at `at`, in the languages that write words apart; scales above hundred are left to the caller. */
export function readWords(text: string, at: number, language: Language): WordReading | null {
  const values = valuesOf(language);
  let end = at;
  let total: number | null = null;
  let weak = false;
  for (let count = 0; count < TOKENS_MAX; count += 1) {
    const from = total === null ? at : end + 1;
    if (total !== null && !/[ \u00a0-]/.test(text.charAt(end))) break;
    WORD.lastIndex = from;
    const word = (WORD.exec(text)?.[0] ?? "").toLowerCase();
    const value: number | undefined = word === "hundred" && total !== null ? 100 : values.get(word);
    const joined: number | null = value === undefined ? null : join(total, value);
    if (joined === null) break;
    weak = total === null && (value === 1 || WEAK.has(word));
    total = joined;
    end = from + word.length;
  }
  return total === null ? null : { end, value: total, weak };
}

/** "twenty" + "five" = 25, "quatre" + "vingt" = 80, "two" + "hundred" = 200; null when they are two numbers. */
function join(total: number | null, value: number): number | null {
  if (total === null) return value;
  if (value === 12 && total <= 9) return total * 12;
  if (value === 100 && total < 10) return total * 100;
  if (value === 20 && total === 4) return 80;
  if (total >= 20 && total < 100 && value < (total === 60 || total === 80 ? 20 : 10)) return total + value;
  return total >= 100 && total % 100 === 0 && value < 100 ? total + value : null;
}

const HAN_RUN = /[〇零一二两兩三四五六七八九十百千万萬亿億兆]{1,14}/y;
const HAN_DIGITS: ReadonlyMap<string, number> = new Map(
  [..."〇一二三四五六七八九"]
    .map((digit, value): [string, number] => [digit, value])
    .concat([
      ["零", 0],
      ["两", 2],
      ["兩", 2],
    ]),
);
const HAN_SMALL: ReadonlyMap<string, number> = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);
const HAN_LARGE: ReadonlyMap<string, number> = new Map([
  ["万", 1e4],
  ["萬", 1e4],
  ["亿", 1e8],
  ["億", 1e8],
  ["兆", 1e12],
]);
const HANGUL_RUN = /[일이삼사오육칠팔구십백천만억조]{1,12}/y;
const HANGUL = "일이삼사오육칠팔구십백천만억조";
const HANGUL_AS_HAN = "一二三四五六七八九十百千万億兆";
const KOREAN_NATIVE = /(열두|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|한)(?= )/y;
const NATIVE_VALUES: Record<string, number> = {
  한: 1,
  두: 2,
  세: 3,
  네: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
  열: 10,
  열두: 12,
  스무: 20,
};

/** The number in Chinese numerals that starts at `at`; always weak, they stand inside names (三星, 百度, 千问). */
export function readHan(text: string, at: number): WordReading | null {
  if (/[第〇零一二两兩三四五六七八九十百千万萬亿億数數几幾]/.test(text.charAt(at - 1))) return null;
  // 亿 or 万 alone is the scale of a figure before it, or part of a name.
  if (/[万萬亿億兆]/.test(text.charAt(at))) return null;
  HAN_RUN.lastIndex = at;
  const run = HAN_RUN.exec(text)?.[0];
  const value = run === undefined ? null : hanValue(run);
  return run === undefined || value === null ? null : { end: at + run.length, value, weak: true };
}

/** The Korean number word that starts at `at`, native or Sino-Korean; always weak. */
export function readKorean(text: string, at: number): WordReading | null {
  if (/[\uac00-\ud7a3]/.test(text.charAt(at - 1))) return null;
  KOREAN_NATIVE.lastIndex = at;
  const native = KOREAN_NATIVE.exec(text)?.[0];
  if (native !== undefined) return { end: at + native.length, value: NATIVE_VALUES[native] ?? 0, weak: true };
  HANGUL_RUN.lastIndex = at;
  const run = HANGUL_RUN.exec(text)?.[0];
  if (run === undefined) return null;
  const value = hanValue(run.replace(/./gu, (letter) => HANGUL_AS_HAN.charAt(HANGUL.indexOf(letter))));
  return value === null ? null : { end: at + run.length, value, weak: true };
}

/** 二十五 = 25, 三千万 = 3×10^7, 万亿 = 10^12, and 二〇二五 digit by digit. */
function hanValue(run: string): number | null {
  const characters = [...run];
  const digits = characters.map((character) => HAN_DIGITS.get(character));
  if (characters.length > 1 && digits.every((digit) => digit !== undefined)) return Number(digits.join(""));
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of characters) {
    const small = HAN_SMALL.get(character);
    const large = HAN_LARGE.get(character);
    if (small !== undefined) {
      section += (digit === 0 ? 1 : digit) * small;
      digit = 0;
    } else if (large === undefined) {
      digit = HAN_DIGITS.get(character) ?? 0;
    } else {
      const current = section + digit;
      total = current === 0 ? (total === 0 ? 1 : total) * large : total + current * large;
      section = 0;
      digit = 0;
    }
  }
  const value = total + section + digit;
  return Number.isFinite(value) ? value : null;
}
