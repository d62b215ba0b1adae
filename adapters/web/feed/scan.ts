import { decodeReferences, type Entities } from "./entities.ts";
import { FIELD_NAMES } from "./field-names.ts";
import { attributesOf, type Token, tokensOf } from "./markup.ts";
import { declaredPrefixes, type Prefixes, vocabularyName } from "./namespaces.ts";

/** One element of a feed's head or of an item: its markup as written, and what holds for it. */
export type Field = {
  /** See `vocabularyName`. */
  readonly name: string;
  /** Names in lower case, values decoded. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly inner: string;
  /** Where relative addresses in it start. */
  readonly base: string;
};

/** A feed's head, or one item. */
export type Part = {
  readonly attributes: ReadonlyMap<string, string>;
  readonly base: string;
  readonly language: string | null;
  readonly fields: Field[];
};

/** What a scan finds; items are told as they end. */
export type Scan = {
  /** The outermost element that makes it a feed, null when there is none. */
  readonly root: string | null;
  /** The very first element. */
  readonly firstElement: string | null;
  readonly head: Part;
  /** Whether the document ends before its outermost element does. */
  readonly truncated: boolean;
};

type Open = {
  written: string;
  name: string;
  base: string;
  language: string | null;
  prefixes: Prefixes;
  part: Part | null;
};
type OpenField = {
  written: string;
  name: string;
  attributes: ReadonlyMap<string, string>;
  base: string;
  start: number;
  depth: number;
};
type State = {
  readonly xml: string;
  readonly entities: Entities;
  readonly onItem: (item: Part) => void;
  readonly stack: Open[];
  readonly outside: Open;
  root: string | null;
  firstElement: string | null;
  head: Part;
  field: OpenField | null;
  ended: boolean;
};

const ROOTS = new Set(["rss", "rdf:rdf", "feed", "channel"]);
const ITEMS = new Set(["item", "entry"]);
/** Elements that hold no other, so that the next one ends them when they are not closed. */
const SIMPLE = new Set([
  "link",
  "guid",
  "id",
  "pubdate",
  "published",
  "updated",
  "modified",
  "issued",
  "created",
  "dc:date",
  "category",
]);

/** A feed's own structure is three deep; what is deeper is one field's content. */
const DEPTH_MAX = 12;
const FIELDS_MAX = 200;
/** Elements around the feed, such as a SOAP envelope. */
const WRAPPERS_MAX = 4;

/**
 * Walks over a feed and gives its head and, one after the other, its items. An item that is not ended is not told, so a feed that was cut off
 * gives its complete ones; wrong nesting is taken as it was meant.
 */
export function scanFeed(xml: string, facts: { url: string; entities: Entities; onItem: (item: Part) => void }): Scan {
  const outside: Open = { written: "", name: "", base: facts.url, language: null, prefixes: new Map(), part: null };
  const head: Part = { attributes: new Map(), base: facts.url, language: null, fields: [] };
  const { entities, onItem } = facts;
  const state: State = {
    xml,
    entities,
    onItem,
    stack: [],
    outside,
    root: null,
    firstElement: null,
    head,
    field: null,
    ended: false,
  };
  for (const token of tokensOf(xml)) {
    if (token.kind === "open") opened(state, token);
    else if (token.kind === "close") closed(state, token.name.toLowerCase(), token.start);
  }
  return { root: state.root, firstElement: state.firstElement, head: state.head, truncated: !state.ended };
}

function opened(state: State, token: Token & { kind: "open" }): void {
  state.firstElement ??= token.name;
  const around = state.stack.at(-1) ?? state.outside;
  if (state.field !== null) {
    const name = vocabularyName(token.name, around.prefixes);
    const isMeant = ITEMS.has(name) && around.part !== null;
    if (!isMeant && !SIMPLE.has(state.field.name)) return nestedInField(state.field, token);
    if (SIMPLE.has(state.field.name)) endField(state, token.start);
    state.field = null;
  }
  const attributes = readAttributes(token.attributes, state.entities);
  const prefixes = declaredPrefixes(attributes, around.prefixes);
  const base = baseOf(attributes, around.base);
  const name = vocabularyName(token.name, prefixes);
  const facts = { written: token.name.toLowerCase(), name, base, attributes };
  if (ITEMS.has(name) && state.root !== null) return openItem(state, token.selfClosing, { ...facts, prefixes });
  if (isContainer(state, name)) return openContainer(state, token.selfClosing, { ...facts, prefixes });
  state.field = { ...facts, start: token.end, depth: 1 };
  if (token.selfClosing) endField(state, token.end);
}

