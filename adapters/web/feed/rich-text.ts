import { decodeReferences, type Entities } from "./entities.ts";
import { tokensOf } from "./markup.ts";
import { escapedText, type MarkupContext, sanitizedHtml } from "./sanitize.ts";
import { HTML_ELEMENTS } from "./sanitize-lists.ts";
import type { Field } from "./scan.ts";

/** An article's text has no more characters than this. */
const TEXT_CHARS_MAX = 256_000;
/** A longer title is no title. */
const TITLE_CHARS_MAX = 300;

const SILENT = new Set(["script", "style"]);
const BLOCK = new Set(["p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "blockquote"]);

/** What a field's text is when nothing says so: Atom's is plain, RSS's description is HTML, RSS's title is either. */
export type UsualType = "plain" | "html" | "guess";

/** A field's text in one of two forms. */
type Written = { type: "plain" | "html"; text: string } | { type: "markup"; source: string };

/**
 * A text field as safe HTML, links in it absolute: plain text is escaped, so that the result is HTML whatever the feed said. Null when empty.
 */
export function htmlOf(field: Field, usual: UsualType, entities: Entities): string | null {
  const written = writtenText(field, usual, entities);
  const context: MarkupContext = { base: field.base, entities };
  if (written.type === "markup") return unwrapped(sanitizedHtml(written.source, context, true), field) || null;
  if (written.type === "plain") return escapedText(written.text) || null;
  return sanitizedHtml(written.text, context) || null;
}

/** A text field as plain text on one line, tags taken out and references decoded. Null when empty. */
export function lineOf(field: Field, usual: UsualType, entities: Entities): string | null {
  const written = writtenText(field, usual, entities);
  const text = written.type === "plain" ? written.text : plainText(written, entities);
  return oneLine(text) || null;
}

/** White space folded, control characters out, cut at `TITLE_CHARS_MAX` but not within a character. */
export function oneLine(text: string): string {
  const folded = text
    .slice(0, 20 * TITLE_CHARS_MAX)
    .replace(/[\u0000-\u0020\u007f]+/g, " ")
    .trim();
  return folded.length <= TITLE_CHARS_MAX
    ? folded
    : folded
        .slice(0, TITLE_CHARS_MAX)
        .replace(/[\ud800-\udbff]$/, "")
        .trim();
}

/** A simple field's own characters: CDATA sections opened, references decoded once, tags left out. */
export function textOf(inner: string, entities: Entities): string {
  if (!inner.includes("<")) return decodeReferences(inner, entities).trim();
  const pieces: string[] = [];
  for (const token of tokensOf(inner)) {
    if (token.kind === "text") pieces.push(decodeReferences(inner.slice(token.start, token.end), entities));
    else if (token.kind === "cdata") pieces.push(inner.slice(token.start, token.end));
  }
  return pieces.join("").trim();
}

function writtenText(field: Field, usual: UsualType, entities: Entities): Written {
  const inner = field.inner.length > 2 * TEXT_CHARS_MAX ? field.inner.slice(0, 2 * TEXT_CHARS_MAX) : field.inner;
  if (hasElements(inner)) {
    const type = field.attributes.get("type")?.trim().toLowerCase();
    const unwrapped =
      type === "html" || type === "text/html" ? inner.replace(/<\/?(?:xhtml:)?div(?:\s[^<>]{0,200})?>/gi, "") : inner;
    if (hasElements(unwrapped)) return { type: "markup", source: inner.slice(0, TEXT_CHARS_MAX) };
    // Escaped HTML within a `div` that is not: Typepad's way.
    return { type: "html", text: textOf(unwrapped, entities).slice(0, TEXT_CHARS_MAX) };
  }
  const text = textOf(inner, entities).slice(0, TEXT_CHARS_MAX);
  const decoded = isBase64(field) ? fromBase64(text) : null;
  const type =
    decoded === null || field.attributes.get("type")?.startsWith("text/plain") ? typeOf(field, usual) : "html";
  if (type === "guess") return { type: looksLikeHtml(decoded ?? text) ? "html" : "plain", text: decoded ?? text };
  return { type, text: decoded ?? text };
}

function hasElements(inner: string): boolean {
  if (!inner.includes("<")) return false;
  for (const token of tokensOf(inner)) if (token.kind === "open") return true;
  return false;
}

function typeOf(field: Field, usual: UsualType): UsualType {
  const type = field.attributes.get("type")?.trim().toLowerCase();
  if (type === undefined || type === "")
    return field.attributes.get("mode") === "escaped" && usual === "plain" ? "guess" : usual;
  if (type.includes("html")) return "html";
  return type === "text" || type === "text/plain" || type === "plain" ? (usual === "plain" ? "plain" : "guess") : usual;
}

/** Atom 0.3 says `mode="base64"`; in Atom 1.0 every type that is no text and no XML is. */
function isBase64(field: Field): boolean {
  if (field.attributes.get("mode") === "base64") return true;
  const type = field.attributes.get("type") ?? "";
  return type.includes("/") && !type.startsWith("text/") && !/[+/]xml$/.test(type);
}

function fromBase64(text: string): string | null {
  const packed = text.replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(packed) || packed.length % 4 === 1) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(packed, "base64")).trim();
  } catch {
    return null;
  }
}

/**
 * Whether a text that should be plain is HTML all the same: it has an end tag or a reference, and no tag or reference that HTML lacks.
 * The doubtful stay plain, since taking tags out of what is none loses words.
 */
function looksLikeHtml(text: string): boolean {
  if (!/<\/\w{1,20}>|&#?\w{1,32};/.test(text)) return false;
  for (const [, name = ""] of text.matchAll(/<\/?(\w{1,40})/g))
    if (!HTML_ELEMENTS.has(name.toLowerCase())) return false;
  return true;
}

function plainText(written: Exclude<Written, { type: "plain" }>, entities: Entities): string {
  const source = written.type === "markup" ? written.source : written.text;
  const pieces: string[] = [];
  let silent = 0;
  for (const token of tokensOf(source)) {
    if (token.kind === "open" || token.kind === "close") {
      const name = token.name.slice(token.name.indexOf(":") + 1).toLowerCase();
      if (SILENT.has(name)) silent = token.kind === "open" ? silent + 1 : Math.max(0, silent - 1);
      if (BLOCK.has(name)) pieces.push(" ");
    } else if (silent === 0 && token.kind === "text") {
      pieces.push(decodeReferences(source.slice(token.start, token.end), entities));
    } else if (silent === 0 && token.kind === "cdata") pieces.push(source.slice(token.start, token.end));
  }
  return pieces.join("");
}

/** Atom's `xhtml` has a `div` around it that is not part of the text. */
function unwrapped(html: string, field: Field): string {
  if (field.attributes.get("type") !== "xhtml") return html;
  const inner = /^<div(?: [^>]*)?>([^]*)<\/div>$/.exec(html)?.[1];
  if (inner === undefined) return html;
  let depth = 0;
  for (const token of tokensOf(inner)) {
    if (token.kind === "open" && token.name === "div") depth += 1;
    if (token.kind === "close" && token.name === "div") depth -= 1;
    if (depth < 0) return html;
  }
  return inner.trim();
}
