import { z } from "zod";

import { type Cache, type CacheDeps, createCache } from "../store/cache.ts";

const nullable = z.string().nullable();
const articleSchema = z.object({
  title: nullable,
  author: nullable,
  publishedAt: nullable,
  modifiedAt: nullable,
  siteName: nullable,
  canonicalUrl: nullable,
  language: nullable,
  text: z.string(),
});

const cachedPageSchema = z.object({
  /** Where it was, after redirects. */
  url: z.string(),
  validators: z.object({ url: z.string(), etag: nullable, lastModified: nullable }),
  /** SHA-256 of the bytes, hex. */
  bodyHash: z.string(),
  result: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("article"), article: articleSchema }),
    z.object({
      kind: z.literal("blocked"),
      what: z.enum(["paywall", "consent", "captcha", "javascript"]),
      article: articleSchema.exactOptional(),
    }),
    z.object({ kind: z.literal("unreadable"), reason: z.string() }),
  ]),
});

/** A page that was downloaded and parsed, with what asks its server for a newer one only. */
export type CachedPage = z.infer<typeof cachedPageSchema>;

/** Raise it when the parser makes something else of the same page. */
const PAGE_VERSION = 1;

/** Downloaded pages by the canonical address of the link that led to them. */
export type PageCache = Cache<CachedPage>;

/** Keeps pages for a time in a file of their own. */
export const createPageCache = (deps: CacheDeps): PageCache =>
  createCache(deps, {
    schema: cachedPageSchema,
    version: PAGE_VERSION,
    charsOf: ({ result }) => ("article" in result ? (result.article?.text.length ?? 0) : 0),
  });
