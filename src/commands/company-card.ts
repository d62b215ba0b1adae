import type { ChipSpec, Entity } from "../knowledge/catalogue.ts";
import { body, type Block, type Language, type ReplyLine } from "../types.ts";
import { linesBlock, listed, nextStep, timelineSteps, type Card, type CommandDeps, type Of } from "./card.ts";
import { chipCard, nothingOn, titleOf } from "./chip-card.ts";
import { olderNotice } from "./older.ts";
import { publisherOf, reportLine, type LineFrame } from "./report-lines.ts";
import { findReports, type Report } from "./reports.ts";
import { createSources, ownCatalogue } from "./sources.ts";
import { LIST_FIELDS, specCell, type SpecFrame } from "./spec-fields.ts";
import { findSubject, isCard } from "./subject.ts";
import { say } from "./texts.ts";

const CHIPS_MAX = 6;
const REPORTS_SHOWN_MAX = 6;
/** Looked through for whom it is named with. */
const REPORTS_READ_MAX = 40;
const PARTNERS_MAX = 5;

/** Themes of a sentence that tie the companies it names to each other. */
const TIES = new Set([
  "partnership",
  "contract",
  "supply",
  "customer",
  "order",
  "investment",
  "stake",
  "acquisition",
  "joint-development",
  "foundry",
  "licensing-deal",
  "compete",
]);

/** A company, or whatever else has news of its own: what it is, its chips, the newest reports, whom it is named with. */
export async function companyCard(intent: Of<"company">, language: Language, deps: CommandDeps): Promise<Card> {
  const intentOf = (name: string) => ({ ...intent, name });
  const found = findSubject(
    {
      typed: intent.name,
      kinds: ["company", "agency", "country", "outlet"],
      themes: false,
      intentOf,
      example: "company TSMC",
    },
    language,
    deps,
  );
  if (isCard(found)) return found;
  if (found.kind === "theme") return nothingOn(found.name, language, deps, intent.asOf);
  const { entity } = found.subject;
  if (entity.kind === "chip") return chipCard({ kind: "chip", name: intent.name, asOf: intent.asOf }, language, deps);
  const { since, asOf } = intent;
  const query = { about: found.about, asOf, limit: REPORTS_READ_MAX };
  const recent = await findReports({ ...query, since }, deps);
  const reports = recent.length > 0 || since === undefined ? recent : await findReports(query, deps);
  const older =
    recent.length === 0 && since !== undefined && reports.length > 0 ? olderNotice(found.name, since, language) : [];
  const sources = createSources();
  const frame = { language, sources, catalogue: deps.catalogue };
  const specs = chipsOf(entity, deps);
  if (reports.length === 0 && specs.length === 0) return nothingOn(found.name, language, deps, asOf);
  const blocks: Block[] = [
    titleOf(entity, language, deps),
    ...linesBlock(null, noteLine(entity, frame)),
    ...older,
    ...linesBlock(
      say("heading.news", language),
      reports.slice(0, REPORTS_SHOWN_MAX).map((report) => reportLine(report, frame)),
    ),
    ...linesBlock(say("heading.partners", language), partnerLines(entity, reports, frame)),
    ...chipsTable(entity, specs, frame),
  ];
  return {
    blocks,
    sources: sources.list(),
    next: [
      nextStep("quotes", null, language),
      ...timelineSteps(found.name, language),
      nextStep("watch", null, language),
      nextStep("share", null, language),
    ],
  };
}

/** What the catalogue says of it first, in English as it stands there; what follows is about how its name is written. */
function noteLine({ note: all }: Entity, { language, sources }: LineFrame): ReplyLine[] {
  const note = /^.*?[.!?](?=\s|$)/su.exec(all)?.[0] ?? all;
  if (note === "") return [];
  const text = language === "en" ? note : say("catalogue.note", language, { note });
  return [{ text, cites: [ownCatalogue(sources, language)], status: null, superseded: null }];
}

/** Its newest chips that the table has. */
const chipsOf = (entity: Entity, { names }: CommandDeps): readonly ChipSpec[] =>
  names
    .membersOf(entity)
    .flatMap(({ id }) => names.specsOf(id).slice(0, 1))
    .slice(0, CHIPS_MAX);

/** Chips with a source per cell. */
function chipsTable(entity: Entity, specs: readonly ChipSpec[], frame: SpecFrame): Block[] {
  const { language } = frame;
  if (specs.length === 0) return [];
  return [
    {
      kind: "table",
      caption: say("caption.chips", language, { name: entity.name }),
      columns: [say("kind.chip", language), ...LIST_FIELDS.map(({ key }) => say(key, language))],
      rows: specs.map((spec) => ({ head: spec.name, cells: LIST_FIELDS.map((field) => specCell(field, spec, frame)) })),
    },
  ];
}

type Tie = { companies: string[]; report: Report; start: number; end: number };

/** The companies named in one sentence with it that speaks of a deal, an order or the like; a line a sentence, the most named first. */
function partnerLines(entity: Entity, reports: readonly Report[], frame: LineFrame): ReplyLine[] {
  const counts = new Map<string, number>();
  const ties = new Map<string, Tie>();
  for (const report of reports) {
    for (const { company, start, end } of tiesIn(report, entity, frame)) {
      counts.set(company.name, (counts.get(company.name) ?? 0) + 1);
      const key = `${report.article.id} ${start}`;
      const tie = ties.get(key) ?? { companies: [], report, start, end };
      if (counts.get(company.name) === 1) tie.companies.push(company.name);
      ties.set(key, tie);
    }
  }
  const weight = ({ companies }: Tie): number => Math.max(0, ...companies.map((name) => counts.get(name) ?? 0));
  return [...ties.values()]
    .filter(({ companies }) => companies.length > 0)
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, PARTNERS_MAX)
    .map(({ companies, report: { article }, start, end }) => {
      const quote = body(article).slice(start, end);
      const said = say("quoted", frame.language, { quote, by: publisherOf(article, frame.language) });
      return {
        text: `${listed(companies, frame.language)}: ${said}`,
        cites: [frame.sources.quote(article, { start, end })],
        status: null,
        superseded: null,
      };
    });
}

/** A longer sentence names too many to tie any two. */
const TIE_CHARS_MAX = 320;

function tiesIn({ reading }: Report, entity: Entity, { catalogue }: LineFrame) {
  return reading.sentences.flatMap(({ start, end }) => {
    const inside = (hit: { start: number; end: number }): boolean => hit.start >= start && hit.end <= end;
    const named = [...new Set(reading.entities.filter(inside).map(({ id }) => id))];
    if (!named.includes(entity.id) || end - start > TIE_CHARS_MAX) return [];
    if (!reading.concepts.some((hit) => inside(hit) && TIES.has(hit.id))) return [];
    return named
      .filter((id) => id !== entity.id)
      .flatMap((id) => catalogue.find(id) ?? [])
      .filter(({ kind }) => kind === "company")
      .map((company) => ({ company, start, end }));
  });
}
