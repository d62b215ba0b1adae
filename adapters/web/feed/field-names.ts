// The fields that are read, see `vocabularyName`, in the order they are asked in: the first that has something counts.

/** A title. */
export const TITLES: readonly string[] = ["title", "dc:title"];
/** An item's title. */
export const ITEM_TITLES: readonly string[] = [...TITLES, "media:title"];
/** What names an item for good. */
export const IDS: readonly string[] = ["id", "guid", "dc:identifier"];
/** When it came out, then when it was changed. */
export const DATES: readonly string[] = [
  "published",
  "issued",
  "pubdate",
  "dcterms:issued",
  "dc:date",
  "dcterms:created",
  "created",
  "date",
  "updated",
  "modified",
  "dcterms:modified",
  "dcterms:date",
];
/** A short text, or the only one. */
export const SUMMARIES: readonly string[] = [
  "summary",
  "description",
  "abstract",
  "dc:description",
  "dcterms:abstract",
  "itunes:summary",
];
/** The whole text. */
export const CONTENTS: readonly string[] = [
  "content:encoded",
  "content",
  "body",
  "xhtml:body",
  "fullitem",
  "xhtml:div",
];
/** Who wrote it. */
export const AUTHORS: readonly string[] = ["author", "dc:creator", "dc:author", "itunes:author"];
/** The feed's language. */
export const HEAD_LANGUAGES: readonly string[] = ["language", "dc:language"];

/** What a scan keeps; everything else is passed over. */
export const FIELD_NAMES: ReadonlySet<string> = new Set([
  ...ITEM_TITLES,
  ...IDS,
  ...DATES,
  ...SUMMARIES,
  ...CONTENTS,
  ...AUTHORS,
  ...HEAD_LANGUAGES,
  "link",
  "ttl",
  "sy:updateperiod",
  "sy:updatefrequency",
]);
