import { cleanSavedPage, type ArticleInput } from "../../src/index.ts";
import { decodeText } from "./decode-text.ts";
import { readHtmlPage } from "./html-page.ts";

/** One file's article, or why there is none. Plain JSON: the parsed-article cache keeps it. */
export type ParsedFile = { kind: "article"; input: ArticleInput } | { kind: "unreadable"; reason: string };

/** Part of the cache's key: raise it whenever one of these readers makes something else of the same bytes. */
export const PARSER_VERSION = 1;

/**
 * The article in a saved `.txt`, `.md` or `.html` file.
 * @param name the file's name, which its `file:` address is made of when it names no other
 */
export function parsePageFile(bytes: Uint8Array, name: string): ParsedFile {
  const decoded = decodeText(bytes);
  if (decoded.kind === "unreadable") return decoded;
  return /\.html?$/i.test(name) ? fromHtml(decoded.text, name) : fromText(decoded.text, name);
}

function fromText(text: string, name: string): ParsedFile {
  const page = cleanSavedPage(text);
  return article({
    url: fileAddress(name),
    title: page.title,
    outlet: null,
    lang: null,
    published: null,
    text: page.text,
  });
}

function fromHtml(html: string, name: string): ParsedFile {
  const page = readHtmlPage(html);
  const cleaned =
    page.title === null ? { title: null, text: page.text } : cleanSavedPage(`${page.title}\n\n${page.text}`);
  return article({
    url: page.canonicalUrl ?? fileAddress(name),
    title: cleaned.title,
    outlet: page.siteName,
    lang: page.language,
    published: page.publishedAt,
    text: cleaned.text,
  });
}

function article(input: ArticleInput): ParsedFile {
  return input.text.trim() === "" ? { kind: "unreadable", reason: "has no text" } : { kind: "article", input };
}

const fileAddress = (name: string): string => `file:${name.normalize("NFC")}`;
