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

/** A token of Slack's by its beginning; the commonest mistake is to swap the two. */
const slackToken = (prefix: "xoxb-" | "xapp-", what: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}[A-Za-z0-9-]+$`), `must be the ${what}, which begins with ${prefix}`)
    .optional();

const secretText = (rule: string) => z.string().min(8, rule).optional();

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
  SLACK_BOT_TOKEN: slackToken("xoxb-", "bot token"),
  SLACK_APP_TOKEN: slackToken("xapp-", "app-level token"),
  SLACK_SIGNING_SECRET: listOf(
    (entry) => (entry.length >= 8 ? entry : undefined),
    "must be the signing secret; two, separated by a comma, while it is changed",
  ).optional(),
  SLACK_PORT: wholeNumber({ of: "a port", min: 0, max: 65_535 }).optional(),
  SLACK_HOST: z.string().default("127.0.0.1"),
  SLACK_ADMINS: listOf(
    (entry) => (/^[UW][A-Z0-9]{2,30}$/.test(entry) ? entry : undefined),
    "must be a list of member ids such as U012AB3CD, separated by commas",
  ).default(new Set()),
  SLACK_OUTSIDERS: z.enum(["answer", "refuse"], "must be answer or refuse").default("answer"),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: secretText("must be the client secret"),
  SLACK_REDIRECT_URL: z
    .url({ protocol: /^https?$/, error: "must be the https address of /slack/oauth_redirect" })
    .optional(),
  SLACK_STORE_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, "must be 64 hexadecimal digits, as `openssl rand -hex 32` prints them")
    .optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: "must be an http(s) address ending in /api/" })
    .default("https://slack.com/api/"),
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^[A-Za-z0-9_.-]{20,200}$/,
      "must be the bot token of the application's Bot page, with no spaces and without Bot in front",
    )
    .refine((token) => !/^xox|^xapp-/.test(token), "must be Discord's bot token, this is one of Slack's")
    .optional(),
  DISCORD_LAYOUT: z.enum(["components", "embed"], "must be components or embed").default("components"),
  DISCORD_SHARDS: z
    .union([z.literal("auto"), z.coerce.number().int().min(1).max(1_000)], "must be auto or a whole number of shards")
    .default(1),
  DISCORD_DEV_GUILD: z
    .string()
    .regex(/^\d{15,20}$/, "must be the id of a server, a number of 15 to 20 digits")
    .optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: "must be an http(s) address" })
    .default("https://discord.com/api"),
});

/** The settings, read. */
export type Config = {
  dataDir: string;
  /** The user's own names, a JSON file; null when there is none. */
  catalogueFile: string | null;
  logLevel: (typeof LOG_LEVELS)[number];
  cacheTtlMs: number;
  web: WebConfig;
  /** Null: no Slack. */
  slack: SlackConfig | null;
  /** Null: no Discord. */
  discord: DiscordConfig | null;
};

/** How Discord is reached. */
export type DiscordConfig = {
  token: string;
  /** `embed` for servers that hide components. */
  layout: "components" | "embed";
  /** One is this process alone. */
  shards: number | "auto";
  /** In development: the one server that is given the commands, at once. */
  devGuild: string | null;
  apiUrl: string;
};

/** How Slack is reached. */
export type SlackConfig = {
  /** Of the one workspace; null when workspaces install the bot themselves. */
  botToken: string | null;
  /** For Socket Mode; null over HTTP. */
  appToken: string | null;
  /** Null in Socket Mode. `signingSecrets`: two while one is being changed. */
  http: { port: number; host: string; signingSecrets: readonly string[] } | null;
  /** For workspaces that install the bot themselves; `storeKey` is 32 bytes in hexadecimal digits. */
  oauth: { clientId: string; clientSecret: string; redirectUrl: string; storeKey: string } | null;
  /** Member ids that may set up digests, beside the workspace's own admins. */
  admins: ReadonlySet<string>;
  /** Whether channels with people of other organisations in them are answered. */
  answersOutsiders: boolean;
  apiUrl: string;
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
  const unknown = Object.keys(environment).filter((key) => key.startsWith("SLACK_") && !(key in configSchema.shape));
  if (unknown.length > 0) throw wrongSlack(`${unknown.join(", ")}: there is no such setting`);
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
    slack: slackConfig(parsed.data),
    discord: discordConfig(parsed.data),
  };
}

const discordConfig = (given: Settings): DiscordConfig | null =>
  given.DISCORD_TOKEN === undefined
    ? null
    : {
        token: given.DISCORD_TOKEN,
        layout: given.DISCORD_LAYOUT,
        shards: given.DISCORD_SHARDS,
        devGuild: given.DISCORD_DEV_GUILD ?? null,
        apiUrl: given.DISCORD_API_URL.replace(/\/+$/, ""),
      };

type Settings = z.infer<typeof configSchema>;

const wrongSlack = (rule: string): BotError => new BotError("settings", `Wrong settings, see .env.example:\n  ${rule}`);

/** Slack's settings belong together: half of them is a mistake, none of them is no Slack. */
function slackConfig(given: Settings): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken = null, SLACK_APP_TOKEN: appToken = null, SLACK_PORT: port } = given;
  const oauth = slackOauth(given);
  const signingSecrets = [...(given.SLACK_SIGNING_SECRET ?? [])];
  const isAsked = botToken !== null || appToken !== null || signingSecrets.length > 0 || port !== undefined;
  if (!isAsked && oauth === null) return null;
  if (botToken === null && oauth === null) throw wrongSlack("SLACK_BOT_TOKEN: must be set, it begins with xoxb-");
  if (signingSecrets.length > 0 !== (port !== undefined))
    throw wrongSlack("SLACK_SIGNING_SECRET, SLACK_PORT: HTTP needs both, Socket Mode neither");
  const http = port === undefined ? null : { port, host: given.SLACK_HOST, signingSecrets };
  if (http === null && appToken === null)
    throw wrongSlack("SLACK_APP_TOKEN: must be set for Socket Mode, it begins with xapp-");
  if (oauth !== null && http === null)
    throw wrongSlack("SLACK_PORT: must be set with SLACK_CLIENT_ID, workspaces install over HTTP");
  return {
    botToken: oauth === null ? botToken : null,
    appToken: http === null ? appToken : null,
    http,
    oauth,
    admins: given.SLACK_ADMINS,
    answersOutsiders: given.SLACK_OUTSIDERS === "answer",
    apiUrl: given.SLACK_API_URL.replace(/\/?$/, "/"),
  };
}

function slackOauth(given: Settings): SlackConfig["oauth"] {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = given;
  const { SLACK_REDIRECT_URL: redirectUrl, SLACK_STORE_KEY: storeKey } = given;
  const all = [clientId, clientSecret, redirectUrl, storeKey];
  if (all.every((one) => one === undefined)) return null;
  if (clientId === undefined || clientSecret === undefined || redirectUrl === undefined || storeKey === undefined)
    throw wrongSlack(
      "SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_REDIRECT_URL, SLACK_STORE_KEY: installing needs all four",
    );
  return { clientId, clientSecret, redirectUrl, storeKey };
}
