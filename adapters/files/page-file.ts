import { cleanSavedPage, type ArticleInput } from "../../src/index.ts";
import { createPageParser, type PageArticle, type PageParser } from "../web/page/index.ts";
import { decodeText } from "./decode-text.ts";

/** One file's article, or why there is none. Plain JSON: the parsed-article cache keeps it. */
export type ParsedFile = { kind: "article"; input: ArticleInput } | { kind: "unreadable"; reason: string };

/** Part of the cache's key: raise it whenever one of these readers makes something else of the same bytes. */
export const PARSER_VERSION = 2;

/** Made at the first page. It ends with the process, which it does not hold up. */
let pages: PageParser | undefined;

/**
 * The article in a saved `.txt`, `.md` or `.html` file.
 * @param name the file's name, which its `file:` address is made of when it names no other
 */
export async function parsePageFile(bytes: Uint8Array, name: string): Promise<ParsedFile> {
  if (/\.html?$/i.test(name)) return fromHtml(bytes, name);
  const decoded = decodeText(bytes);
  return decoded.kind === "unreadable" ? decoded : fromText(decoded.text, name);
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

async function fromHtml(bytes: Uint8Array, name: string): Promise<ParsedFile> {
  pages ??= createPageParser();
  const result = await pages.parse({ bytes, url: fileAddress(name), contentType: null });
  if (result.kind === "unreadable") return result;
  if (result.kind === "article") return article(inputOf(result.article, name));
  // A teaser before a paywall is the article's beginning; in front of a captcha and the like there is none of it.
  return result.what === "paywall" && result.article !== undefined
    ? article(inputOf(result.article, name))
    : { kind: "unreadable", reason: BLOCKED[result.what] };
}

const BLOCKED = {
  paywall: "is the front of a paywall, the article is not in it",
  consent: "is a consent page, the article is not in it",
  captcha: "is a captcha, the article is not in it",
  javascript: "is built by JavaScript, the article is not in it",
};

function inputOf(page: PageArticle, name: string): ArticleInput {
  return {
    url: page.canonicalUrl ?? fileAddress(name),
    title: page.title,
    outlet: page.siteName,
    lang: page.language,
    published: page.publishedAt,
    text: page.text,
  };
}

function article(input: ArticleInput): ParsedFile {
  return input.text.trim() === "" ? { kind: "unreadable", reason: "has no text" } : { kind: "article", input };
}

const fileAddress = (name: string): string => `file:${name.normalize("NFC")}`;
