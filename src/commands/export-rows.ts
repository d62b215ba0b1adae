import { nextRun } from "../digest/schedule.ts";
import type { SubscriptionPlan } from "./desk.ts";
import type { Language, Source, Story } from "../types.ts";
import type { CalendarEvent } from "./calendar.ts";
import { localPeriod } from "./days.ts";
import type { Row } from "./export-file.ts";
import type { Promised } from "./slip.ts";
import { say } from "./texts.ts";

/** A story's articles, each with its part in it. */
export const storyRows = ({ id, title, status, articles }: Story): Row[] =>
  articles.map(({ url, title: headline, publisher, publishedAt, day, language, role, from, news }) => ({
    story: id,
    event: title,
    status,
    title: headline ?? "",
    publisher: publisher ?? "",
    published: publishedAt ?? day ?? "",
    language,
    role,
    from: from ?? "",
    adds: news.map(({ said }) => said).join("; "),
    url,
  }));

export const digestRows = (plans: readonly SubscriptionPlan[]): Row[] =>
  plans.map(({ subscription: { id, time, zone, days, language, layout, isPaused }, words, next }) => ({
    id,
    time,
    zone,
    days,
    language,
    layout,
    words,
    state: isPaused ? "paused" : "on",
    next: next?.at.toISOString() ?? "",
  }));

/** So many of the next runs of each digest. */
const RUNS_SHOWN = 30;

/** When the digests come next, each run as an instant: a calendar needs to know nothing of clock changes. */
export const digestEvents = (plans: readonly SubscriptionPlan[], now: Date): CalendarEvent[] =>
  plans
    .filter(({ subscription: { isPaused } }) => !isPaused)
    .flatMap((plan) =>
      runsOf(plan, now).map((at) => ({
        uid: `${plan.subscription.id}-${at.toISOString().slice(0, 10)}@chipwire`,
        summary: `Chipwire ${plan.subscription.placeName}`.trim(),
        description: plan.words,
        when: { at },
      })),
    );

function runsOf({ subscription }: SubscriptionPlan, now: Date): Date[] {
  const runs: Date[] = [];
  let from = now;
  while (runs.length < RUNS_SHOWN) {
    const run = nextRun(subscription, from);
    if (run === null) break;
    runs.push(run.scheduledAt);
    from = new Date(run.scheduledAt.getTime() + 1);
  }
  return runs;
}

/** The date that holds now, as all of its days. */
export function promiseEvents(name: string, moves: readonly Promised[], language: Language): CalendarEvent[] {
  const last = moves.at(-1);
  if (last === undefined) return [];
  const { article, from, to, status } = last;
  return [
    {
      uid: `${name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-")}@chipwire`,
      summary: say("export.promised", language, { name, period: localPeriod(from, to, language) }),
      description: [article.outlet ?? "", article.url].filter((part) => part !== "").join(": "),
      when: { from, to },
      isTentative: status !== "confirmed" && status !== "shipping",
    },
  ];
}

/** The dated lines of a timeline, with what each rests on. */
export const entryRows = (
  name: string,
  entries: readonly { day: string | null; text: string; cites: readonly number[] }[],
  sources: readonly Source[],
): Row[] =>
  entries.map(({ day, text, cites }) => ({
    subject: name,
    day: day ?? "",
    text,
    url: sources.find(({ n }) => cites.includes(n))?.url ?? "",
  }));
