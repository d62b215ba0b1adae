import { z } from "zod";

import type { ArticleInput } from "../../src/index.ts";
import { isoDate, languageOf, textProblem } from "./found.ts";

const text = z.string().nullish();

/** The article line of an import: see CONTRACT.md. Only the address and the text have to be there. */
const articleLineSchema = z.object({
  id: z.string().optional(),
  url: z.string().max(4000).refine(isAddress, "must be an http:, https: or file: address"),
  title: text,
  outlet: text,
  lang: text.refine((tag) => !tag || languageOf(tag) !== null, "must be a language code such as en or fr"),
  published: text.refine((date) => !date || isoDate(date) !== null, "must be an ISO 8601 date such as 2025-08-14"),
  text: z.string(),
});

/** A line's article, with the id it has in its file; or what is wrong with it. */
export type ArticleLine =
  | { kind: "article"; input: ArticleInput; id: string | undefined }
  | { kind: "wrong"; reason: string };

/** Reads one value of a JSON lines file as an article. */
export function readArticleLine(value: unknown): ArticleLine {
  const parsed = articleLineSchema.safeParse(value);
  if (!parsed.success) return { kind: "wrong", reason: describeIssues(parsed.error) };
  const problem = textProblem(parsed.data.text);
  if (problem !== null) return { kind: "wrong", reason: problem };
  const { id, url, title, outlet, lang, published } = parsed.data;
  return {
    kind: "article",
    id,
    input: {
      url,
      title: title || null,
      outlet: outlet || null,
      lang: languageOf(lang),
      published: isoDate(published),
      text: parsed.data.text,
    },
  };
}

/** What is wrong with a value, field by field, on one line. */
export function describeIssues(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join(".") || "the line"}: ${issue.message}`).join("; ");
}

function isAddress(url: string): boolean {
  return /^(?:https?:\/\/[^/]|file:.)/i.test(url) && (url.startsWith("file:") || URL.canParse(url));
}
