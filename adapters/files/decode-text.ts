/** What a file's bytes are as text, or why they are none. */
export type Decoded = { kind: "text"; text: string } | { kind: "unreadable"; reason: string };

/** Control characters no text file has: all but tab, line feed, vertical tab, form feed and carriage return. */
const BINARY_CONTROL = /[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/g;

/** Old text files have a stray control character; programs and pictures have many. */
const CONTROL_SHARE_MAX = 0.002;

/**
 * Decodes UTF-8 and UTF-16 (by its byte order mark); what is no UTF-8 but text all the same is read as Windows-1252, which is
 * what old Western pages were saved in, or as the encoding an HTML page declares.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return unreadable("is empty");
  const marked = byOrderMark(bytes);
  if (marked !== null) return readable(new TextDecoder(marked).decode(bytes));
  if (bytes.includes(0)) return unreadable("is no text: it holds NUL bytes, so it is a binary file");
  try {
    return readable(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return readable(new TextDecoder(declaredEncoding(bytes) ?? "windows-1252").decode(bytes));
  }
}

function readable(text: string): Decoded {
  const controls = text.match(BINARY_CONTROL)?.length ?? 0;
  if (controls > text.length * CONTROL_SHARE_MAX) return unreadable("is no text: it is a binary file");
  return text.trim() === "" ? unreadable("is empty") : { kind: "text", text };
}

const unreadable = (reason: string): Decoded => ({ kind: "unreadable", reason });

function byOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/** The `charset` of an HTML page's first bytes, when it is one this system knows. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  const label = /charset\s*=\s*["']?([\w-]{2,40})/i.exec(head)?.[1];
  if (label === undefined || /^utf-?8$/i.test(label)) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
