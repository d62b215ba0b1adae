import { isTimeZone, type Language, type Subscription, type SubscriptionPlan } from "../../../src/index.ts";
import { digestHome, digestsOf, homeRecord } from "../digest-home.ts";
import { customId } from "../custom-id.ts";
import { channelPlace } from "../place.ts";
import type { ButtonSpec, DiscordBody } from "../render/index.ts";
import { escaped } from "../render/markdown.ts";
import { serverSettings } from "../server-settings.ts";
import { text } from "../texts.ts";
import { digestPreview } from "./digest-buttons.ts";
import { FORUM, placeProblem } from "./digest-place.ts";
import { type Interaction, type Options, optionsOf } from "./interaction-payload.ts";
import { markdownWords, words } from "./respond.ts";
import { type IncomingDeps, mayManage, readerOf, refusePermission } from "./work.ts";

/** `/digest …`: for who may manage the server, and for them alone to see. */
export async function takeDigest(one: Interaction, deps: IncomingDeps): Promise<void> {
  if (!mayManage(one)) return refusePermission(one, "Manage Server", deps);
  if (!(await deps.respond.defer(one, true))) return;
  const bodies = await carriedOut(one, optionsOf(one), deps);
  await deps.respond.finish(one, bodies);
}

async function carriedOut(one: Interaction, options: Options, deps: IncomingDeps): Promise<readonly DiscordBody[]> {
  if (options.sub === "add") return add(one, options, deps);
  const desk = await deps.desk();
  const reader = readerOf(one);
  const own = await digestsOf(one.guild_id ?? "", { ledger: deps.ledger, desk });
  if (options.sub === "list")
    return markdownWords(own.length === 0 ? [text("noDigests", reader)] : own.map(listed), deps.layout);
  const id = options.text("id") ?? "";
  const plan = own.find(({ subscription }) => subscription.id === id);
  if (plan === undefined) return words([text("noSuch", reader, { id })], deps.layout);
  const { subscription } = plan;
  switch (options.sub) {
    case "edit":
      return edit(one, { plan, options }, deps);
    case "pause":
      return pause(one, subscription, deps);
    case "preview":
      return digestPreview(subscription, deps);
    case "send-now": {
      const isNew = await deps.sendNow(subscription);
      return markdownWords(
        [isNew ? text("sending", reader, { channel: channelOf(subscription) }) : text("sentToday", reader)],
        deps.layout,
      );
    }
    case "remove":
      await removeDigest(id, deps);
      return words([text("removed", reader)], deps.layout);
    default:
      return words([text("noSuch", reader, { id: options.sub })], deps.layout);
  }
}

/** Lets a digest rest, or go on where it rests: not where what it rested for is still so. */
async function pause(
  one: Interaction,
  subscription: Subscription,
  deps: IncomingDeps,
): Promise<readonly DiscordBody[]> {
  const reader = readerOf(one);
  const { isPaused } = subscription;
  const wanted = { subscription, isPublished: false, ...UNTOLD };
  const problem = isPaused ? await placeProblem(wanted, reader, deps) : null;
  if (problem !== null) return markdownWords([problem], deps.layout);
  await (await deps.desk()).keepSubscription({ ...subscription, isPaused: !isPaused, pauseReason: null });
  return words([text(isPaused ? "resumed" : "paused", reader)], deps.layout);
}

/** Discord tells of a channel only with the command that names it. */
const UNTOLD = { type: null, permissions: null } as const;

/** Takes a digest out, with what only Discord knows of it. */
export async function removeDigest(id: string, { desk, ledger, log }: IncomingDeps): Promise<void> {
  await (await desk()).removeSubscription(id);
  await ledger.put([homeRecord(id, null)]);
  log("info", "discord_digest_removed", { id });
}

/** `<#123>`: its name to every reader, and a way there; it pings nobody. */
const channelOf = ({ place }: Subscription): string => `<#${place.replace(/^discord:/, "")}>`;

function listed({ subscription, next, words: filter }: SubscriptionPlan): string {
  const { time, zone, days, language, layout, isPaused, pauseReason } = subscription;
  const when = next === null ? "" : ` · <t:${Math.round(next.at.getTime() / 1_000)}:R>`;
  const state = isPaused ? ` · **‖** ${escaped(pauseReason ?? "")}` : "";
  const about = filter === "" ? "" : ` · ${escaped(filter)}`;
  return `- ${channelOf(subscription)} ${time} ${escaped(zone)} · ${days} · ${language} · ${layout}${about}${when}${state}`;
}

const given = <T>(key: string, value: T | undefined): Record<string, T> =>
  value === undefined ? {} : { [key]: value };

function wishOf(options: Options): Record<string, unknown> & { filterText?: string } {
  return {
    ...given("time", paddedTime(options.text("time"))),
    ...given("zone", options.text("timezone")),
    ...given("days", options.text("days")),
    ...given("language", options.text("language")),
    ...given("layout", options.text("layout")),
    ...given("ifEmpty", options.text("if_empty")),
    ...given("storiesMax", options.number("max_stories")),
    ...given("filterText", options.text("filter")),
  };
}

