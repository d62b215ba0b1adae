import { parseFragment } from "parse5";

/** What one document's references mean: its own entities, nested ones not among them, and how much may still be spent on them. */
export type Entities = {
  readonly own: ReadonlyMap<string, string>;
  readonly unknown: Set<string>;
  /** Characters that uses of its own entities may still add. */
  charsLeft: number;
  /** Names that may still be looked up among HTML's. */
  lookupsLeft: number;
};

const REFERENCE = /&(#[xX][0-9a-fA-F]{1,8}|#[0-9]{1,10}|[A-Za-z][A-Za-z0-9]{0,31});/g;
const DECLARATION =
  /<!ENTITY\s+([A-Za-z][\w.-]{0,31})\s+(?:"(&#\w{1,8};|[^&"]{0,200})"|'(&#\w{1,8};|[^&']{0,200})')\s*>/g;

/** Where declarations may stand, how many are taken, and how much text all their uses may add. */
const HEAD_CHARS_MAX = 20_000;
const DECLARATIONS_MAX = 300;
const EXPANDED_CHARS_MAX = 1_000_000;

/** HTML has 2,231 names. */
const LOOKUPS_MAX = 3000;

/** What Windows-1252 has where Unicode has control characters: numbers of 128 to 159 mean these in practice. */
const WINDOWS_1252 = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 32 }, (_, index) => 128 + index));

/** Names of HTML that were looked up; no more than there are. */
const namedCharacters = new Map<string, string>([["apos", "'"]]);

/** The plain entities that a document's head declares; external and nested ones are left out. */
export function entitiesOf(xml: string): Entities {
  const own = new Map<string, string>();
  const entities = { own, unknown: new Set<string>(), charsLeft: EXPANDED_CHARS_MAX, lookupsLeft: LOOKUPS_MAX };
  const head = xml.slice(0, HEAD_CHARS_MAX);
  if (!head.includes("<!ENTITY")) return entities;
  for (const [, name = "", double, single] of head.matchAll(DECLARATION)) {
    if (own.size < DECLARATIONS_MAX) own.set(name, decodeReferences(double ?? single ?? "", entities));
  }
  return entities;
}

/** Replaces character references and HTML's and the document's named entities, once; what is none of them stays as written. */
export function decodeReferences(text: string, entities: Entities): string {
  if (!text.includes("&")) return text;
  return text.replace(REFERENCE, (written, inner: string) =>
    inner.startsWith("#") ? numbered(inner.slice(1)) : (named(inner, entities) ?? written),
  );
}

function numbered(digits: string): string {
  const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
  if (code >= 128 && code < 160) return WINDOWS_1252.charAt(code - 128);
  const impossible = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return impossible ? "\ufffd" : String.fromCodePoint(code);
}

function named(name: string, entities: Entities): string | null {
  const declared = entities.own.get(name);
  if (declared !== undefined) {
    entities.charsLeft -= declared.length;
    return entities.charsLeft >= 0 ? declared : null;
  }
  return namedCharacters.get(name) ?? lookUp(name, entities);
}

function lookUp(name: string, entities: Entities): string | null {
  if (entities.unknown.has(name) || entities.lookupsLeft <= 0) return null;
  entities.lookupsLeft -= 1;
  const [node] = parseFragment(`&${name};`).childNodes;
  const text = node !== undefined && "value" in node ? node.value : "";
  // What is longer was read as a shorter name and the rest of this one.
  if (text === "" || text.endsWith(";") || text.length > 2) {
    entities.unknown.add(name);
    return null;
  }
  namedCharacters.set(name, text);
  return text;
}
