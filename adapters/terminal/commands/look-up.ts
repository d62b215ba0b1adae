import {
  BotError,
  COMPARE_FIELDS,
  type Intent,
  LANGUAGES,
  type Language,
  localeLanguage,
  parseIntent,
  sinceDay,
  TIMELINE_KINDS,
} from "../../../src/index.ts";
import { type Command, DONE, isDay, type Parts, readCommandLine } from "../command.ts";
import { keepLook } from "../keep-look.ts";
import { renderReply } from "../render-reply.ts";
import { TERMINAL_VISIT } from "../visit.ts";

/** The lines of `--help` that all look-ups share; the first is of those that take a day. */
export const COMMON = `  --as-of DAY    use only what was published by that day, YYYY-MM-DD
  --lang LANG    the language to answer in: ${LANGUAGES.join(" ")}; yours otherwise
  --json         the reply as one line of JSON, nothing else on standard output`;

/** The same for those that take none. */
export const COMMON_DAYLESS = COMMON.split("\n").slice(1).join("\n");

const OPTIONS = {
  "as-of": { type: "string" },
  since: { type: "string" },
  "only-new": { type: "boolean" },
  sort: { type: "string" },
  kind: { type: "string" },
  fields: { type: "string" },
  view: { type: "string" },
  lang: { type: "string" },
  json: { type: "boolean" },
} as const;

type Values = { [K in keyof typeof OPTIONS]?: (typeof OPTIONS)[K]["type"] extends "boolean" ? boolean : string };
type Given = { names: readonly string[]; values: Values; parts: Parts };

/** What differs between the look-ups: their help, the options they take, and the intent they stand for. `isDayless`: no `--as-of`. */
type LookUp = {
  help: string;
  options: readonly (keyof typeof OPTIONS)[];
  isDayless?: boolean;
  intent: (given: Given) => Intent;
};

const ALWAYS = ["lang", "json"] as const;

/**
 * A command that shows the reply to one intent, as text or as a line of JSON.
 * @throws {BotError} `usage`, when run, on an option it does not take
 */
export function lookUp({ help, options, isDayless = false, intent }: LookUp): Command {
  return {
    help,
    run: async (args, parts) => {
      const { values, positionals } = readCommandLine(args, OPTIONS);
      const usage = help.split("\n")[0] ?? "";
      for (const name of Object.keys(values)) {
        const isKnown = [...ALWAYS, ...options].some((each) => each === name) || (name === "as-of" && !isDayless);
        if (!isKnown) throw new BotError("usage", `There is no --${name} here. ${usage}`);
      }
      return show(intent({ names: positionals, values: { ...values }, parts }), values, parts);
    },
  };
}

async function show(intent: Intent, { lang, json }: Values, parts: Parts): Promise<number> {
  const bot = await parts.bot();
  const startedMs = parts.clockMs();
  const asker = { language: languageOf(lang, parts), visibility: "private", visit: TERMINAL_VISIT } as const;
  const reply = await bot.run(intent, asker);
  const tookMs = Math.round((parts.clockMs() - startedMs) * 100) / 100;
  await keepLook(reply, parts);
  parts.terminal.print(json === true ? JSON.stringify({ ...reply, tookMs }) : renderReply(reply, parts.terminal));
  return DONE;
}

function languageOf(given: string | undefined, { terminal }: Parts): Language {
  if (given === undefined) return localeLanguage(terminal.language);
  const known = LANGUAGES.find((each) => each === given);
  if (known === undefined) throw new BotError("usage", `--lang "${given}" is none of ${LANGUAGES.join(", ")}`);
  return known;
}

/**
 * The day an option names.
 * @throws {BotError} `usage` when it is none
 */
export function dayOf(name: "as-of" | "since", { values, parts }: Given): string | undefined {
  const given = values[name];
  if (given === undefined) return undefined;
  const day = name === "since" ? sinceDay(given, parts.now()) : given;
  if (!isDay(day)) throw new BotError("usage", `--${name} "${given}" is no day: write YYYY-MM-DD`);
  return day;
}

/**
 * One of a few words.
 * @throws {BotError} `usage` on any other
 */
export function wordOf<T extends string>(
  name: "sort" | "kind" | "fields" | "view",
  words: readonly T[],
  { values }: Given,
): T | undefined {
  const given = values[name];
  if (given === undefined) return undefined;
  const known = words.find((each) => each === given);
  if (known === undefined) throw new BotError("usage", `--${name} "${given}" is none of ${words.join(", ")}`);
  return known;
}

/**
 * What the look-up is about, its words joined.
 * @throws {BotError} `usage` when nothing is named
 */
export function nameOf({ names }: Given, usage: string): string {
  if (names.length === 0) throw new BotError("usage", `Of what? ${usage}`);
  return names.join(" ");
}

/** `chipwire chip`: a chip's figures and what is reported of it. */
export const chip = lookUp({
  help: `Usage: chipwire chip NAME [--as-of DAY] [--lang LANG] [--json]

A chip's figures, each with its source, and what articles report of it, newest first. "–" is not known.
A variant can be named too: chipwire chip "H100 PCIe"

${COMMON}`,
  options: [],
  intent: (given) => ({ kind: "chip", name: nameOf(given, "Usage: chipwire chip NAME"), asOf: dayOf("as-of", given) }),
});

