import type { Catalogue } from "../knowledge/catalogue.ts";
import { body, type Article } from "../types.ts";
import { attributionsIn } from "./attribution.ts";
import { actorOf } from "./claim-actor.ts";
import { readAmounts } from "./claim-amounts.ts";
import { readFacts } from "./claim-facts.ts";
import { readFigures } from "./claim-figures.ts";
import { marksOf } from "./claim-marks.ts";
import { readPromises } from "./claim-schedule.ts";
import { hasConcept, principalsOf, readSentences, type Hits, type Sentence } from "./claim-sentences.ts";
import type { ClaimKind, ClaimValue, Modality, ReadClaim, Window } from "./claim-types.ts";
import { reportingWindow } from "./claim-windows.ts";
import { DENIED_RANK } from "./ladder.ts";
import { LADDERS } from "./ladders.ts";
import { isNoDeal, modalityOf } from "./modality.ts";

/** More claims than this say nothing more of an article; those of its head come first. */
const CLAIMS_MAX = 60;

/** Reads who says what of which thing, when and how sure, out of an article whose names and notions were read. */
export function extractClaims(article: Article, hits: Hits, catalogue: Catalogue): ReadClaim[] {
  const sentences = readSentences(article, hits, catalogue);
  const principals = principalsOf(sentences);
  const regulations = regulationOf(hits, catalogue);
  const text = body(article);
  let carried: Window | null = null;
  let marks: readonly string[] = [];
  const claims = sentences.flatMap((sentence) => {
    if (sentence.subjects.length + sentence.strangers.length + sentence.entities.length === 0) return [];
    // "It opens in 2027" is about the plant the sentence before named.
    const own = marksOf(sentence.text);
    marks = own.length > 0 || sentence.isNamed ? own : marks;
    const modality = modalityOf(sentence.text);
    const make = claimMaker({ text, sentence, marks, modality, principals, catalogue });
    const work = { article, sentence, modality, principals, regulations, catalogue, carried };
    const read = [
      ...ladderClaims(work, make),
      ...amountClaims(work, make),
      ...figureClaims(work, make),
      ...scheduleClaims(work, make),
      ...headClaims(work, make),
    ];
    carried = reportingWindow(sentence.text, yearOfArticle(article));
    return read;
  });
  return claims.filter((claim) => !claims.some((other) => isPastStage(claim, other))).slice(0, CLAIMS_MAX);
}

function regulationOf({ entities }: Hits, catalogue: Catalogue): readonly string[] {
  const named = new Set(entities.map(({ id }) => id).filter((id) => catalogue.find(id)?.kind === "regulation"));
  return named.size === 1 ? [...named] : [];
}

/** Kinds whose rungs can be taken back, so that an earlier rung told later is news too. */
export const REVERSIBLE: readonly ClaimKind[] = ["supply", "licence", "import", "rule"];

/** An article that tells how a thing went on mentions its earlier stages; only the last is what it claims. */
function isPastStage(claim: ReadClaim, other: ReadClaim): boolean {
  if (claim.kind !== other.kind || REVERSIBLE.includes(claim.kind)) return false;
  if (claim.value.kind !== "state" || other.value.kind !== "state" || other.value.rank <= claim.value.rank)
    return false;
  if (claim.value.rank === DENIED_RANK) return false;
  const about = other.subjects.slice(0, other.principals);
  return claim.subjects.slice(0, claim.principals).some((id) => about.includes(id));
}

const yearOfArticle = ({ published, day }: Article): string | null =>
  published === null || day === null ? null : day.slice(0, 4);

type Made = { kind: ClaimKind; value: ClaimValue; subjects?: readonly string[]; marks?: readonly string[] };
type Make = (made: Made) => ReadClaim;
type Making = {
  text: string;
  marks: readonly string[];
  modality: Modality;
  sentence: Sentence;
  principals: ReadonlySet<string>;
  catalogue: Catalogue;
};

function claimMaker({ text, sentence, marks: own, modality, principals, catalogue }: Making): Make {
  const attribution = attributionsIn(text, sentence.entities, { within: sentence, catalogue })[0]?.id ?? null;
  return ({ kind, value, subjects = sentence.subjects, marks = [] }) => {
    const about = subjects.filter((id) => principals.has(id));
    return {
      sentence: sentence.at,
      kind,
      subjects: [...about, ...subjects.filter((id) => !principals.has(id))],
      principals: about.length,
      value,
      modality,
      attribution,
      marks: [...own, ...marks],
      isHeadline: sentence.isHeadline,
    };
  };
}

/** "AMD denies a delay" claims none: what it denies is held against the report of it. */
const DENIED = { state: "denied", rank: DENIED_RANK };
const OF_NAMED: readonly ClaimKind[] = ["licence", "import"];
const DENIABLE: readonly ClaimKind[] = ["acquisition", "investment", "listing", "funding", "supply", "release"];

