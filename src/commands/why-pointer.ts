import { z } from "zod";

import { localDay } from "../answer/wording.ts";
import type { Job, Ledger } from "../ports.ts";
import type { Language, Visit } from "../types.ts";
import { noticeCard, type Card, type Errand } from "./card.ts";
import { mayManage, sheetCard } from "./desk-guard.ts";
import { parseIntent } from "./grammar.ts";
import { keptView } from "./kept-views.ts";
import { say } from "./texts.ts";
import { visible } from "./watch-errand.ts";
import { whyStory } from "./why-story.ts";
import { storyAt } from "./story-lookup.ts";

/** A question to be explained, as it was asked. */
export type AskedOnce = { question: string; since?: string | undefined; asOf?: string | undefined };

/** Of a digest's or watch's line, a story, an article or a link: why it was told or not, and why its reports are one. Of an answer: what it was asked. */
export async function whyPointer(pointer: string, errand: Errand): Promise<Card | AskedOnce> {
  const at = pointer.trim();
  const message = messageOf(at);
  if (message !== null) return whyMessage(message, errand);
  if (/^(?:answer|digest|watch):v1:/u.test(at)) return whyJob(at, errand);
  return whyStory(await storyAt(at, errand.deps), at, errand);
}

const DISCORD = /^https:\/\/(?:\w+\.)?discord(?:app)?\.com\/channels\/(?:\d+|@me)\/\d+\/(\d+)\/?$/u;
const SLACK = /^https:\/\/[\w.-]+\.slack\.com\/archives\/\w+\/p(\d{10})(\d{6})(?:\?\S*)?$/u;

/** The platform's id of the message a link leads to; null for any other link. */
function messageOf(link: string): string | null {
  const slack = SLACK.exec(link);
  return slack === null ? (DISCORD.exec(link)?.[1] ?? null) : `${slack[1]}.${slack[2]}`;
}

const notKept = (language: Language): Card => noticeCard("E-USAGE", say("why.notKept", language));

async function whyMessage(id: string, errand: Errand): Promise<Card | AskedOnce> {
  const { visit, deps, language } = errand;
  const ledger = await deps.ports.ledger?.();
  if (ledger === undefined || visit === null) return notKept(language);
  const found = (await ledger.jobsOfMessage(id)).find(({ place }) => isSeenBy(place, visit));
  return found === undefined ? notKept(language) : whyJob(found.key, errand);
}

/** What was posted in this place, in a thread of it, or to this person. */
const isSeenBy = (place: string, visit: Visit): boolean =>
  place === visit.place || place.startsWith(`${visit.place}/`) || place === visit.ownPlace;

async function whyJob(key: string, errand: Errand): Promise<Card | AskedOnce> {
  const { visit, deps, language } = errand;
  const ledger = await deps.ports.ledger?.();
  const job = (await ledger?.job(key)) ?? null;
  if (ledger === undefined || visit === null || job === null) return notKept(language);
  if (key.startsWith("answer:")) return askedOnce(job, visit) ?? notKept(language);
  return key.startsWith("digest:") ? whyDigest(job, ledger, errand) : whyWatch(key, errand);
}

const askedSchema = z.object({
  message: z.object({ text: z.string(), author: z.string(), place: z.string(), visibility: z.string() }),
});

/** What was asked, for who asked it, or for everybody in the place where everybody saw the answer. */
function askedOnce({ payload, createdAtMs }: Job, visit: Visit): AskedOnce | null {
  const message = askedSchema.safeParse(JSON.parse(payload)).data?.message;
  if (message === undefined) return null;
  const isOpen = message.visibility === "public" && message.place === visit.place;
  if (message.author !== visit.author && !isOpen) return null;
  const { intent } = parseIntent(message.text, new Date(createdAtMs));
  return intent.kind === "ask" ? intent : { question: message.text };
}

/** What came of a day's digest, and what was told in it. */
async function whyDigest(job: Job, ledger: Ledger, { visit, deps, language }: Errand): Promise<Card> {
  const [, , id = "", day = ""] = job.key.split(":");
  const desk = await deps.ports.desk?.();
  const plan = (await desk?.subscriptions())?.find(({ subscription }) => subscription.id === id);
  const place = plan?.subscription.place;
  if (plan === undefined || visit === null || place === undefined) return notKept(language);
  if (place !== visit.place && !mayManage(place, visit)) return notKept(language);
  const stories = (await keptView(ledger, job.key))?.stories ?? [];
  const state = [job.state, job.reason ?? ""].filter((part) => part !== "").join(", ");
  return sheetCard({
    title: say("title.whyPosted", language),
    note: plan.words || null,
    lines: [
      say("why.job", language, { date: localDay(day, language), state }),
      ...stories.map(({ title, storyId }) => `${title} (${storyId})`),
    ],
  });
}

async function whyWatch(key: string, errand: Errand): Promise<Card> {
  const [, , watchId = "", articleId = ""] = key.split(":");
  const { visit, deps, language } = errand;
  const desk = await deps.ports.desk?.();
  const theirs = desk === undefined || visit === null ? [] : await visible({ desk, visit });
  return theirs.some(({ watch }) => watch.id === watchId)
    ? whyStory(await storyAt(articleId, deps), articleId, errand)
    : notKept(language);
}
