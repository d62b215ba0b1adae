import { expect, test } from "vitest";

import { withStaleness } from "../../src/answer/stale.ts";
import { type Answer, LANGUAGES } from "../../src/index.ts";

const answerIn = (language: Answer["language"], asOf: string | null = null): Answer => ({
  kind: "ambiguous",
  language,
  text: "text",
  choices: [],
  contextLine: "4 articles",
  context: { articles: 4, publishers: 1, newestDay: null, newestAgeDays: null, asOf, model: null },
});

const SINCE = "2026-11-20T08:00:00.000Z";

test.each(LANGUAGES)("PRODUCT 13: an answer in %s says how many sources do not answer, and since when", (language) => {
  const { contextLine } = withStaleness(answerIn(language), { failing: 3, of: 36, since: SINCE });
  expect(contextLine).toMatch(/3/);
  expect(contextLine).toMatch(/36/);
  expect(contextLine).toMatch(/20/);
  expect(contextLine).toMatch(/ · 4 articles$/);
});

test("an answer says nothing of it when all answer, or when it is about an earlier day", () => {
  expect(withStaleness(answerIn("en"), { failing: 0, of: 36, since: null }).contextLine).toBe("4 articles");
  const earlier = withStaleness(answerIn("en", "2026-01-01"), { failing: 3, of: 36, since: SINCE });
  expect(earlier.contextLine).toBe("4 articles");
});
