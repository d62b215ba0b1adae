import type { Catalogue } from "../knowledge/catalogue.ts";
import type { DateMention } from "../text/date-types.ts";
import { findQuantities } from "../text/quantities.ts";
import { knownLanguage, textTerms } from "../text/terms.ts";
import type { Article } from "../types.ts";
import { readAmounts } from "./claim-amounts.ts";
import { hasConcept, principalsOf, readSentences, type Sentence } from "./claim-sentences.ts";
import { LADDERS } from "./claim-states.ts";
import type { Claim, ClaimKind, ClaimValue, Modality, Window } from "./claim-types.ts";
import { reportingWindow } from "./claim-windows.ts";
import type { Reading } from "./reading.ts";

/** Before the name of something that is not in the catalogue, where otherwise its id would stand. */
export const STRANGER = "name:";
/** Concepts that make a date in the future a promise. */
const SCHEDULE = [
  "begin",
  "launch",
  "mass-production",
  "availability",
  "open",
  "delay",
  "roadmap",
  "shipment",
  "factory",
  "deliver",
];

/** What a single figure of a sentence can measure; two figures are compared only for the same of these. */
const ATTRIBUTES = [
  "yield",
  "market-share",
  "price",
  "memory",
  "power-consumption",
  "shipment",
  "capacity",
  "write-down",
];
const FIGURE_KINDS = new Set(["money", "percent", "count", "memory", "power"]);

/** Concepts that say that a date is meant, not reached. */
const PROMISE = [
  "plan-intention",
  "expect",
  "forecast",
  "delay",
  "roadmap",
  "want",
  "deadline",
  "postpone-until",
  "promise",
];

const PROMISE_WORDS =
  /\b(?:should|will|push(?:es|ed))\b|\b(?:soll|wird|devrait|sera|debería|dovrebbe)\b|将于|將於|预计|預計|予定|예정/iu;

/** Reads who says what of which thing, when and how sure, out of an article that was read. */
export function readClaims(article: Article, reading: Reading, catalogue: Catalogue): Claim[] {
  const sentences = readSentences(article, reading, catalogue);
  const principals = principalsOf(sentences);
  const periods = new Set(sentences.flatMap(({ dates }) => dates.map(({ from, to }) => `${from}..${to}`)));
  let carried: Window | null = null;
  const claims = sentences.flatMap((sentence) => {
    const make = claimMaker({ article, sentence, principals, periods, catalogue });
    const read = [
      ...ladderClaims(sentence, catalogue, make),
      ...amountClaims({ article, sentence, principals, carried, catalogue }, make),
      ...figureClaims({ article, sentence, principals, periods, catalogue }, make),
      ...scheduleClaims({ article, sentence, principals, periods, catalogue }, make),
      ...reportClaims(sentence, make),
    ];
    carried = reportingWindow(sentence.text, yearOfArticle(article));
    return read;
  });
  return claims.filter((claim) => !claims.some((other) => isPastStage(claim, other)));
}

/** Kinds whose rungs can be taken back, so that an earlier rung told later is news too. */
export const REVERSIBLE: readonly ClaimKind[] = ["supply", "licence", "import", "rule"];

/** An article that tells how a thing went on mentions its earlier stages; only the last is what it claims. */
function isPastStage(claim: Claim, other: Claim): boolean {
  if (claim.kind !== other.kind || REVERSIBLE.includes(claim.kind)) return false;
  if (claim.value.kind !== "state" || other.value.kind !== "state" || other.value.rank <= claim.value.rank)
    return false;
  return claim.about.some((id) => other.about.includes(id));
}

const yearOfArticle = ({ published, day }: Article): string | null =>
  published === null || day === null ? null : day.slice(0, 4);

type Made = { kind: ClaimKind; value: ClaimValue; subjects?: readonly string[] };
type Make = (made: Made) => Claim;
type Making = {
  article: Article;
  sentence: Sentence;
  principals: ReadonlySet<string>;
  periods: ReadonlySet<string>;
  catalogue: Catalogue;
};

