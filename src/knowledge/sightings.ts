import { beginsWord, endsWord } from "./boundaries.ts";
import { foldText } from "./fold.ts";
import type { Name, Sign } from "./names.ts";
import senses from "./name-senses.json" with { type: "json" };
import type { Trie } from "./trie.ts";

/** A stretch that is written like one or more names; which of them, and how surely, is decided from what stands around it. */
export type Sighting = {
  start: number;
  end: number;
  surface: string;
  names: readonly Name[];
  /** Written in another case than the name: only questions allow it for names that are short or ambiguous. */
  otherCase: boolean;
  /** For a misspelling: what it was taken for. */
  takenFor?: string;
};

/** The names in a text, longest from the left and never overlapping, and where the words stand that back ambiguous ones. */
export type Sightings = { names: Sighting[]; field: number[]; cite: number[] };

export type ReadingMode = { language: string; mode: "text" | "question" };

const WORDS = new Set(senses.lowercaseWords);
/** Words of one language that are spelt like a name: "¿cómo se llama?", "è vera?". */
const WORDS_OF: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(senses.wordsOf).map(([language, words]) => [language, new Set(words)]),
);

/** Reads a text once from left to right. */
export function sightNames(text: string, trie: Trie<Sign>, reading: ReadingMode): Sightings {
  const found: Sightings = { names: [], field: [], cite: [] };
  let at = 0;
  while (at < text.length) {
    if (isInsideWord(text, at)) {
      at += 1;
      continue;
    }
    const hits = trie.at(text, at);
    const end = hits.length > 0 && beginsWord(text, at) ? takeLongest(text, at, hits, { reading, found }) : 0;
    at = end > at ? end : at + 1;
  }
  return found;
}

/** Whether a letter a–z follows another: no name begins there, which most of a text need not look up. */
const isInsideWord = (text: string, at: number): boolean =>
  at > 0 && isLetter(text.charCodeAt(at)) && isLetter(text.charCodeAt(at - 1));

const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

type Taking = { reading: ReadingMode; found: Sightings };

function takeLongest(
  text: string,
  start: number,
  hits: readonly { end: number; values: readonly Sign[] }[],
  { reading, found }: Taking,
): number {
  for (let index = hits.length - 1; index >= 0; index--) {
    const hit = hits[index];
    if (hit === undefined || !endsWord(text, start, hit.end)) continue;
    for (const sign of hit.values) if (sign.is === "field" || sign.is === "cite") found[sign.is].push(start);
    if (hit.values.some((sign) => sign.is === "notName")) return hit.end;
    const surface = text.slice(start, hit.end);
    const names = hit.values.flatMap((sign) =>
      sign.is === "name" &&
      fits(sign.name, surface, reading) &&
      !isOtherName(sign.name, surface, text[hit.end], reading.language)
        ? [sign.name]
        : [],
    );
    if (names.some((name) => name.sense === "glyph") && !standsAlone(text, start, reading)) continue;
    if (names.length === 0) continue;
    const exact = names.filter((name) => sameCase(surface, name.surface));
    const best = exact.length > 0 ? exact : names;
    found.names.push({ start, end: hit.end, surface, names: best, otherCase: exact.length === 0 });
    return hit.end;
  }
  return 0;
}

/** A single character is a state only in headlines: 美 商務部, 对美出口; never in 12月8日 or, in Korean texts, inside a Chinese word. */
function standsAlone(text: string, at: number, { language }: ReadingMode): boolean {
  const around = `${text[at - 1] ?? " "}${text[at + 1] ?? " "}`;
  if (/[\d０-９一二三四五六七八九十月年]/.test(around)) return false;
  return language === "ko" ? !/(?![美中韓日米英獨佛])\p{Script=Han}/u.test(around) : true;
}

/** Whether a name may be written so in this kind of text. */
function fits(name: Name, surface: string, { language, mode }: ReadingMode): boolean {
  const exact = sameCase(surface, name.surface);
  if (name.sense === "glyph") return name.languages.includes(language);
  if (WORDS_OF.get(language)?.has(surface) === true || isAccented(surface, name.surface)) return false;
  // French "seul" is alone, not what Italians call Seoul.
  if (name.kind === "country" && LOWER_LATIN.test(surface) && !exact && !name.languages.includes(language))
    return false;
  // "china" is an adjective in Spanish only; "russe" in French only.
  if (name.sense === "demonym" && !exact) return mode === "question" && name.languages.includes(language);
  if (name.sense === "demonym" && /^\p{Ll}/u.test(surface)) return name.languages.includes(language);
  if (exact) return !name.questionOnly || mode === "question";
  if (mode === "question") return true;
  if (name.questionOnly) return false;
  if (!name.exactCase) return true;
  // A headline in capitals: "INTEL TO CUT JOBS".
  return surface.length > 4 && surface === surface.toUpperCase();
}

const LOWER_LATIN = /^[\p{Ll}\p{M}' -]+$/u;

/** Italian "metà" and Spanish "verá" are other words than the names: nobody types an accent that is not there. */
const isAccented = (surface: string, name: string): boolean =>
  LOWER_LATIN.test(surface) && ACCENT.test(surface.normalize("NFD")) && !ACCENT.test(name.normalize("NFD"));
const ACCENT = /[a-z]\p{M}/iu;

/**
 * "Metis" is a name of its own, not several of the ministry METI; "gpus" and "GPUs" are several GPUs. Spanish "metas" are aims, as nobody
 * speaks of several Metas.
 */
const isOtherName = (name: Name, surface: string, next: string | undefined, language: string): boolean =>
  next === "s" &&
  ((/^\p{Lu}\p{Ll}/u.test(surface) && /^\p{Lu}+$/u.test(name.surface)) ||
    (ROMANCE.has(language) && name.kind === "company" && LOWER_LATIN.test(surface)));
const ROMANCE: ReadonlySet<string> = new Set(["fr", "es", "it"]);

/** Whether a lower-case surface is an ordinary word of some language, so that its case says nothing. */
export function isOrdinaryWord(surface: string): boolean {
  return WORDS.has(surface);
}

/** Same letters in the same case; accents, hyphens, spaces and apostrophes may differ. */
function sameCase(surface: string, name: string): boolean {
  return surface === name || bare(surface) === bare(name);
}

function bare(surface: string): string {
  if (/^[A-Za-z0-9]+$/.test(surface)) return surface;
  const plain = surface.normalize("NFKD").replace(/[\p{M}\p{Pd}\s'’‘\u00ad\u200b]/gu, "");
  return /[A-Za-z]/.test(plain) ? plain : foldText(plain);
}