/** A claim of each ladder a sentence stands on. */
function ladderClaims({ sentence, modality, regulations, catalogue }: Work, make: Make): ReadClaim[] {
  const known = sentence.subjects.filter((id) => catalogue.find(id)?.kind === "company");
  const agencies = sentence.entities.map(({ id }) => id).filter((id) => catalogue.find(id)?.kind === "agency");
  return LADDERS.flatMap((ladder) => {
    const strangers = ladder.partiesMin > 0 ? sentence.strangers : [];
    if (known.length + strangers.length < ladder.partiesMin) return [];
    if (!hasConcept(sentence, ladder.concepts) && !ladder.words.test(sentence.text)) return [];
    const isDenied =
      DENIABLE.includes(ladder.kind) &&
      (modality === "denied" || (ladder.kind === "acquisition" && isNoDeal(sentence.text)));
    if (ladder.kind === "release" && !isOfAThing(sentence, catalogue)) return [];
    // "The directive amounts to a ban": of whose chip, only its own words say.
    if (!sentence.isNamed && OF_NAMED.includes(ladder.kind)) return [];
    if (ladder.unless?.test(sentence.text) === true) return [];
    const rung = ladder.rungs.find(({ words }) => words.test(sentence.text));
    if (rung === undefined && !isDenied) return [];
    const rules = ladder.kind === "rule" && sentence.isHeadline ? regulations : [];
    const subjects = [
      ...new Set([...sentence.subjects, ...strangers, ...(ladder.kind === "rule" ? agencies : []), ...rules]),
    ];
    const kind = permissionOf(ladder.kind, sentence);
    const { state, rank } = isDenied || rung === undefined ? DENIED : rung;
    return [make({ kind, value: { kind: "state", state, rank }, subjects })];
  });
}

/** Exporting is the seller's government's to allow, buying the buyer's: who is said to decide tells more than the verb. */
function permissionOf(kind: ClaimKind, sentence: Sentence): ClaimKind {
  if (kind !== "licence" && kind !== "import") return kind;
  const actor = actorOf(sentence);
  return actor === null ? kind : actor === "china" ? "import" : "licence";
}

/** A product or a plant, not a company in general. */
const isOfAThing = (sentence: Sentence, catalogue: Catalogue): boolean =>
  sentence.subjects.some((id) => THINGS.has(catalogue.find(id)?.kind ?? "")) ||
  (hasConcept(sentence, ["factory", "foundry"]) && marksOf(sentence.text).some((mark) => mark.startsWith("@")));

const THINGS = new Set(["chip", "model", "technology", "software", "facility"]);

type Work = {
  article: Article;
  sentence: Sentence;
  modality: Modality;
  principals: ReadonlySet<string>;
  /** The one rule or law the article names, which its head may only call "the rule". */
  regulations: readonly string[];
  carried: Window | null;
  catalogue: Catalogue;
};

/** A figure is its nearest company's before it; without one, the article's own. */
function amountClaims({ article, sentence, principals, carried, catalogue }: Work, make: Make): ReadClaim[] {
  const isCompany = (id: string): boolean => catalogue.find(id)?.kind === "company";
  const { text, quantities, dates } = sentence;
  return readAmounts({ text, quantities, dates, year: yearOfArticle(article), carried }).map(
    ({ kind, at, ...amount }) => {
      const value: ClaimValue = { kind: "amount", measure: kind, bound: "exact", ...amount };
      if (kind === "amount over a period") return make({ kind, value });
      const nearest = sentence.entities.findLast(({ id, end }) => end <= sentence.start + at && isCompany(id))?.id;
      const subjects = nearest === undefined ? [...principals].filter(isCompany).slice(0, 1) : [nearest];
      return make({ kind, value, subjects });
    },
  );
}

function figureClaims({ article, sentence, catalogue }: Work, make: Make): ReadClaim[] {
  return readFigures(sentence, catalogue, yearOfArticle(article)).map(({ value, subjects, marks }) => {
    const own = subjects.length > 0 ? subjects : sentence.strangers;
    const all = value.measure === "tariff" ? [...own, ...deciders(sentence, catalogue)] : own;
    return make({
      kind: "figure",
      value,
      subjects: [...new Set([...all, ...(value.measure === "funding" ? sentence.strangers : [])])],
      marks,
    });
  });
}

/** Who sets a duty, and on whom. */
const deciders = ({ entities }: Sentence, catalogue: Catalogue): string[] =>
  entities.map(({ id }) => id).filter((id) => DECIDERS.has(catalogue.find(id)?.kind ?? ""));

const DECIDERS = new Set(["country", "person", "regulation"]);

function scheduleClaims({ article, sentence, catalogue }: Work, make: Make): ReadClaim[] {
  const given = article.published === null ? null : article.day;
  return readPromises(sentence, given, catalogue).map(({ from, to, subjects }) =>
    make({ kind: "schedule", value: { kind: "when", from, to }, subjects }),
  );
}

/** What the article's head says as a whole, to hold denials against, and what it says is so or is not. */
function headClaims({ sentence, modality }: Work, make: Make): ReadClaim[] {
  if (!sentence.isHeadline || sentence.subjects.length === 0) return [];
  const facts = readFacts(sentence, modality).map(({ predicate, holds }) =>
    make({ kind: "fact", value: { kind: "fact", predicate, holds } }),
  );
  return [...facts, make({ kind: modality === "denied" ? "denial" : "report", value: { kind: "none" } })];
}
