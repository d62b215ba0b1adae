/** One piece of XML or HTML source, by its place in it. */
export type Token =
  | { readonly kind: "text" | "other"; readonly start: number; readonly end: number }
  /** The text between the brackets of `<![CDATA[…]]>` is `start`..`end`. */
  | { readonly kind: "cdata"; readonly start: number; readonly end: number }
  | {
      readonly kind: "open";
      readonly name: string;
      /** The attributes as written, for `attributesOf`. */
      readonly attributes: string;
      readonly selfClosing: boolean;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: "close"; readonly name: string; readonly start: number; readonly end: number };

const NAME = /[A-Za-z_\u0080-\uffff][\w:.\u0080-\uffff-]*/y;
const ATTRIBUTE = /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;

/** More attributes than any honest element has. */
const ATTRIBUTES_MAX = 100;
const ATTRIBUTE_CHARS_MAX = 64_000;

/** Characters of one tag's name that are kept. */
const NAME_CHARS_MAX = 100;

/**
 * Cuts XML or HTML into pieces, whatever it holds: what is no markup is text, a tag that is not ended ends before the next `<`.
 * Time grows with the length only: an ending that was once sought in vain is not sought again.
 */
export function* tokensOf(source: string): Generator<Token> {
  const seek = createSeeker(source);
  let textStart = 0;
  let at = source.indexOf("<");
  while (at !== -1) {
    const token = tokenAt(source, at, seek);
    if (token === null) {
      at = source.indexOf("<", at + 1);
      continue;
    }
    if (at > textStart) yield { kind: "text", start: textStart, end: at };
    yield token.token;
    textStart = token.next;
    at = source.indexOf("<", textStart);
  }
  if (textStart < source.length) yield { kind: "text", start: textStart, end: source.length };
}

/** The attributes of a tag, names in lower case, values not yet decoded; the first of a name counts. */
export function attributesOf(written: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of written.slice(0, ATTRIBUTE_CHARS_MAX).matchAll(ATTRIBUTE)) {
    const name = (match[1] ?? "").toLowerCase();
    if (!found.has(name)) found.set(name, match[2] ?? match[3] ?? match[4] ?? "");
    if (found.size >= ATTRIBUTES_MAX) break;
  }
  return found;
}

type Seek = (what: string, from: number) => number;

/** The end of a document type's own declarations. */
const SUBSET_END = "]>";
type Placed = { token: Token; next: number };

/** `indexOf` that remembers what is not there any more; white space may stand within `SUBSET_END`. */
function createSeeker(source: string): Seek {
  const missing = new Set<string>();
  return (what, from) => {
    if (missing.has(what)) return -1;
    const found = what === SUBSET_END ? subsetEnd(source, from) : source.indexOf(what, from);
    if (found === -1) missing.add(what);
    return found;
  };
}

function subsetEnd(source: string, from: number): number {
  const ending = /\]\s{0,100}>/g;
  ending.lastIndex = from;
  return ending.test(source) ? ending.lastIndex : -1;
}

function tokenAt(source: string, at: number, seek: Seek): Placed | null {
  const next = source.charCodeAt(at + 1);
  if (next === 0x21) return declarationAt(source, at, seek);
  if (next === 0x3f) return spanUntil(seek, at, ">");
  if (next === 0x2f) return closeAt(source, at);
  return openAt(source, at, seek);
}

function declarationAt(source: string, at: number, seek: Seek): Placed | null {
  if (source.startsWith("<![CDATA[", at)) {
    const end = seek("]]>", at);
    // Cut off within: everything after belongs to it.
    if (end === -1) return { token: { kind: "cdata", start: at + 9, end: source.length }, next: source.length };
    return { token: { kind: "cdata", start: at + 9, end }, next: end + 3 };
  }
  // A comment that is not ended ends at the next bracket, or it would hide all that follows.
  if (source.startsWith("<!--", at)) return spanUntil(seek, at, "-->") ?? spanUntil(seek, at, ">") ?? other(at, at + 4);
  if (!/[A-Za-z[]/.test(source.charAt(at + 2))) return null;
  return doctypeAt(source, at, seek) ?? spanUntil(seek, at, ">");
}

/** A document type with its own declarations in brackets. */
function doctypeAt(source: string, at: number, seek: Seek): Placed | null {
  if (!/^<!doctype/i.test(source.slice(at, at + 9))) return null;
  const head = /^[^>[]{0,1000}\[/.exec(source.slice(at, at + 1100));
  const end = head === null ? -1 : seek(SUBSET_END, at + head[0].length);
  return end === -1 ? null : other(at, end);
}

function spanUntil(seek: Seek, at: number, ending: string): Placed | null {
  const end = seek(ending, at + 2);
  return end === -1 ? null : other(at, end + ending.length);
}

const other = (start: number, end: number): Placed => ({ token: { kind: "other", start, end }, next: end });

function closeAt(source: string, at: number): Placed | null {
  const name = nameAt(source, at + 2);
  if (name === "") return null;
  const end = tagEnd(source, at + 2 + name.length, () => -1);
  return { token: { kind: "close", name: name.slice(0, NAME_CHARS_MAX), start: at, end: end.end }, next: end.end };
}

function openAt(source: string, at: number, seek: Seek): Placed | null {
  const name = nameAt(source, at + 1);
  if (name === "") return null;
  const attributesStart = at + 1 + name.length;
  const { end, ended } = tagEnd(source, attributesStart, seek);
  const written = source.slice(attributesStart, ended ? end - 1 : end);
  const selfClosing = written.endsWith("/");
  const attributes = selfClosing ? written.slice(0, -1) : written;
  return {
    token: { kind: "open", name: name.slice(0, NAME_CHARS_MAX), attributes, selfClosing, start: at, end },
    next: end,
  };
}

function nameAt(source: string, at: number): string {
  NAME.lastIndex = at;
  return NAME.exec(source)?.[0] ?? "";
}

/** Where a tag ends: after its `>`, or before the next `<` when it has none. A quote opens a value only after `=`. */
function tagEnd(source: string, from: number, seek: Seek): { end: number; ended: boolean } {
  let afterEquals = false;
  for (let at = from; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 0x3e) return { end: at + 1, ended: true };
    if (code === 0x3c) return { end: at, ended: false };
    if (afterEquals && (code === 0x22 || code === 0x27)) {
      const close = seek(source.charAt(at), at + 1);
      if (close !== -1) at = close;
    }
    if (code === 0x3d) afterEquals = true;
    else if (code > 0x20) afterEquals = false;
  }
  return { end: source.length, ended: false };
}
