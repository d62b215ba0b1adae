import { languageName, localDay } from "../answer/wording.ts";
import type { Block, Language } from "../types.ts";
import type { SubscriptionPlan } from "./desk.ts";
import { say } from "./texts.ts";

/** An instant as people there read it: "Wed 25 Nov, 09:00". */
export function localTime(at: Date, zone: string, language: Language): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(at);
}

/** A Monday, so that the day of a week is that many days on. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

const weekdayName = (weekday: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(MONDAY + (weekday - 1) * DAY_MS);

/** When a digest comes: "Monday to Friday at 09:00 (Asia/Seoul)". */
export function whenWords({ subscription }: SubscriptionPlan, language: Language): string {
  const { days, weekday, time, zone } = subscription;
  return say(`digest.when.${days}`, language, { time, tz: zone, weekday: weekdayName(weekday, language) });
}

/** A digest in plain words, a line a thing: when, when next in the reader's zone, about what, in which form. */
export function planLines(plan: SubscriptionPlan, zone: string | null, language: Language): readonly string[] {
  const { subscription, next, words } = plan;
  const own = zone ?? subscription.zone;
  const nextLine =
    next === null || subscription.isPaused
      ? []
      : [say("digest.next", language, { time: localTime(next.at, own, language), tz: own })];
  return [
    whenWords(plan, language),
    ...nextLine,
    words === "" ? say("digest.all", language) : say("digest.about", language, { words }),
    say("digest.shape", language, {
      language: languageName(subscription.language, language),
      n: subscription.storiesMax,
      layout: say(`layout.${subscription.layout}`, language),
      empty: say(`empty.${subscription.ifEmpty}`, language),
    }),
  ];
}

/** A digest in one line of a list. */
export function planLine(plan: SubscriptionPlan, zone: string | null, language: Language): string {
  const { subscription, next, words } = plan;
  const own = zone ?? subscription.zone;
  const paused = subscription.isPaused
    ? [[say("digest.paused", language), subscription.pauseReason].filter(Boolean).join(": ")]
    : [];
  const coming =
    next === null || subscription.isPaused
      ? []
      : [say("digest.next", language, { time: localTime(next.at, own, language), tz: own })];
  const about = words === "" ? say("digest.all", language) : words;
  const where = subscription.placeName === "" ? [] : [subscription.placeName];
  return `${subscription.id} — ${[...where, whenWords(plan, language), about, ...paused, ...coming].join(" · ")}`;
}

/** The word about the day on which its hour does not exist; none where every day has it. */
export function skippedNotice({ subscription, skipped }: SubscriptionPlan, language: Language): readonly Block[] {
  if (skipped === null) return [];
  const { time, zone } = subscription;
  const format = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone } as const;
  const alt = new Intl.DateTimeFormat("en-GB", format).format(skipped.sentAt);
  const text = say("E-DST", language, { time, date: localDay(skipped.date, language), tz: zone, alt });
  return [{ kind: "notice", key: "E-DST", text }];
}
