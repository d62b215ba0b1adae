import { createHash } from "node:crypto";

import type { FeedItem } from "./types.ts";

/** A feed's newest items that are kept (FD-08). */
export const ITEMS_MAX = 500;

/** A longer id is replaced by its hash. */
const ID_CHARS_MAX = 500;

/** What an item is as long as nobody knows whether it is among the newest: cheap to hold. */
export type Draft<T> = { readonly source: T; readonly publishedAt: string | null };

/** Takes items in the feed's order and holds no more than about twice `ITEMS_MAX`. */
export type DraftList<T> = { add: (draft: Draft<T>) => void; newest: () => Draft<T>[] };

/** A list that keeps the newest; of items with no date the first, since feeds put the newest first. */
export function createDraftList<T>(): DraftList<T> {
  let held: (Draft<T> & { readonly place: number })[] = [];
  let added = 0;
  const cut = (): void => {
    if (held.length <= ITEMS_MAX) return;
    const byAge = held.toSorted((a, b) => newerFirst(a.publishedAt, b.publishedAt) || a.place - b.place);
    held = byAge.slice(0, ITEMS_MAX).toSorted((a, b) => a.place - b.place);
  };
  return {
    add: (draft) => {
      held.push({ ...draft, place: added });
      added += 1;
      if (held.length >= 2 * ITEMS_MAX) cut();
    },
    newest: () => {
      cut();
      return held;
    },
  };
}

function newerFirst(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a > b ? -1 : 1;
}

/** Whether an item has anything to it. */
const saysSomething = (item: Unnamed): boolean => Object.values(item).some((value) => value !== null);

/** An item with the id its feed gives it, if any. */
export type Unnamed = Omit<FeedItem, "id"> & { readonly id: string | null };

/**
 * Gives each item an id that tells it from the others of its feed: its own where that is its alone, with a hash of link and title behind it where
 * several share one, that hash where it has none. Of items that are the same in all three, the first stays.
 */
export function withIds(items: readonly Unnamed[]): FeedItem[] {
  const uses = new Map<string, Set<string>>();
  for (const item of items) {
    if (item.id === null) continue;
    const signs = uses.get(item.id) ?? new Set<string>();
    uses.set(item.id, signs.add(signOf(item)));
  }
  const byId = new Map<string, FeedItem>();
  for (const item of items) {
    const id = idOf(item, item.id === null ? 0 : (uses.get(item.id)?.size ?? 0));
    if (!byId.has(id) && saysSomething(item)) byId.set(id, { ...item, id });
  }
  return [...byId.values()];
}

function idOf(item: Unnamed, users: number): string {
  if (item.id === null) return signOf(item);
  const own = item.id.length > ID_CHARS_MAX ? hash(item.id) : item.id;
  return users > 1 ? `${own}#${signOf(item)}` : own;
}

/** Link and title; an item that has neither is told by its text and date. */
function signOf({ link, title, summary, publishedAt }: Unnamed): string {
  return hash(link === null && title === null ? `${summary}\n${publishedAt}` : `${link}\n${title}`);
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);
