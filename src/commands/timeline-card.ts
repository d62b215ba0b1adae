import type { ClaimKind } from "../reading/claim-types.ts";
import type { Block, DatedEntry, Language, ReplyLine, TimelineKind } from "../types.ts";
import { linesBlock, nextStep, noticeCard, type Card, type CommandDeps, type Of } from "./card.ts";
import { nothingOn } from "./chip-card.ts";
import { localDay } from "../answer/wording.ts";
import { publisherOf, reportEntry, statusLabel, type LineFrame } from "./report-lines.ts";
import { findReports, type Report } from "./reports.ts";
import { droppedAfter, movesOf, promisesOf, slipChart, slipText, type Dropped, type Promised } from "./slip.ts";
import { createSources } from "./sources.ts";
import { findSubject, isCard, type Found } from "./subject.ts";
import { say } from "./texts.ts";

const REPORTS_READ_MAX = 80;
const ENTRIES_MAX = 20;

/** Which claims, and which themes of a sentence, belong to a kind of entry. */
const BELONGS: Readonly<
  Record<Exclude<TimelineKind, "all">, { claims: readonly ClaimKind[]; concepts: readonly string[] }>
> = {
  launch: {
    claims: ["release", "schedule", "production"],
    concepts: ["launch", "mass-production", "availability", "delay", "roadmap"],
  },
  supply: {
    claims: ["supply", "production"],
    concepts: ["supply", "shortage", "capacity", "shipment", "yield", "stockpile"],
  },
  benchmarks: { claims: [], concepts: ["benchmark", "performance", "efficiency", "latency"] },
  deals: {
    claims: ["acquisition", "funding", "listing"],
    concepts: [
      "acquisition",
      "partnership",
      "contract",
      "order",
      "investment",
      "stake",
      "funding-round",
      "licensing-deal",
    ],
  },
  policy: {
    claims: ["licence", "import", "rule"],
    concepts: [
      "export-controls",
      "licence",
      "ban",
      "restriction",
      "tariff",
      "sanctions",
      "regulator",
      "rule",
      "customs",
    ],
  },
};

/** What a timeline is made of; `moves` are the promises at which the date moved. */
export type Timeline = {
  found: Found;
  dated: readonly Report[];
  moves: readonly Promised[];
  dropped: Dropped | null;
};

/** The reports of a subject, oldest first, and how its promised date moved; a card that says why there are none otherwise. */
export async function gatherTimeline(
  intent: Of<"timeline">,
  language: Language,
  deps: CommandDeps,
): Promise<Timeline | Card> {
  const intentOf = (subject: string) => ({ ...intent, subject });
  const found = findSubject(
    { typed: intent.subject, kinds: [], themes: true, intentOf, example: "timeline MI450" },
    language,
    deps,
  );
  if (isCard(found)) return found;
  const { asOf, about } = intent;
  const only = about === "all" ? undefined : BELONGS[about];
  const reports = await findReports({ about: found.about, asOf, limit: REPORTS_READ_MAX, only }, deps);
  if (reports.length === 0) return nothingOn(found.name, language, deps, asOf);
  const dated = reports.filter(({ article }) => article.day !== null).toReversed();
  if (dated.length === 0) return noticeCard("E-NOEVIDENCE", say("E-NODATES", language, { name: found.name }));
  const isMoving = (about === "all" || about === "launch") && hasOneDate(found, deps.catalogue);
  const moves = isMoving ? movesOf(promisesOf(dated, found.about.entities)) : [];
  return { found, dated, moves, dropped: droppedAfter(moves, dated, found.about.entities) };
}

/** How a promised date moved, what happened when, and who said it first; each with its source. */
export async function timelineCard(intent: Of<"timeline">, language: Language, deps: CommandDeps): Promise<Card> {
  const gathered = await gatherTimeline(intent, language, deps);
  if ("blocks" in gathered) return gathered;
  const { found, dated, moves, dropped } = gathered;
  const sources = createSources();
  const frame: LineFrame = { language, sources, catalogue: deps.catalogue };
  const blocks: Block[] = [
    titleOf(found, language),
    ...slipBlocks(moves, dropped, { name: found.name, frame }),
    {
      kind: "entries",
      heading: say("heading.entries", language),
      entries: entriesOf(dated.slice(-ENTRIES_MAX), moves, frame),
    },
    ...linesBlock(say("heading.first", language), firstLine(dated, frame)),
  ];
  return {
    blocks,
    sources: sources.list(),
    next: [nextStep("quotes", null, language), nextStep("watch", null, language), nextStep("share", null, language)],
  };
}

/** Kinds of things that come once; a company's dates are those of its many products. */
const COMING_KINDS: ReadonlySet<string> = new Set(["chip", "model", "facility", "regulation"]);

/** A technology comes once when one company makes it: a rack does; a memory or a node of several makers has a date each. */
function hasOneDate(found: Found, { find }: CommandDeps["catalogue"]): boolean {
  if (found.kind !== "entity" || found.about.entities.length > 1) return false;
  const { kind, parent, name } = found.subject.entity;
  if (kind !== "technology") return COMING_KINDS.has(kind);
  return parent !== null && find(parent)?.kind === "company" && !/\bclass\b/.test(name);
}

const titleOf = ({ name }: Found, language: Language): Block => ({
  kind: "title",
  text: say("title.timeline", language, { name }),
  note: null,
  status: null,
});

/** The slip as a line that cites each promise, and as a chart. */
function slipBlocks(
  moves: readonly Promised[],
  dropped: Dropped | null,
  { name, frame: { language, sources } }: { name: string; frame: LineFrame },
): Block[] {
  const text = slipText(moves, dropped, language);
  if (text === null) return [];
  const cites = [...moves, ...(dropped === null ? [] : [dropped])].map(({ article, start, end }) =>
    sources.quote(article, { start, end }),
  );
  const status = dropped === null ? moves.at(-1)?.status : undefined;
  const line: ReplyLine = {
    text,
    cites,
    status: status === undefined ? null : statusLabel(status, language),
    superseded: null,
  };
  return [...linesBlock(say("heading.slip", language), [line]), ...slipChart(moves, name, language)];
}

/** Reports as entries, in their order. What was promised and moved later is marked as overtaken. */
export function entriesOf(dated: readonly Report[], moves: readonly Promised[], frame: LineFrame): DatedEntry[] {
  return dated.map((report) => {
    const place = moves.findIndex(({ article }) => article.id === report.article.id);
    const entry = reportEntry(report, frame);
    const isMoved = place !== -1 && place < moves.length - 1;
    return isMoved ? { ...entry, superseded: say("superseded", frame.language) } : entry;
  });
}

/** Who reported it first, of the articles with a day of their own. */
function firstLine(dated: readonly Report[], { language, sources }: LineFrame): ReplyLine[] {
  const first = dated.find(({ article }) => article.published !== null);
  if (first?.article.day == null) return [];
  const { article, start, end, status } = first;
  const text = say("first.line", language, {
    by: publisherOf(article, language),
    day: localDay(article.day ?? "", language),
  });
  return [
    { text, cites: [sources.quote(article, { start, end })], status: statusLabel(status, language), superseded: null },
  ];
}