function claimMaker({ article, sentence, principals, periods, catalogue }: Making): Make {
  const terms = new Set([
    ...textTerms(sentence.text, article.lang).terms.keys(),
    ...sentence.concepts.map(({ id }) => `c:${id}`),
  ]);
  const attribution = attributionOf(sentence, catalogue);
  const modality = modalityOf(sentence);
  return ({ kind, value, subjects = sentence.subjects }) => ({
    articleId: article.id,
    subjects,
    about: subjects.filter((id) => principals.has(id)),
    kind,
    value,
    modality,
    attribution,
    day: article.day,
    isDayGiven: article.published !== null,
    isHeadline: sentence.isHeadline,
    start: sentence.start,
    end: sentence.end,
    terms,
    periods,
  });
}

const FILED =
  /\bfiling\b|8-K|court (?:documents|papers)|prospectus|indictment|公告|招股|공시|有価証券報告書|dépôt réglementaire/iu;

/** Words shared with other notions ("false") deny only now and then. */
const DENIAL_WEIGHT_MIN = 0.5;

/** Denials that deny without the word. */
const STANDS =
  /\bno (?:delay|change)|on track|not true|keine? (?:verzögerung|änderung)|pas de retard|sin retraso|nessun ritardo|変更(?:は)?な[しい]|没有(?:推迟|变化)|변경.{0,4}없|사실이 아니/iu;

function modalityOf(sentence: Sentence): Modality {
  if (sentence.concepts.some(({ id, weight }) => id === "denial" && weight >= DENIAL_WEIGHT_MIN)) return "denied";
  if (STANDS.test(sentence.text)) return "denied";
  if (FILED.test(sentence.text)) return "filed";
  if (hasConcept(sentence, ["confirmation"])) return "confirmed";
  return hasConcept(sentence, ["rumour"]) ? "rumour" : "reported";
}

/** The outlet a sentence names; "according to" an agency counts too. */
function attributionOf(sentence: Sentence, catalogue: Catalogue): string | null {
  const named = (kind: string): string | undefined =>
    sentence.entities.find(({ id }) => catalogue.find(id)?.kind === kind)?.id;
  return named("outlet") ?? (hasConcept(sentence, ["source-cite"]) ? named("agency") : undefined) ?? null;
}

/** A claim of each ladder a sentence stands on. */
function ladderClaims(sentence: Sentence, catalogue: Catalogue, make: Make): Claim[] {
  const known = sentence.subjects.filter((id) => catalogue.find(id)?.kind === "company");
  return LADDERS.flatMap((ladder) => {
    const strangers = ladder.kind === "acquisition" && known.length === 1 ? strangersIn(sentence) : [];
    if (known.length + strangers.length < ladder.companiesMin) return [];
    if (!hasConcept(sentence, ladder.concepts) && !ladder.words.test(sentence.text)) return [];
    // "AMD denies a delay" claims none; what it denies is held against the report of it.
    if (ladder.kind === "release" && modalityOf(sentence) === "denied") return [];
    if (ladder.unless?.test(sentence.text) === true) return [];
    const rung = ladder.rungs.find(({ words }) => words.test(sentence.text));
    if (rung === undefined) return [];
    const subjects = [...sentence.subjects, ...strangers];
    return [make({ kind: ladder.kind, value: { kind: "state", state: rung.state, rank: rung.rank }, subjects })];
  });
}

