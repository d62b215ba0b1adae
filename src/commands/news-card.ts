import type { Library, StoredArticle } from "../ports.ts";
import { claimsOf } from "../reading/claim-record.ts";
import { unpackReading } from "../reading/reading.ts";
import type { Block, Language } from "../types.ts";
import { linesBlock, nextStep, noticeCard, type Card, type CommandDeps, type Errand, type Of } from "./card.ts";
import { nothingOn } from "./chip-card.ts";
import { intentText } from "./intent-text.ts";
import { toldBefore, type ToldBefore } from "./looks.ts";
import { olderNotice } from "./older.ts";
import { reportLine } from "./report-lines.ts";
import { findReports, statusOf, type Report } from "./reports.ts";
import { createSources } from "./sources.ts";
import { findSubject, isCard } from "./subject.ts";
import { say } from "./texts.ts";
import { untold } from "./untold.ts";

const SHOWN_MAX = 10;
/** Articles that are looked through for what was not told yet. */
const LOOKED_THROUGH_MAX = 60;

/** The newest articles, of everything or of one name; with `since`, only those of that day or later; with `onlyNew`, only what was not told. */
export async function newsCard(intent: Of<"news">, errand: Errand): Promise<Card> {
  const { deps, language } = errand;
  if (intent.onlyNew !== true)
    return intent.filter === null ? allNews(intent, errand) : newsOn(intent.filter, intent, errand);
  if (deps.ports.ledger === undefined) return noticeCard("E-MISSING", say("E-MISSING.ledger", language));
  const { visit, visibility } = errand;
  if (visit === null) return noticeCard("E-MISSING", say("E-MISSING.visit", language));
  const unseenAt = intent.unseenAt ?? deps.now().toISOString();
  const told = await toldBefore({ ledger: await deps.ports.ledger(), before: unseenAt }, { ...visit, visibility });
  const asked = { ...intent, unseenAt };
  const card = intent.filter === null ? allNews(asked, errand, told) : newsOn(intent.filter, asked, errand, told);
  return { ...(await card), intent: asked };
}

async function newsOn(
  filter: string,
  intent: Of<"news">,
  { language, deps }: Errand,
  told?: ToldBefore,
): Promise<Card> {
  const intentOf = (name: string) => ({ ...intent, filter: name });
  const found = findSubject(
    { typed: filter, kinds: ["company"], themes: true, intentOf, example: "news Huawei since 7d" },
    language,
    deps,
  );
  if (isCard(found)) return found;
  const { since, asOf } = intent;
  const query = { about: found.about, asOf, limit: told === undefined ? SHOWN_MAX : LOOKED_THROUGH_MAX };
  const recent = await findReports({ ...query, since }, deps);
  const title = say("title.newsOn", language, { name: found.name });
  if (told !== undefined && (recent.length > 0 || since !== undefined))
    return untoldNews({ title, reports: recent, told }, intent, { language, deps });
  const reports = recent.length > 0 || since === undefined ? recent : await findReports(query, deps);
  if (reports.length === 0) return nothingOn(found.name, language, deps, asOf);
  const older = recent.length === 0 && since !== undefined ? olderNotice(found.name, since, language) : [];
  return newsBlocks({ title, note: null, reports, older }, language, deps);
}

async function allNews(
  { since, asOf, ...intent }: Of<"news">,
  { language, deps }: Errand,
  told?: ToldBefore,
): Promise<Card> {
  const limit = told === undefined ? SHOWN_MAX : LOOKED_THROUGH_MAX;
  const newest = await newestArticles(deps.library, { asOf, limit });
  const recent = newest.filter(({ article: { day } }) => since === undefined || (day !== null && day >= since));
  const title = say("title.news", language);
  if (told !== undefined) {
    const reports = recent.flatMap((stored) => headline(stored) ?? []);
    return untoldNews({ title, reports, told }, { ...intent, since, asOf }, { language, deps });
  }
  const shown = recent.length > 0 ? recent : newest;
  const reports = shown.flatMap((stored) => headline(stored) ?? []);
  if (reports.length === 0) return noticeCard("E-EMPTY", say("E-EMPTY", language));
  const older = recent.length === 0 && since !== undefined ? olderNotice(null, since, language) : [];
  return newsBlocks({ title, note: null, reports, older }, language, deps);
}

