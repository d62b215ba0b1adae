import { digestView, type DigestView, keptView, type Ledger, type Subscription } from "../../../src/index.ts";
import type { DigestAction } from "../custom-id.ts";
import { digestsOf } from "../digest-home.ts";
import { digestParts, type DiscordBody } from "../render/index.ts";
import { escaped } from "../render/markdown.ts";
import { text } from "../texts.ts";
import type { Interaction } from "./interaction-payload.ts";
import { markdownWords, words } from "./respond.ts";
import { type IncomingDeps, readerOf } from "./work.ts";

/** The most stories a digest tells; what "More" shows of those that were left out. */
const STORIES_MAX = 25;
const DAY_MS = 86_400_000;

export type Pressed = { one: Interaction; action: DigestAction; id: string };

/** What a button under a digest shows to who pressed it. */
export async function digestAnswer({ one, action, id }: Pressed, deps: IncomingDeps): Promise<readonly DiscordBody[]> {
  const reader = readerOf(one);
  const own = await digestsOf(one.guild_id ?? "", { ledger: deps.ledger, desk: await deps.desk() });
  const plan = own.find(({ subscription }) => subscription.id === id);
  if (plan === undefined) return words([text("noSuch", reader, { id })], deps.layout);
  const { subscription } = plan;
  if (action === "preview") return digestPreview(subscription, deps);
  const shown = await shownIn(one.message?.id ?? "", id, deps.ledger);
  if (shown === null) return words([text("expired", reader)], deps.layout);
  const view = await viewFor({ action, subscription, shown, reader }, deps);
  if (action === "why")
    return markdownWords(
      [...(plan.words === "" ? [] : [escaped(plan.words)]), ...shown.view.stories.map(whyLine)],
      deps.layout,
    );
  return view.stories.length === 0 ? words([text("nothingMore", reader)], deps.layout) : bodiesOf(view, deps);
}

/** What would be posted now; it counts for nothing. */
export async function digestPreview(subscription: Subscription, deps: IncomingDeps): Promise<readonly DiscordBody[]> {
  const localDate = deps.now().toISOString().slice(0, 10);
  const createdAt = new Date(Math.min(Date.parse(subscription.createdAt), deps.now().getTime() - DAY_MS)).toISOString();
  const wish: Subscription = { ...subscription, createdAt, ifEmpty: "one line" };
  const { digest } = await (await deps.maker()).make(wish, { localDate, isLate: false });
  return bodiesOf(digestView(digest), deps);
}

const bodiesOf = (view: DigestView, { layout }: IncomingDeps): DiscordBody[] =>
  digestParts(view, null, { layout, buttons: [] }).map(({ body }) => body);

type Shown = { view: DigestView; localDate: string };

/** The digest a message told, found by the message: its day is part of its job's key. */
async function shownIn(messageId: string, id: string, ledger: Ledger): Promise<Shown | null> {
  const prefix = `digest:v1:${id}:`;
  const job = (await ledger.jobsOfMessage(messageId)).find(({ key }) => key.startsWith(prefix));
  const view = job === undefined ? null : await keptView(ledger, job.key);
  return job === undefined || view === null ? null : { view, localDate: job.key.slice(prefix.length) };
}

type Viewing = { action: DigestAction; subscription: Subscription; shown: Shown; reader: Subscription["language"] };

async function viewFor({ action, subscription, shown, reader }: Viewing, deps: IncomingDeps): Promise<DigestView> {
  const told = new Set(shown.view.stories.map(({ storyId }) => storyId));
  if (action === "confirmed") {
    const confirmed = new Set(
      (await deps.stories()).filter(({ status }) => status === "confirmed").map(({ id }) => id),
    );
    return { ...shown.view, footer: [], stories: shown.view.stories.filter(({ storyId }) => confirmed.has(storyId)) };
  }
  if (action === "why") return shown.view;
  // A place nobody was told anything in: all that there was that day.
  const wish: Subscription = {
    ...subscription,
    place: `${subscription.place}#${action}`,
    language: action === "language" ? reader : subscription.language,
    storiesMax: STORIES_MAX,
  };
  const { digest } = await (await deps.maker()).make(wish, { localDate: shown.localDate, isLate: false });
  const view = digestView(digest);
  const stories = view.stories.filter(({ storyId }) => told.has(storyId) === (action === "language"));
  return { ...view, note: action === "language" ? view.note : "", footer: [], stories };
}

/** A story's title, and why its reports count as one. */
const whyLine = ({ title, status, meta, because }: DigestView["stories"][number]): string =>
  [
    `**${escaped(title)}** · ${escaped(status)} · ${escaped(meta)}`,
    ...because.slice(0, 5).map((line) => `-# ${escaped(line)}`),
  ].join("\n");
