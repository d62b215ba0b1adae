/**
 * What a terminal must never get from an article: control characters (escape sequences among them), direction overrides, tags,
 * invisible fillers, private and unassigned characters, lone surrogates. Joiners stay where a script or an emoji needs them.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5\u180b-\u180f]/gu;

/** Zero-width joiner or non-joiner between two letters, marks or pictures: legitimate in Arabic, Indic scripts and emoji. */
const NEEDED_JOINER =
  /(?<=[\p{L}\p{M}\p{Extended_Pictographic}\ufe0f\p{Emoji_Modifier}])[\u200c\u200d](?=[\p{L}\p{Extended_Pictographic}])/gu;

const JOINER_SCRIPTS =
  /[\p{sc=Arabic}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Malayalam}\p{sc=Kannada}\p{sc=Gujarati}\p{sc=Sinhala}\p{sc=Khmer}\p{Extended_Pictographic}]/u;

/** Variation selectors change nothing but an emoji's looks; elsewhere they only hide data. */
const STRAY_SELECTOR = /(?<![\p{Extended_Pictographic}\d#*])\ufe0f|[\ufe00-\ufe0e]|[\u{e0100}-\u{e01ef}]/gu;

/** No living script stacks more marks than this on one letter. */
const SURPLUS_MARKS = /(\p{M}{4})\p{M}+/gu;

/** Text from outside made safe to print on a terminal, on one line. */
export function printable(text: string): string {
  const kept = text.normalize("NFC").replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, " ");
  const spots = new Set<number>();
  for (const match of kept.matchAll(NEEDED_JOINER)) {
    if (JOINER_SCRIPTS.test(kept.slice(Math.max(0, match.index - 2), match.index + 3))) spots.add(match.index);
  }
  return kept
    .replace(INVISIBLE, (character, at: number) => (spots.has(at) ? character : ""))
    .replace(STRAY_SELECTOR, "")
    .replace(SURPLUS_MARKS, "$1");
}
