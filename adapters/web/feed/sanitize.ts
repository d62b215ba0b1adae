import { decodeReferences, type Entities } from "./entities.ts";
import { attributesOf, tokensOf } from "./markup.ts";
import {
  HTML_ATTRIBUTES,
  HTML_ELEMENTS,
  MATH_ATTRIBUTES,
  MATH_ELEMENTS,
  SVG_ATTRIBUTES,
  SVG_ELEMENTS,
} from "./sanitize-lists.ts";
import { safeStyle } from "./style.ts";
import { webAddress } from "./web-address.ts";

/** What a piece of markup needs to be read: where its relative links start, and the entities of its document. */
export type MarkupContext = { readonly base: string; readonly entities: Entities };

/** Absolute links and declarations make a text longer than it came; beyond this it is cut. */
const HTML_CHARS_MAX = 300_000;

/** Elements whose text is not for readers either. */
const SILENT = new Set(["script", "style", "applet"]);
const VOID = new Set(
  "area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr".split(
    " ",
  ),
);
/** Attributes that are addresses. */
const ADDRESSES = new Set(
  "action background cite classid codebase data href longdesc lowsrc dynsrc ping poster profile src template urn usemap".split(
    " ",
  ),
);
const FOREIGN_NAMESPACE = new Map([
  ["svg", "http://www.w3.org/2000/svg"],
  ["math", "http://www.w3.org/1998/Math/MathML"],
]);
const SVG_SPELLING = new Map([...SVG_ELEMENTS, ...SVG_ATTRIBUTES].map((name) => [name.toLowerCase(), name]));
const BARE_AMPERSAND = /&(?!#\d{1,10};|#[xX][0-9a-fA-F]{1,8};|[A-Za-z]\w{0,31};)/g;
/** Numbers of 128 to 159 that mean Windows-1252's letters. */
const MISPLACED_REFERENCE = /&#0{0,4}(1[2-5]\d);/g;
const UPPER_HEX = /&#X([0-9a-fA-F]{1,8});/g;
const QUOTE_REFERENCE = /&#(?:39|34);/g;

/** The state of one pass: within how many silent elements, and within which foreign vocabulary. */
type Pass = { pieces: string[]; silent: number; foreign: string[]; context: MarkupContext; inXml: boolean };

/**
 * HTML with everything active taken out (scripts, styles, frames, handlers, unsafe addresses), links absolute, attributes in the order of
 * their names. Comments go, unknown elements leave their text, and text stays as it is written, references and all.
 * @param inXml whether the source is markup of the feed itself, where CDATA sections and the document's own entities count
 */
export function sanitizedHtml(source: string, context: MarkupContext, inXml = false): string {
  const pass: Pass = { pieces: [], silent: 0, foreign: [], context, inXml };
  let chars = 0;
  let counted = 0;
  for (const token of tokensOf(source)) {
    for (; counted < pass.pieces.length; counted += 1) chars += pass.pieces[counted]?.length ?? 0;
    if (chars > HTML_CHARS_MAX) break;
    if (token.kind === "text") addText(pass, source.slice(token.start, token.end));
    else if (token.kind === "cdata") addCdata(pass, source.slice(token.start, token.end));
    else if (token.kind === "open") openElement(pass, token.name, token.attributes, token.selfClosing);
    else if (token.kind === "close") closeElement(pass, token.name);
  }
  return pass.pieces.join("").trim();
}

/** A text as HTML that shows it. */
export const escapedText = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

function addText(pass: Pass, text: string): void {
  if (pass.silent > 0) return;
  const own = pass.inXml ? pass.context.entities.own : null;
  const written = own === null || own.size === 0 ? text : withOwnEntities(text, pass.context.entities);
  pass.pieces.push(
    written
      .replace(QUOTE_REFERENCE, (reference) => (reference === "&#39;" ? "'" : '"'))
      .replace(UPPER_HEX, (_, digits: string) => `&#x${digits};`)
      .replace(MISPLACED_REFERENCE, (reference) => placedReference(reference, pass.context.entities))
      .replace(BARE_AMPERSAND, "&amp;")
      .replace(/</g, "&lt;"),
  );
}

function placedReference(reference: string, entities: Entities): string {
  const code = decodeReferences(reference, entities).codePointAt(0) ?? 0;
  return code > 159 ? `&#x${code.toString(16)};` : reference;
}

/** In HTML, `<![CDATA[` is nothing special, so it is shown as text. */
function addCdata(pass: Pass, text: string): void {
  if (pass.silent === 0) pass.pieces.push(escapedText(pass.inXml ? text : `<![CDATA[${text}]]>`));
}

function withOwnEntities(text: string, entities: Entities): string {
  return text.replace(/&([A-Za-z]\w{0,31});/g, (written, name: string) =>
    entities.own.has(name) ? escapedText(decodeReferences(written, entities)) : written,
  );
}

function openElement(pass: Pass, written: string, attributes: string, selfClosing: boolean): void {
  const name = localName(written);
  if (SILENT.has(name) && !selfClosing) pass.silent += 1;
  const namespace = FOREIGN_NAMESPACE.get(name);
  if (namespace !== undefined && !selfClosing) pass.foreign.push(name);
  const vocabulary = namespace === undefined ? pass.foreign.at(-1) : name;
  const spelled = vocabulary === "svg" ? (SVG_SPELLING.get(name) ?? name) : name;
  if (pass.silent > 0 || !isKept(spelled, vocabulary)) return;
  const kept = safeAttributes(attributes, { name, vocabulary, context: pass.context, namespace });
  if (VOID.has(name)) pass.pieces.push(`<${spelled}${kept} />`);
  else pass.pieces.push(selfClosing ? `<${spelled}${kept}></${spelled}>` : `<${spelled}${kept}>`);
}

function closeElement(pass: Pass, written: string): void {
  const name = localName(written);
  const vocabulary = pass.foreign.at(-1);
  const spelled = vocabulary === "svg" ? (SVG_SPELLING.get(name) ?? name) : name;
  if (SILENT.has(name) && pass.silent > 0) pass.silent -= 1;
  else if (pass.silent === 0 && isKept(spelled, vocabulary) && !VOID.has(name)) pass.pieces.push(`</${spelled}>`);
  if (vocabulary === name) pass.foreign.pop();
}

/** `xhtml:div` is a `div`: feeds that prefix their markup mean HTML. */
const localName = (written: string): string => written.slice(written.lastIndexOf(":") + 1).toLowerCase();

function isKept(name: string, vocabulary: string | undefined): boolean {
  if (vocabulary === "svg") return SVG_ELEMENTS.has(name);
  return HTML_ELEMENTS.has(name) || (vocabulary === "math" && MATH_ELEMENTS.has(name));
}

type ElementFacts = {
  name: string;
  vocabulary: string | undefined;
  context: MarkupContext;
  namespace: string | undefined;
};

function safeAttributes(written: string, facts: ElementFacts): string {
  const attributes = attributesOf(written);
  if (facts.namespace !== undefined) attributes.set("xmlns", facts.namespace);
  const allowed = allowedAttributes(facts.vocabulary);
  const usesXlink = facts.vocabulary !== undefined && [...attributes.keys()].some((key) => key.startsWith("xlink:"));
  if (usesXlink) attributes.set("xmlns:xlink", "http://www.w3.org/1999/xlink");
  return [...attributes]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) =>
      safeAttribute(facts.vocabulary === "svg" ? (SVG_SPELLING.get(key) ?? key) : key, value, allowed, facts),
    )
    .join("");
}