type Untold = { title: string; reports: readonly Report[]; told: ToldBefore };

/** What was not told, the newest first; what does not fit is counted and comes with the next look. */
async function untoldNews(
  { title, reports, told }: Untold,
  intent: Of<"news">,
  { language, deps }: Pick<Errand, "language" | "deps">,
): Promise<Card> {
  const ids = await untold(
    reports.map(({ article }) => article.id),
    told,
    deps,
  );
  const fresh = reports.filter(({ article }) => ids.has(article.id));
  if (fresh.length === 0) {
    const everything = { ...intent, onlyNew: undefined, unseenAt: undefined };
    return noticeCard("E-NOTTODAY", say("E-NOTHINGNEW", language), [
      { label: intentText(everything), intent: everything },
    ]);
  }
  const left = fresh.length - SHOWN_MAX;
  const note = left > 0 ? say("news.left", language, { n: left }) : null;
  const card = newsBlocks({ title, note, reports: fresh.slice(0, SHOWN_MAX), older: [] }, language, deps);
  // What one reader was not told, others may have been: shared it would be another list.
  return { ...card, next: card.next.filter(({ key }) => key !== "share") };
}

type News = { title: string; note: string | null; reports: readonly Report[]; older: readonly Block[] };

function newsBlocks({ title, note, reports, older }: News, language: Language, { catalogue }: CommandDeps): Card {
  const sources = createSources();
  const lines = reports.map((report) => reportLine(report, { language, sources, catalogue }));
  return {
    blocks: [{ kind: "title", text: title, note, status: null }, ...older, ...linesBlock(null, lines)],
    sources: sources.list(),
    next: [nextStep("quotes", null, language), nextStep("share", null, language)],
  };
}

/** An article by its headline, or its first sentence when it has none. */
function headline({ article, reading: packed }: StoredArticle): Report | null {
  const reading = unpackReading(packed);
  const [first] = reading.sentences;
  if (first === undefined) return null;
  const claims = claimsOf(article, reading).filter(({ isHeadline }) => isHeadline);
  const attribution = claims.find((claim) => claim.attribution !== null)?.attribution ?? null;
  const status = statusOf(claims.filter(({ start }) => start === first.start));
  return { article, reading, ...first, status, attribution, superseded: false, isPrincipal: true, claims };
}

/** Every passage carries its article's month, so the newest articles are those of the newest months. */
const monthTerm = (month: string): string => `d:${month}`;
const MONTHS_MAX = 24;
const PASSAGES_MAX = 400;

/** The newest articles that have a day, newest first; of a month with very many, some of them. */
export async function newestArticles(
  library: Library,
  { asOf, limit }: { asOf: string | undefined; limit: number },
): Promise<readonly StoredArticle[]> {
  const { newestDay, oldestDay } = await library.stats({ asOf });
  if (newestDay === null || oldestDay === null) return (await library.list({ limit })).slice(0, limit);
  const ids = new Set<string>();
  let month = newestDay.slice(0, 7);
  for (let back = 0; back < MONTHS_MAX && ids.size < limit && month >= oldestDay.slice(0, 7); back++) {
    const hits = await library.search({ terms: [{ term: monthTerm(month), weight: 1 }], limit: PASSAGES_MAX, asOf });
    for (const { articleId } of hits) ids.add(articleId);
    month = monthBefore(month);
  }
  const found = [...(await library.get([...ids])).values()];
  const day = ({ article }: StoredArticle): string => article.day ?? "";
  return found.toSorted((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0)).slice(0, limit);
}

function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, "0")}`;
}
