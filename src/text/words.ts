/** A word of a text: offsets are UTF-16, `norm` is folded (lower case, compatibility forms unified, Latin accents off). */
export type Word = { start: number; end: number; norm: string; script: Script };
export type Script = "latin" | "han" | "kana" | "hangul";

// One alternation per kind of run, each linear: a number keeps its separators and a glued unit or letter ("16.5", "950PR", "1,234"),
// a letter run keeps digits and version dots ("H200", "V3.2").
const RUN =
  /(?<han>[\p{Script=Han}々〇]+)|(?<kana>[\p{Script=Hiragana}\p{Script=Katakana}ー]+)|(?<hangul>[\p{Script=Hangul}]+)|(?<latin>\p{Nd}+(?:[.,]\p{Nd}+)*(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{M}\p{Nd}])*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{M}\p{Nd}])+(?:\.\p{Nd}+)*)/gu;
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
  for (const match of text.matchAll(RUN)) {
    const groups = match.groups ?? {};
    if (groups["latin"] !== undefined) {
      found.push({ start: match.index, end: match.index + match[0].length, norm: foldWord(match[0]), script: "latin" });
    } else {
      const script = groups["han"] !== undefined ? "han" : groups["kana"] !== undefined ? "kana" : "hangul";
      pushSegments(found, { text: match[0], at: match.index, script, language });
    }
  }
  return found;
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
