// What only says how a reader came to the page. Names from the URL-tracking lists that browsers strip.
const TRACKING =
  /^(utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|ref|ref_src|ref_url|referrer|cmpid|cmp|ncid|sr_share|smid|partner|ocid|icid|s_kwcid|gaa_.*|guce_.*|guccounter|spm|from|share_.*|amp|outputtype|at_medium|at_campaign|ito|feature|wt\..*|trk|linkid|_ga|__twitter_impression)$/i;
/** Addresses longer than this are refused: nothing real is, and keys must stay bounded. */
const ADDRESS_CHARS_MAX = 2_048;

/**
 * The canonical address: an article's identity. Scheme, `www.`/`m.`/`amp.` host prefixes, default ports, AMP path marks, tracking
 * parameters, parameter order, fragments, index files and trailing slashes do not tell articles apart. `file:` addresses keep their name.
 * @returns null when it is no http, https or file address
 */
export function canonicalAddress(url: string): string | null {
  const trimmed = url.trim();
  if (trimmed.length > ADDRESS_CHARS_MAX || !URL.canParse(trimmed)) return null;
  const parsed = new URL(trimmed);
  if (parsed.protocol === "file:") return `file:${decodeName(parsed.pathname)}`.normalize("NFC");
  if ((parsed.protocol !== "http:" && parsed.protocol !== "https:") || parsed.hostname === "") return null;
  const host = parsed.hostname.replace(/\.$/, "").replace(/^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/, "");
  const port = parsed.port === "" || parsed.port === "80" || parsed.port === "443" ? "" : `:${parsed.port}`;
  return `//${host}${port}${canonicalPath(parsed.pathname)}${canonicalQuery(parsed.searchParams)}`;
}

function canonicalPath(path: string): string {
  const folded = path
    .replace(/\/{2,}/g, "/")
    .replace(/^\/amp(?=\/.)/, "")
    .replace(/\/amp(?=\/)|\/amp\/?$|\.amp(?=\.html?$)|\.amp$/g, "")
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/, "")
    .replace(/\/+$/, "");
  return decodeName(folded).normalize("NFC");
}

function canonicalQuery(parameters: URLSearchParams): string {
  const kept = [...parameters].filter(([name]) => !TRACKING.test(name)).map(([name, value]) => `${name}=${value}`);
  return kept.length === 0 ? "" : `?${kept.toSorted().join("&")}`;
}

/** Percent-encoded and plain spellings of one path are one path; a broken encoding stays as it is. */
function decodeName(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
