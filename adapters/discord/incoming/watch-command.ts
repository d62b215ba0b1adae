import type { Language } from "../../../src/index.ts";
import { channelPlace, placeText } from "../place.ts";
import { tryAgain } from "../delivery/direct.ts";
import { holds, MANAGE_CHANNELS } from "../permissions.ts";
import type { DiscordBody } from "../render/index.ts";
import { escaped } from "../render/markdown.ts";
import { text } from "../texts.ts";
import { type Interaction, type Options, optionsOf, userOf } from "./interaction-payload.ts";
import { markdownWords, words } from "./respond.ts";
import { authorOf, type IncomingDeps, readerOf, refusePermission } from "./work.ts";

const LEVELS = ["any", "reported", "confirmed"] as const;

/** `/watch …`: one's own; for a channel with Manage Channels only. */
export async function takeWatch(one: Interaction, deps: IncomingDeps): Promise<void> {
  const options = optionsOf(one);
  const isForChannel = options.sub === "add" && options.text("how") === "this channel";
  if (isForChannel && !holds(one.member?.permissions, MANAGE_CHANNELS))
    return refusePermission(one, "Manage Channels", deps);
  if (!(await deps.respond.defer(one, true))) return;
  const bodies = await carriedOut(one, options, deps);
  const wasShut = await tryAgain(userOf(one), deps);
  const notice = wasShut ? words([text("directShut", readerOf(one))], deps.layout) : [];
  await deps.respond.finish(one, [...bodies, ...notice]);
}

async function carriedOut(one: Interaction, options: Options, deps: IncomingDeps): Promise<readonly DiscordBody[]> {
  const desk = await deps.desk();
  const owner = authorOf(userOf(one));
  const reader = readerOf(one);
  const own = await desk.watches({ owner });
  const id = options.text("id") ?? "";
  const there = own.find(({ watch }) => watch.id === id);
  switch (options.sub) {
    case "add":
      return keepWatch(
        one,
        {
          id: one.id,
          what: options.text("what") ?? "",
          place: options.text("how") === "this channel" ? channelPlace(one.channel_id ?? "0") : null,
          level: LEVELS.find((level) => level === options.text("level")),
        },
        deps,
      );
    case "list":
      return markdownWords(
        own.length === 0
          ? [text("noWatches", reader)]
          : own.map(({ watch, words: meant }) => `- ${escaped(watch.text)}\n-# ${escaped(meant)}`),
        deps.layout,
      );
    case "edit":
      if (there === undefined) break;
      return keepWatch(
        one,
        { id, what: options.text("what") ?? "", place: there.watch.place, level: there.watch.level },
        deps,
      );
    case "remove":
      if (there === undefined) break;
      await desk.removeWatch(id);
      return words([text("removed", reader)], deps.layout);
  }
  return words([text("noSuch", reader, { id })], deps.layout);
}

type Wish = { id: string; what: string; place: string | null; level: (typeof LEVELS)[number] | undefined };

/** Keeps a watch and says in plain words how it was understood. `place` null: the person's own conversation. */
export async function keepWatch(
  one: Interaction,
  { id, what, place, level }: Wish,
  deps: IncomingDeps,
): Promise<readonly DiscordBody[]> {
  const desk = await deps.desk();
  const reader: Language = readerOf(one);
  const plan = desk.planWatch({
    id,
    place: place ?? placeText({ kind: "person", user: userOf(one) }),
    owner: authorOf(userOf(one)),
    text: what,
    language: reader,
    ...(level === undefined ? {} : { level }),
  });
  if (plan.kind === "refused")
    return words(
      plan.problems.map(({ problem }) => problem),
      deps.layout,
    );
  await desk.keepWatch(plan.watch);
  return words([text("watching", reader, { words: plan.words })], deps.layout);
}
