import type { LibraryStats } from "../ports.ts";
import {
  body,
  type Answer,
  type Article,
  type Citation,
  type CitedSentence,
  type Context,
  type Language,
  type Pointer,
  type UnknownReason,
} from "../types.ts";
import { everySentenceCited, isLetterForLetter, standsInArticle } from "./check.ts";
import { PHRASES } from "./phrases.ts";
import type { Quote } from "./quotes.ts";

const DAY_MS = 86_400_000;
const CLOSEST_MAX = 3;

/** What an answer says of itself: how much was searched and how old the newest of it is. */
export function describeContext(stats: LibraryStats, asOf: string | undefined, now: Date): Context {
  const ageDays =
    stats.newestDay === null ? null : Math.floor((now.getTime() - Date.parse(`${stats.newestDay}T00:00:00Z`)) / DAY_MS);
  return {
    articles: stats.articles,
    publishers: stats.publishers,
    newestDay: stats.newestDay,
    newestAgeDays: ageDays === null ? null : Math.max(0, ageDays),
    asOf: asOf ?? null,
    model: null,
  };
}

/** The context as one line in the answer's language. */
export function contextLine(context: Context, language: Language): string {
  const local = (day: string | null): string | null => (day === null ? null : localDay(day, language));
  return PHRASES[language].context({
    asOf: local(context.asOf),
    articles: context.articles,
    publishers: context.publishers,
    newest: local(context.newestDay),
    ageDays: context.newestAgeDays,
  });
}

const dayFormats = new Map<Language, Intl.DateTimeFormat>();

/** A day as its language writes it: 14 Aug 2025, 14 août 2025, 2025年8月14日. Making a format costs more than using it. */
function localDay(day: string, language: Language): string {
  const format =
    dayFormats.get(language) ??
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "medium", timeZone: "UTC" });
  dayFormats.set(language, format);
  return format.format(new Date(`${day}T00:00:00Z`));
}

type Frame = { language: Language; context: Context };

/** An answer out of quotes, a sentence a quote; null when the check leaves nothing to show. */
export function composeFound(quotes: readonly Quote[], { language, context }: Frame): Answer | null {
  const citations = quotes
    .filter(standsInArticle)
    .map((quote, i) => toCitation(quote, i + 1))
    .filter(({ citation, article }) => isLetterForLetter(article, citation))
    .map(({ citation }) => citation);
  const sentences: CitedSentence[] = citations.map((citation, i) => ({
    text: quoteSentence(citation, citations[i - 1], language),
    cites: [citation.n],
  }));
  if (!everySentenceCited(sentences, citations)) return null;
  const text = sentences
    .map((sentence) => `${sentence.text} ${sentence.cites.map((n) => `[${n}]`).join("")}`)
    .join("\n");
  return { kind: "found", language, text, sentences, citations, context, contextLine: contextLine(context, language) };
}

function toCitation({ article, start, end }: Quote, n: number): { citation: Citation; article: Article } {
  const quote = body(article).slice(start, end);
  return { article, citation: { n, ...articleFacts(article), quote, start, end } };
}

function articleFacts(article: Article): Pointer {
  return {
    articleId: article.id,
    url: article.url,
    title: article.title,
    publisher: article.outlet,
    publishedAt: article.published,
    language: article.lang,
  };
}

function quoteSentence(citation: Citation, before: Citation | undefined, language: Language): string {
  const phrases = PHRASES[language];
  if (before?.articleId === citation.articleId) return phrases.again(citation.quote);
  const day = citation.publishedAt === null ? null : localDay(citation.publishedAt.slice(0, 10), language);
  const tag = citation.language === language ? null : citation.language;
  return (before === undefined ? phrases.lead : phrases.further)(
    citation.quote,
    publisherName(citation, language),
    day,
    tag,
  );
}

/** Who published it: the outlet, else the host or file it came from. */
function publisherName({ publisher, url }: { publisher: string | null; url: string }, language: Language): string {
  if (publisher !== null) return publisher;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed?.hostname || parsed?.pathname.split("/").at(-1) || PHRASES[language].unnamedPublisher;
}

type UnknownFrame = Frame & { reason: UnknownReason; closest: readonly Article[]; asOf?: string | undefined };

/** "I don't know", with the closest articles and why. */
export function composeUnknown({ language, context, reason, closest, asOf }: UnknownFrame): Answer {
  const phrases = PHRASES[language];
  const said: Record<UnknownReason, string> = {
    empty_question: phrases.emptyQuestion,
    empty_library: phrases.emptyLibrary,
    future: phrases.future(asOf === undefined ? "" : localDay(asOf, language)),
    small_talk: phrases.smallTalk,
    no_support: phrases.unknown(context.articles),
  };
  const shown = closest.slice(0, CLOSEST_MAX).map(articleFacts);
  const list = shown.map((pointer) => `\n- ${pointer.title ?? pointer.url} (${publisherName(pointer, language)})`);
  const message = list.length === 0 ? said[reason] : `${said[reason]}\n${phrases.closest}`;
  const text = `${message}${list.join("")}`;
  return {
    kind: "unknown",
    language,
    reason,
    message,
    text,
    closest: shown,
    context,
    contextLine: contextLine(context, language),
  };
}
