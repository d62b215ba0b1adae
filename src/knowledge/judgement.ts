import { scriptOf } from "./boundaries.ts";
import type { Catalogue } from "./catalogue.ts";
import { isDateline, isPlace } from "./datelines.ts";
import { foldText } from "./fold.ts";
import senses from "./name-senses.json" with { type: "json" };
import type { Name } from "./names.ts";
import { createSentences, within } from "./sentence-spans.ts";
import type { Span } from "./sentence-spans.ts";
import { isOrdinaryWord } from "./sightings.ts";
import type { ReadingMode, Sighting, Sightings } from "./sightings.ts";

/** A name found in a text. Offsets are UTF-16; `why` says in words what the confidence rests on. */
export type Mention = {
  entityId: string;
  start: number;
  end: number;
  surface: string;
  confidence: number;
  why: string;
  /** The word is not spelt like the name: it may be another word. */
  isGuess?: true;
};

type Verdict = { confidence: number; why: string };
type Scene = {
  text: string;
  sightings: Sightings;
  catalogue: Catalogue;
  reading: ReadingMode;
  sentence: Span;
  steady: ReadonlySet<string>;
};

/** Kinds whose plain names show that a sentence is about this field. */
const FIELD_KINDS = new Set(["chip", "technology", "software", "model", "company"]);
const UNITS =
  /\d\s?(nm|gb|tb|tb\/s|gb\/s|tflops|pflops|watts?|kw|mw|gw|go|to|flops)\b|\d\s?(纳米|奈米|ナノ|나노|亿美元|億美元|億ドル|억 달러)/i;
const RIVALS = new Map(Object.entries(senses.rivals).map(([id, words]) => [id, wordPattern(words)]));

const startOf = ({ start }: Sighting): number => start;
const itself = (at: number): number => at;

/** Decides for each sighting which entity it names and how sure that is. */
export function judge(text: string, sightings: Sightings, catalogue: Catalogue, reading: ReadingMode): Mention[] {
  const steady = new Set(
    sightings.names.flatMap(({ names, otherCase }) =>
      names.filter((name) => name.sense === "plain" && !otherCase).map((name) => name.entityId),
    ),
  );
  const sentences = createSentences(text);
  return sightings.names
    .map((sighting) => {
      const scene = { text, sightings, catalogue, reading, steady, sentence: sentences.around(sighting.start) };
      let best: Mention | undefined;
      for (const name of sighting.names) {
        const { confidence, why } = judgeName(sighting, name, scene);
        const { start, end, surface } = sighting;
        if (best === undefined || confidence > best.confidence)
          best = {
            entityId: name.entityId,
            start,
            end,
            surface,
            confidence,
            why,
            ...(sighting.takenFor === undefined ? {} : { isGuess: true }),
          };
      }
      return best;
    })
    .filter((mention) => mention !== undefined);
}

function judgeName(sighting: Sighting, name: Name, scene: Scene): Verdict {
  if (sighting.takenFor !== undefined)
    return { confidence: 0.75, why: `taken for "${sighting.takenFor}", one or two letters off` };
  const rival = RIVALS.get(name.entityId);
  if (
    rival?.test(foldText(scene.text.slice(scene.sentence.start, scene.sentence.end))) === true &&
    name.surface.length <= 10
  ) {
    return { confidence: 0.1, why: "its sentence is about another thing of this name" };
  }
  if (name.sense === "glyph") return { confidence: 0.2, why: "a single character, a headline's shorthand" };
  if (name.sense === "demonym") return { confidence: 0.3, why: "an adjective of origin, not the state itself" };
  if (name.sense === "capital") return judgeCapital(sighting, scene);
  if (sighting.otherCase && isOrdinaryWord(sighting.surface)) return judgeOrdinaryWord(sighting, name, scene);
  if (name.sense !== "plain") return judgeAmbiguous(sighting, name, scene);
  // One surface may be the name of two: the one whose own name it is goes first.
  const own = scene.catalogue.find(name.entityId)?.name === name.surface ? 0.01 : 0;
  return sighting.otherCase
    ? { confidence: 0.88 + own, why: `the name "${name.surface}" in another case` }
    : { confidence: 0.95 + own, why: `the name "${name.surface}" (${name.languages.join(", ")})` };
}

function judgeCapital({ start, end }: Sighting, { text }: Scene): Verdict {
  if (isDateline(text, start, end)) return { confidence: 0.1, why: "the city of a dateline" };
  if (isPlace(text, start, end)) return { confidence: 0.3, why: "a place, hardly the government" };
  return { confidence: 0.6, why: "a capital that stands for its government" };
}

