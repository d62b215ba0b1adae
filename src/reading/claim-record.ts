import type { Article } from "../types.ts";
import { BOUNDS, type Claim, CLAIM_KINDS, type ClaimValue, MODALITIES, type ReadClaim } from "./claim-types.ts";
import type { Reading } from "./reading.ts";

/** [sentence, kind, subjects by place in the reading's names, principals, modality, attribution, head, marks, value…] */
export type PackedClaim = [number, number, number[], number, number, string | 0, 0 | 1, string, ...PackedValue];
type PackedValue =
  | ["s", string, number]
  | ["a", number, number, string, string, number, string, string]
  | ["w", string, string]
  | ["f", string, 0 | 1]
  | [];

/** A claim as its reading stores it, names as numbers. */
export function packClaim(claim: ReadClaim, place: (name: string) => number): PackedClaim {
  return [
    claim.sentence,
    CLAIM_KINDS.indexOf(claim.kind),
    claim.subjects.map(place),
    claim.principals,
    MODALITIES.indexOf(claim.modality),
    claim.attribution ?? 0,
    claim.isHeadline ? 1 : 0,
    claim.marks.join(" "),
    ...packValue(claim.value),
  ];
}

function packValue(value: ClaimValue): PackedValue {
  if (value.kind === "state") return ["s", value.state, value.rank];
  if (value.kind === "when") return ["w", value.from, value.to];
  if (value.kind === "fact") return ["f", value.predicate, value.holds ? 1 : 0];
  if (value.kind === "none") return [];
  const { from, to, unit, measure, bound, window } = value;
  return ["a", from, to, unit, measure, BOUNDS.indexOf(bound), window?.from ?? "", window?.to ?? ""];
}

/** The reverse of `packClaim`. */
export function unpackClaim(packed: PackedClaim, names: readonly string[]): ReadClaim {
  const [sentence, kind, subjects, principals, modality, attribution, head, marks, ...value] = packed;
  return {
    sentence,
    kind: CLAIM_KINDS[kind] ?? "report",
    subjects: subjects.map((at) => names[at] ?? ""),
    principals,
    value: unpackValue(value),
    modality: MODALITIES[modality] ?? "reported",
    attribution: attribution === 0 ? null : attribution,
    marks: marks === "" ? [] : marks.split(" "),
    isHeadline: head === 1,
  };
}

function unpackValue(packed: PackedValue): ClaimValue {
  if (packed[0] === "s") return { kind: "state", state: packed[1], rank: packed[2] };
  if (packed[0] === "w") return { kind: "when", from: packed[1], to: packed[2] };
  if (packed[0] === "f") return { kind: "fact", predicate: packed[1], holds: packed[2] === 1 };
  if (packed[0] !== "a") return { kind: "none" };
  const [, from, to, unit, measure, bound, first, last] = packed;
  const window = first === "" ? null : { from: first, to: last };
  return { kind: "amount", from, to, unit, measure, bound: BOUNDS[bound] ?? "exact", window };
}

/** Concepts lighter than this are hardly meant. */
const WEIGHT_MIN = 0.25;
const CONFIDENCE_MIN = 0.4;

/** The claims of an article with what they take from it: its day, and the names and notions of their sentence. */
export function claimsOf(article: Pick<Article, "id" | "day" | "published">, reading: Reading): Claim[] {
  const context = new Map<number, Pick<Claim, "start" | "end" | "names" | "concepts">>();
  const contextOf = (at: number) => {
    const known = context.get(at);
    if (known !== undefined) return known;
    const span = reading.sentences[at] ?? { start: 0, end: 0 };
    const isIn = (hit: { start: number; end: number }): boolean => hit.start >= span.start && hit.end <= span.end;
    const made = {
      start: span.start,
      end: span.end,
      names: new Set(
        reading.entities.filter((hit) => isIn(hit) && hit.confidence >= CONFIDENCE_MIN).map(({ id }) => id),
      ),
      concepts: new Set(reading.concepts.filter((hit) => isIn(hit) && hit.weight >= WEIGHT_MIN).map(({ id }) => id)),
    };
    context.set(at, made);
    return made;
  };
  return reading.claims.map((claim) => ({
    ...claim,
    ...contextOf(claim.sentence),
    articleId: article.id,
    about: claim.subjects.slice(0, claim.principals),
    day: article.day,
    isDayGiven: article.published !== null,
  }));
}
