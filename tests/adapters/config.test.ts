import { describe, expect, test } from "vitest";

import { BotError, parseConfig } from "../../src/index.ts";

describe("settings", () => {
  test("have defaults, and an empty value counts as not set", () => {
    const web = {
      contact: null,
      refreshes: true,
      refreshMs: 3_600_000,
      hostDelayMs: 1000,
      privateHosts: new Set(),
      extraPorts: new Set(),
    };
    const defaults = {
      dataDir: "./data",
      catalogueFile: null,
      logLevel: "warn",
      cacheTtlMs: 30 * 86_400_000,
      web,
      slack: null,
      discord: null,
    };
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

  test("private hosts are read as addresses have them, ports as numbers", () => {
    const { web } = parseConfig({ ALLOW_PRIVATE_HOSTS: "News.Intranet, 127.1:8080,[::1]", EXTRA_PORTS: "8080,8443" });
    expect(web.privateHosts).toEqual(new Set(["news.intranet", "127.0.0.1:8080", "[::1]"]));
    expect(web.extraPorts).toEqual(new Set([8080, 8443]));
  });

  test.each([
    { ALLOW_PRIVATE_HOSTS: "http://x/" },
    { ALLOW_PRIVATE_HOSTS: "user@host" },
    { EXTRA_PORTS: "0" },
    { EXTRA_PORTS: "65536" },
    { REFRESH: "sometimes" },
    { REFRESH_MINUTES_MIN: "1" },
    { HOST_DELAY_MS: "-1" },
    { CONTACT: "two words" },
  ])("%o is refused", (settings) => {
    expect(() => parseConfig(settings)).toThrow(new RegExp(`${Object.keys(settings)[0]}: must be`));
  });
});
