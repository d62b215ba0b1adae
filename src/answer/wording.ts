import type { Citation, CitedSentence, Language, QuoteStatus } from "../types.ts";
import { QUOTE_PHRASES, type QuotePhrases } from "./quote-phrases.ts";

/** A citation with where it stands beside the others and whose report its article says it rests on. */
export type PlacedCitation = { citation: Citation; status?: QuoteStatus | undefined; citing?: string | undefined };

const dayFormats = new Map<Language, Intl.DateTimeFormat>();

/** A day as its language writes it: 14 Aug 2025, 14 août 2025, 2025年8月14日. Making a format costs more than using it. */
export function localDay(day: string, language: Language): string {
  const made = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;
  const format = dayFormats.get(language) ?? new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, made);
  dayFormats.set(language, format);
  return format.format(new Date(`${day}T00:00:00Z`));
}

const languageNames = new Map<Language, Intl.DisplayNames>();

/** What a language is called in another: "Korean", "coréen", "韩语"; its code where nobody has a name for it. */
export function languageName(code: string, language: Language): string {
  const names = languageNames.get(language) ?? new Intl.DisplayNames(language, { type: "language" });
  languageNames.set(language, names);
  try {
    return names.of(code) ?? code;
  } catch {
    // An article's language comes from outside and need not be a code.
    return code;
  }
}

/** Who published it: the outlet, else the host or file it came from. */
export function publisherName(
  { publisher, url }: { publisher: string | null; url: string },
  language: Language,
): string {
  if (publisher !== null) return publisher;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed?.hostname || parsed?.pathname.split("/").at(-1) || QUOTE_PHRASES[language].unnamedPublisher;
}

/** The sentences of an answer, the quotes of one article with the same standing in one. */
export function wordSentences(placed: readonly PlacedCitation[], language: Language): CitedSentence[] {
  return groupBySource(placed).map((group) => {
    const [first] = group;
    const status = group.every((each) => each.status === first?.status) ? first?.status : undefined;
    return {
      text: first === undefined ? "" : quoteSentence(first, group, language),
      cites: group.map(({ citation }) => citation.n),
      ...(status === undefined ? {} : { status }),
    };
  });
}

/** Puts the quotes of one article that stand alike against others together, at the place of the first of them. */
export function groupBySource<T extends { citation: Pick<Citation, "articleId">; status?: QuoteStatus | undefined }>(
  placed: readonly T[],
): T[][] {
  return [
    ...Map.groupBy(placed, ({ citation, status }) => `${citation.articleId} ${isTold(status) ? status : ""}`).values(),
  ];
}

const isTold = (status: QuoteStatus | undefined): boolean => status === "superseded" || status === "disputed";

function quoteSentence(first: PlacedCitation, group: readonly PlacedCitation[], language: Language): string {
  const phrases = QUOTE_PHRASES[language];
  const { citation } = first;
  const day = citation.publishedAt === null ? null : localDay(citation.publishedAt.slice(0, 10), language);
  const quotes = group.map((each) => `${phrases.open}${each.citation.quote}${phrases.close}`).join(phrases.between);
  const citing = group.find((each) => each.citing !== undefined)?.citing;
  const facts = [
    publisherName(citation, language),
    // "Earlier, 12 Jan" has said it.
    ...(day === null || first.status === "superseded" ? [] : [day]),
    ...(citing === undefined ? [] : [phrases.citing(citing)]),
    ...(isLanguage(citation.language, language) ? [] : [phrases.original(languageName(citation.language, language))]),
  ];
  return `${statusPrefix(first.status, day, phrases)}${quotes}${phrases.source(facts)}`;
}

/** zh-TW is Chinese. */
const isLanguage = (code: string, language: Language): boolean => code.split(/[-_]/)[0]?.toLowerCase() === language;

/** What a quote does not tell itself; how sure its article is, it does. */
function statusPrefix(status: QuoteStatus | undefined, day: string | null, phrases: QuotePhrases): string {
  if (status === "superseded") return phrases.earlier(day);
  return status === "disputed" ? phrases.disputed : "";
}