/** Names the catalogue does not have: a start-up is often bought before it is known. */
function strangersIn({ text, start, entities, concepts }: Sentence): string[] {
  const taken = [...entities, ...concepts];
  return [...text.matchAll(/(?<=[\p{L}\d,’'"”] )\p{Lu}\p{Ll}{3,}\p{L}*/gu)]
    .filter(({ index }) => !taken.some((hit) => hit.start < start + index + 1 && hit.end > start + index))
    .map(([name]) => `${STRANGER}${name}`);
}

type AmountWork = Omit<Making, "periods"> & { carried: Window | null };

/** A figure is its nearest company's before it; without one, the article's own. */
function amountClaims({ article, sentence, principals, carried, catalogue }: AmountWork, make: Make): Claim[] {
  const isCompany = (id: string): boolean => catalogue.find(id)?.kind === "company";
  const language = knownLanguage(article.lang);
  const source = { text: sentence.text, language, dates: sentence.dates, year: yearOfArticle(article), carried };
  return readAmounts(source).map(({ kind, at, ...amount }) => {
    const value: ClaimValue = { kind: "amount", ...amount };
    if (kind === "amount over a period") return make({ kind, value });
    const nearest = sentence.entities.findLast(({ id, end }) => end <= sentence.start + at && isCompany(id))?.id;
    const subjects = nearest === undefined ? [...principals].filter(isCompany).slice(0, 1) : [nearest];
    return make({ kind, value, subjects });
  });
}

/** The one figure of a sentence that speaks of one measured thing; of several it would be a guess which is which. */
function figureClaims({ article, sentence, catalogue }: Making, make: Make): Claim[] {
  const attributes = ATTRIBUTES.filter((id) => hasConcept(sentence, [id]));
  const quantities = findQuantities(sentence.text, knownLanguage(article.lang)).filter(({ kind }) =>
    FIGURE_KINDS.has(kind),
  );
  const [quantity] = quantities;
  if (quantity === undefined || quantities.length > 1) return [];
  return attributes.map((attribute) => {
    const { value, range, currency, unit, kind } = quantity;
    const places = [...new Set(placesOf(sentence, catalogue))].toSorted().join(" ");
    const measured = [attribute, currency ?? unit ?? kind, places].join(" ");
    const window = reportingWindow(sentence.text, null);
    const amount = {
      kind: "amount" as const,
      from: range?.from ?? value,
      to: range?.to ?? value,
      unit: measured,
      window,
    };
    return make({ kind: "figure", value: amount });
  });
}

/** A share in China is another figure than a share of the world's market. */
const placesOf = ({ entities }: Sentence, catalogue: Catalogue): readonly string[] =>
  entities.map(({ id }) => id).filter((id) => catalogue.find(id)?.kind === "country");

/** Promised dates: those of a launch, an opening, a start that lie ahead of the article's day, or could. */
function scheduleClaims({ article, sentence, catalogue }: Making, make: Make): Claim[] {
  const { day, published } = article;
  if (!hasConcept(sentence, SCHEDULE)) return [];
  if (!hasConcept(sentence, PROMISE) && !PROMISE_WORDS.test(sentence.text)) return [];
  const given = published === null ? null : day;
  const promised = sentence.dates.flatMap((date) => {
    const { from, to } = comingDays(date, given);
    const ahead = !date.relative && !from.startsWith("--") && (given === null || to > given);
    return ahead ? [{ date, from, to }] : [];
  });
  return promised.map(({ date, from, to }) => {
    const subjects = scheduledAt(sentence, date, catalogue);
    return make({ kind: "schedule", value: { kind: "when", from, to }, subjects });
  });
}

/** "In May" of a promise is the next May after the day it was written. */
function comingDays({ from, to, precision }: DateMention, day: string | null): { from: string; to: string } {
  if (day === null || !from.startsWith("--") || precision === "day") return { from, to };
  const year = Number(day.slice(0, 4)) + Number(to.slice(2) <= day.slice(5));
  return { from: `${year}${from.slice(1)}`, to: `${year}${to.slice(1)}` };
}

/** In a list of products and dates each date is that of the product before it. */
function scheduledAt(
  { start, entities, subjects }: Sentence,
  date: DateMention,
  catalogue: Catalogue,
): readonly string[] {
  const products = entities.filter(({ id }) => ["chip", "model"].includes(catalogue.find(id)?.kind ?? ""));
  if (new Set(products.map(({ id }) => id)).size < 2) return subjects;
  const nearest = products.findLast(({ end }) => end <= start + date.start) ?? products[0];
  return nearest === undefined ? subjects : [nearest.id];
}

/** What the article's head says as a whole, to hold denials against. */
function reportClaims(sentence: Sentence, make: Make): Claim[] {
  if (!sentence.isHeadline || sentence.subjects.length === 0) return [];
  const kind = modalityOf(sentence) === "denied" ? "denial" : "report";
  return [make({ kind, value: { kind: "none" } })];
}
