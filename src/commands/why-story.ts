import { localDay } from "../answer/wording.ts";
import { newsVerdict, type NewsVerdict } from "../digest/news-verdict.ts";
import { toldIn } from "../digest/told.ts";
import { createClassOf } from "../sources/class-of.ts";
import type { Block, Language, Story } from "../types.ts";
import { alertKey } from "./alerts.ts";
import { linesBlock, type Card, type Errand } from "./card.ts";
import { daysBefore } from "./days.ts";
import { sheetCard } from "./desk-guard.ts";
import type { Desk, SubscriptionPlan } from "./desk.ts";
import { plain } from "./plain-cards.ts";
import { candidateFor, LOOK_BACK_DAYS } from "./story-gathering.ts";
import { say } from "./texts.ts";
import { visible } from "./watch-errand.ts";

/** Why a story was told here or not, and why its reports are one; where there is none, why an address gave no article. */
export async function whyStory(story: Story | null, pointer: string, errand: Errand): Promise<Card> {
  const { language } = errand;
  if (story === null) return whyNoArticle(pointer, errand);
  const because = story.because.length === 0 ? [say("why.alone", language)] : story.because;
  const blocks: Block[] = [
    {
      kind: "title",
      text: say("title.whyPosted", language),
      note: story.title,
      status: { status: story.status, text: say(`status.${story.status}`, language) },
    },
    ...linesBlock(say("why.here", language), (await toldLines(story, errand)).map(plain)),
    ...linesBlock(say("story.because", language), because.map(plain)),
  ];
  return { blocks, sources: [], next: [] };
}

/** What became of a story in the place it is asked from: the digests of the place, and the asker's watches. */
async function toldLines(story: Story, errand: Errand): Promise<string[]> {
  const { visit, deps, language } = errand;
  const [ledger, desk] = [await deps.ports.ledger?.(), await deps.ports.desk?.()];
  if (ledger === undefined || desk === undefined || visit === null) return [];
  const told = await toldIn(ledger, visit.place);
  const before = told.get(story.id);
  const said =
    before === undefined
      ? []
      : [say("why.told", language, { date: localDay(before.lastToldOn, language), id: before.job })];
  const plans = await desk.subscriptions(visit.place);
  const candidate = await candidateFor(story, {
    library: deps.library,
    classOf: createClassOf((await (await deps.ports.sources?.())?.list()) ?? []),
  });
  const now = deps.now();
  const lookBackDay = daysBefore(now.toISOString().slice(0, 10), LOOK_BACK_DAYS);
  const verdicts = plans.map((plan) =>
    plan.subscription.isPaused
      ? say("why.paused", language, { id: plan.subscription.id })
      : verdictLine(
          newsVerdict(candidate, { subscription: plan.subscription, told, now }, lookBackDay),
          plan,
          language,
        ),
  );
  const none = plans.length === 0 ? [say("why.noDigest", language)] : [];
  return [...said, ...(await watchLines(story, errand, desk)), ...verdicts, ...none];
}

function verdictLine(
  verdict: NewsVerdict,
  { subscription: { id }, words }: SubscriptionPlan,
  language: Language,
): string {
  switch (verdict.kind) {
    case "filter":
      return say("why.filter", language, { id, words });
    case "before":
      return say("why.before", language, { id });
    case "old":
      return say("why.old", language, { id });
    case "next":
      return say("why.next", language, { id });
    case "nothing-new":
      return say("why.nothingNew", language, { id, date: localDay(verdict.told.lastToldOn, language) });
  }
}

/** The watches of the asker, and of the place, that told of one of its articles. */
async function watchLines(story: Story, { visit, deps, language }: Errand, desk: Desk): Promise<string[]> {
  const ledger = await deps.ports.ledger?.();
  if (ledger === undefined || visit === null) return [];
  const lines: string[] = [];
  for (const { watch } of await visible({ desk, visit })) {
    const told = new Set((await ledger.jobs(alertKey(watch.id, ""))).map(({ key }) => key));
    if (story.articles.some(({ articleId }) => told.has(alertKey(watch.id, articleId))))
      lines.push(say("why.toldWatch", language, { text: watch.text }));
  }
  return lines;
}

async function whyNoArticle(pointer: string, { deps, language }: Errand): Promise<Card> {
  const page = /^https?:/u.test(pointer) ? await (await deps.ports.sources?.())?.pageAt(pointer) : undefined;
  const lines = [say("why.notHere", language)];
  if (page === null) lines.push(say("why.unseen", language));
  else if (page !== undefined) {
    const { text, sourceId, seenAt } = page;
    const values = { name: sourceId, date: localDay(seenAt.slice(0, 10), language) };
    lines.push(say(text === "waiting" ? "why.seen.waiting" : "why.seen.none", language, values));
  }
  return sheetCard({ title: say("title.whyPosted", language), note: pointer.slice(0, POINTER_CHARS_MAX), lines });
}

const POINTER_CHARS_MAX = 300;