function nestedInField(field: OpenField, token: Token & { kind: "open" }): void {
  if (!token.selfClosing && token.name.toLowerCase() === field.written) field.depth += 1;
}

function isContainer(state: State, name: string): boolean {
  if (state.stack.length >= DEPTH_MAX || state.stack.some(({ part }) => part !== null)) return false;
  return ROOTS.has(name) || (state.root === null && state.stack.length < WRAPPERS_MAX);
}

type Opening = {
  written: string;
  name: string;
  base: string;
  attributes: ReadonlyMap<string, string>;
  prefixes: Prefixes;
};

function openContainer(state: State, selfClosing: boolean, opening: Opening): void {
  const { written, name, base, attributes, prefixes } = opening;
  const language = languageOf(attributes) ?? state.stack.at(-1)?.language ?? null;
  if (ROOTS.has(name)) {
    state.root ??= name;
    state.head = {
      attributes: new Map([...state.head.attributes, ...attributes]),
      base,
      language,
      fields: state.head.fields,
    };
  }
  if (!selfClosing) state.stack.push({ written, name, base, language, prefixes, part: null });
  else if (state.stack.length === 0) state.ended = true;
}

function openItem(state: State, selfClosing: boolean, { written, name, base, attributes, prefixes }: Opening): void {
  // An item within an item: the one before was not closed.
  while (state.stack.some(({ part }) => part !== null)) closeTop(state);
  const language = languageOf(attributes) ?? state.stack.at(-1)?.language ?? null;
  const part: Part = { attributes, base, language, fields: [] };
  state.stack.push({ written, name, base, language, prefixes, part });
  if (selfClosing) closeTop(state);
}

function closed(state: State, written: string, at: number): void {
  const { field } = state;
  if (field !== null && field.written === written) {
    field.depth -= 1;
    if (field.depth === 0) endField(state, at);
    return;
  }
  if (!state.stack.some((open) => open.written === written)) return;
  // What it was within is closed before it is; where it would have ended nobody knows.
  state.field = null;
  while (state.stack.at(-1)?.written !== written) closeTop(state);
  closeTop(state);
}

function closeTop(state: State): void {
  const open = state.stack.pop();
  if (open?.part) state.onItem(open.part);
  if (state.stack.length === 0) state.ended = true;
}

function endField(state: State, at: number): void {
  const { field } = state;
  state.field = null;
  const { fields } = state.stack.at(-1)?.part ?? state.head;
  if (field === null || fields.length >= FIELDS_MAX || !FIELD_NAMES.has(field.name)) return;
  const { name, attributes, base, start } = field;
  fields.push({ name, attributes, base, inner: state.xml.slice(start, Math.max(start, at)) });
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function readAttributes(written: string, entities: Entities): ReadonlyMap<string, string> {
  if (written.trim() === "") return NO_ATTRIBUTES;
  const attributes = attributesOf(written);
  for (const [name, value] of attributes) attributes.set(name, decodeReferences(value, entities));
  return attributes;
}

/** The address relative ones start from; one that is no web address does not count. */
function baseOf(attributes: ReadonlyMap<string, string>, around: string): string {
  const own = attributes.get("xml:base");
  if (own === undefined) return around;
  const joined = URL.parse(own.trim(), around);
  return joined !== null && /^https?:$/.test(joined.protocol) ? joined.href : around;
}

const languageOf = (attributes: ReadonlyMap<string, string>): string | null =>
  attributes.get("xml:lang")?.trim() || null;
