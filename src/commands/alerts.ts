import { z } from "zod";

import type { DigestStory } from "../digest/digest-types.ts";
import { digestQuote } from "../digest/digest-quote.ts";
import { toldIn } from "../digest/told.ts";
import { readWatch, type Watch, WATCHES } from "../digest/watch.ts";
import { matchWatch, type WatchMatch, type WatchMemory } from "../digest/watch-match.ts";
import type { Ledger, LedgerRecord, Now } from "../ports.ts";
import { body } from "../types.ts";
import type { DigestMakerDeps } from "./digest-maker.ts";
import type { Gather } from "./story-gathering.ts";

/** Something a watch asked to be told of. */
export type Alert = {
  watch: Watch;
  /** The same for the same news, so that it is told once. */
  key: string;
  story: DigestStory;
  /** What the watch remembers once it is told. */
  effect: LedgerRecord;
};

/** A story that was told somewhere and has been denied since. */
export type Correction = { place: string; storyId: string; job: string; key: string; by: string };

export type Alerts = {
  /** What every watch is to be told now. */
  alerts: () => Promise<readonly Alert[]>;
  /** What was told in these places and is denied since, for the messages that told it to say so. */
  corrections: (places: readonly string[]) => Promise<readonly Correction[]>;
};

export type AlertsDeps = Pick<DigestMakerDeps, "ledger" | "catalogue" | "topicName"> & { gather: Gather; now: Now };

/** The ledger's collection of what each watch was told last. */
const MEMORIES = "watch-memory";
const memorySchema: z.ZodType<WatchMemory> = z.object({ articles: z.array(z.string()), value: z.string().nullable() });
/** Older ones fall out of the two weeks that are looked at. */
const ARTICLES_KEPT_MAX = 500;

/** Watches over the stories of late. */
export function createAlerts({ ledger, gather }: AlertsDeps): Alerts {
  return {
    alerts: async () => {
      const watches = (await ledger.list(WATCHES)).flatMap(({ value }) => readWatch(value) ?? []);
      if (watches.length === 0) return [];
      const candidates = await gather();
      const found: Alert[] = [];
      for (const watch of watches) {
        const memory = await memoryOf(watch.id, ledger);
        for (const candidate of candidates) {
          const match = matchWatch(watch, candidate, memory);
          const alert = match === null ? null : alertOf(watch, match, memory);
          if (alert !== null) found.push(alert);
        }
      }
      return found;
    },
    corrections: async (places) => {
      if (places.length === 0) return [];
      const denied = (await gather()).filter(({ story }) => story.status === "denied");
      const found: Correction[] = [];
      for (const place of new Set(places)) {
        const told = denied.length === 0 ? new Map() : await toldIn(ledger, place);
        for (const { story } of denied) {
          const before = told.get(story.id);
          if (before === undefined || before.status === "denied") continue;
          const by =
            story.articles.find(({ role }) => role === "denies")?.publisher ?? story.articles.at(-1)?.publisher;
          found.push({
            place,
            storyId: story.id,
            job: before.job,
            key: `correct:v1:${place}:${story.id}`,
            by: by ?? "",
          });
        }
      }
      return found;
    },
  };
}

/** What the telling of an article by a watch is known by; of no article, what all of a watch's begin with. */
export const alertKey = (watchId: string, articleId: string): string => `watch:v1:${watchId}:${articleId}`;

async function memoryOf(id: string, ledger: Ledger): Promise<WatchMemory> {
  const json = await ledger.get(MEMORIES, id);
  const parsed = json === null ? null : memorySchema.safeParse(JSON.parse(json));
  return parsed?.success === true ? parsed.data : { articles: [], value: null };
}

function alertOf(watch: Watch, match: WatchMatch, memory: WatchMemory): Alert | null {
  const { candidate, articleId, span, value } = match;
  const { story, articles } = candidate;
  const article = articles.get(articleId)?.article;
  const whole = digestQuote(articleId, candidate, []);
  if (article === undefined || whole === null) return null;
  const quote = span === null ? whole : { ...whole, ...span, quote: body(article).slice(span.start, span.end) };
  const seen = [...memory.articles, ...story.articles.map((one) => one.articleId)].slice(-ARTICLES_KEPT_MAX);
  return {
    watch,
    key: alertKey(watch.id, articleId),
    story: {
      storyId: story.id,
      kind: "new",
      title: article.title ?? story.title,
      status: story.status,
      independentSources: story.independentSources,
      reports: story.articles.length,
      firstReport: story.firstReport,
      news: [],
      quote,
      sources: [{ ...quote, class: articles.get(articleId)?.class ?? null }],
      because: [`watch: ${watch.text}`],
    },
    effect: {
      collection: MEMORIES,
      id: watch.id,
      value: JSON.stringify({ articles: [...new Set(seen)], value: value ?? memory.value }),
    },
  };
}
