import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

// The tests of kurtmckee/feedparser: a document each, with a Python expression in its first comment that is to hold of what was read.

/** What is compared: the fields that every reader in the table has. */
export type ReadFeed = { title: string | null; link: string | null; language: string | null; items: ReadItem[] };
export type ReadItem = {
  id: string | null;
  title: string | null;
  link: string | null;
  publishedAt: string | null;
  summary: string | null;
  content: string | null;
  author: string | null;
};

/** One document with what is expected of it; `simple` is null when the expression is of another kind. */
export type FeedCase = {
  name: string;
  bytes: Buffer;
  url: string;
  contentType: string | null;
  /** Whether the document is a feed: it has an element that makes it one. */
  isFeed: boolean;
  simple: Expectation | null;
};

/** One field of the feed or of an entry that is to equal a string or a UTC date. */
export type Expectation = { entry: number | null; field: Field; value: string };

export type Field = "id" | "title" | "link" | "publishedAt" | "summary" | "content" | "language" | "author";

/** The Python names of our fields. `description` is the feed's for `feed`, which we do not keep. */
const ENTRY_FIELDS: ReadonlyMap<string, Field> = new Map([
  ["title", "title"],
  ["title_detail.value", "title"],
  ["link", "link"],
  ["id", "id"],
  ["guid", "id"],
  ["description", "summary"],
  ["summary", "summary"],
  ["summary_detail.value", "summary"],
  ["content.0.value", "content"],
  ["published_parsed", "publishedAt"],
  ["updated_parsed", "publishedAt"],
  ["created_parsed", "publishedAt"],
  ["author", "author"],
]);
const FEED_FIELDS: ReadonlyMap<string, Field> = new Map([
  ["title", "title"],
  ["title_detail.value", "title"],
  ["link", "link"],
  ["language", "language"],
]);

const EXPRESSION =
  /^(?:not bozo and |bozo and )?(feed|entries\[(\d+)\])((?:\['\w+'\]|\[\d+\]|\.\w+)+) == ('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\((?:\d+, ){8}\d+\))$/;

/** Every `.xml` below a folder, in the order of their names. */
export function readCases(folder: string): FeedCase[] {
  return filesOf(folder).map((path) => readCase(path, relative(folder, path)));
}

function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return filesOf(path);
      return name.endsWith(".xml") ? [path] : [];
    });
}

function readCase(path: string, name: string): FeedCase {
  const bytes = readFileSync(path);
  const text = headText(bytes);
  const isHttp = path.includes("http");
  const expression = /Expect:\s*(.*)\s*-->/.exec(text)?.[1]?.trim() ?? "";
  const contentType = /^Header:\s+Content-type:(.*)$/im.exec(text)?.[1]?.trim();
  return {
    name,
    bytes,
    url: `http://127.0.0.1:8097/tests/${name}`,
    contentType: isHttp ? (contentType ?? "text/xml") : null,
    isFeed: /<(?:\w+:)?(?:rss|rdf|feed|channel)[\s>]/i.test(text.replace(/<!--[^]*?-->/g, "")),
    simple: simpleOf(expression),
  };
}

/** As the tests' own reader of expectations does: by byte order, else UTF-8. */
function headText(bytes: Buffer): string {
  const [a, b, c, d] = bytes;
  if (a === 0 && b === 0) return wide(bytes, 3);
  if ((a === 0xff || a === 0x3c) && c === 0 && d === 0) return wide(bytes, 0);
  if (a === 0xfe || (a === 0 && b === 0x3c)) return new TextDecoder("utf-16be").decode(bytes);
  if (a === 0xff || (a === 0x3c && b === 0)) return new TextDecoder("utf-16le").decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** The characters of UTF-32 that are ASCII. */
const wide = (bytes: Buffer, offset: number): string =>
  String.fromCharCode(...bytes.filter((_, at) => at % 4 === offset));

function simpleOf(expression: string): Expectation | null {
  const match = EXPRESSION.exec(expression);
  if (match === null) return null;
  const path = [...(match[3] ?? "").matchAll(/\w+/g)].map(String).join(".");
  const entry = match[2] === undefined ? null : Number(match[2]);
  const field = (entry === null ? FEED_FIELDS : ENTRY_FIELDS).get(path);
  return field === undefined ? null : { entry, field, value: pythonValue(match[4] ?? "") };
}

/** A string literal's text, or the instant of a time tuple. */
function pythonValue(literal: string): string {
  if (literal.startsWith("(")) {
    const [year = 0, month = 1, day, hour, minute, second] = (literal.match(/\d+/g) ?? []).map(Number);
    return new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString();
  }
  return literal.slice(1, -1).replace(/\\(u[0-9a-f]{4}|U[0-9a-f]{8}|x[0-9a-f]{2}|.)/gi, (_, code: string) => {
    if (/^[uUx]/.test(code)) return String.fromCodePoint(Number.parseInt(code.slice(1), 16));
    return { n: "\n", t: "\t", r: "\r" }[code] ?? code;
  });
}

/** How a value may be compared: letter for letter, or as the words a reader of it sees. */
export type Comparison = "exact" | "as text";

/** Whether what was read has what is expected. */
export function isHeld(read: ReadFeed, { entry, field, value }: Expectation, comparison: Comparison): boolean {
  const found = entry === null ? feedValue(read, field) : (read.items[entry]?.[itemField(field)] ?? null);
  if (field === "publishedAt") return found !== null && Date.parse(found) === Date.parse(value);
  if (comparison === "exact") return found === value;
  return found === seenText(value) || seenText(found ?? "") === seenText(value);
}

const itemField = (field: Field): keyof ReadItem => (field === "language" ? "title" : field);

function feedValue(read: ReadFeed, field: Field): string | null {
  if (field === "title") return read.title;
  return field === "link" ? read.link : read.language;
}

/** Tags out, references decoded, white space folded. */
function seenText(html: string): string {
  const named: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: " " };
  return html
    .replace(/<\/?[a-z][^>]*>/gi, "")
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,5});/gi, (written, inner: string) => {
      if (!inner.startsWith("#")) return named[inner] ?? written;
      return String.fromCodePoint(/^#x/i.test(inner) ? Number.parseInt(inner.slice(2), 16) : Number(inner.slice(1)));
    })
    .replace(/\s+/g, " ")
    .trim();
}
