import { expect, test } from "vitest";

import { withAge } from "../../adapters/discord/last-news.ts";

const now = new Date("2026-11-24T12:00:00Z");
const suggestion = (lastNewsAt?: string, label = "MI455X · AMD") => ({
  entityId: "mi455x",
  label,
  value: "MI455X",
  ...(lastNewsAt === undefined ? {} : { lastNewsAt }),
});

test.each([
  ["en-US", "MI455X · AMD · last news 2 hr. ago"],
  ["en-GB", "MI455X · AMD · last news 2 hr ago"],
  ["de", "MI455X · AMD · zuletzt gemeldet vor 2 Std."],
  ["fr", "MI455X · AMD · dernières nouvelles il y a 2 h"],
  ["es-ES", "MI455X · AMD · última noticia hace 2 h"],
  ["pt-BR", "MI455X · AMD · últimas notícias há 2 h"],
  ["pl", "MI455X · AMD · last news 2 hr. ago"],
  ["ja", "MI455X · AMD · 最新ニュース 2 時間前"],
  ["ko", "MI455X · AMD · 최근 소식 2시간 전"],
  ["zh-CN", "MI455X · AMD · 最新消息 2小时前"],
  ["zh-TW", "MI455X · AMD · 最新消息 2 小時前"],
])("a suggestion says in %s when it was in the news last", (locale, label) => {
  expect(withAge(suggestion("2026-11-24T09:40:00Z"), locale, now).replaceAll("\u00a0", " ")).toBe(label);
});

test("a day without an hour is whole days, and what nobody knows is not said", () => {
  expect(withAge(suggestion("2026-11-21"), "en-GB", now)).toBe("MI455X · AMD · last news 3 days ago");
  expect(withAge(suggestion("2026-11-24"), "en-GB", now)).toBe("MI455X · AMD · last news today");
  expect(withAge(suggestion("2026-12-01"), "en-GB", now)).toBe("MI455X · AMD");
  expect(withAge(suggestion(), "en-GB", now)).toBe("MI455X · AMD");
  expect(withAge(suggestion("2026-11-21"), "no such locale", now)).toMatch(/last news 3 days ago$/);
});

test("of a long name the name is cut, within what Discord takes", () => {
  const shown = withAge(suggestion("2026-11-21", "x".repeat(200)), "de", now);
  expect(shown.length).toBeLessThanOrEqual(100);
  expect(shown).toMatch(/… · zuletzt gemeldet vor 3 Tagen$/);
});
