import type { Catalogue } from "../knowledge/catalogue.ts";
import {
  body,
  type Article,
  type DatedEntry,
  type Language,
  type ReplyLine,
  type StatusLabel,
  type Status,
} from "../types.ts";
import { languageName, localDay, publisherName } from "../answer/wording.ts";
import type { Report } from "./reports.ts";
import type { Sources } from "./sources.ts";
import { say } from "./texts.ts";

/** What lines are written with: the reader's language, the sources they are added to, and the names of whom articles cite. */
export type LineFrame = { language: Language; sources: Sources; catalogue: Catalogue };

/** A status with its word. */
export const statusLabel = (status: Status, language: Language): StatusLabel => ({
  status,
  text: say(`status.${status}`, language),
});

/** An article's day; with "~" in front when it was only read out of the text. */
export function dayText({ day, published }: Pick<Article, "day" | "published">, language: Language): string | null {
  return day === null ? null : `${published === null ? "~ " : ""}${localDay(day, language)}`;
}

/** A report as a line: its words in quotation marks, who published it when, and whom that cites. */
export function reportLine(report: Report, frame: LineFrame): ReplyLine {
  const { article, status, superseded } = report;
  const day = dayText(article, frame.language);
  return {
    text: say("quoted", frame.language, {
      quote: quoteOf(report),
      by: [...byline(report, frame), ...(day === null ? [] : [day])].join(", "),
    }),
    cites: [frame.sources.quote(article, report)],
    status: statusLabel(status, frame.language),
    superseded: superseded ? say("superseded", frame.language) : null,
  };
}

/** The same under its day. */
export function reportEntry(report: Report, frame: LineFrame): DatedEntry {
  const { article, status, superseded } = report;
  return {
    day: article.day,
    dayText: dayText(article, frame.language),
    text: say("quoted", frame.language, { quote: quoteOf(report), by: byline(report, frame).join(", ") }),
    cites: [frame.sources.quote(article, report)],
    status: statusLabel(status, frame.language),
    superseded: superseded ? say("superseded", frame.language) : null,
  };
}

const quoteOf = ({ article, start, end }: Report): string => body(article).slice(start, end);

function byline({ article, attribution }: Report, { language, catalogue }: LineFrame): string[] {
  const cited = attribution === null ? undefined : catalogue.find(attribution)?.name;
  const tag = article.lang === language ? "" : ` (${languageName(article.lang, language)})`;
  const own = publisherOf(article, language);
  const isOwn = cited === undefined || own.toLowerCase().includes(cited.toLowerCase());
  return [`${own}${tag}`, ...(isOwn ? [] : [say("by.attribution", language, { name: cited })])];
}

/** Who published an article. */
export const publisherOf = ({ outlet, url }: Pick<Article, "outlet" | "url">, language: Language): string =>
  publisherName({ publisher: outlet, url }, language);
