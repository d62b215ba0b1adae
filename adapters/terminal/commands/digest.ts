import {
  BotError,
  type Digest,
  type DigestStoryView,
  type DigestView,
  digestView,
  LANGUAGES,
  readSubscription,
  type Subscription,
  subscriptionSchema,
  SUBSCRIPTIONS,
} from "../../../src/index.ts";
import { digestPreviews } from "../../chat/digest-previews.ts";
import { type Command, DONE, isDay, type Parts, readCommandLine } from "../command.ts";
import { printable } from "../printable.ts";
import { bold, dim } from "../render.ts";
import { wrap } from "../wrap.ts";

const HELP = `Usage: chipwire digest --preview [--since DATE] [--id ID] [--for PLATFORM] [--lang LANG] [--json]

Shows the digest that would be posted now. It is posted nowhere, and nothing counts as told by it.

  --since DATE    what has been news since this day (YYYY-MM-DD); without it since yesterday
  --id ID         the digest of this subscription, with its filter and what its channel has been told
  --for PLATFORM  in the form of slack or discord: the JSON that would be posted, a line a message
  --lang LANG     its language: ${LANGUAGES.join(" ")}
  --json          the digest as one line of JSON`;

/** `chipwire digest`: what a channel would get. */
export const digest: Command = { help: HELP, run };

const OPTIONS = {
  preview: { type: "boolean" },
  since: { type: "string" },
  id: { type: "string" },
  for: { type: "string" },
  lang: { type: "string" },
  json: { type: "boolean" },
} as const;

const DAY_MS = 86_400_000;

async function run(args: readonly string[], parts: Parts): Promise<number> {
  const { values, positionals } = readCommandLine(args, OPTIONS);
  if (positionals.length > 0 || values.preview !== true)
    throw new BotError("usage", "digest shows a preview only: chipwire digest --preview. See digest --help.");
  if (values.since !== undefined && !isDay(values.since))
    throw new BotError("usage", `--since ${values.since} is no day. Use YYYY-MM-DD, as in --since 2026-01-31`);
  const subscription = await subscriptionFor(values, parts);
  const localDate = parts.now().toISOString().slice(0, 10);
  const run = { localDate, isLate: false, since: values.since };
  const made = (await (await parts.digests()).make(subscription, run)).digest;
  for (const line of await shown(made, { subscription, platform: values.for, json: values.json === true }, parts))
    parts.terminal.print(line);
  return DONE;
}

type Wish = { id?: string | undefined; since?: string | undefined; lang?: string | undefined };

async function subscriptionFor({ id, since, lang }: Wish, { ledger, now }: Parts): Promise<Subscription> {
  const createdAt = since === undefined ? new Date(now().getTime() - DAY_MS) : new Date(`${since}T00:00:00Z`);
  if (id === undefined) {
    const made = subscriptionSchema.safeParse({
      id: "preview",
      place: "preview",
      time: "09:00",
      zone: "UTC",
      ifEmpty: "one line",
      createdAt: createdAt.toISOString(),
      ...(lang === undefined ? {} : { language: lang }),
    });
    if (made.success) return made.data;
    throw new BotError("usage", `--lang ${lang} is none of: ${LANGUAGES.join(" ")}`);
  }
  const json = await (await ledger()).get(SUBSCRIPTIONS, id);
  const kept = json === null ? null : readSubscription(json);
  if (kept === null) throw new BotError("usage", `There is no subscription "${id}".`);
  return since === undefined ? kept : { ...kept, createdAt: createdAt.toISOString() };
}

type Form = { subscription: Subscription; platform: string | undefined; json: boolean };

async function shown(made: Digest, { subscription, platform, json }: Form, parts: Parts): Promise<readonly string[]> {
  if (platform !== undefined) {
    const render = digestPreviews.get(platform);
    if (render === undefined)
      throw new BotError("usage", `--for ${platform}: there is ${[...digestPreviews.keys()].join(", ") || "none yet"}`);
    return (await render(digestView(made), subscription)).map(({ body }) => body);
  }
  return [json ? JSON.stringify(made) : forPeople(digestView(made), parts)];
}

function forPeople({ title, note, stories, footer }: DigestView, { terminal }: Parts): string {
  const small = (line: string): string => dim(wrap(printable(line), terminal.columns()), terminal);
  return [
    bold(printable(title), terminal),
    small(note),
    ...stories.flatMap((story, at) => ["", ...storyLines(story, at, terminal)]),
    ...(footer.length === 0 ? [] : ["", ...footer.map(small)]),
  ].join("\n");
}

function storyLines(story: DigestStoryView, at: number, look: Parts["terminal"]): string[] {
  const indented = (text: string): string => wrap(printable(text), look.columns(), "   ");
  const kind = story.kindLabel === null ? "" : `${story.kindLabel}: `;
  const language = story.quoteLanguage === null ? "" : ` (${story.quoteLanguage})`;
  return [
    bold(wrap(`${at + 1}. ${kind}${printable(story.title)}`, look.columns()), look),
    dim(indented(`${story.status} · ${story.meta}`), look),
    ...(story.news === null ? [] : [indented(story.news)]),
    indented(`“${story.quote}”${language}`),
    ...story.sources.map(({ name, publishedAt, url }) =>
      dim(indented(`${name}${publishedAt === null ? "" : `, ${publishedAt.slice(0, 10)}`} ${url}`), look),
    ),
  ];
}