/** "9:00" is nine o'clock. */
const paddedTime = (typed: string | undefined): string | undefined => typed?.replace(/^(\d):/, "0$1:");

async function add(one: Interaction, options: Options, deps: IncomingDeps): Promise<readonly DiscordBody[]> {
  const channel = one.data.resolved.channels[options.text("channel") ?? ""];
  const guild = one.guild_id;
  if (channel === undefined || guild === undefined) return words([text("onlyServer", readerOf(one))], deps.layout);
  const settings = await serverSettings(deps.ledger, guild);
  const desk = await deps.desk();
  const plan = desk.planSubscription({
    ...given("language", settings.language ?? undefined),
    ...(channel.type === FORUM ? { layout: "forum post" } : {}),
    ...wishOf(options),
    id: one.id,
    place: channelPlace(channel.id),
    placeName: channel.name ?? "",
  });
  if (plan.kind === "refused") return words(problemsOf(plan, options, readerOf(one)), deps.layout);
  const { subscription } = plan;
  const isPublished = options.flag("publish") === true;
  const { type, app_permissions: permissions = null } = channel;
  const problem = await placeProblem({ subscription, isPublished, type, permissions }, readerOf(one), deps);
  if (problem !== null) return markdownWords([problem], deps.layout);
  await desk.keepSubscription(subscription);
  await deps.ledger.put([homeRecord(subscription.id, { guild, isPublished })]);
  deps.log("info", "discord_digest_added", { id: subscription.id });
  return savedWords(plan, readerOf(one), deps);
}

type Refusal = { problems: readonly { field: string; problem: string }[] };

/** What is wrong, field by field; the core says what a field must be. */
function problemsOf({ problems }: Refusal, options: Options, reader: Language): string[] {
  return problems.map(({ field, problem }) => {
    const zone = options.text("timezone");
    if (field === "zone" && zone !== undefined && !isTimeZone(zone)) return text("zone", reader, { zone });
    return `${field}: ${problem}`;
  });
}

/** When it comes next, and the next day on which its hour does not exist. */
function savedWords(plan: SubscriptionPlan, reader: Language, { layout }: IncomingDeps): readonly DiscordBody[] {
  const { subscription, next, skipped, words: filter } = plan;
  const { id, zone, time } = subscription;
  const at = next === null ? "–" : `<t:${Math.round(next.at.getTime() / 1_000)}:f>`;
  const saved = text("saved", reader, { time: at, zone: escaped(zone), channel: channelOf(subscription) });
  const shift =
    skipped === null
      ? []
      : [text("dst", reader, { time, zone: escaped(zone), date: skipped.date, alt: localTime(skipped.sentAt, zone) })];
  const about = filter === "" ? [] : [escaped(filter)];
  const button = (label: "preview" | "undo", action: "preview" | "remove"): ButtonSpec => ({
    label: text(label, reader),
    customId: customId({ kind: "digest", action, subscription: id }),
  });
  return markdownWords([saved, ...about, ...shift], layout, [button("preview", "preview"), button("undo", "remove")]);
}

const localTime = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);

type Editing = { plan: SubscriptionPlan; options: Options };

async function edit(one: Interaction, { plan, options }: Editing, deps: IncomingDeps): Promise<readonly DiscordBody[]> {
  const desk = await deps.desk();
  const changed = desk.planSubscription({ ...plan.subscription, ...wishOf(options) });
  if (changed.kind === "refused") return words(problemsOf(changed, options, readerOf(one)), deps.layout);
  const { subscription } = changed;
  const home = await digestHome(deps.ledger, subscription.id);
  const isPublished = options.flag("publish") ?? home?.isPublished ?? false;
  const problem = await placeProblem({ subscription, isPublished, ...UNTOLD }, readerOf(one), deps);
  if (problem !== null) return markdownWords([problem], deps.layout);
  await desk.keepSubscription(subscription);
  if (home !== null) await deps.ledger.put([homeRecord(subscription.id, { ...home, isPublished })]);
  return savedWords(changed, readerOf(one), deps);
}

/** Changes the hour of a digest, as the form under it asks. */
export async function changeTime(
  one: Interaction,
  { id, time, zone }: { id: string; time: string; zone: string },
  deps: IncomingDeps,
): Promise<readonly DiscordBody[]> {
  const desk = await deps.desk();
  const plan = (await digestsOf(one.guild_id ?? "", { ledger: deps.ledger, desk })).find(
    ({ subscription }) => subscription.id === id,
  );
  if (plan === undefined) return words([text("noSuch", readerOf(one), { id })], deps.layout);
  const changed = desk.planSubscription({ ...plan.subscription, time: paddedTime(time.trim()), zone: zone.trim() });
  if (changed.kind === "refused")
    return words(
      changed.problems.map(({ field, problem }) =>
        field === "zone" ? text("zone", readerOf(one), { zone }) : `${field}: ${problem}`,
      ),
      deps.layout,
    );
  await desk.keepSubscription(changed.subscription);
  return savedWords(changed, readerOf(one), deps);
}
