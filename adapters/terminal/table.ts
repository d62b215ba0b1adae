import { columnsOf, wrap } from "./wrap.ts";

/** What is drawn: heads over the columns, and rows of as many cells, all of it printable text. */
export type Table = { heads: readonly string[]; rows: readonly (readonly string[])[] };

const GAP = "  ";
/** A narrower column breaks every word; `wrap` gives no narrower line. */
const COLUMN_MIN = 10;

/** A table in `width` columns, each cell wrapped in its own; where even that does not fit, a list of what each row has. */
export function drawTable({ heads, rows }: Table, width: number): string {
  const widths = columnWidths([heads, ...rows], width - GAP.length * (heads.length - 1));
  if (widths === null) return drawList({ heads, rows }, width);
  const rule = widths.map((columns) => "─".repeat(columns)).join(GAP);
  return [...drawRow(heads, widths), rule, ...rows.flatMap((row) => drawRow(row, widths))].join("\n");
}

/** The widths that fit, the widest columns giving way first; null when none fit. */
function columnWidths(lines: readonly (readonly string[])[], room: number): number[] | null {
  const widths = (lines[0] ?? []).map((_, place) => Math.max(1, ...lines.map((line) => columnsOf(line[place] ?? ""))));
  let total = widths.reduce((sum, columns) => sum + columns, 0);
  if (total > room && widths.length * COLUMN_MIN > room) return null;
  while (total > room) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 0) - 1;
    total -= 1;
  }
  return widths;
}

function drawRow(cells: readonly string[], widths: readonly number[]): string[] {
  const columns = cells.map((cell, place) => wrap(cell, widths[place] ?? COLUMN_MIN).split("\n"));
  const height = Math.max(1, ...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((lines, place) => pad(lines[line] ?? "", widths[place] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

const pad = (text: string, columns: number): string => text + " ".repeat(Math.max(0, columns - columnsOf(text)));

function drawList({ heads, rows }: Table, width: number): string {
  return rows
    .map(([head = "", ...cells]) =>
      [wrap(head, width), ...cells.map((cell, place) => wrap(`${heads[place + 1] ?? ""}: ${cell}`, width, GAP))].join(
        "\n",
      ),
    )
    .join("\n");
}