function judgeOrdinaryWord(sighting: Sighting, name: Name, scene: Scene): Verdict {
  const before = scene.text.slice(Math.max(0, sighting.start - 8), sighting.start);
  const article = /(^|\s)(the|by|from|vs|and|le|la|les|die|der|el|il)\s$/i.test(before) || sighting.start === 0;
  const backing = backingOf(sighting, name, scene);
  if (backing.kind === "kin") return { confidence: 0.7, why: `an ordinary word in lower case, but ${backing.why}` };
  if (backing.kind === "field" && (article || name.kind === "company"))
    return { confidence: 0.55, why: `an ordinary word in lower case, but ${backing.why}` };
  const numbered =
    /^[ -]\d{2,4}[a-z]{0,3}\b/i.test(scene.text.slice(sighting.end, sighting.end + 9)) && FIELD_KINDS.has(name.kind);
  if (numbered) return { confidence: 0.7, why: "an ordinary word in lower case, but a model number follows" };
  if (scene.reading.mode === "question" && isMeantInQuestions(sighting, scene))
    return { confidence: 0.5, why: "an ordinary word in lower case, in a question to a bot of this field" };
  return { confidence: 0.2, why: "an ordinary word in lower case" };
}

/** Words of so few letters, and these, are more often meant as words even here. */
const PLAIN_LETTERS_MAX = 3;
const PLAIN_WORDS = new Set(["next", "bloc", "dawning", "cadence", "commerce", "muse", "torch"]);

/** Who asks this bot about "intel", "ascend" or "rubin" means the names; "arm's" too. */
function isMeantInQuestions({ surface, end }: Sighting, { text }: Scene): boolean {
  if (PLAIN_WORDS.has(surface)) return false;
  return surface.length > PLAIN_LETTERS_MAX || /^['’]s(?!\p{L})/u.test(text.slice(end, end + 3));
}

function judgeAmbiguous(sighting: Sighting, name: Name, scene: Scene): Verdict {
  const backing = backingOf(sighting, name, scene);
  const usual = name.sense === "usual";
  // Who asks this bot for "R2" means the one of this field.
  const asked = scene.reading.mode === "question" ? (/\d/.test(name.surface) ? 0.3 : 0.12) : 0;
  if (backing.kind === "kin")
    return { confidence: usual ? 0.92 : 0.85, why: `an ambiguous name, backed: ${backing.why}` };
  if (backing.kind === "field") {
    const opens = !usual && opensSentence(sighting, scene) && !/\d/.test(name.surface);
    if (!opens) return { confidence: usual ? 0.85 : 0.6, why: `an ambiguous name, backed: ${backing.why}` };
  }
  if (usual) return { confidence: 0.45 + asked, why: "an ambiguous name with nothing beside it that decides" };
  return { confidence: 0.25 + asked, why: "a word that is seldom this name, with nothing beside it that decides" };
}

type Backing = { kind: "kin" | "field" | "none"; why: string };

/** The second signal an ambiguous name needs: a relative, a word of the field, or a figure with a unit, in the same sentence. */
function backingOf(sighting: Sighting, name: Name, scene: Scene): Backing {
  const { start, end } = scene.sentence;
  const near = within(scene.sightings.names, { start, end }, startOf).filter((other) => other !== sighting);
  const outlet = name.kind === "outlet";
  const kin = near
    .flatMap((other) => other.names)
    .find((other) => other.sense !== "glyph" && areKin(name, other, scene.catalogue));
  if (kin !== undefined && !outlet) return { kind: "kin", why: `"${kin.surface}" stands in the same sentence` };
  if (scene.steady.has(name.entityId)) return { kind: "kin", why: "the text also has its full name" };
  const outside = (at: number): boolean => at < sighting.start || at >= sighting.end;
  if (outlet)
    return within(scene.sightings.cite, { start, end }, itself).some(outside)
      ? { kind: "field", why: "a source is being cited" }
      : { kind: "none", why: "" };
  const peer = near.find((other) => other.names.some(({ kind, sense }) => FIELD_KINDS.has(kind) && sense !== "word"));
  if (peer !== undefined) return { kind: "field", why: `"${peer.surface}" stands in the same sentence` };
  const word = within(scene.sightings.field, { start, end }, itself).find(outside);
  if (word !== undefined)
    return { kind: "field", why: `a word of the field, "${wordAt(scene.text, word)}", stands in the same sentence` };
  const unit = UNITS.test(scene.text.slice(start, end));
  return unit ? { kind: "field", why: "a figure with a unit stands in the same sentence" } : { kind: "none", why: "" };
}

/** The same thing under another name, its parent, its child, or a sibling of a chip or model family. */
function areKin(name: Name, other: Name, catalogue: Catalogue): boolean {
  if (other.entityId === name.entityId) return other.sense === "plain";
  const own = catalogue.find(name.entityId)?.parent ?? null;
  const theirs = catalogue.find(other.entityId)?.parent ?? null;
  return (
    own === other.entityId || theirs === name.entityId || (own !== null && own === theirs && other.kind === name.kind)
  );
}

function opensSentence({ start }: Sighting, { text, sentence }: Scene): boolean {
  return /^[\s\p{P}]*$/u.test(text.slice(sentence.start, start));
}

function wordAt(text: string, at: number): string {
  return /^(?:[\p{Script=Latin}\p{N}]{1,20}|.{1,4})/u.exec(text.slice(at, at + 20))?.[0] ?? "";
}

function wordPattern(words: readonly string[]): RegExp {
  const forms = words.map((word) => {
    const folded = foldText(word).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const script = scriptOf(folded.charCodeAt(0));
    return script === "latin" || script === "digit" ? `(?<![a-z0-9])${folded}(?![a-z0-9])` : folded;
  });
  return new RegExp(forms.join("|"), "u");
}
