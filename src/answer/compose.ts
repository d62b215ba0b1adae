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
  type QuoteStatus,
  type UnknownReason,
} from "../types.ts";
import { everySentenceCited, isLetterForLetter, standsInArticle } from "./check.ts";
import { NOTICE_PHRASES } from "./notice-phrases.ts";
import { PHRASES } from "./phrases.ts";
import type { Quote } from "./quotes.ts";
import { groupBySource, localDay, type PlacedCitation, publisherName, wordSentences } from "./wording.ts";

const DAY_MS = 86_400_000;
const CLOSEST_MAX = 3;

/** A quote with where it stands beside the others and whose report its article says it rests on. */
export type PlacedQuote = Quote & { status?: QuoteStatus | undefined; citing?: string | undefined };

/** What one question, or one of several in a message, is answered with; best quote first. */
export type AnsweredPart = {
  /** The part's own words where several are answered; else null. */
  head: string | null;
  /** The quotes contradict what was taken for granted. */
  isCorrection: boolean;
  /** What the newest quote is about and its day, when something newer was asked for; else null. */
  notToday: { topic: string | null; day: string } | null;
  quotes: readonly PlacedQuote[];
};

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

/** The context as one line in the answer's language, after what else is to be said of the answer. */
export function contextLine({ context, language, notes = [] }: Frame): string {
  const local = (day: string | null): string | null => (day === null ? null : localDay(day, language));
  const line = PHRASES[language].context({
    asOf: local(context.asOf),
    articles: context.articles,
    publishers: context.publishers,
    newest: local(context.newestDay),
    ageDays: context.newestAgeDays,
  });
  return [...notes, line].join(" · ");
}

/** `notes` are about the answer, not about the news: how the question was understood, which part of it has no answer. */
export type Frame = { language: Language; context: Context; notes?: readonly string[] };

/** An answer out of quotes; null when the check leaves nothing to show. */
export function composeFound(parts: readonly AnsweredPart[], frame: Frame): Answer | null {
  const numbered = new Map<string, Citation>();
  const told = parts.map((part) => ({ part, placed: cite(part.quotes, numbered) }));
  const sentences = told.flatMap(({ part, placed }) => partSentences(part, placed, frame.language));
  const citations = [...numbered.values()];
  if (!everySentenceCited(sentences, citations)) return null;
  const text = sentences
    .map((sentence) => `${sentence.text} ${sentence.cites.map((n) => `[${n}]`).join("")}`)
    .join("\n");
  const kind = parts.some(({ isCorrection }) => isCorrection) ? "correction" : "found";
  const { language, context } = frame;
  return { kind, language, text, sentences, citations, context, contextLine: contextLine(frame) };
}

/** The quotes that pass the check as citations, numbered as they will be read; one that an earlier part showed keeps its number. */
function cite(quotes: readonly PlacedQuote[], numbered: Map<string, Citation>): PlacedCitation[] {
  const checked = quotes.filter(standsInArticle).map((quote) => ({ ...quote, citation: toCitation(quote) }));
  return groupBySource(checked.filter(({ article, citation }) => isLetterForLetter(article, citation)))
    .flat()
    .map(({ citation, status, citing }) => {
      const key = `${citation.articleId} ${citation.start} ${citation.end}`;
      const known = numbered.get(key) ?? { ...citation, n: numbered.size + 1 };
      numbered.set(key, known);
      return { citation: known, status, citing };
    });
}

function toCitation({ article, start, end }: Quote): Citation {
  return { n: 0, ...articleFacts(article), quote: body(article).slice(start, end), start, end };
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

/** A part's sentences: what it has to say of its age, then its quotes, the first of them after the part's own words. */
function partSentences(part: AnsweredPart, placed: readonly PlacedCitation[], language: Language): CitedSentence[] {
  const phrases = NOTICE_PHRASES[language];
  const lead = `${part.head === null ? "" : `${part.head} `}${part.isCorrection ? phrases.otherwise : ""}`;
  const sentences = wordSentences(placed, language).map((sentence, i) =>
    i === 0 ? { ...sentence, text: `${lead}${sentence.text}` } : sentence,
  );
  const newest = newestOf(placed);
  if (part.notToday === null || newest === undefined) return sentences;
  const notice = phrases.notToday(part.notToday.topic ?? phrases.field, localDay(part.notToday.day, language));
  return [{ text: notice, cites: [newest.citation.n] }, ...sentences];
}

const newestOf = (placed: readonly PlacedCitation[]): PlacedCitation | undefined =>
  placed.toSorted((a, b) => (b.citation.publishedAt ?? "").localeCompare(a.citation.publishedAt ?? ""))[0];

/** `asOf`: the day to come, or that of the first article, that the reason speaks of. */
type UnknownFrame = Frame & { reason: UnknownReason; closest: readonly Article[]; asOf?: string | undefined };

/** "I don't know", with the closest articles and why. */
export function composeUnknown(frame: UnknownFrame): Answer {
  const { language, context, reason, closest, asOf } = frame;
  const phrases = PHRASES[language];
  const said: Record<UnknownReason, string> = {
    empty_question: phrases.emptyQuestion,
    empty_library: phrases.emptyLibrary,
    future: phrases.future(asOf === undefined ? "" : localDay(asOf, language)),
    before: phrases.before(asOf === undefined ? "" : localDay(asOf, language)),
    small_talk: phrases.smallTalk,
    no_support: phrases.unknown(context.articles),
  };
  const shown = closest.slice(0, CLOSEST_MAX).map(articleFacts);
  const list = shown.map((pointer) => `\n- ${pointer.title ?? pointer.url} (${publisherName(pointer, language)})`);
  const message = list.length === 0 ? said[reason] : `${said[reason]}\n${phrases.closest}`;
  const text = `${message}${list.join("")}`;
  return { kind: "unknown", language, reason, message, text, closest: shown, context, contextLine: contextLine(frame) };
}

/** A name that means several things reported here, each as a choice. */
export function composeAmbiguous(name: string, choices: readonly string[], frame: Frame): Answer {
  const { language, context } = frame;
  const text = NOTICE_PHRASES[language].ambiguous(name, choices);
  return { kind: "ambiguous", language, text, choices, context, contextLine: contextLine(frame) };
}
