const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Text of at most so many UTF-16 units, cut between graphemes with an ellipsis: no emoji, accent or surrogate pair is torn. */
export function cutText(text: string, unitsMax: number): string {
  if (text.length <= unitsMax) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, unitsMax + 40))) {
    if (index + segment.length > unitsMax - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

/** The host people see beside a link, in its ASCII form: it is never taken from an article. Null for what is no web address. */
export function shownHost(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.hostname.replace(/^www\./, "") : null;
}

/** What looks like a host or an address within a label: where it is another one than the link's own it would be a lie. */
const ADDRESS = /(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})/giu;

/** Whether a link's words name no other host than the one it leads to. */
export function isHonest(label: string, host: string): boolean {
  const named = [...label.matchAll(ADDRESS)].map(([, name = ""]) => name.toLowerCase().replace(/^www\./, ""));
  return named.every((name) => host === name || host.endsWith(`.${name}`));
}
