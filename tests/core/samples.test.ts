import { describe, expect, test } from "vitest";
import articles from "../../src/samples/articles.json" with { type: "json" };
import questions from "../../src/samples/questions.json" with { type: "json" };
import { LANGUAGES } from "../../src/types.ts";

const CJK = ["zh", "ja", "ko"];

describe("sample articles", () => {
  test("there are enough of them, in enough languages", () => {
    expect(articles.length).toBeGreaterThanOrEqual(30);
    const languages = new Set(articles.map((article) => article.lang));
    expect(languages.size).toBeGreaterThanOrEqual(5);
    for (const language of languages) expect(LANGUAGES).toContain(language);
  });

  test("every address and every title stands once", () => {
    expect(new Set(articles.map((article) => article.url)).size).toBe(articles.length);
    expect(new Set(articles.map((article) => article.title)).size).toBe(articles.length);
  });

  test.each(articles.map((article) => [article.url, article] as const))(
    "%s is marked, dated and of a fair length",
    (url, article) => {
      expect(Object.keys(article).toSorted()).toEqual(["lang", "outlet", "published", "text", "title", "url"]);
      expect(url).toMatch(new RegExp(`^https://samples\\.chipwire\\.example/${article.lang}/[a-z0-9-]+$`));
      expect(article.outlet).toMatch(/^Chipwire sample: \S/);
      expect(article.published).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(new Date(article.published).toISOString().slice(0, 10)).toBe(article.published);
      expect(article.title.trim().length).toBeGreaterThan(10);

      const cjk = CJK.includes(article.lang);
      const length = cjk ? article.text.length : article.text.split(/\s+/u).length;
      expect(length).toBeGreaterThanOrEqual(cjk ? 150 : 90);
      expect(length).toBeLessThanOrEqual(cjk ? 350 : 180);
      expect(article.text.split("\n\n").length).toBeGreaterThanOrEqual(2);
      expect(article.text.trim()).toBe(article.text);
      expect(article.text.normalize("NFC")).toBe(article.text);
    },
  );

  test.each(articles.map((article) => [article.url, article] as const))(
    "%s names the year it was published in",
    (_, article) => {
      expect(article.text).toContain(article.published.slice(0, 4));
    },
  );

  test("some events are told more than once, in different languages", () => {
    const about = (day: string, name: string): Set<string> =>
      new Set(
        articles
          .filter((article) => article.published === day && article.title.includes(name))
          .map((article) => article.lang),
      );
    expect(about("2025-08-14", "R2").size).toBeGreaterThanOrEqual(3);
    expect(about("2025-08-19", "B30A").size).toBeGreaterThanOrEqual(3);
    expect(about("2025-12-08", "H200").size).toBeGreaterThanOrEqual(2);
    expect(about("2026-01-14", "H200").size).toBeGreaterThanOrEqual(2);
    expect(about("2026-02-18", "MI455X").size).toBeGreaterThanOrEqual(2);
  });
});

describe("sample questions", () => {
  test("there are three different ones in each language", () => {
    expect(Object.keys(questions).toSorted()).toEqual([...LANGUAGES].toSorted());
    for (const language of LANGUAGES) {
      const asked = questions[language];
      expect(asked).toHaveLength(3);
      expect(new Set(asked).size).toBe(3);
      for (const question of asked) expect(question).toMatch(/[?？]$/u);
    }
  });
});
