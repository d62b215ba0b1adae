import {
  type Alerts,
  type Bot,
  type DigestMaker,
  failingSources,
  type Ledger,
  type Now,
  type Sources,
} from "../../src/index.ts";

export type DigestsDeps = { bot: Bot; ledger: Ledger; sources: Sources; now: Now };

/** Digests over the running bot: they know what each source is, and how many of them answer. */
export async function createDigests({ bot, ledger, sources, now }: DigestsDeps): Promise<DigestMaker & Alerts> {
  const followed = await sources.list();
  const classes = new Map(followed.map((source) => [hostOf(source.site ?? source.url), source.class]));
  return bot.digests({
    ledger,
    classOf: (url) => classes.get(hostOf(url)) ?? null,
    sources: async () => {
      const { failing, of } = failingSources(await sources.list(), now());
      return of === 0 ? null : { ok: of - failing, all: of };
    },
  });
}

/** The host without `www.` and `feeds.`: a site and its feed are one publisher. */
const hostOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^(?:www|feeds?|rss|news|blog)\./, "") : url;
