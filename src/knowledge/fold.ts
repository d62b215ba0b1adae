import { HAN_VARIANTS } from "./han-variants.ts";

const SPACE = 0x20;
const APOSTROPHE = 0x27;

/**
 * Code unit → the code unit names and words are compared in: lower case, no Latin accents, half-width, one apostrophe, hyphens as
 * spaces, simplified Han. One unit for one unit, so offsets into the folded text are offsets into the text.
 */
const FOLDED = foldTable();

/** The folded form of one UTF-16 code unit. */
export function foldCode(code: number): number {
  return FOLDED[code] ?? code;
}

/** The text in folded form, of the same length. */
export function foldText(text: string): string {
  let folded = "";
  for (let at = 0; at < text.length; at++) folded += String.fromCharCode(foldCode(text.charCodeAt(at)));
  return folded;
}

/** Units that stand inside a name without changing it: combining accents, soft hyphen, zero-width marks. */
export function isInvisible(code: number): boolean {
  return (code >= 0x300 && code <= 0x36f) || code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0xfeff;
}

function foldTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, code) => code);
  for (let code = 0x41; code < 0x250; code++) table[code] = foldLatin(code);
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = foldLatin(code - 0xfee0);
  for (const space of [0x09, 0x0a, 0x0d, 0xa0, 0x3000, 0x202f, 0x2009]) table[space] = SPACE;
  for (const hyphen of [0x2d, 0x2010, 0x2011, 0x2012, 0x2013, 0xff0d]) table[hyphen] = SPACE;
  for (const mark of [0x2018, 0x2019, 0x02bc, 0xff07, 0x60, 0xb4]) table[mark] = APOSTROPHE;
  for (let at = 0; at + 1 < HAN_VARIANTS.length; at += 2) {
    table[HAN_VARIANTS.charCodeAt(at)] = HAN_VARIANTS.charCodeAt(at + 1);
  }
  return table;
}

/** œ, æ and ø fold to their first letter: one unit must stay one unit. */
function foldLatin(code: number): number {
  const special = { œ: "o", Œ: "o", æ: "a", Æ: "a", ß: "s", ø: "o", Ø: "o", ł: "l", Ł: "l" };
  const letter = String.fromCharCode(code);
  for (const [from, to] of Object.entries(special)) if (from === letter) return to.charCodeAt(0);
  return letter.toLowerCase().normalize("NFD").charCodeAt(0);
}
