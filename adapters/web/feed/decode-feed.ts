/** A feed's text, and the name of the encoding it was read in. */
export type DecodedFeed = { text: string; encoding: string };

/** Where an XML declaration has to stand. */
const HEAD_BYTES = 1024;

/** Control characters that XML does not know; they mean nothing in a feed. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Windows-1252's letters, copied into UTF-8 byte by byte: seen as control characters of 128 to 159, which no text has. */
const MISPLACED = /[\u0080-\u009f]/g;
const WINDOWS_1252 = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 32 }, (_, index) => 128 + index));

/**
 * Reads a feed's bytes: a byte order mark counts first, then the pattern of zeros of UTF-16 and UTF-32, the charset of the HTTP header, the XML
 * declaration, and UTF-8. A declared Latin-1 that is UTF-8 to the last byte is read as that; what is no UTF-8 and declares nothing is
 * Windows-1252. Bytes that mean nothing become U+FFFD. UTF-7 is never believed: it hides markup.
 */
export function decodeFeed(bytes: Uint8Array, contentType: string | null): DecodedFeed {
  const { text, encoding } = decoded(bytes, contentType);
  const plain = text.replace(/^\ufeff/, "").replace(CONTROLS, "");
  return { text: plain.replace(MISPLACED, (letter) => WINDOWS_1252.charAt(letter.charCodeAt(0) - 128)), encoding };
}

function decoded(bytes: Uint8Array, contentType: string | null): DecodedFeed {
  const wide = byteOrderOf(bytes);
  if (wide === "utf-32be" || wide === "utf-32le") return { text: utf32(bytes, wide === "utf-32le"), encoding: wide };
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  const header = knownEncoding(headerCharset(contentType));
  const declared = knownEncoding(declaredCharset(bytes));
  // Latin-1 in the declaration is what editors put there by themselves; nobody's Latin-1 happens to be UTF-8.
  const isDefault = header === null && declared === "windows-1252";
  const named = isDefault ? ["utf-8", declared] : [header, declared];
  for (const encoding of new Set([...named, "utf-8"])) {
    const text = encoding === null ? null : strictly(bytes, encoding);
    if (text !== null && encoding !== null) return { text, encoding };
  }
  // Nothing fits to the letter: what was named is read with replacements, and what named nothing is old Western text.
  const encoding = header ?? declared ?? (mostlyUtf8(bytes) ? "utf-8" : "windows-1252");
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function byteOrderOf(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0 && b === 0 && ((c === 0xfe && d === 0xff) || (c === 0 && d === 0x3c))) return "utf-32be";
  if (((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) && c === 0 && d === 0) return "utf-32le";
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return "utf-16be";
  return (a === 0xff && b === 0xfe) || (a === 0x3c && b === 0) ? "utf-16le" : null;
}

const headerCharset = (contentType: string | null): string | null =>
  /charset\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})/i.exec(contentType ?? "")?.[1] ?? null;

function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD_BYTES));
  return /^\s{0,200}<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{2,40})["']/.exec(head)?.[1] ?? null;
}

/** The decoder's name of an encoding; null for one it lacks, for UTF-7, and for wide ones, whose bytes would have shown. */
function knownEncoding(label: string | null): string | null {
  // What is called ASCII and has other bytes is something else; the decoder would take it for Windows-1252.
  if (label === null || /^(?:us-)?ascii$|^(?:unicode|utf)?-?7/i.test(label)) return null;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith("utf-16") || encoding === "replacement" ? null : encoding;
  } catch {
    return null;
  }
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Whether an otherwise UTF-8 text has only a few bytes wrong. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  const wrong = text.match(/\ufffd/g)?.length ?? 0;
  const right = text.match(/[^\u0000-\u007f\ufffd]/g)?.length ?? 0;
  return wrong > 0 && right > wrong;
}

/** TextDecoder has no UTF-32. */
function utf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    const impossible = code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
    pieces.push(impossible ? "\ufffd" : String.fromCodePoint(code));
  }
  return pieces.join("");
}
