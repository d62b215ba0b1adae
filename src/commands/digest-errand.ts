import { sendNow } from "../digest/planner.ts";
import { localDate } from "../digest/local-time.ts";
import type { Subscription } from "../digest/subscription.ts";
import type { Choice, DigestOptions, DigestWish, Intent, Language } from "../types.ts";
import { noticeCard, type Card, type Errand } from "./card.ts";
import type { Desk, SubscriptionPlan } from "./desk.ts";
import {
  type AtDesk,
  atDesk,
  cannotPost,
  choice,
  doneCard,
  mayManage,
  noSuch,
  refused,
  sheetCard,
  shortId,
} from "./desk-guard.ts";
import { previewBlocks } from "./digest-preview.ts";
import { digestView } from "./digest-view.ts";
import { localTime, planLine, planLines, skippedNotice } from "./digest-words.ts";
import { EXAMPLES } from "./plain-cards.ts";
import { placeSettings } from "./place-settings.ts";
import { say } from "./texts.ts";

type Wish<D extends "add" | "edit"> = Extract<DigestWish, { do: D }>;
type Pausing = Extract<DigestWish, { do: "pause" | "resume" | "preview" }>;
type Ending = Extract<DigestWish, { do: "send-now" | "remove" }>;

const asked = (wish: DigestWish): Intent => ({ kind: "digest", wish });

/** The hour of a digest for which none was given. */
const TIME_USUAL = "09:00";

/** Lists digests, sets them up and changes them: what is set up is shown in plain words first. */
export async function digestCard(wish: DigestWish, errand: Errand): Promise<Card> {
  const at = await atDesk(errand);
  if ("blocks" in at) return at;
  if (wish.do === "list") return listed(at, errand);
  if (wish.do === "add") return added(wish, at, errand);
  const plan = (await visible(at)).find(({ subscription }) => subscription.id === wish.id);
  if (plan === undefined) return noSuch(wish.id, errand.language);
  if (wish.do === "preview") return previewed(plan, errand);
  if (!mayManage(plan.subscription.place, at.visit)) return refused(errand.language);
  switch (wish.do) {
    case "edit":
      return edited(wish, plan, { ...at, errand });
    case "pause":
    case "resume":
      return paused(wish, plan, { ...at, errand });
    case "send-now":
      return sent(wish, plan, errand);
    case "remove":
      return removed(wish, plan, { ...at, errand });
  }
}

/** Those of this place, and those of other places that are theirs to administer. */
const visible = async ({ desk, visit }: AtDesk): Promise<readonly SubscriptionPlan[]> =>
  (await desk.subscriptions()).filter(
    ({ subscription: { place } }) => place === visit.place || mayManage(place, visit),
  );

async function listed(at: AtDesk, { language }: Errand): Promise<Card> {
  const plans = await visible(at);
  const title = say("title.digests", language);
  if (plans.length === 0) {
    const example = say("E-USAGE", language, { example: EXAMPLES.digest });
    return sheetCard({ title, lines: [say("digests.none", language), example] });
  }
  return sheetCard({ title, lines: plans.map((plan) => planLine(plan, at.visit.timeZone, language)) });
}

async function added(wish: Wish<"add">, at: AtDesk, errand: Errand): Promise<Card> {
  const { visit, desk } = at;
  const place = wish.channel ?? visit.place;
  if (!mayManage(place, visit)) return refused(errand.language);
  const { isConfirmed, do: _, ...options } = wish;
  const usual = await usualOf(place, errand);
  const id = shortId("d", place, JSON.stringify(options, Object.keys(options).toSorted()));
  const placeName = place === visit.place ? visit.placeName : "";
  const plan = desk.planSubscription({
    id,
    place,
    placeName,
    ...kept({ time: TIME_USUAL, zone: usual.zone ?? visit.timeZone ?? "UTC", language: usual.language }),
    ...optionsOf(options),
  });
  const undo = asked({ do: "remove", id, isConfirmed: true });
  return settled(plan, { wish: { ...wish, isConfirmed: true }, undo, isConfirmed }, { desk, errand });
}

/** What the place is set to, else what is the asker's. */
async function usualOf(place: string, { language, deps }: Errand): Promise<{ zone?: string; language: Language }> {
  const settings = deps.ports.ledger === undefined ? {} : await placeSettings(await deps.ports.ledger(), place);
  return {
    language: settings.language ?? language,
    ...(settings.timezone === undefined ? {} : { zone: settings.timezone }),
  };
}

/** Without what is undefined: what was not said stays as it is. */
const kept = <T extends Record<string, unknown>>(given: T): Partial<T> => {
  const said: Partial<T> = { ...given };
  for (const key of Object.keys(given)) if (given[key] === undefined) delete said[key];
  return said;
};

const optionsOf = ({ filter, ...said }: DigestOptions) => ({
  ...kept(said),
  ...(filter === undefined ? {} : { filterText: filter }),
});

type There = AtDesk & { errand: Errand };

async function edited(wish: Wish<"edit">, { subscription }: SubscriptionPlan, at: There): Promise<Card> {
  const { isConfirmed, id, do: _, ...options } = wish;
  const place = wish.channel ?? subscription.place;
  if (!mayManage(place, at.visit)) return refused(at.errand.language);
  const plan = at.desk.planSubscription({ ...subscription, place, ...optionsOf(options) });
  const undo = wish.filter === undefined ? undoOf(subscription) : null;
  return settled(plan, { wish: { ...wish, id, isConfirmed: true }, undo, isConfirmed }, at);
}

