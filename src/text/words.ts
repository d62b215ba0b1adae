/** A word of a text: offsets are UTF-16, `norm` is folded (lower case, compatibility forms unified, Latin accents off). */
export type Word = { start: number; end: number; norm: string; script: Script };
export type Script = "latin" | "han" | "kana" | "hangul";

// One alternation per kind of run, each linear: a number keeps its separators and a glued unit or letter ("16.5", "950PR", "1,234"),
// a letter run keeps digits and version dots ("H200", "V3.2").
const RUN =
  /([\p{Script=Han}々〇]+)|([\p{Script=Hiragana}\p{Script=Katakana}ー]+)|([\p{Script=Hangul}]+)|(?:\p{Nd}+(?:[.,]\p{Nd}+)*[[\p{L}\p{M}\p{Nd}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]]*|[[\p{L}\p{M}\p{Nd}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]]+(?:\.\p{Nd}+)*)/gv;
const MARKS = /\p{M}+/gu;
const ASCII = /^[\x21-\x7e]*$/;
// Vietnamese tone marks carry the word; without them it is another word.
const VIETNAMESE = /[ăđơưĂĐƠƯ\u1ea0-\u1ef9]/u;

/** A word as it is compared: compatibility forms unified, lower case, Latin accents off (not Vietnamese), ß as ss. */
export function foldWord(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  const lower = word.normalize("NFKC").toLowerCase();
  if (VIETNAMESE.test(lower) || !/\p{Script=Latin}/u.test(lower)) return lower.normalize("NFC");
  return lower
    .normalize("NFD")
    .replace(MARKS, "")
    .replaceAll("ß", "ss")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o");
}

/** The words of a text in order. CJK runs come as `Intl.Segmenter` cuts them; everything else as letter and number runs. */
export function words(text: string, language: string): Word[] {
  const found: Word[] = [];
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code < NOT_ASCII && !isLetter(code) && !isDigit(code)) {
      at += 1;
      continue;
    }
    const end = code < NOT_ASCII ? asciiRunEnd(text, at) : null;
    if (end !== null) {
      found.push({ start: at, end, norm: text.slice(at, end).toLowerCase(), script: "latin" });
      at = end;
      continue;
    }
    RUN.lastIndex = at;
    const match = RUN.exec(text);
    if (match === null) break;
    pushRun(found, match, language);
    at = RUN.lastIndex;
  }
  return found;
}

const NOT_ASCII = 0x80;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
const POINT = 0x2e;
const COMMA = 0x2c;

/** Where the run ends that `RUN` finds at `start`, without its cost; null when a letter beyond ASCII may be part of it. */
function asciiRunEnd(text: string, start: number): number | null {
  const isNumber = isDigit(text.charCodeAt(start));
  let at = isNumber ? start : pastLetters(text, start);
  for (;;) {
    at = pastDigits(text, at);
    const code = text.charCodeAt(at);
    const isJoined = code === POINT || (isNumber && code === COMMA);
    if (!isJoined) break;
    const next = text.charCodeAt(at + 1);
    if (next >= NOT_ASCII) return null;
    if (!isDigit(next)) break;
    at += 1;
  }
  if (isNumber) at = pastLetters(text, at);
  return text.charCodeAt(at) >= NOT_ASCII ? null : at;
}

function pastDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

/** Past letters and the digits among them. */
function pastLetters(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); isLetter(code) || isDigit(code); code = text.charCodeAt(at)) at += 1;
  return at;
}

function pushRun(found: Word[], [run, han, kana, hangul]: RegExpExecArray, language: string): void {
  const at = RUN.lastIndex - run.length;
  if (han === undefined && kana === undefined && hangul === undefined) {
    found.push({ start: at, end: at + run.length, norm: foldWord(run), script: "latin" });
  } else {
    const script = han !== undefined ? "han" : kana !== undefined ? "kana" : "hangul";
    pushSegments(found, { text: run, at, script, language });
  }
}

const segmenters = new Map<string, Intl.Segmenter>();

function wordSegmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known !== undefined) return known;
  const made = new Intl.Segmenter(language, { granularity: "word" });
  segmenters.set(language, made);
  return made;
}

type Run = { text: string; at: number; script: Script; language: string };

function pushSegments(found: Word[], run: Run): void {
  if (run.script === "hangul") {
    found.push({ start: run.at, end: run.at + run.text.length, norm: run.text.normalize("NFC"), script: "hangul" });
    return;
  }
  for (const part of wordSegmenter(run.language === "ja" || run.script === "kana" ? "ja" : "zh").segment(run.text)) {
    const start = run.at + part.index;
    found.push({ start, end: start + part.segment.length, norm: part.segment.normalize("NFKC"), script: run.script });
  }
}
