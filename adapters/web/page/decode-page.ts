/** Bytes in which a page declares its encoding, as browsers look for it (they take 1,024; templates put much before it). */
const DECLARATION_BYTES = 4096;

/**
 * A page's bytes as text: by the byte order mark, else the `Content-Type` header, else the page's own declaration, else UTF-8, else
 * Windows-1252. What is no valid text becomes U+FFFD; UTF-7 is never honoured.
 */
export function decodePage(bytes: Uint8Array, contentType: string | null): string {
  const marked = markedEncoding(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  const declared = encodingIn(contentType ?? "") ?? encodingIn(latin(bytes.subarray(0, DECLARATION_BYTES)));
  try {
    return new TextDecoder(declared === null || declared === "utf-8" ? "utf-8" : declared, {
      fatal: declared === null,
    }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const latin = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes);

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/** The encoding a `charset=` names, when this system knows it. A page that could say so in ASCII is not UTF-16. */
function encodingIn(text: string): string | null {
  const label =
    /charset\s{0,5}=\s{0,5}["']?([\w-]{2,40})/i.exec(text)?.[1] ??
    /^<\?xml[^>]{0,60}encoding=["']([\w-]{2,40})/.exec(text)?.[1];
  if (label === undefined) return null;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith("utf-16") ? "utf-8" : encoding;
  } catch {
    return null;
  }
}
