import type { Catalogue, ChipSpec } from "../knowledge/catalogue.ts";
import type { Cell, CompareFields, Language } from "../types.ts";
import { localMonth } from "./days.ts";
import { readCredit, type Sources } from "./sources.ts";
import type { TextKey } from "./texts.ts";

/** One row of a spec table: its label and what a chip has there, null where the table has nothing. */
export type SpecField = {
  key: TextKey & `field.${string}`;
  read: (spec: ChipSpec, frame: SpecFrame) => string | null;
};

/** What cells are written with. */
export type SpecFrame = { language: Language; catalogue: Catalogue; sources: Sources };

/** What stands where nothing is known. */
export const UNKNOWN = "–";

const withUnit = (value: number | null, unit: string): string | null => (value === null ? null : `${value} ${unit}`);

const MAKER: SpecField = {
  key: "field.maker",
  read: ({ maker }, { catalogue }) => catalogue.find(maker)?.name ?? maker,
};
const ANNOUNCED: SpecField = {
  key: "field.announced",
  read: ({ announced }, { language }) => (announced === null ? null : localMonth(announced, language)),
};
const PROCESS: SpecField = { key: "field.process", read: ({ process }) => process };
const MEMORY: SpecField = {
  key: "field.memory",
  read: ({ memory_gb, memory_type }) =>
    [withUnit(memory_gb, "GB"), memory_type].filter((part) => part !== null).join(" ") || null,
};
const BANDWIDTH: SpecField = {
  key: "field.bandwidth",
  read: ({ bandwidth_tb_s }) => withUnit(bandwidth_tb_s, "TB/s"),
};
const BF16: SpecField = { key: "field.bf16", read: ({ dense_bf16_tflops }) => withUnit(dense_bf16_tflops, "TFLOPS") };
const FP8: SpecField = { key: "field.fp8", read: ({ dense_fp8_tflops }) => withUnit(dense_fp8_tflops, "TFLOPS") };
const TDP: SpecField = { key: "field.tdp", read: ({ tdp_w }) => withUnit(tdp_w, "W") };
const INTERCONNECT: SpecField = { key: "field.interconnect", read: ({ interconnect }) => interconnect };
const FORM: SpecField = { key: "field.formFactor", read: ({ form_factor }) => form_factor };
const EXPORT: SpecField = { key: "field.export", read: ({ export_status }) => export_status };
/** The table has no prices: only articles do. */
const PRICE: SpecField = { key: "field.price", read: () => null };

/** What a chip's own card shows. */
export const CARD_FIELDS: readonly SpecField[] = [
  MAKER,
  ANNOUNCED,
  PROCESS,
  MEMORY,
  BANDWIDTH,
  BF16,
  FP8,
  TDP,
  INTERCONNECT,
  FORM,
  EXPORT,
];

/** What a comparison shows, by what was asked for. */
export const COMPARED_FIELDS: Readonly<Record<CompareFields, readonly SpecField[]>> = {
  core: [MAKER, ANNOUNCED, PROCESS, MEMORY, BANDWIDTH, BF16, FP8, TDP],
  memory: [MEMORY, BANDWIDTH],
  power: [TDP, FORM, PROCESS, BF16],
  price: [PRICE],
  all: [MAKER, ANNOUNCED, PROCESS, MEMORY, BANDWIDTH, BF16, FP8, TDP, INTERCONNECT, FORM, PRICE, EXPORT],
};

/** What a maker's list of chips shows. */
export const LIST_FIELDS: readonly SpecField[] = [ANNOUNCED, MEMORY, BANDWIDTH, BF16];

/** A cell with the sources of its row in the table; "–" and no source where the table has nothing. */
export function specCell(field: SpecField, spec: ChipSpec, frame: SpecFrame): Cell {
  const text = field.read(spec, frame);
  return text === null ? { text: UNKNOWN, cites: [] } : { text, cites: citesOf(spec, frame.sources) };
}

/** The numbers of the sources a chip's row rests on. */
export const citesOf = ({ sources: listed }: ChipSpec, sources: Sources): number[] => [
  ...new Set(
    listed.map((source) => {
      const { title, url } = readCredit(source);
      return sources.catalogue(title, url);
    }),
  ),
];
