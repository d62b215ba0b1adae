import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library, StoredArticle } from "../ports.ts";
import type { Claim, ClaimKind } from "../reading/claim-types.ts";
import { claimsOf } from "../reading/claim-record.ts";
import { findConflicts } from "../reading/conflicts.ts";
import { conceptTerm, entityTerm, readingOf, type Reading } from "../reading/reading.ts";
import type { Article, Status } from "../types.ts";
import { daysBefore } from "./days.ts";

/** Any of these entities, and any of these concepts. */
type AnyOf = { entities: readonly string[]; concepts: readonly string[] };

/** What reports are looked for about: any of these, told together with each of the others: H200 with China and with exports. */
export type About = AnyOf & { with?: readonly AnyOf[] };

/** What one article reports of a subject: the stretch that says it, its claims, and whether a later article overtakes it. */
export type Report = {
  article: Article;
  reading: Reading;
  start: number;
  end: number;
  status: Status;
  /** Entity id of whom the article cites. */
  attribution: string | null;
  superseded: boolean;
  /** Whether the article is about the subject, not only naming it. */
  isPrincipal: boolean;
  claims: readonly Claim[];
};

export type ReportQuery = {
  about: About;
  asOf?: string | undefined;
  since?: string | undefined;
  /** At most so many, newest first. */
  limit: number;
  /** Only what claims one of these, or speaks of one of these themes. */
  only?: Only | undefined;
};

/** Kinds of claims, and concepts of a sentence. */
export type Only = { claims: readonly ClaimKind[]; concepts: readonly string[] };

export type ReportSources = { library: Library; catalogue: Catalogue };

/** Passages looked through for a subject; the newest are looked for first, so that a large library gives its newest. */
const PASSAGES_MAX = 200;
/** How far back to look before everything is looked through, in days. */
const WINDOWS_DAYS = [60, 400];
const CONFIDENCE_MIN = 0.5;
const WEIGHT_MIN = 0.5;

/** What the library's articles report of a subject, newest first; articles with no known day come last. */
export async function findReports(query: ReportQuery, sources: ReportSources): Promise<readonly Report[]> {
  const stored = await articlesAbout(query, sources.library);
  const found = stored.flatMap((each) => readReport(each, query) ?? []);
  const principal = found.filter(({ isPrincipal }) => isPrincipal);
  const reports = (principal.length >= PRINCIPALS_MIN ? principal : found)
    .toSorted((a, b) => compareDays(b.article.day, a.article.day) || (a.article.id < b.article.id ? -1 : 1))
    .slice(0, query.limit);
  return markSuperseded(reports, sources.catalogue);
}

/** With so many articles about a subject, those that only name it in passing are left out. */
const PRINCIPALS_MIN = 3;
/** Named this often, it is what an article is about. */
const MENTIONS_MIN = 4;

const compareDays = (a: string | null, b: string | null): number => (a === b ? 0 : (a ?? "") < (b ?? "") ? -1 : 1);

async function articlesAbout({ about, asOf, since, limit }: ReportQuery, library: Library): Promise<StoredArticle[]> {
  const terms = [about, ...(about.with ?? [])]
    .flatMap(({ entities, concepts }) => [...entities.map(entityTerm), ...concepts.map(conceptTerm)])
    .map((term) => ({ term, weight: 1 }));
  if (terms.length === 0) return [];
  const { newestDay } = await library.stats({ asOf });
  // Of several parts the passages that hold most of them come first, of whatever day: those of one part alone would fill a window.
  const starts: (string | undefined)[] =
    since !== undefined || newestDay === null || about.with !== undefined
      ? [since]
      : [...WINDOWS_DAYS.map((days) => daysBefore(newestDay, days)), undefined];
  let ids: string[] = [];
  for (const from of starts) {
    const hits = await library.search({ terms, limit: PASSAGES_MAX, asOf, since: from });
    ids = [...new Set(hits.map(({ articleId }) => articleId))];
    if (ids.length >= limit * 2) break;
  }
  return [...(await library.get(ids)).values()];
}

type Hit = { start: number; end: number };

/** Where an article names the subject, or one of what it is told with. */
const hitsOf = ({ entities, concepts }: Reading, about: AnyOf): Hit[] => [
  ...entities.filter(({ id, confidence }) => about.entities.includes(id) && confidence >= CONFIDENCE_MIN),
  ...concepts.filter(({ id, weight }) => about.concepts.includes(id) && weight >= WEIGHT_MIN),
];

/** Shorter sentences are bylines and captions. */
const SENTENCE_CHARS_MIN = 14;
/** A longer one is a list or a table: another sentence says it better. */
const SENTENCE_CHARS_MAX = 420;

