import { feedDate } from "./dates.ts";
import { entitiesOf, type Entities } from "./entities.ts";
import { AUTHORS, CONTENTS, DATES, HEAD_LANGUAGES, IDS, ITEM_TITLES, SUMMARIES, TITLES } from "./field-names.ts";
import { createDraftList, type Unnamed, withIds } from "./item-list.ts";
import { htmlOf, lineOf, oneLine, textOf, type UsualType } from "./rich-text.ts";
import { type Field, type Part, scanFeed } from "./scan.ts";
import type { Feed, FeedItem } from "./types.ts";
import { webAddress } from "./web-address.ts";

/** A feed, or the first element of what is none. */
export type XmlFeed = { kind: "feed"; feed: Feed; truncated: boolean } | { kind: "other"; firstElement: string | null };

/** Of what an author element holds; who they are stands at its beginning. */
const AUTHOR_CHARS_MAX = 5000;

/** Minutes of `sy:updatePeriod`. */
const PERIOD_MINUTES: ReadonlyMap<string, number> = new Map([
  ["hourly", 60],
  ["daily", 1440],
  ["weekly", 10_080],
  ["monthly", 43_200],
  ["yearly", 525_600],
]);

type Format = { isAtom: boolean; entities: Entities };

/**
 * Reads RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0 and CDF.
 * @param url where it came from; for a file with no known address anything that is no web address
 */
export function readXmlFeed(xml: string, url: string): XmlFeed {
  const entities = entitiesOf(xml);
  const drafts = createDraftList<Part>();
  const onItem = (part: Part): void => drafts.add({ source: part, publishedAt: dateOf(part, entities) });
  const scan = scanFeed(xml, { url: webAddress(url, "") ?? "", entities, onItem });
  if (scan.root === null) return { kind: "other", firstElement: scan.firstElement };
  const format: Format = { isAtom: scan.root === "feed", entities };
  const link = linkOf(scan.head, format);
  const items = drafts
    .newest()
    .map(({ source, publishedAt }) => ({ ...itemOf(based(source, link ?? ""), format), publishedAt }));
  const feed: Feed = {
    title: firstLine(scan.head, TITLES, format),
    link,
    language: languageOf(scan.head, entities),
    items: withIds(items),
    updateMinutes: updateMinutes(scan.head, entities),
  };
  return { kind: "feed", feed, truncated: scan.truncated };
}

function itemOf(part: Part, format: Format): Omit<Unnamed, "publishedAt"> {
  const texts = textsOf(part, format);
  return {
    id: ownId(part, format.entities),
    title: firstLine(part, ITEM_TITLES, format),
    link: linkOf(part, format),
    ...texts,
    author: authorOf(part, format),
  };
}

/** Where the document's own address is not known, relative ones start at the feed's site. */
function based(part: Part, site: string): Part {
  if (part.base !== "" || site === "") return part;
  return {
    ...part,
    base: site,
    fields: part.fields.map((field) => (field.base === "" ? { ...field, base: site } : field)),
  };
}

/** The fields of these names, in the order of the names. */
const fieldsOf = (part: Part, names: readonly string[]): Field[] =>
  part.fields.filter(({ name }) => names.includes(name)).sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));

function firstOf<T>(fields: readonly Field[], read: (field: Field) => T | null): T | null {
  for (const field of fields) {
    const value = read(field);
    if (value !== null) return value;
  }
  return null;
}

const firstLine = (part: Part, names: readonly string[], { isAtom, entities }: Format): string | null =>
  firstOf(fieldsOf(part, names), (field) => lineOf(field, isAtom ? "plain" : "guess", entities));

/** Summary and content; of two descriptions the second is the content, and what has only a content has it for its summary too. */
function textsOf(part: Part, { isAtom, entities }: Format): Pick<FeedItem, "summary" | "content"> {
  const read = (field: Field): string | null => htmlOf(field, usualType(field.name, isAtom), entities);
  const summaries = fieldsOf(part, SUMMARIES);
  const summary = firstOf(summaries, read);
  const content = firstOf(fieldsOf(part, CONTENTS), read) ?? secondText(summaries, read, summary);
  return { summary: summary ?? content, content };
}

