import type { Page } from "./page-result.ts";

/** Markup and scripts around a text of 2 MB at most. */
const PAGE_BYTES_MAX = 20_000_000;
/** What the kind of a file shows in. */
const HEAD_BYTES = 1024;
/** Control characters no text has; NUL is left to UTF-16. */
const BINARY_CONTROL = /[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/g;
const CONTROLS_MAX = 8;

/** The first bytes of what is served under addresses of articles and is none. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ["%PDF-", "a PDF"],
  ["\u0089PNG", "a picture"],
  ["\u00ff\u00d8\u00ff", "a picture"],
  ["GIF8", "a picture"],
  ["RIFF", "a picture or sound"],
  ["PK\u0003\u0004", "an archive"],
  ["\u001f\u008b", "compressed"],
  ["\u0000\u0000\u0000", "a video"],
  ["OggS", "sound or video"],
  ["ID3", "sound"],
];

const MARKUP_TYPE = /^\s*(text\/|application\/(xhtml\+xml|xml|octet-stream)|$)/i;

/** Why what came is no page to be parsed, null when it may be one. The bytes decide; a header only where it says what no page is sent as. */
export function whyNoPage({ bytes, contentType }: Page): string | null {
  if (bytes.length === 0) return "is empty";
  if (bytes.length > PAGE_BYTES_MAX) return `is longer than ${PAGE_BYTES_MAX / 1_000_000} MB`;
  // Byte for byte: a decoder of "latin1" would give Windows-1252.
  const head = String.fromCodePoint(...bytes.subarray(0, HEAD_BYTES));
  const signature = SIGNATURES.find(([start]) => head.startsWith(start));
  if (signature !== undefined) return `is ${signature[1]}, not a page`;
  if ((head.match(BINARY_CONTROL)?.length ?? 0) > CONTROLS_MAX) return "is no text: it is a binary file";
  const isMarkup = /<(!doctype|html|head|body|title|meta|p|div|article)\b/i.test(head);
  if (!isMarkup && !MARKUP_TYPE.test(contentType ?? ""))
    return `is ${(contentType ?? "").split(";")[0]?.slice(0, 60)}, not a page`;
  return head.trim() === "" && bytes.length <= HEAD_BYTES ? "is empty" : null;
}
