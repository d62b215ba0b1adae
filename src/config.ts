import { z } from "zod";

import { BotError } from "./errors.ts";

/** How much of what happens is written to standard error. */
const LOG_LEVELS = ["silent", "error", "warn", "info"] as const;

const MS_PER_DAY = 86_400_000;

/** Every setting there is, by the name it has in the environment. `.env.example` lists the same ones, a test holds that. */
export const configSchema = z.object({
  DATA_DIR: z.string().min(1, "must not be empty").default("./data"),
  DATABASE_URL: z
    .undefined("Postgres is not there yet: remove this setting, the library is a SQLite file in DATA_DIR")
    .optional(),
  LOG: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("warn"),
  CACHE_TTL_DAYS: z.coerce
    .number("must be a number of days")
    .int("must be a whole number of days")
    .min(1, "must be at least 1")
    .max(3650, "must be at most 3650")
    .default(30),
});

/** The settings, read. */
export type Config = { dataDir: string; logLevel: (typeof LOG_LEVELS)[number]; cacheTtlMs: number };

/**
 * The settings out of an environment; an empty value counts as not set.
 * @throws {BotError} `settings`, naming each wrong key and its rule, never its value: it may be a secret
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(configSchema.shape).flatMap((key) => (environment[key] ? [[key, environment[key]]] : [])),
  );
  const parsed = configSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new BotError("settings", `Wrong settings, see .env.example:\n${lines.join("\n")}`);
  }
  return {
    dataDir: parsed.data.DATA_DIR,
    logLevel: parsed.data.LOG,
    cacheTtlMs: parsed.data.CACHE_TTL_DAYS * MS_PER_DAY,
  };
}
