import {
  type Alerts,
  type Bot,
  createClassOf,
  type DigestMaker,
  failingSources,
  type Ledger,
  type Now,
  type Sources,
} from "../../src/index.ts";

export type DigestsDeps = { bot: Bot; ledger: Ledger; sources: Sources; now: Now };

/** Digests over the running bot: they know what each source is, and how many of them answer. */
export async function createDigests({ bot, ledger, sources, now }: DigestsDeps): Promise<DigestMaker & Alerts> {
  return bot.digests({
    ledger,
    classOf: createClassOf(await sources.list()),
    sources: async () => {
      const { failing, of } = failingSources(await sources.list(), now());
      return of === 0 ? null : { ok: of - failing, all: of };
    },
  });
}
