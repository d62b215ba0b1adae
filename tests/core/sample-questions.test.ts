import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";
import { z } from "zod";

import { evalQuestionSchema } from "../../src/evaluation/schema.ts";
import articles from "../../src/samples/articles.json" with { type: "json" };

const file = new URL("../../bench/samples/questions.jsonl", import.meta.url);
const questions = readFileSync(file, "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => evalQuestionSchema.parse(z.json().parse(JSON.parse(line))));
const textOf = new Map(articles.map(({ url, title, text }) => [url.split(".example/")[1], `${title}\n${text}`]));

describe("questions on the bundled samples", () => {
  test("each is asked once, with an id of its own", () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
  });

  test.each(questions.map((question) => [question.question, question] as const))("%s", (_, question) => {
    expect(question.answer_ids.length === 0).toBe(question.type === "unanswerable");
    const texts = question.answer_ids.map((id) => textOf.get(id));
    expect(texts).not.toContain(undefined);
    for (const group of question.gold) {
      expect(texts.some((text) => group.some((words) => text?.toLowerCase().includes(words.toLowerCase())))).toBe(true);
    }
  });
});
