import { KOREAN_PARTICLES } from "../text/korean-particles.ts";
import { foldCode, isInvisible } from "./fold.ts";

type Script = "latin" | "digit" | "hangul" | "katakana" | "han" | "none";

/** The script a unit belongs to, as far as word boundaries care. */
export function scriptOf(code: number): Script {
  const folded = foldCode(code);
  if (folded >= 0x30 && folded <= 0x39) return "digit";
  if ((folded >= 0x61 && folded <= 0x7a) || folded === 0x5f || (folded >= 0xdf && folded < 0x530)) return "latin";
  if (folded >= 0xac00 && folded <= 0xd7a3) return "hangul";
  if ((folded >= 0x30a1 && folded <= 0x30fa) || folded === 0x30fc) return "katakana";
  if (folded >= 0x3400 && folded <= 0x9fff) return "han";
  return "none";
}

/** Whether a name may begin at `start`: the unit before it must not belong to the same word. */
export function beginsWord(text: string, start: number): boolean {
  if (start === 0) return true;
  const own = scriptOf(text.charCodeAt(start));
  const before = scriptOf(text.charCodeAt(start - 1));
  if (own === "latin") return before !== "latin" && before !== "digit";
  if (own === "digit") return before !== "latin" && before !== "digit" && !endsDecimalPoint(text, start);
  if (own === "katakana") return before !== "katakana";
  return true;
}

/** Whether a name may end at `end`; plural and genitive -s are allowed after names of three units or more. */
export function endsWord(text: string, start: number, end: number): boolean {
  const last = scriptOf(text.charCodeAt(end - 1));
  if (last === "latin" || last === "digit") return endsLatin(text, start, end, last);
  if (last === "hangul") return endsHangul(text, start, end);
  if (last === "katakana" && end - start <= 4) return scriptOf(text.charCodeAt(end)) !== "katakana";
  return true;
}

function endsLatin(text: string, start: number, end: number, last: Script): boolean {
  let at = end;
  while (at < text.length && isInvisible(text.charCodeAt(at))) at++;
  const next = scriptOf(text.charCodeAt(at));
  if (next === "none" && last === "digit")
    return !(text[at] === "." && isDigit(text, at + 1)) && !continuesModel(text, at);
  if (next !== "latin") return next !== "digit";
  const after = scriptOf(text.charCodeAt(at + 1));
  return end - start >= 3 && text[at] === "s" && after !== "latin" && after !== "digit";
}

/** "R2-D2" is not R2: a hyphen and another letter-digit pair go on with the name. "A100-80GB" ends it. */
function continuesModel(text: string, at: number): boolean {
  return text[at] === "-" && /^-[A-Za-z]\d/.test(text.slice(at, at + 3));
}

/** Short Korean names end with the word or a particle (메타가, not 메타버스); longer ones may stand inside a compound. */
function endsHangul(text: string, start: number, end: number): boolean {
  const syllables = end - start;
  if (syllables <= 2 && start > 0 && scriptOf(text.charCodeAt(start - 1)) === "hangul") return false;
  if (syllables >= 3) return true;
  let stop = end;
  while (scriptOf(text.charCodeAt(stop)) === "hangul") stop++;
  return stop === end || KOREAN_PARTICLES.has(text.slice(end, stop));
}

function endsDecimalPoint(text: string, at: number): boolean {
  return (text[at - 1] === "." || text[at - 1] === ",") && isDigit(text, at - 2);
}

function isDigit(text: string, at: number): boolean {
  return scriptOf(text.charCodeAt(at)) === "digit";
}
