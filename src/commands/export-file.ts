import type { ExportFormat, ReplyFile } from "../types.ts";

/** What is given as a file: a line of a table, a list or JSON. */
export type Row = Readonly<Record<string, string>>;

/** Discord takes no larger attachment from everybody. Source: discord.com/developers/docs/reference#uploading-files, less what surrounds it */
export const FILE_BYTES_MAX = 9_900_000;

/** Rows as a file; of more than fit the first ones, and how many those are. */
export function rowsFile(
  name: string,
  format: Extract<ExportFormat, "json" | "csv" | "md">,
  rows: readonly Row[],
): { file: ReplyFile; written: number } {
  const fitting = rows.slice(0, howManyFit(rows));
  const file = { name: `${name}.${format}`, mime: MIMES[format], text: WRITERS[format](fitting) };
  return { file, written: fitting.length };
}

const MIMES = { json: "application/json", csv: "text/csv", md: "text/markdown" } as const;

/** As JSON, which is the longest of the forms: what fits so fits in any. */
function howManyFit(rows: readonly Row[]): number {
  let bytes = 2;
  for (const [n, row] of rows.entries()) {
    bytes += Buffer.byteLength(JSON.stringify([row], null, 2)) + 1;
    if (bytes > FILE_BYTES_MAX) return n;
  }
  return rows.length;
}

const WRITERS = { json: (rows: readonly Row[]): string => JSON.stringify(rows, null, 2), csv, md } as const;

function md(rows: readonly Row[]): string {
  const line = (row: Row): string =>
    `- ${Object.values(row)
      .filter((value) => value !== "")
      .map((value) => value.replace(/\s+/gu, " "))
      .join(" · ")}`;
  return rows.map(line).join("\n");
}

/** What a spreadsheet takes for a formula, behind blanks and in full width as well; and what it may cut off to find one. */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;
/** Tells Excel that the text is UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

/** RFC 4180; a cell that a spreadsheet would take for a formula is shown as text. */
function csv(rows: readonly Row[]): string {
  const heads = Object.keys(rows[0] ?? {});
  const cell = (value: string): string => `"${value.replace(FORMULA, "'$&").replaceAll('"', '""')}"`;
  const lines = [heads, ...rows.map((row) => heads.map((head) => row[head] ?? ""))];
  return `${BYTE_ORDER_MARK}${lines.map((row) => row.map(cell).join(",")).join("\r\n")}`;
}
