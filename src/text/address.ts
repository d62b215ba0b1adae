// What only says how a reader came to the page. Names from the URL-tracking lists that browsers strip.
const TRACKING =
  /^(utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|ref|ref_src|ref_url|referrer|cmpid|cmp|ncid|sr_share|smid|partner|ocid|icid|s_kwcid|gaa_.*|guce_.*|guccounter|spm|from|share_.*|amp|outputtype|at_medium|at_campaign|ito|feature|wt\..*|trk|linkid|_ga|__twitter_impression)$/i;
/** Addresses longer than this are refused: nothing real is, and keys must stay bounded. */
const ADDRESS_CHARS_MAX = 2_048;

/** What people and browsers put before a host without meaning another site. */
const HOST_PREFIXES = /^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.)/;

/**
 * The canonical address: an article's identity. Scheme, `www.`/`m.`/`amp.` host prefixes, default ports, AMP path marks, tracking
 * parameters, parameter order, fragments, index files, `.html` and trailing slashes do not tell articles apart. `file:` addresses are
 * names, taken as they are: a `#` or `?` in one starts no fragment or query.
 * @returns null when it is no http, https or file address; else `file:/name` or `//host/path?query`, canonical itself under `https:`
 */
export function canonicalAddress(url: string): string | null {
  const trimmed = url.trim();
  if (trimmed.length > ADDRESS_CHARS_MAX) return null;
  if (/^file:/i.test(trimmed)) return fileAddress(trimmed.slice("file:".length));
  if (!URL.canParse(trimmed)) return null;
  const parsed = new URL(trimmed);
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") return null;
  const host = parsed.hostname.replace(/\.+$/, "").replace(HOST_PREFIXES, "");
  if (host === "") return null;
  const port = parsed.port === "" || parsed.port === "80" || parsed.port === "443" ? "" : `:${parsed.port}`;
  return `//${host}${port}${canonicalPath(decodePath(parsed.pathname))}${canonicalQuery(parsed.searchParams)}`;
}

function fileAddress(name: string): string | null {
  const bare = name.replace(/^[/\\]+/, "").normalize("NFC");
  return bare === "" ? null : `file:/${bare}`;
}

/** Until nothing more comes off: `/story/amp/index.html` is `/story`. */
function canonicalPath(path: string): string {
  const folded = path
    .replace(/\/{2,}/g, "/")
    .replace(/\/amp(?=\/)|\/amp\/?$|(?<=[^/.])\.amp(?=\.html?$)|(?<=[^/.])\.amp$/g, "")
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/, "")
    .replace(/(?<=[^/.])\.html?$/, "")
    .replace(/\/+$/, "");
  return folded === path ? path : canonicalPath(folded);
}

/** Written as a browser would, so that a value with `&` or `+` in it stays one. */
function canonicalQuery(parameters: URLSearchParams): string {
  const kept = [...parameters].filter(([name]) => !TRACKING.test(name));
  const written = kept.map((parameter) => new URLSearchParams([parameter]).toString());
  return written.length === 0 ? "" : `?${written.toSorted().join("&")}`;
}

/** What means something else, or is lost, when it stands in a path unencoded. */
const PATH_SPECIAL = /[%?#/\\\s\p{Cc}]/gu;

/** Percent-encoded and plain spellings of one path are one path; a broken encoding stays as it is. */
function decodePath(path: string): string {
  try {
    const segments = path.split("/").map((segment) => decodeURIComponent(segment).normalize("NFC"));
    return segments.map((segment) => segment.replace(PATH_SPECIAL, encodeURIComponent)).join("/");
  } catch {
    return path;
  }
}
