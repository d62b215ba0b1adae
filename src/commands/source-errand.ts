import { localDay } from "../answer/wording.ts";
import type { SourceDesk, SourceRefused } from "../ports.ts";
import { sourceFacts } from "../sources/facts.ts";
import { healthOf } from "../sources/health.ts";
import type { Language, NewsSource, SourceWish } from "../types.ts";
import { noticeCard, type Card, type Errand } from "./card.ts";
import { choice, doneCard, looksAfterBot, noSuch, refused, sheetCard } from "./desk-guard.ts";
import { say } from "./texts.ts";

const EXAMPLE = "source add https://example.com/feed";

/** The followed feeds: everybody may look; who may administer may test, add, mute and forget one. */
export async function sourceCard(wish: SourceWish, { language, visit, deps }: Errand): Promise<Card> {
  if (deps.ports.sources === undefined) return noticeCard("E-MISSING", say("E-MISSING.sources", language));
  const desk = await deps.ports.sources();
  const now = deps.now();
  if (wish.do === "list") return listed(await desk.list(), language, now);
  if (wish.name === "") return noticeCard("E-USAGE", say("E-USAGE", language, { example: EXAMPLE }));
  const there = (await desk.list()).find(({ id, url }) => id === wish.name || url === wish.name);
  if (wish.do === "show") return there === undefined ? noSuch(wish.name, language) : shown(there, language, now);
  if (!looksAfterBot(visit)) return refused(language, "perm.server");
  if (wish.do === "test") return tested(await desk.test(wish.name), null, language);
  if (wish.do === "add")
    return wish.isConfirmed ? added(wish.name, desk, language) : offered(wish.name, desk, language);
  return there === undefined ? noSuch(wish.name, language) : changed(wish.do, there, desk, language);
}

function listed(sources: readonly NewsSource[], language: Language, now: Date): Card {
  const title = say("title.sources", language);
  if (sources.length === 0) return sheetCard({ title, lines: [say("E-USAGE", language, { example: EXAMPLE })] });
  const lines = sources.map((source) => lineOf(source, language, now));
  return sheetCard({ title, note: String(sources.length), lines });
}

function lineOf(source: NewsSource, language: Language, now: Date): string {
  const { answeredAt } = source.memory;
  const when = answeredAt === null ? [] : [localDay(answeredAt.slice(0, 10), language)];
  return [`${source.id}: ${source.title}`, source.class, healthOf(source, now), ...when].join(" · ");
}

function shown(source: NewsSource, language: Language, now: Date): Card {
  const { failure, newestItemAt, expectedHours, dueAt } = sourceFacts(source, now);
  const newest = newestItemAt === null ? [] : [say("source.newest", language, { date: dayOf(newestItemAt, language) })];
  const pause = expectedHours === null ? [] : [say("source.pause", language, { n: expectedHours })];
  const due = dueAt === null ? [] : [say("source.due", language, { time: timeOf(dueAt) })];
  const lines = [
    lineOf(source, language, now),
    source.url,
    ...(failure === null ? [] : [failure]),
    ...newest,
    ...pause,
    ...due,
  ];
  return sheetCard({ title: source.title, note: source.id, lines });
}

const dayOf = (instant: string, language: Language): string => localDay(instant.slice(0, 10), language);
const timeOf = (instant: string): string => `${instant.slice(0, 16).replace("T", " ")} UTC`;

type Tested = Awaited<ReturnType<SourceDesk["test"]>>;

/** What a feed gives now; `follow`: what it would be followed by. */
function tested(found: Tested, follow: string | null, language: Language): Card {
  if (found.kind === "refused") return refusedSource(found, language);
  const { url, title, items, newestAt, titles } = found;
  const date = newestAt === null ? say("source.undated", language) : dayOf(newestAt, language);
  return sheetCard({
    title: title ?? url,
    note: url,
    lines: [say("source.items", language, { n: items, date }), ...titles],
    choices:
      follow === null
        ? []
        : [
            choice("source.follow", language, {
              intent: { kind: "source", wish: { do: "add", name: follow, isConfirmed: true } },
              role: "confirm",
            }),
          ],
  });
}

/** Shows what would be followed before it is. */
async function offered(name: string, desk: SourceDesk, language: Language): Promise<Card> {
  const found = await desk.test(name);
  return tested(found, found.kind === "feed" ? found.url : null, language);
}

async function added(name: string, desk: SourceDesk, language: Language): Promise<Card> {
  const done = await desk.add(name);
  if (done.kind === "refused") return refusedSource(done, language);
  const { id, title } = done.source;
  if (done.kind === "there") return noticeCard("E-USAGE", say("source.there", language, { id }));
  return doneCard(say("source.added", language, { name: title, id }), [
    choice("choice.undo", language, { intent: { kind: "source", wish: { do: "remove", name: id } }, role: "undo" }),
  ]);
}

const BACK = { mute: "unmute", unmute: "mute", remove: "add" } as const;

async function changed(
  change: keyof typeof BACK,
  { id, title, url }: NewsSource,
  desk: SourceDesk,
  language: Language,
): Promise<Card> {
  await desk[change](id);
  const back = BACK[change];
  const wish: SourceWish = back === "add" ? { do: back, name: url, isConfirmed: true } : { do: back, name: id };
  return doneCard(say(`source.${change}`, language, { name: title, id }), [
    choice("choice.undo", language, { intent: { kind: "source", wish }, role: "undo" }),
  ]);
}

function refusedSource({ why, reason }: SourceRefused, language: Language): Card {
  const said = say(`source.problem.${why}`, language, { reason });
  return noticeCard("E-URL", say("E-URL", language, { reason: said }));
}