/** Puts a digest back to what it was, but for its filter, which is not kept in words. */
function undoOf({ id, place, time, zone, days, weekday, language, storiesMax, layout, ifEmpty }: Subscription): Intent {
  const options = { channel: place, time, zone, days, weekday, language, storiesMax, layout, ifEmpty };
  return asked({ do: "edit", id, ...options, isConfirmed: true });
}

type Settling = { wish: DigestWish; undo: Intent | null; isConfirmed: boolean };

/** Says what is wrong with a plan, or shows it; keeps it when it was agreed to. */
async function settled(
  plan: ReturnType<Desk["planSubscription"]>,
  { wish, undo, isConfirmed }: Settling,
  { desk, errand }: { desk: Desk; errand: Errand },
): Promise<Card> {
  const { language, visit } = errand;
  if (plan.kind === "refused") return problemCard(plan.problems, wish, language);
  const channel = channelOf(plan.subscription, language);
  const blocked = await cannotPost(plan.subscription.place, channel, errand);
  if (blocked !== null) return blocked;
  const notices = skippedNotice(plan, language);
  if (!isConfirmed) {
    const save = choice("choice.save", language, { intent: asked(wish), role: "confirm" });
    const lines = planLines(plan, visit?.timeZone ?? null, language);
    return sheetCard({ title: say("title.plan", language), note: channel, lines, notices, choices: [save] });
  }
  await desk.keepSubscription(plan.subscription);
  const preview = choice("choice.preview", language, { intent: asked({ do: "preview", id: plan.subscription.id }) });
  const back = undo === null ? [] : [choice("choice.undo", language, { intent: undo, role: "undo" })];
  return doneCard(savedText(plan, errand), [preview, ...back], notices);
}

function savedText(plan: SubscriptionPlan, { visit, language }: Errand): string {
  const channel = channelOf(plan.subscription, language);
  if (plan.next === null || plan.subscription.isPaused) return say("S-SAVED.plain", language, { name: channel });
  const tz = visit?.timeZone ?? plan.subscription.zone;
  return say("S-SAVED", language, { time: localTime(plan.next.at, tz, language), tz, channel });
}

const channelOf = ({ placeName }: Subscription, language: Language): string =>
  placeName === "" ? say("place.here", language) : placeName;

/** What each field of a wish must be. */
function problemCard(
  problems: readonly { field: string; problem: string }[],
  wish: DigestWish,
  language: Language,
): Card {
  const { time = "", zone = "" }: DigestOptions = wish.do === "add" || wish.do === "edit" ? wish : {};
  const fields = new Set(problems.map(({ field }) => field));
  if (fields.has("zone")) return noticeCard("E-TZ", say("E-TZ", language, { tz: zone.slice(0, ZONE_SHOWN_CHARS) }));
  if (fields.has("time")) return noticeCard("E-USAGE", say("E-TIME", language, { time }));
  const [first] = problems;
  const text = first === undefined ? "" : `${first.field}: ${first.problem}`;
  return noticeCard("E-USAGE", `${say("E-USAGE", language, { example: EXAMPLES.digest })} (${text})`);
}

const ZONE_SHOWN_CHARS = 60;

async function previewed({ subscription }: SubscriptionPlan, { language, deps }: Errand): Promise<Card> {
  if (deps.ports.digests === undefined) return noticeCard("E-MISSING", say("E-MISSING.digests", language));
  const maker = await deps.ports.digests();
  const date = localDate(deps.now(), subscription.zone);
  const { digest } = await maker.make(subscription, { localDate: date, isLate: false });
  return previewBlocks(digestView(digest), digest);
}

async function paused(wish: Pausing, plan: SubscriptionPlan, at: There): Promise<Card> {
  const { language, visit } = at.errand;
  const isPaused = wish.do === "pause";
  const changed: Subscription = { ...plan.subscription, isPaused, pauseReason: null };
  await at.desk.keepSubscription(changed);
  const back = asked({ do: isPaused ? "resume" : "pause", id: wish.id });
  const undo = choice("choice.undo", language, { intent: back, role: "undo" });
  if (!isPaused) return doneCard(savedText({ ...plan, subscription: changed }, at.errand), [undo]);
  const name = planLine({ ...plan, subscription: plan.subscription }, visit?.timeZone ?? null, language);
  return doneCard(say("S-PAUSED", language, { name }), [undo]);
}

async function sent(wish: Ending, plan: SubscriptionPlan, errand: Errand): Promise<Card> {
  const { language, deps, visit } = errand;
  if (!wish.isConfirmed) {
    const intent = asked({ ...wish, isConfirmed: true });
    const lines = [planLine(plan, visit?.timeZone ?? null, language)];
    const choices = [choice("choice.send", language, { intent, role: "confirm" })];
    return sheetCard({ title: say("ask.send", language), lines, choices });
  }
  if (deps.ports.ledger === undefined) return noticeCard("E-MISSING", say("E-MISSING.ledger", language));
  const isNew = await sendNow(await deps.ports.ledger(), plan.subscription, deps.now());
  const channel = channelOf(plan.subscription, language);
  return doneCard(say(isNew ? "S-SENT" : "E-SENT", language, { channel }));
}

async function removed(wish: Ending, plan: SubscriptionPlan, at: There): Promise<Card> {
  const { language, visit } = at.errand;
  const line = planLine(plan, visit?.timeZone ?? null, language);
  if (!wish.isConfirmed) {
    const intent = asked({ ...wish, isConfirmed: true });
    const choices: Choice[] = [choice("choice.remove", language, { intent, role: "danger" }, wish.id)];
    return sheetCard({ title: say("ask.remove", language), lines: [line], choices });
  }
  await at.desk.removeSubscription(wish.id);
  return doneCard(say("S-REMOVED", language, { name: line }));
}
