import type { NewsSource, SourceClass } from "../types.ts";

/** Tells what the source at an address is, where it is followed: a site and its feed are one publisher. */
export function createClassOf(followed: readonly NewsSource[]): (url: string) => SourceClass | null {
  const classes = new Map(followed.map((source) => [hostOf(source.site ?? source.url), source.class]));
  return (url) => classes.get(hostOf(url)) ?? null;
}

/** The host without `www.` and `feeds.`. */
const hostOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^(?:www|feeds?|rss|news|blog)\./, "") : url;
