import type { Span } from "./sentences.ts";

/** About 105 words of Latin text, the size that ranked best (INDEX.md), or as many CJK characters as hold as much. */
const PASSAGE_CHARS = 650;
const PASSAGE_CHARS_CJK = 260;

/** Neighbouring sentences gathered into passages of about 100 words; no sentence is cut, no passage is empty. */
export function passages(sentences: readonly Span[], language: string): Span[] {
  const size = language === "zh" || language === "ja" || language === "ko" ? PASSAGE_CHARS_CJK : PASSAGE_CHARS;
  const made: Span[] = [];
  let open: Span | undefined;
  for (const sentence of sentences) {
    if (open !== undefined && sentence.end - open.start > size) {
      made.push(open);
      open = undefined;
    }
    open = open === undefined ? { ...sentence } : { start: open.start, end: sentence.end };
  }
  if (open !== undefined) made.push(open);
  return made;
}
