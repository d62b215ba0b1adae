import type { Answer } from "../../src/index.ts";

/** The answer line of CONTRACT.md, as one line of JSON. `id` is the question's in a batch, null for a single question. */
export function answerLine(id: string | number | null, answer: Answer, tookMs: number): string {
  const { kind, language, text, contextLine, context } = answer;
  const cited = answer.kind === "found" || answer.kind === "correction";
  return JSON.stringify({
    id,
    kind,
    language,
    text,
    citations: cited
      ? answer.citations.map(
          ({ n, url, title, publisher, publishedAt, language: quoteLanguage, quote, start, end }) => ({
            n,
            url,
            title,
            publisher,
            publishedAt,
            language: quoteLanguage,
            quote,
            start,
            end,
          }),
        )
      : [],
    ...(answer.kind === "unknown" ? { closest: answer.closest.map(withoutId), reason: answer.reason } : {}),
    ...(answer.kind === "ambiguous" ? { choices: answer.choices } : {}),
    ...(answer.understood === undefined ? {} : { understood: answer.understood }),
    contextLine,
    context,
    tookMs: Math.round(tookMs * 100) / 100,
  });
}

function withoutId({
  url,
  title,
  publisher,
  publishedAt,
  language,
}: Extract<Answer, { kind: "unknown" }>["closest"][number]) {
  return { url, title, publisher, publishedAt, language };
}

/** The line of a batch whose question could not be asked. */
export const errorLine = (id: string | number | null, error: string): string =>
  JSON.stringify({ id, kind: "error", error, citations: [] });
