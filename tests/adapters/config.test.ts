import { describe, expect, test } from "vitest";

import { BotError, parseConfig } from "../../src/index.ts";

describe("settings", () => {
  test("have defaults, and an empty value counts as not set", () => {
    const defaults = { dataDir: "./data", logLevel: "warn", cacheTtlMs: 30 * 86_400_000 };
    expect(parseConfig({})).toEqual(defaults);
    expect(parseConfig({ DATA_DIR: "", LOG: "", DATABASE_URL: "", HOME: "/root" })).toEqual(defaults);
  });

  test("OP-05: every wrong key is named with its rule, no value is shown", () => {
    const wrong = { LOG: "loud", CACHE_TTL_DAYS: "-3", DATABASE_URL: "postgres://user:hunter2@host/db" };
    expect(() => parseConfig(wrong)).toThrow(BotError);
    let message = "";
    try {
      parseConfig(wrong);
    } catch (error) {
      message = error instanceof BotError && error.code === "settings" ? error.message : "";
    }
    expect(message).toMatch(/LOG: must be one of silent, error, warn, info/);
    expect(message).toMatch(/CACHE_TTL_DAYS: must be at least 1/);
    expect(message).toMatch(/DATABASE_URL: Postgres is not there yet/);
    expect(message).not.toMatch(/hunter2|loud|-3/);
  });

  test.each(["soon", "1.5", "4000", "NaN"])("CACHE_TTL_DAYS=%s is refused", (value) => {
    expect(() => parseConfig({ CACHE_TTL_DAYS: value })).toThrow(/CACHE_TTL_DAYS: must be/);
  });
});