function allowedAttributes(vocabulary: string | undefined): ReadonlySet<string> {
  if (vocabulary === "svg") return SVG_ATTRIBUTES;
  return vocabulary === "math" ? MATH_ATTRIBUTES : HTML_ATTRIBUTES;
}

function safeAttribute(key: string, written: string, allowed: ReadonlySet<string>, facts: ElementFacts): string {
  const value = written.replace(QUOTE_REFERENCE, (reference) => (reference === "&#39;" ? "'" : "&quot;"));
  if (key === "style" && allowed.has("style")) {
    const style = safeStyle(decodeReferences(value, facts.context.entities), facts.vocabulary === "svg");
    return style === null ? "" : ` style="${escapedValue(style)}"`;
  }
  if (!allowed.has(key)) return "";
  if (ADDRESSES.has(key) || key === "xlink:href") return ` ${key}="${escapedValue(safeAddress(value, facts.context))}"`;
  return ` ${key}="${escapedValue(key === "rel" || key === "type" ? value.toLowerCase() : value)}"`;
}

const escapedValue = (value: string): string =>
  value.replace(BARE_AMPERSAND, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** An absolute web or mail address, or nothing. */
function safeAddress(written: string, { base, entities }: MarkupContext): string {
  const value = decodeReferences(written, entities).trim();
  if (value === "") return "";
  if (/^mailto:/i.test(value)) return value;
  return webAddress(value, base) ?? "";
}
