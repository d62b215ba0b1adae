import { writeOpml } from "../sources/opml.ts";
import { FORMATS_OF, type Block, type ExportFormat, type ReplyFile } from "../types.ts";
import { linesBlock, noticeCard, type Card, type Errand, type Of } from "./card.ts";
import { calendarText, type CalendarEvent } from "./calendar.ts";
import { atDesk, choice, looksAfterBot, refused } from "./desk-guard.ts";
import { FILE_BYTES_MAX, type Row, rowsFile } from "./export-file.ts";
import { packPart } from "./export-pack.ts";
import { digestEvents, digestRows, entryRows, promiseEvents, storyRows } from "./export-rows.ts";
import { keptAnswers } from "./kept-answers.ts";
import { plain } from "./plain-cards.ts";
import { createSources } from "./sources.ts";
import { nothing } from "./story-card.ts";
import { findStory } from "./story-lookup.ts";
import { say } from "./texts.ts";
import { entriesOf, gatherTimeline } from "./timeline-card.ts";

type Export = Of<"export">;

/** Something as a file: what is kept of who asks, a story, a timeline, the place's digests, the followed feeds, or the library's articles. */
export async function exportCard(intent: Export, errand: Errand): Promise<Card> {
  const { what, format } = intent;
  const { language } = errand;
  if (!FORMATS_OF[what].includes(format)) {
    const list = FORMATS_OF[what].join(", ");
    return noticeCard("E-USAGE", say("E-VALUE", language, { name: `export ${what}`, list }));
  }
  switch (what) {
    case "answers":
    case "watches":
    case "digest":
      return ownExport(intent, errand);
    case "story":
      return storyExport(intent, errand);
    case "timeline":
      return timelineExport(intent, errand);
    case "sources":
      return sourcesExport(intent, errand);
    case "pack":
      return packExport(intent, errand);
  }
}

/** What is kept of who asks, and the digests of the place. */
async function ownExport({ what, format }: Export, errand: Errand): Promise<Card> {
  const at = await atDesk(errand);
  if ("blocks" in at) return at;
  const { author, place } = at.visit;
  if (what === "watches") {
    const own = await at.desk.watches({ owner: author });
    const rows = own.map(({ watch: { id, text }, words }) => ({ id, text, words }));
    return rowsCard({ name: what, format, rows }, errand);
  }
  if (what === "digest") {
    const plans = await at.desk.subscriptions(place);
    if (format === "ics") return calendarCard(what, digestEvents(plans, errand.deps.now()), errand);
    return rowsCard({ name: what, format, rows: digestRows(plans) }, errand);
  }
  const ledger = await errand.deps.ports.ledger?.();
  const kept = ledger === undefined ? [] : await keptAnswers(ledger, author);
  const rows = kept.map(({ id, at: when, question, answer, sources }) => ({
    id,
    when,
    question,
    answer,
    sources: sources.join(" "),
  }));
  return rowsCard({ name: what, format, rows }, errand);
}

async function storyExport({ format, of }: Export, errand: Errand): Promise<Card> {
  const { language, deps } = errand;
  if (of === null) return usage("export story of story-0a1b2c3d", errand);
  const story = await findStory(of, deps);
  if (story === null) return nothing(of, language, deps);
  return rowsCard({ name: "story", format, rows: storyRows(story) }, errand);
}

async function timelineExport({ format, of }: Export, errand: Errand): Promise<Card> {
  const { language, deps } = errand;
  if (of === null) return usage("export timeline ics of MI450", errand);
  const intent = { kind: "timeline", subject: of, about: "all" } as const;
  const gathered = await gatherTimeline(intent, language, deps);
  if ("blocks" in gathered) return gathered;
  const { dated, moves, dropped, found } = gathered;
  const { name } = found;
  if (format === "ics") {
    if (dropped !== null || moves.length === 0)
      return noticeCard("E-NOEVIDENCE", say("export.noDate", language, { name }));
    return calendarCard("timeline", promiseEvents(name, moves, language), errand);
  }
  const sources = createSources();
  const entries = entriesOf(dated, moves, { language, sources, catalogue: deps.catalogue });
  const rows = entryRows(name, entries, sources.list());
  return rowsCard({ name: "timeline", format, rows }, errand);
}

async function sourcesExport({ format }: Export, errand: Errand): Promise<Card> {
  const { language, deps } = errand;
  if (deps.ports.sources === undefined) return noticeCard("E-MISSING", say("E-MISSING.sources", language));
  const sources = await (await deps.ports.sources()).list();
  if (format === "opml") {
    const text = await writeOpml(sources, deps.now());
    return fileCard(
      { name: "sources.opml", mime: "text/x-opml", text },
      say("export.count", language, { n: sources.length }),
    );
  }
  const rows = sources.map(({ id, title, url, site, class: what, state }) => ({
    id,
    title,
    url,
    site: site ?? "",
    class: what,
    state,
  }));
  return rowsCard({ name: "sources", format, rows }, errand);
}

const MB = 1_000_000;
const FILE_MB = Math.floor(FILE_BYTES_MAX / MB);

/** The library's articles, for another bot to be started from; for who looks after the bot, since it is all of them with their texts. */
async function packExport({ of }: Export, errand: Errand): Promise<Card> {
  const { language, visit, deps } = errand;
  if (!looksAfterBot(visit)) return refused(language, "perm.server");
  const [made, { articles }] = await Promise.all([packPart(deps.library, of), deps.library.stats()]);
  if (made === null) return usage("export pack", errand);
  if (articles === 0) return noticeCard("E-EMPTY", say("E-EMPTY", language));
  const { file, part, count, next } = made;
  const note = say("export.pack", language, { n: count, all: articles, part, file: file.name });
  if (next === null) return fileCard(file, note);
  const more: Block[] = [
    ...linesBlock(null, [plain(say("export.more", language, { mb: FILE_MB }))]),
    {
      kind: "choices",
      heading: null,
      choices: [
        choice("export.next", language, { intent: { kind: "export", what: "pack", format: "json", of: next } }),
      ],
    },
  ];
  return fileCard(file, note, more);
}

const usage = (example: string, { language }: Errand): Card =>
  noticeCard("E-USAGE", say("E-USAGE", language, { example }));

type Table = { name: string; format: ExportFormat; rows: readonly Row[] };

function rowsCard({ name, format, rows }: Table, { language }: Errand): Card {
  if (rows.length === 0) return noticeCard("E-EMPTY", say("export.nothing", language));
  const { file, written } = rowsFile(name, format === "csv" || format === "md" ? format : "json", rows);
  const note =
    written === rows.length
      ? say("export.count", language, { n: written })
      : say("export.cut", language, { n: written, all: rows.length, mb: FILE_MB });
  return fileCard(file, note);
}

function calendarCard(name: string, events: readonly CalendarEvent[], { language, deps }: Errand): Card {
  if (events.length === 0) return noticeCard("E-EMPTY", say("export.nothing", language));
  const text = calendarText(events, deps.now());
  return fileCard(
    { name: `${name}.ics`, mime: "text/calendar", text },
    say("export.count", language, { n: events.length }),
  );
}

const fileCard = (file: ReplyFile, note: string, more: readonly Block[] = []): Card => ({
  blocks: [{ kind: "title", text: file.name, note, status: null }, ...more],
  sources: [],
  next: [],
  files: [file],
});
