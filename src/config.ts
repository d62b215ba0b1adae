import { z } from "zod";

import { BotError } from "./errors.ts";

/** How much of what happens is written to standard error. */
const LOG_LEVELS = ["silent", "error", "warn", "info"] as const;

const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;

function wholeNumber({ of, min, max }: { of: string; min: number; max: number }) {
  return z.coerce
    .number(`must be a number of ${of}`)
    .int(`must be a whole number of ${of}`)
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);
}

/** A comma-separated list whose entries `read` gives back as they are used, undefined when one is wrong. */
function listOf<T>(read: (entry: string) => T | undefined, rule: string) {
  return z.string().transform((text, context): ReadonlySet<T> => {
    const entries = text.split(",").flatMap((entry) => (entry.trim() === "" ? [] : [read(entry.trim())]));
    const known = entries.filter((entry) => entry !== undefined);
    if (known.length < entries.length) context.addIssue({ code: "custom", message: rule });
    return new Set(known);
  });
}

/** `host` or `host:port` as an address would have it. */
function privateHost(entry: string): string | undefined {
  const url = URL.parse(`http://${entry}`);
  return url === null || url.pathname !== "/" || url.username !== "" || url.search !== "" ? undefined : url.host;
}

const portNumber = (entry: string): number | undefined =>
  /^\d{1,5}$/.test(entry) && Number(entry) > 0 && Number(entry) < 65_536 ? Number(entry) : undefined;

/** Every setting there is, by the name it has in the environment. `.env.example` lists the same ones, a test holds that. */
export const configSchema = z.object({
  DATA_DIR: z.string().min(1, "must not be empty").default("./data"),
  DATABASE_URL: z
    .undefined("Postgres is not there yet: remove this setting, the library is a SQLite file in DATA_DIR")
    .optional(),
  CATALOGUE_FILE: z.string().optional(),
  LOG: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("warn"),
  CACHE_TTL_DAYS: z.coerce
    .number("must be a number of days")
    .int("must be a whole number of days")
    .min(1, "must be at least 1")
    .max(3650, "must be at most 3650")
    .default(30),
  CONTACT: z
    .string()
    .max(200, "must have at most 200 characters")
    .regex(/^[\x21-\x7e]+$/, "must be an address of a page or a mailbox, with no spaces")
    .optional(),
  REFRESH: z.enum(["on", "off"], "must be on or off").default("on"),
  REFRESH_MINUTES_MIN: wholeNumber({ of: "minutes", min: 5, max: 1440 }).default(60),
  HOST_DELAY_MS: wholeNumber({ of: "milliseconds", min: 0, max: 60_000 }).default(1000),
  ALLOW_PRIVATE_HOSTS: listOf(privateHost, "must be a list of host or host:port, separated by commas").default(
    new Set(),
  ),
  EXTRA_PORTS: listOf(portNumber, "must be a list of ports, separated by commas").default(new Set()),
});

/** The settings, read. */
export type Config = {
  dataDir: string;
  /** The user's own names, a JSON file; null when there is none. */
  catalogueFile: string | null;
  logLevel: (typeof LOG_LEVELS)[number];
  cacheTtlMs: number;
  web: WebConfig;
};

/** How the web is asked. */
export type WebConfig = {
  /** Whom the owner of a server can write to; goes out with every request. */
  contact: string | null;
  /** Whether sources are refreshed by themselves while the program runs. */
  refreshes: boolean;
  /** The shortest wait between two requests for one feed. */
  refreshMs: number;
  hostDelayMs: number;
  /** `host` or `host:port` that may be in a private network. */
  privateHosts: ReadonlySet<string>;
  /** Beside 80 and 443. */
  extraPorts: ReadonlySet<number>;
};

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
    catalogueFile: parsed.data.CATALOGUE_FILE ?? null,
    logLevel: parsed.data.LOG,
    cacheTtlMs: parsed.data.CACHE_TTL_DAYS * MS_PER_DAY,
    web: {
      contact: parsed.data.CONTACT ?? null,
      refreshes: parsed.data.REFRESH === "on",
      refreshMs: parsed.data.REFRESH_MINUTES_MIN * MS_PER_MINUTE,
      hostDelayMs: parsed.data.HOST_DELAY_MS,
      privateHosts: parsed.data.ALLOW_PRIVATE_HOSTS,
      extraPorts: parsed.data.EXTRA_PORTS,
    },
  };
}