function secondText(
  fields: readonly Field[],
  read: (field: Field) => string | null,
  first: string | null,
): string | null {
  return firstOf(fields, (field) => {
    const text = read(field);
    return text === first ? null : text;
  });
}

function usualType(name: string, isAtom: boolean): UsualType {
  if (name === "content:encoded" || name === "fullitem") return "html";
  if (isAtom) return "plain";
  return name === "description" ? "html" : "guess";
}

function dateOf(part: Part, entities: Entities): string | null {
  const own = firstOf(fieldsOf(part, DATES), (field) => feedDate(textOf(field.inner, entities)));
  return own ?? feedDate(part.attributes.get("lastmod") ?? "");
}

function ownId(part: Part, entities: Entities): string | null {
  const own = firstOf(fieldsOf(part, IDS), (field) => textOf(field.inner, entities) || null);
  return own ?? (part.attributes.get("rdf:about")?.trim() || null);
}

/** The page: Atom's alternate link, RSS's link, a guid that says it is one; never a guess. */
function linkOf(part: Part, { entities }: Format): string | null {
  const links = fieldsOf(part, ["link"]);
  const pages = links.filter(isPageLink);
  const html = pages.filter(({ attributes }) => /html/i.test(attributes.get("type") ?? "html"));
  const stated = firstOf([...html, ...pages], (field) => linkAddress(field, entities));
  if (stated !== null) return stated;
  const href = webAddress(part.attributes.get("href") ?? "", part.base);
  return href ?? firstOf(fieldsOf(part, ["guid"]), (field) => permalink(field, entities));
}

function isPageLink({ attributes }: Field): boolean {
  const rel = attributes.get("rel")?.trim().toLowerCase() ?? "alternate";
  return rel === "alternate" || rel === "http://www.iana.org/assignments/relation/alternate";
}

function linkAddress(field: Field, entities: Entities): string | null {
  const { attributes } = field;
  const written =
    attributes.get("href") ?? attributes.get("url") ?? attributes.get("uri") ?? textOf(field.inner, entities);
  return webAddress(written, field.base);
}

function permalink(field: Field, entities: Entities): string | null {
  if (field.attributes.get("ispermalink")?.trim().toLowerCase() === "false") return null;
  const written = textOf(field.inner, entities);
  return /^https?:/i.test(written) || field.attributes.has("ispermalink") ? webAddress(written, field.base) : null;
}

/** Atom has the name in an element of its own, RSS writes `mail (name)` or one of both. */
function authorOf(part: Part, { entities }: Format): string | null {
  return firstOf(fieldsOf(part, AUTHORS), (field) => {
    const name = /<(?:[\w-]{1,20}:)?name(?:\s[^>]*)?>([^<]*)</i.exec(field.inner.slice(0, AUTHOR_CHARS_MAX))?.[1];
    const line = name === undefined ? lineOf(field, "guess", entities) : oneLine(textOf(name, entities));
    return /^\S+@\S+\s\((.+)\)$/.exec(line ?? "")?.[1] ?? (line || null);
  });
}

function languageOf(head: Part, entities: Entities): string | null {
  const stated = firstOf(fieldsOf(head, HEAD_LANGUAGES), (field) => textOf(field.inner, entities) || null);
  const language = stated ?? head.language;
  return language === null || language.length > 40 ? null : language.replace(/_/g, "-");
}

function updateMinutes(head: Part, entities: Entities): number | null {
  const value = (name: string): string | null =>
    firstOf(fieldsOf(head, [name]), ({ inner }) => textOf(inner, entities) || null);
  const ttl = Number(value("ttl") ?? Number.NaN);
  if (ttl > 0 && Number.isFinite(ttl)) return ttl;
  const period = PERIOD_MINUTES.get(value("sy:updateperiod")?.toLowerCase() ?? "");
  const frequency = Number(value("sy:updatefrequency") ?? 1);
  return period === undefined || !(frequency >= 1) ? null : period / frequency;
}
