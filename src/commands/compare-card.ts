import type { ChipSpec } from "../knowledge/catalogue.ts";
import { body, type Block, type Cell, type Language, type ReplyLine } from "../types.ts";
import { articleValue } from "./article-values.ts";
import { linesBlock, listed, nextStep, noticeCard, type Card, type CommandDeps, type Of } from "./card.ts";
import { kindText } from "./chip-card.ts";
import { dayText, publisherOf, reportLine, type LineFrame } from "./report-lines.ts";
import { findReports, type Report } from "./reports.ts";
import { createSources, ownCatalogue } from "./sources.ts";
import { citesOf, COMPARED_FIELDS, specCell, UNKNOWN, type SpecField } from "./spec-fields.ts";
import { ambiguousCard, findSubject, isCard, type Found } from "./subject.ts";
import { say, type TextKey } from "./texts.ts";

const REPORTS_READ_MAX = 30;
const CHOICES_MAX = 8;

/** One column: what is compared, its row of the table of chips if it has one, and what articles report of it. */
type Side = { found: Extract<Found, { kind: "entity" }>; spec: ChipSpec | undefined; reports: readonly Report[] };

/** Two or three things side by side: chips by their figures, everything else by what is reported. */
export async function compareCard(intent: Of<"compare">, language: Language, deps: CommandDeps): Promise<Card> {
  const example = "compare H200 and MI325X";
  if (intent.names.length < 2) return noticeCard("E-USAGE", say("E-USAGE", language, { example }));
  const sides: Side[] = [];
  for (const [place, typed] of intent.names.entries()) {
    const intentOf = (name: string) => ({ ...intent, names: intent.names.with(place, name) });
    const found = findSubject({ typed, kinds: ["chip"], themes: false, intentOf, example }, language, deps);
    if (isCard(found)) return found;
    if (found.kind === "theme") continue;
    const { entity, specs } = found.subject;
    const members = specs.length === 0 && entity.kind !== "company" ? deps.names.membersOf(entity) : [];
    if (members.length > 0) return ambiguousCard(typed, members.slice(0, CHOICES_MAX), intentOf, language);
    const reports = await findReports({ about: found.about, asOf: intent.asOf, limit: REPORTS_READ_MAX }, deps);
    const [spec] = specs.filter(
      ({ announced }) => intent.asOf === undefined || announced === null || announced <= intent.asOf,
    );
    sides.push({ found, spec, reports });
  }
  const frame: LineFrame = { language, sources: createSources(), catalogue: deps.catalogue };
  const blocks = sides.some(({ spec }) => spec !== undefined)
    ? chipBlocks(sides, intent, frame)
    : otherBlocks(sides, frame);
  return {
    blocks,
    sources: frame.sources.list(),
    next: [nextStep("quotes", null, language), nextStep("share", null, language)],
  };
}

const captionOf = (sides: readonly Side[], language: Language): string =>
  say("caption.compare", language, {
    names: listed(
      sides.map(({ found }) => found.name),
      language,
    ),
  });

type Quoted = { label: string; text: string; by: string; cite: number };

function chipBlocks(sides: readonly Side[], { fields }: Of<"compare">, frame: LineFrame): Block[] {
  const { language } = frame;
  const quoted: Quoted[] = [];
  const rows = COMPARED_FIELDS[fields].map((field) => {
    const head = say(field.key, language);
    const cells = sides.map((side): Cell => {
      const known = side.spec === undefined ? unlistedCell(field, side, frame) : specCell(field, side.spec, frame);
      return known.text === UNKNOWN ? articleCell(field, side, { head, quoted, frame }) : known;
    });
    return { head, cells };
  });
  const values: ReplyLine[] = quoted.map(({ label, text, by, cite }) => ({
    text: `${label}: ${say("quoted", language, { quote: text, by })}`,
    cites: [cite],
    status: null,
    superseded: null,
  }));
  return [
    {
      kind: "table",
      caption: captionOf(sides, language),
      columns: [say("field", language), ...sides.map(({ spec, found }) => spec?.name ?? found.name)],
      rows,
    },
    ...(NOTED.has(fields) ? notesBlock(sides, frame) : []),
    ...linesBlock(say("heading.values", language), values),
    ...barCharts(sides, fields, language),
  ];
}

const NOTHING: Cell = { text: UNKNOWN, cites: [] };

/** A chip without a row still has a maker, by the catalogue of names. */
const unlistedCell = ({ key }: SpecField, side: Side, frame: LineFrame): Cell =>
  key === "field.maker" ? makerCell(side, frame) : NOTHING;

