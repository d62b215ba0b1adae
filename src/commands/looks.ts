import { z } from "zod";

import { toldIn } from "../digest/told.ts";
import type { Ledger, LedgerRecord } from "../ports.ts";
import type { Reply, Visibility, Visit } from "../types.ts";

/** The ledger's collection of the articles a reader, or a place, was shown as news. */
const LOOKS = "news-look";
/** Older ones are no news to anybody, shown or not. */
const SHOWN_MAX = 1_000;
const KEPT_MS = 30 * 86_400_000;

const lookSchema = z.array(z.object({ article: z.string(), at: z.string() }));
type Shown = z.infer<typeof lookSchema>;

type Reader = Pick<Visit, "author" | "place"> & { visibility: Visibility };

/** What everybody in a place saw is the place's; what one person saw is theirs, and goes when they want to be forgotten. */
const readerKey = ({ author, place, visibility }: Reader): string => (visibility === "public" ? place : author);

async function shownTo(key: string, ledger: Ledger): Promise<Shown> {
  const value = await ledger.get(LOOKS, key);
  return lookSchema.safeParse(value === null ? [] : JSON.parse(value)).data ?? [];
}

/** What a reader has been told of: articles shown as news, and the stories of the place's digests with the articles they were told by. */
export type ToldBefore = { articles: ReadonlySet<string>; stories: ReadonlySet<string> };

/** What a reader was told before an instant: what is shown at it is shown again when its next page is asked for. */
export async function toldBefore(
  { ledger, before }: { ledger: Ledger; before: string },
  reader: Reader,
): Promise<ToldBefore> {
  const [shown, told] = await Promise.all([shownTo(readerKey(reader), ledger), toldIn(ledger, reader.place)]);
  const articles = shown.filter(({ at }) => at < before).map(({ article }) => article);
  return {
    articles: new Set([...articles, ...[...told.values()].flatMap((story) => story.articles)]),
    stories: new Set(told.keys()),
  };
}

/** What to write in the ledger once a reply with news is shown: its articles, as told to who sees it. Nothing for any other reply. */
export async function lookRecords(
  reply: Reply,
  { ledger, author, place, now }: { ledger: Ledger; author: string; place: string; now: Date },
): Promise<readonly LedgerRecord[]> {
  if (reply.kind !== "card" || reply.intent.kind !== "news") return [];
  const key = readerKey({ author, place, visibility: reply.visibility });
  const articles = reply.sources.flatMap((source) => (source.from === "article" ? [source.articleId] : []));
  if (articles.length === 0) return [];
  const oldest = new Date(now.getTime() - KEPT_MS).toISOString();
  const before = (await shownTo(key, ledger)).filter(({ at }) => at >= oldest);
  const known = new Set(before.map(({ article }) => article));
  const added = [...new Set(articles)].filter((id) => !known.has(id));
  if (added.length === 0) return [];
  const at = reply.intent.unseenAt ?? now.toISOString();
  const kept = [...before, ...added.map((article) => ({ article, at }))].slice(-SHOWN_MAX);
  return [{ collection: LOOKS, id: key, value: JSON.stringify(kept) }];
}

/** Takes out what a person was shown. */
export const forgottenLook = (author: string): LedgerRecord => ({ collection: LOOKS, id: author, value: null });
