import { describe, expect, test } from "vitest";

import { percentile } from "../../adapters/evaluation/eval-report.ts";
import { type EvalQuestion, type EvalRun, isMiss, scoreRun, scoreStories } from "../../src/index.ts";

const question = (id: string, more: Partial<EvalQuestion> = {}): EvalQuestion => ({
  id,
  question: "?",
  lang: "en",
  type: "why",
  set: "en-en",
  answer_ids: ["a"],
  gold: [["slow"]],
  ...more,
});

const run = (id: string, more: Partial<EvalRun> = {}): EvalRun => ({
  id,
  refused: false,
  ranked: ["a"],
  evidence: "slow",
  ...more,
});

const unanswerable = { type: "unanswerable", set: "unanswerable", answer_ids: [], gold: [] };

describe("the score of a run", () => {
  test("counts hits by depth and evidence by group", () => {
    const questions = [
      question("1"),
      question("2", { lang: "fr", set: "cross-lang" }),
      question("3", { gold: [["SLOW", "tardy"], ["Straße"]] }),
      question("4"),
    ];
    const scores = scoreRun(questions, [
      run("1"),
      run("2", { ranked: ["x", "y", "a"], evidence: "nothing" }),
      run("3", { ranked: ["1", "2", "3", "4", "a"], evidence: "ｓｌｏｗ on the\u00a0 STRASSE" }),
      run("4", { refused: true }),
    ]);
    expect(scores.groups[0]).toEqual({ group: "all", n: 4, hit1: 0.25, hit3: 0.5, hit5: 0.75, evidence: 0.5 });
    expect(scores.groups.map(({ group }) => group)).toEqual([
      "all",
      "en-en",
      "cross-lang",
      "type why",
      "lang en",
      "lang fr",
    ]);
    expect(scores.groups.find(({ group }) => group === "lang fr")).toMatchObject({ n: 1, hit1: 0, hit3: 1 });
  });

  test("a question without a run is a refusal, and refusals are measured both ways", () => {
    const questions = [question("1"), question("2", unanswerable), question("3", unanswerable)];
    const scores = scoreRun(questions, [run("2", { refused: true }), run("3")]);
    expect(scores).toMatchObject({ refusalPrecision: 0.5, refusalRecall: 0.5 });
    expect(scoreRun([], [])).toEqual({ groups: [], refusalPrecision: null, refusalRecall: null });
  });

  test("a miss is another article first, a refusal, or an answer where there is none", () => {
    expect(isMiss(question("1"), run("1"))).toBe(false);
    expect(isMiss(question("1"), run("1", { ranked: ["b", "a"] }))).toBe(true);
    expect(isMiss(question("1"), run("1", { refused: true }))).toBe(true);
    expect(isMiss(question("1", unanswerable), run("1", { refused: true }))).toBe(false);
    expect(isMiss(question("1", unanswerable), run("1"))).toBe(true);
  });

  test("percentiles are values that were measured", () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([percentile(values, 0.5), percentile(values, 0.99), percentile([], 0.5)]).toEqual([50, 99, null]);
  });
});

describe("the score of stories", () => {
  const clusters = [
    { event: "one", ids: ["a", "b", "c"] },
    { event: "two", ids: ["d", "e"] },
  ];

  test("counts pairs of clustered articles, whatever else is in their stories", () => {
    const stories = new Map(Object.entries({ a: "1", b: "1", c: "2", d: "2", e: "2", x: "1" }));
    expect(scoreStories(clusters, (id) => stories.get(id) ?? null)).toEqual({
      clusters: 2,
      articles: 5,
      precision: 2 / 4,
      recall: 2 / 4,
      f1: 0.5,
    });
  });

  test("of nothing grouped has no precision, and articles without a story are not together", () => {
    expect(scoreStories(clusters, () => null)).toMatchObject({ precision: null, recall: 0, f1: 0 });
    expect(scoreStories([], () => "1")).toMatchObject({ precision: null, recall: null, f1: null });
  });
});
