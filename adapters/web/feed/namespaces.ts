/** The vocabularies a feed's items are written in, by address in lower case; the empty name is RSS's and Atom's own. */
const VOCABULARIES: ReadonlyMap<string, string> = new Map([
  ["http://backend.userland.com/rss", ""],
  ["http://blogs.law.harvard.edu/tech/rss", ""],
  ["http://purl.org/rss/1.0/", ""],
  ["http://my.netscape.com/rdf/simple/0.9/", ""],
  ["http://purl.org/rss/1.0/modules/rss091#", ""],
  ["http://example.com/newformat#", ""],
  ["http://example.com/necho", ""],
  ["http://purl.org/echo/", ""],
  ["uri/of/echo/namespace#", ""],
  ["http://purl.org/pie/", ""],
  ["http://purl.org/atom/ns#", ""],
  ["http://www.w3.org/2005/atom", ""],
  ["https://www.w3.org/2005/atom", ""],
  ["http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"],
  ["http://purl.org/rss/1.0/modules/content/", "content"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
  ["http://purl.org/dc/terms/", "dcterms"],
  ["http://purl.org/rss/1.0/modules/syndication/", "sy"],
  ["http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"],
  ["http://search.yahoo.com/mrss", "media"],
  ["http://search.yahoo.com/mrss/", "media"],
  ["http://www.w3.org/1999/xhtml", "xhtml"],
]);

/** Prefixes that mean the same wherever they stand, for feeds that forget to declare them. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ["atom", ""],
  ["rss", ""],
  ...["rdf", "content", "dc", "dcterms", "sy", "itunes", "media", "xhtml"].map((prefix) => [prefix, prefix] as const),
]);

/** Prefix → address; the default one has the empty prefix. */
export type Prefixes = ReadonlyMap<string, string>;

/** The declarations of an element added to those around it. */
export function declaredPrefixes(attributes: ReadonlyMap<string, string>, around: Prefixes): Prefixes {
  let prefixes: Map<string, string> | undefined;
  for (const [name, value] of attributes) {
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
    prefixes ??= new Map(around);
    prefixes.set(name.slice(6), value.trim().toLowerCase());
  }
  return prefixes ?? around;
}

/**
 * An element's name as its vocabulary has it, in lower case: `pubdate` of RSS, `dc:date`, `xhtml:body`; `?:name` in an unknown one.
 * @param written such as `dc:date`
 */
export function vocabularyName(written: string, prefixes: Prefixes): string {
  const colon = written.indexOf(":");
  const prefix = colon === -1 ? "" : written.slice(0, colon).toLowerCase();
  const local = written.slice(colon + 1).toLowerCase();
  const address = prefixes.get(prefix);
  const vocabulary = address === undefined ? usualName(prefix) : vocabularyAt(address, prefix);
  return vocabulary === "" ? local : `${vocabulary}:${local}`;
}

const usualName = (prefix: string): string => (prefix === "" ? "" : (USUAL.get(prefix) ?? "?"));

/** A made-up default vocabulary does not make RSS unreadable; a prefixed one is something else. */
function vocabularyAt(address: string, prefix: string): string {
  if (address.includes("backend.userland.com/rss")) return "";
  return VOCABULARIES.get(address) ?? (prefix === "" ? "" : "?");
}
