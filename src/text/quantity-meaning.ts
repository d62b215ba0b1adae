import type { Language } from "../types.ts";
import { readDigits } from "./quantity-digits.ts";
import { continuesWord, matchForm, skipGap } from "./quantity-forms.ts";
import { LETTER_SCALES, scaleIndex } from "./quantity-scales.ts";
import type { QuantityKind, UnitMeaning } from "./quantity-types.ts";
import { unitIndex } from "./quantity-units.ts";
import { isDense } from "./language.ts";

/** What the words after a number make of it; `added` is what a second figure adds, in units of `factor` (2億8000万). */
export type Meaning = {
  end: number;
  kind: QuantityKind;
  unit: string | null;
  factor: number;
  currency: string | null;
  added?: number;
};

/** What is known when the words after the number are read; `money` is the currency that stood before it. */
type Known = { language: Language; money: string | null; number: number };

const SCALES_MAX = 3;
/** "mille milliards de dollars", "millones de dólares", "milliard d'euros". */
const LINKS = /(?:de |d['’]|di |of |del )/y;
const PER =
  /\s?(?:\/\s?股|\/\s?share|每股|per share|a share|apiece per share|par action|pro aktie|je aktie|por acción|per azione)/iy;
const PER_HOUR =
  /\s?(?:\/\s?h(?:our|r)?\b|per hour|an hour|par heure|pro stunde|por hora|all['’]ora|\/\s?小时|\/\s?時間)/iy;
const NOUN = /[\p{L}\p{N}-]{1,24}/uy;
const NOUN_WORDS_MAX = 3;

/** The meaning of the number that ends at `at`, or null when letters glued to it make it a name. */
export function readMeaning(text: string, at: number, known: Known): Meaning | null {
  const direct = readUnit(text, at, known);
  if (direct !== null && known.money === null) return finish(text, direct, known);
  const scale = readScales(text, at, known);
  if (scale === null && direct?.kind === "money") return finish(text, direct, known);
  if (scale === null) return continuesWord(text, at) ? null : bare(text, { end: at, factor: 1 }, known);
  const unit = readUnit(text, linkEnd(text, scale.end), known) ?? readUnit(text, scale.end, known);
  // "$2 million chips": what follows money is what it buys.
  if (unit === null || (known.money !== null && unit.kind !== "money")) return bare(text, scale, known);
  const meaning = { ...unit, factor: unit.factor * scale.factor };
  return finish(text, scale.added === undefined ? meaning : { ...meaning, added: scale.added }, known);
}

type Unit = UnitMeaning & { end: number; added?: number };

function readUnit(text: string, at: number, { language, number }: Known): Unit | null {
  const found = matchForm(unitIndex(language), text, skipGap(text, at));
  if (found === null) return null;
  const decade = found.value.unit === "s" && /^s$/.test(text.slice(at, found.end)) && number >= 1000;
  const split =
    found.value.unit === "s" && found.end === skipGap(text, at) + 1 && number % 10 === 0 && text.charAt(at) === "s";
  return decade || split ? null : { ...found.value, end: found.end };
}

type Scale = { end: number; factor: number; added?: number };

function readScales(text: string, at: number, known: Known): Scale | null {
  // 20多亿: "more than" stands between the figure and its scale.
  if (/[多余餘]/.test(text.charAt(at)) && matchForm(scaleIndex(known.language), text, at + 1) !== null) {
    return readScales(text, at + 1, known);
  }
  let end = at;
  let factor = 1;
  for (let count = 0; count < SCALES_MAX; count += 1) {
    const found = matchForm(scaleIndex(known.language), text, skipGap(text, end));
    if (found === null) break;
    factor *= found.value;
    end = found.end;
  }
  if (end === at) return readLetterScale(text, at, known);
  // "Mrd." and "Mio." keep their dot when a unit follows.
  if (text.charAt(end) === "." && readUnit(text, end + 1, known) !== null) end += 1;
  return addRest(text, { end, factor }, known);
}

/** "2億8000万円", "1조 6천억": a second figure with a smaller scale adds to the first. */
function addRest(text: string, scale: Scale, known: Known): Scale {
  if (!isDense(known.language) || scale.factor < 1e4) return scale;
  const from = known.language === "ko" ? skipGap(text, scale.end) : scale.end;
  if (!/[0-9０-９]/.test(text.charAt(from))) return scale;
  const digits = readDigits(text, from, known.language);
  if (digits.value === null) return scale;
  let end = digits.end;
  let factor = 1;
  for (let count = 0; count < SCALES_MAX; count += 1) {
    const found = matchForm(scaleIndex(known.language), text, end);
    if (found === null) break;
    factor *= found.value;
    end = found.end;
  }
  if (factor >= scale.factor || digits.value * factor >= scale.factor) return scale;
  const rest = addRest(text, { end, factor }, known);
  return { end: rest.end, factor: scale.factor, added: ((digits.value + (rest.added ?? 0)) * factor) / scale.factor };
}

/** "$16B", "693 M$", "70B parameters": one letter, only beside money or a thing counted. */
function readLetterScale(text: string, at: number, known: Known): Scale | null {
  const from = text.charAt(at) === " " || text.charAt(at) === "\u00a0" || text.charAt(at) === "\u202f" ? at + 1 : at;
  const letters = text.startsWith("MM", from) ? "MM" : text.charAt(from);
  const factor = LETTER_SCALES.get(letters);
  const end = from + letters.length;
  if (factor === undefined || continuesWord(text, end)) return null;
  if (known.money !== null) return { end, factor };
  const unit = readUnit(text, linkEnd(text, end), known);
  // "The first 400k H200s": a name says what is counted.
  if (unit === null)
    return letters === "k" && from === at && known.number >= BARE_THOUSANDS_MIN ? { end, factor } : null;
  return unit.kind === "money" || (unit.kind === "count" && countedInLetters(factor, unit.unit))
    ? { end, factor }
    : null;
}

/** A 10-K is a filing, 4k and 8k are screens. */
const BARE_THOUSANDS_MIN = 11;

/** "910B chips" are chips of that name; parameters and tokens do come in billions. */
const countedInLetters = (factor: number, unit: string | null): boolean =>
  factor === 1e3 || ["parameter", "token", "transistor", "user"].includes(unit ?? "");

function linkEnd(text: string, at: number): number {
  const from = skipGap(text, at);
  LINKS.lastIndex = from;
  return from + (LINKS.exec(text)?.[0].length ?? 0);
}

/** A unit found: money takes its currency and "per share", a counter looks for its noun. */
function finish(text: string, unit: Unit, known: Known): Meaning {
  if (unit.kind === "money")
    return priced(text, { ...unit, unit: known.money === "¥" ? unit.unit : (known.money ?? unit.unit) });
  if (unit.kind === "count" && unit.unit === null) {
    const noun = matchForm(unitIndex(known.language), text, nounStart(text, unit.end));
    if (noun?.value.kind === "count") return { ...unit, end: noun.end, unit: noun.value.unit, currency: null };
  }
  return { ...unit, currency: null };
}

/** Korean and Japanese put a particle between the counter and its noun: 3만 개의 칩. */
function nounStart(text: string, at: number): number {
  return skipGap(text, /[의の]/.test(text.charAt(at)) ? at + 1 : at);
}

function priced(text: string, unit: Unit): Meaning {
  const share = stickyEnd(PER, text, unit.end);
  const hour = share === null ? stickyEnd(PER_HOUR, text, unit.end) : null;
  const per = share !== null ? "/share" : hour !== null ? "/hour" : "";
  return {
    ...unit,
    kind: "money",
    end: share ?? hour ?? unit.end,
    unit: `${unit.unit ?? ""}${per}`,
    currency: unit.unit,
  };
}

function stickyEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? null : at + found[0].length;
}

/** No unit follows directly: money by its sign, a count when its noun follows within three words, else plain. */
function bare(text: string, scale: Scale, known: Known): Meaning {
  const added = scale.added === undefined ? {} : { added: scale.added };
  if (known.money !== null) {
    return { ...priced(text, { kind: "money", unit: known.money, factor: scale.factor, end: scale.end }), ...added };
  }
  const noun = nounAhead(text, scale.end, known.language);
  const kind = noun === null ? "plain" : "count";
  return { end: scale.end, kind, unit: noun, factor: scale.factor, currency: null, ...added };
}

/** The thing counted in "20,000 Ascend 910B chips", "one million AI chips". */
function nounAhead(text: string, at: number, language: Language): string | null {
  let from = at;
  for (let count = 0; count < NOUN_WORDS_MAX; count += 1) {
    from = skipGap(text, from);
    NOUN.lastIndex = from;
    const word = NOUN.exec(text)?.[0];
    if (word === undefined || from === at) return null;
    const found = matchForm(unitIndex(language), text, from);
    if (found?.value.kind === "count") return found.value.unit;
    // A short lower-case word is "of", "and", "in": what follows is another phrase.
    if (word.length <= 3 && word === word.toLowerCase() && !/\d/.test(word)) return null;
    from += word.length;
  }
  return null;
}
