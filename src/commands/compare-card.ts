import type { ChipSpec } from "../knowledge/catalogue.ts";
import { body, type Block, type Cell, type Language, type ReplyLine } from "../types.ts";
import { articleValue } from "./article-values.ts";
import { linesBlock, listed, nextStep, noticeCard, type Card, type CommandDeps, type Of } from "./card.ts";
import { kindText } from "./chip-card.ts";
import { localDay } from "../answer/wording.ts";
import { publisherOf, reportLine, type LineFrame } from "./report-lines.ts";
import { findReports, type Report } from "./reports.ts";
import { createSources } from "./sources.ts";
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
      const known = side.spec === undefined ? makerCell(field, side, frame) : specCell(field, side.spec, frame);
      return known.text === UNKNOWN ? articleCell(field, side, { head, quoted, frame }) : known;
    });
    return { head, cells };
  });
  const values: ReplyLine[] = quoted.map(({ label, text, by, cite }) => ({
    text: `${label}: ${say("quoted", language, { quote: text, by })}`,
    cites: [cite],
    status: null,
    superseded: false,
  }));
  return [
    {
      kind: "table",
      caption: captionOf(sides, language),
      columns: [say("field", language), ...sides.map(({ spec, found }) => spec?.name ?? found.name)],
      rows,
    },
    ...notesBlock(sides, frame),
    ...linesBlock(say("heading.values", language), values),
    ...barCharts(sides, fields, language),
  ];
}

/** A chip without a row still has a maker, by the catalogue of names. */
function makerCell(field: SpecField, { found }: Side, { catalogue, sources, language }: LineFrame): Cell {
  const { parent } = found.subject.entity;
  if (field.key !== "field.maker" || parent === null) return { text: UNKNOWN, cites: [] };
  return {
    text: catalogue.find(parent)?.name ?? parent,
    cites: [sources.catalogue(say("catalogue.source", language), null)],
  };
}

type Filling = { head: string; quoted: Quoted[]; frame: LineFrame };

/** What an article gives where the table has nothing, quoted below the table; "–" when none does. */
function articleCell(field: SpecField, { found, spec, reports }: Side, { head, quoted, frame }: Filling): Cell {
  const value = articleValue(field.key, found.subject.entity.id, reports, frame.catalogue);
  if (value === null) return { text: UNKNOWN, cites: [] };
  const cite = frame.sources.quote(value.article, value);
  const day = value.article.day === null ? "" : `, ${localDay(value.article.day, frame.language)}`;
  quoted.push({
    label: `${spec?.name ?? found.name}, ${head}`,
    text: body(value.article).slice(value.start, value.end),
    by: `${publisherOf(value.article, frame.language)}${day}`,
    cite,
  });
  return { text: value.text, cites: [cite] };
}

function notesBlock(sides: readonly Side[], { sources, language }: LineFrame): Block[] {
  const notes = sides.flatMap(({ spec }): ReplyLine[] => {
    if (spec === undefined || spec.note === "") return [];
    return [{ text: `${spec.name}: ${spec.note}`, cites: citesOf(spec, sources), status: null, superseded: false }];
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
  const { language, sources, catalogue } = frame;
  const own = (): number => sources.catalogue(say("catalogue.source", language), null);
  const row = (key: TextKey, cell: (side: Side) => Cell) => ({ head: say(key, language), cells: sides.map(cell) });
  const newest = sides.flatMap(({ reports }) => reports.slice(0, 1).map((report) => reportLine(report, frame)));
  return [
    {
      kind: "table",
      caption: captionOf(sides, language),
      columns: [say("field", language), ...sides.map(({ found }) => found.name)],
      rows: [
        row("field.kind", ({ found }) => ({ text: kindText(found.subject.entity.kind, language), cites: [own()] })),
        row("field.maker", ({ found }) => {
          const { parent } = found.subject.entity;
          return parent === null
            ? { text: UNKNOWN, cites: [] }
            : { text: catalogue.find(parent)?.name ?? parent, cites: [own()] };
        }),
        row("field.newest", ({ reports: [report] }) => {
          if (report === undefined) return { text: UNKNOWN, cites: [] };
          const { article } = report;
          return {
            text: article.day === null ? publisherOf(article, language) : localDay(article.day, language),
            cites: [sources.quote(article, report)],
          };
        }),
      ],
    },
    ...linesBlock(say("heading.news", language), newest),
  ];
}
