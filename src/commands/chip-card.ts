import type { ChipSpec, Entity } from "../knowledge/catalogue.ts";
import type { Block, Language, NextStep, ReplyLine, StatusLabel } from "../types.ts";
import { linesBlock, nextStep, noticeCard, timelineSteps, type Card, type CommandDeps, type Of } from "./card.ts";
import { reportLine, statusLabel } from "./report-lines.ts";
import { findReports, isShipping, type Report } from "./reports.ts";
import { createSources, type Sources } from "./sources.ts";
import { CARD_FIELDS, citesOf, specCell } from "./spec-fields.ts";
import { ambiguousCard, findSubject, isCard, shortName, type Found } from "./subject.ts";
import { isTextKey, say } from "./texts.ts";

/** A wider table is read on no screen. */
const VARIANTS_MAX = 4;
const REPORTS_MAX = 6;
const CHOICES_MAX = 8;

/** A chip: its figures with a source per cell, what is reported of it, newest first. */
export async function chipCard(intent: Of<"chip">, language: Language, deps: CommandDeps): Promise<Card> {
  const intentOf = (name: string) => ({ ...intent, name });
  const found = findSubject(
    { typed: intent.name, kinds: ["chip"], themes: false, intentOf, example: "chip B200" },
    language,
    deps,
  );
  if (isCard(found) || found.kind === "theme") return isCard(found) ? found : noticeCard("E-UNKNOWN", "");
  const { entity, specs } = found.subject;
  const members = specs.length === 0 ? deps.names.membersOf(entity) : [];
  if (members.length > 0) return ambiguousCard(intent.name, members.slice(0, CHOICES_MAX), intentOf, language);
  return chipBlocks({ found, entity, specs: specs.slice(0, VARIANTS_MAX), asOf: intent.asOf }, language, deps);
}

type Chip = { found: Found; entity: Entity; specs: readonly ChipSpec[]; asOf: string | undefined };

async function chipBlocks({ found, entity, specs, asOf }: Chip, language: Language, deps: CommandDeps): Promise<Card> {
  const sources = createSources();
  const known = asOf === undefined ? specs : specs.filter(({ announced }) => announced === null || announced <= asOf);
  const table = known.length === 0 ? [] : [specTable(known, entity, { language, deps, sources })];
  const notes = notesOf(known, sources);
  const reports = await findReports({ about: found.about, asOf, limit: REPORTS_MAX }, deps);
  const frame = { language, sources, catalogue: deps.catalogue };
  const news = reports.map((report) => reportLine(report, frame));
  if (table.length === 0 && news.length === 0) return nothingOn(found.name, language, deps, asOf);
  const blocks: Block[] = [
    { ...titleOf(entity, language, deps), status: standingOf(reports, language) },
    ...table,
    ...linesBlock(say("field.note", language), notes),
    ...linesBlock(say("heading.news", language), news),
  ];
  return { blocks, sources: sources.list(), next: nextSteps(entity, specs, reports, { language, deps }) };
}

/** "shipping" when the newest report on its production says so; nothing else is sure enough to stand beside a chip's name. */
function standingOf(reports: readonly Report[], language: Language): StatusLabel | null {
  const newest = reports.flatMap(({ claims }) => claims).find(({ kind }) => kind === "production");
  return newest !== undefined && isShipping(newest) ? statusLabel("shipping", language) : null;
}

/** A name's title with what it is: "B200 — chip by Nvidia". */
export function titleOf(
  entity: Entity,
  language: Language,
  { catalogue }: Pick<CommandDeps, "catalogue">,
): Extract<Block, { kind: "title" }> {
  const kind = kindText(entity.kind, language);
  const parent = entity.parent === null ? undefined : catalogue.find(entity.parent);
  const note = parent === undefined ? kind : say("title.by", language, { kind, parent: shortName(parent) });
  return { kind: "title", text: shortName(entity), note, status: null };
}

/** "I have no article on X": with how many were looked through. */
export async function nothingOn(name: string, language: Language, deps: CommandDeps, asOf?: string): Promise<Card> {
  const { articles } = await deps.library.stats({ asOf });
  return noticeCard("E-NOEVIDENCE", say("E-NOEVIDENCE", language, { name, n: articles }));
}

type Making = { language: Language; deps: CommandDeps; sources: Sources };

function specTable(specs: readonly ChipSpec[], entity: Entity, { language, deps, sources }: Making): Block {
  const frame = { language, catalogue: deps.catalogue, sources };
  return {
    kind: "table",
    caption: say("caption.specs", language, { name: shortName(entity) }),
    columns: [say("field", language), ...specs.map(({ name }) => name)],
    rows: CARD_FIELDS.map((field) => ({
      head: say(field.key, language),
      cells: specs.map((spec) => specCell(field, spec, frame)),
    })),
  };
}

/** What the table says beside its figures, in the words it has. */
function notesOf(specs: readonly ChipSpec[], sources: Sources): ReplyLine[] {
  return specs
    .filter(({ note }) => note !== "")
    .map((spec) => ({
      text: specs.length === 1 ? spec.note : `${spec.name}: ${spec.note}`,
      cites: citesOf(spec, sources),
      status: null,
      superseded: null,
    }));
}

type Stepping = { language: Language; deps: CommandDeps };

function nextSteps(
  entity: Entity,
  specs: readonly ChipSpec[],
  reports: readonly Report[],
  { language, deps }: Stepping,
): NextStep[] {
  const name = shortName(entity);
  const rival = rivalOf(specs, deps);
  return [
    ...(reports.length === 0 ? [] : [nextStep("quotes", null, language), ...timelineSteps(name, language)]),
    ...(rival === undefined
      ? []
      : [nextStep("compare", { kind: "compare", names: [name, rival], fields: "core" }, language, rival)]),
    nextStep("watch", null, language),
    nextStep("share", null, language),
  ];
}

/** Another maker's chip of about the same time and size, to compare with. */
function rivalOf(specs: readonly ChipSpec[], { catalogue, names }: CommandDeps): string | undefined {
  const [own] = specs;
  if (own === undefined || own.announced === null || own.bandwidth_tb_s === null) return undefined;
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const { announced, bandwidth_tb_s: bandwidth } = own;
  const distance = (spec: ChipSpec): number =>
    spec.announced === null || spec.bandwidth_tb_s === null || spec.dense_bf16_tflops === null
      ? Infinity
      : Math.abs(months(spec.announced) - months(announced)) / 12 +
        Math.abs(Math.log2(spec.bandwidth_tb_s / bandwidth));
  const others = catalogue.entities
    .flatMap(({ id }) => names.specsOf(id).slice(0, 1))
    .filter((spec) => spec.maker !== own.maker && distance(spec) < RIVAL_DISTANCE_MAX)
    .toSorted((a, b) => distance(a) - distance(b));
  const entity = others[0] === undefined ? undefined : catalogue.find(others[0].entity);
  return entity === undefined ? undefined : shortName(entity);
}

/** Years apart plus doublings apart: further ones are of another class. */
const RIVAL_DISTANCE_MAX = 3;

/** What a kind of entity is called. */
export function kindText(kind: string, language: Language): string {
  const key = `kind.${kind}`;
  return isTextKey(key) ? say(key, language) : kind;
}