function readReport(stored: StoredArticle, { about, only }: ReportQuery): Report | null {
  const { article } = stored;
  const reading = readingOf(stored);
  const hits = hitsOf(reading, about);
  const others = (about.with ?? []).map((part) => hitsOf(reading, part));
  if (hits.length === 0 || others.some((part) => part.length === 0)) return null;
  const claims = claimsOf(article, reading).filter((claim) => isAbout(claim, about, hits));
  const titleEnd = article.title?.length ?? 0;
  const named = reading.sentences.filter(
    ({ start, end }) =>
      hits.some((hit) => hit.start >= start && hit.end <= end) &&
      (start < titleEnd || end - start >= SENTENCE_CHARS_MIN) &&
      (only === undefined || tells({ start, end }, only, { reading, claims })),
  );
  const fitting = named.filter(({ start, end }) => end - start <= SENTENCE_CHARS_MAX);
  const best = bestSentence(fullest(fitting.length > 0 ? fitting : named, others, titleEnd), claims, titleEnd);
  if (best === undefined) return null;
  const telling = claims.filter(({ start }) => start === best.start);
  const deciding = telling.length > 0 ? telling : claims.filter(({ isHeadline }) => isHeadline);
  return {
    article,
    reading,
    start: best.start,
    end: best.end,
    status: statusOf(deciding),
    attribution: deciding.find(({ attribution }) => attribution !== null)?.attribution ?? null,
    superseded: false,
    isPrincipal:
      best.start < titleEnd || hits.length >= MENTIONS_MIN || claims.some((claim) => isLeading(claim, about)),
    claims,
  };
}

/** The sentences that hold the most of what the subject is told with; a headline may hold one of several less. */
function fullest(named: readonly Hit[], others: readonly (readonly Hit[])[], titleEnd: number): readonly Hit[] {
  const held = ({ start, end }: Hit): number =>
    others.filter((part) => part.some((hit) => hit.start >= start && hit.end <= end)).length +
    (start < titleEnd && others.length > 1 ? 1 : 0);
  const most = Math.max(...named.map(held));
  return named.filter((sentence) => held(sentence) === most);
}

/** Whether a sentence claims, or speaks of, what is looked for. */
const tells = ({ start, end }: Hit, only: Only, { reading, claims }: Pick<Report, "reading" | "claims">): boolean =>
  claims.some((claim) => claim.start === start && only.claims.includes(claim.kind)) ||
  reading.concepts.some(
    (hit) => hit.start >= start && hit.end <= end && hit.weight >= WEIGHT_MIN && only.concepts.includes(hit.id),
  );

/** A claim of the subject, or for a theme a claim whose sentence speaks of it. */
const isAbout = (claim: Claim, about: AnyOf, hits: readonly Hit[]): boolean =>
  claim.subjects.some((id) => about.entities.includes(id)) ||
  hits.some(({ start, end }) => start >= claim.start && end <= claim.end);

/** A claim of the subject in the head of an article that is about it. */
const isLeading = ({ isHeadline, about: principals }: Claim, { entities }: AnyOf): boolean =>
  isHeadline && principals.some((id) => entities.includes(id));

/** The headline when it names the subject, else the first sentence that claims something of it, else the first that names it. */
function bestSentence(named: readonly Hit[], claims: readonly Claim[], titleEnd: number): Hit | undefined {
  const title = named.find(({ start, end }) => start < titleEnd && end - start >= SENTENCE_CHARS_MIN);
  const claimed = named.find(({ start }) => claims.some((claim) => claim.start === start && claim.kind !== "report"));
  return title ?? claimed ?? named[0];
}

/** How sure what is told is; the most telling of the claims counts. */
export function statusOf(claims: readonly Claim[]): Status {
  if (claims.some(({ modality }) => modality === "denied")) return "denied";
  if (claims.some(isShipping)) return "shipping";
  const modalities = claims.map(({ modality }) => modality);
  return (["filed", "confirmed", "rumour"] as const).find((each) => modalities.includes(each)) ?? "reported";
}

/** In mass production: the top rung of production. */
export const isShipping = ({ kind, value, modality }: Claim): boolean =>
  kind === "production" && value.kind === "state" && value.state === "mass production" && modality !== "rumour";

/** Marks the reports of which a later article overtakes just what is shown of them: that sentence, or for a headline the article's head. */
function markSuperseded(reports: readonly Report[], catalogue: Catalogue): readonly Report[] {
  const conflicts = findConflicts(
    reports.flatMap(({ claims }) => claims),
    catalogue,
  );
  const overtaken = conflicts.flatMap(({ a, kind }) => (kind === "update" ? [a] : []));
  return reports.map((report) => {
    const isTitle = report.start < (report.article.title?.length ?? 0);
    const isShown = ({ articleId, start, isHeadline }: Claim): boolean =>
      articleId === report.article.id && (start === report.start || (isTitle && isHeadline));
    return { ...report, superseded: overtaken.some(isShown) };
  });
}