function makerCell({ found }: Side, { catalogue, sources, language }: LineFrame): Cell {
  const { parent } = found.subject.entity;
  if (parent === null) return NOTHING;
  return { text: catalogue.find(parent)?.name ?? parent, cites: [ownCatalogue(sources, language)] };
}

type Filling = { head: string; quoted: Quoted[]; frame: LineFrame };

/** What an article gives where the table has nothing, quoted below the table; "–" when none does. */
function articleCell(field: SpecField, { found, spec, reports }: Side, { head, quoted, frame }: Filling): Cell {
  const value = articleValue(field.key, found.subject.entity.id, reports, frame.catalogue);
  if (value === null) return NOTHING;
  const cite = frame.sources.quote(value.article, value);
  const day = dayText(value.article, frame.language);
  quoted.push({
    label: `${spec?.name ?? found.name}, ${head}`,
    text: body(value.article).slice(value.start, value.end),
    by: `${publisherOf(value.article, frame.language)}${day === null ? "" : `, ${day}`}`,
    cite,
  });
  return { text: value.text, cites: [cite] };
}

/** The table's notes are about its figures of compute and memory. */
const NOTED: ReadonlySet<string> = new Set(["core", "memory", "power", "all"]);

function notesBlock(sides: readonly Side[], { sources, language }: LineFrame): Block[] {
  const notes = sides.flatMap(({ spec }): ReplyLine[] => {
    if (spec === undefined || spec.note === "") return [];
    return [{ text: `${spec.name}: ${spec.note}`, cites: citesOf(spec, sources), status: null, superseded: null }];
  });
  return linesBlock(say("field.note", language), notes);
}

/** Figures worth a picture, and by what a comparison of them was asked for. */
const CHARTS: readonly { key: TextKey; read: (spec: ChipSpec) => number | null; in: readonly string[] }[] = [
  { key: "chart.memory", read: ({ memory_gb }) => memory_gb, in: ["core", "memory", "all"] },
  { key: "chart.bandwidth", read: ({ bandwidth_tb_s }) => bandwidth_tb_s, in: ["memory", "all"] },
  { key: "chart.bf16", read: ({ dense_bf16_tflops }) => dense_bf16_tflops, in: ["core", "all"] },
  { key: "chart.tdp", read: ({ tdp_w }) => tdp_w, in: ["power"] },
];
/** Two pictures are as many as Slack shows. */
const CHARTS_MAX = 2;

function barCharts(sides: readonly Side[], fields: string, language: Language): Block[] {
  return CHARTS.filter((chart) => chart.in.includes(fields))
    .flatMap(({ key, read }): Block[] => {
      const values = sides.map(({ spec }) => (spec === undefined ? null : read(spec)));
      if (values.some((value) => value === null)) return [];
      const title = say(key, language);
      const unit = title.split(/[,，、]\s*/u).at(-1) ?? "";
      const categories = sides.map(({ spec, found }) => spec?.name ?? found.name);
      return [
        {
          kind: "chart",
          form: "bars",
          title,
          unit,
          categories,
          series: [{ name: title, values, labels: values.map(String) }],
        },
      ];
    })
    .slice(0, CHARTS_MAX);
}

/** Companies, models and the like: what they are, how much is reported of them, and the newest of it. */
function otherBlocks(sides: readonly Side[], frame: LineFrame): Block[] {
  const { language, sources } = frame;
  const row = (key: TextKey, cell: (side: Side) => Cell) => ({ head: say(key, language), cells: sides.map(cell) });
  const newest = sides.flatMap(({ reports }) => reports.slice(0, 1).map((report) => reportLine(report, frame)));
  return [
    {
      kind: "table",
      caption: captionOf(sides, language),
      columns: [say("field", language), ...sides.map(({ found }) => found.name)],
      rows: [
        row("field.kind", ({ found }) => ({
          text: kindText(found.subject.entity.kind, language),
          cites: [ownCatalogue(sources, language)],
        })),
        ...(sides.some(({ found }) => found.subject.entity.parent !== null)
          ? [row("field.maker", (side) => makerCell(side, frame))]
          : []),
        row("field.newest", ({ reports: [report] }) => {
          if (report === undefined) return NOTHING;
          const { article } = report;
          return {
            text: dayText(article, language) ?? publisherOf(article, language),
            cites: [sources.quote(article, report)],
          };
        }),
      ],
    },
    ...linesBlock(say("heading.news", language), newest),
  ];
}