/** `chipwire company`: who it is and what is reported of it. */
export const company = lookUp({
  help: `Usage: chipwire company NAME [--since DAY] [--as-of DAY] [--lang LANG] [--json]

Who a company is, the newest reports on it, whom it is named with, and its chips.

  --since DAY    only reports of that day or later; 24h, 7d, 2w, 3m count back from now
${COMMON}`,
  options: ["since"],
  intent: (given) => ({
    kind: "company",
    name: nameOf(given, "Usage: chipwire company NAME"),
    since: dayOf("since", given),
    asOf: dayOf("as-of", given),
  }),
});

/** `chipwire topic`: what is reported of a technology, a rule or a theme. */
export const topic = lookUp({
  help: `Usage: chipwire topic NAME [--sort newest|sources] [--since DAY] [--as-of DAY] [--lang LANG] [--json]

The newest reports on a technology, a rule, a model or a theme ("export controls"), or what most articles report.

  --sort HOW     newest (as it is without), or sources: what most articles report first
  --since DAY    only reports of that day or later; 24h, 7d, 2w, 3m count back from now
${COMMON}`,
  options: ["sort", "since"],
  intent: (given) => ({
    kind: "topic",
    name: nameOf(given, "Usage: chipwire topic NAME"),
    sort: wordOf("sort", ["newest", "sources"], given) ?? "newest",
    since: dayOf("since", given),
    asOf: dayOf("as-of", given),
  }),
});

/** `chipwire timeline`: how a promised date moved, and what happened when. */
export const timeline = lookUp({
  help: `Usage: chipwire timeline SUBJECT [--kind KIND] [--as-of DAY] [--lang LANG] [--json]

How a promised date moved, what was reported when, oldest first, and who reported it first. "~" before a day: the article
has no date, its text shows that it is of that day or later.

  --kind KIND    ${TIMELINE_KINDS.join(", ")}
${COMMON}`,
  options: ["kind"],
  intent: (given) => ({
    kind: "timeline",
    subject: nameOf(given, "Usage: chipwire timeline SUBJECT"),
    about: wordOf("kind", TIMELINE_KINDS, given) ?? "all",
    asOf: dayOf("as-of", given),
  }),
});

/** `chipwire compare`: two or three things side by side. */
export const compare = lookUp({
  help: `Usage: chipwire compare A B [C] [--fields FIELDS] [--as-of DAY] [--lang LANG] [--json]

Chips side by side with a source per cell; what the table lacks is taken from articles, quoted below it, or "–".
Companies, models and the like are compared by their newest reports.

  --fields WHAT  ${COMPARE_FIELDS.join(", ")}
${COMMON}`,
  options: ["fields"],
  intent: (given) => {
    const usage = "Usage: chipwire compare A B [C]";
    const parsed = given.names.length === 1 ? parseIntent(`compare ${given.names[0]}`, given.parts.now()).intent : null;
    const names = parsed?.kind === "compare" ? parsed.names : given.names;
    if (names.length < 2 || names.length > 3) throw new BotError("usage", `Two or three names. ${usage}`);
    const typed = parsed?.kind === "compare" ? parsed.fields : "core";
    return {
      kind: "compare",
      names,
      fields: wordOf("fields", COMPARE_FIELDS, given) ?? typed,
      asOf: dayOf("as-of", given),
    };
  },
});

/** `chipwire news`: the newest articles. */
export const news = lookUp({
  help: `Usage: chipwire news [NAME] [--only-new] [--since DAY] [--as-of DAY] [--lang LANG] [--json]

The newest articles, of everything or of one name.

  --only-new     only those not shown here before, and of what was shown only what adds something
  --since DAY    only those of that day or later; 24h, 7d, 2w, 3m count back from now
${COMMON}`,
  options: ["since", "only-new"],
  intent: (given) => ({
    kind: "news",
    filter: given.names.length === 0 ? null : given.names.join(" "),
    onlyNew: given.values["only-new"],
    since: dayOf("since", given),
    asOf: dayOf("as-of", given),
  }),
});

/** `chipwire why`: how an answer came about. */
export const why = lookUp({
  help: `Usage: chipwire why "QUESTION" | LINK | ID [--as-of DAY] [--lang LANG] [--json]

How the answer to a question comes about: what it is taken for, what each part of it weighs, what each article shows of
it, and whether that is enough for an answer. Of an article's link, or the id of a story: why its reports are one story,
or why there is no such article.

${COMMON}`,
  options: [],
  intent: (given) => ({
    kind: "why",
    question: nameOf(given, 'Usage: chipwire why "QUESTION"'),
    asOf: dayOf("as-of", given),
  }),
});

/** `chipwire status`: how much there is, and how new. */
export const status = lookUp({
  help: `Usage: chipwire status [--lang LANG] [--json]

How many articles there are, from how many publishers, and from when to when.

${COMMON_DAYLESS}`,
  options: [],
  isDayless: true,
  intent: ({ names }) => {
    if (names.length > 0) throw new BotError("usage", "status takes no arguments. Usage: chipwire status");
    return { kind: "status" };
  },
});
