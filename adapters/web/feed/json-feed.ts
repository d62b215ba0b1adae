import { z } from "zod";

import { feedDate } from "./dates.ts";
import { entitiesOf } from "./entities.ts";
import { createDraftList, type Unnamed, withIds } from "./item-list.ts";
import { oneLine } from "./rich-text.ts";
import { escapedText, sanitizedHtml } from "./sanitize.ts";
import type { Feed } from "./types.ts";
import { webAddress } from "./web-address.ts";

/** A field of the wrong kind is as good as none. */
const text = z.string().optional().catch(undefined);
const author = z.object({ name: text }).optional().catch(undefined);
const itemSchema = z.object({
  id: z.union([z.string(), z.number()]).optional().catch(undefined),
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_html: text,
  content_text: text,
  date_published: text,
  date_modified: text,
  author,
  authors: z.array(author).optional().catch(undefined),
});
const feedSchema = z.object({
  version: text,
  title: text,
  home_page_url: text,
  language: text,
  items: z.array(z.unknown()),
});

type Item = z.infer<typeof itemSchema>;

const TEXT_CHARS_MAX = 256_000;
/** JSON.parse calls itself for each level; a feed has five. */
const DEPTH_MAX = 100;

/** Reads JSON Feed 1.0 and 1.1, null when it is none. */
export function readJsonFeed(json: string, url: string): Feed | null {
  const value = isShallow(json) ? parsed(json) : null;
  const read = feedSchema.safeParse(value);
  if (!read.success || (read.data.version === undefined && read.data.title === undefined)) return null;
  const { title, home_page_url: home, language, items } = read.data;
  const link = webAddress(home ?? "", url);
  const base = webAddress(url, "") ?? link ?? "";
  const drafts = createDraftList<Item>();
  for (const each of items) {
    const item = itemSchema.safeParse(each);
    if (item.success) drafts.add({ source: item.data, publishedAt: dateOf(item.data) });
  }
  return {
    title: oneLine(title ?? "") || null,
    link,
    language: language?.trim() || null,
    items: withIds(drafts.newest().map(({ source, publishedAt }) => ({ ...itemOf(source, base), publishedAt }))),
    updateMinutes: null,
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Whether its brackets, wherever they stand, nest no deeper than a feed's. */
function isShallow(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    if (depth > DEPTH_MAX) return false;
  }
  return true;
}

const dateOf = (item: Item): string | null => feedDate(item.date_published ?? "") ?? feedDate(item.date_modified ?? "");

function itemOf(item: Item, url: string): Omit<Unnamed, "publishedAt"> {
  const content = contentOf(item, url);
  const names = [...(item.authors ?? []), item.author].map((each) => oneLine(each?.name ?? ""));
  return {
    id: item.id === undefined ? null : String(item.id).trim() || null,
    title: oneLine(item.title ?? "") || null,
    link: webAddress(item.url ?? "", url) ?? webAddress(item.external_url ?? "", url),
    summary: escapedText((item.summary ?? "").slice(0, TEXT_CHARS_MAX).trim()) || content,
    content,
    author: names.find((name) => name !== "") ?? null,
  };
}

function contentOf(item: Item, url: string): string | null {
  const base = webAddress(item.url ?? "", url) ?? url;
  const html = sanitizedHtml((item.content_html ?? "").slice(0, TEXT_CHARS_MAX), { base, entities: entitiesOf("") });
  return html || escapedText((item.content_text ?? "").slice(0, TEXT_CHARS_MAX).trim()) || null;
}
