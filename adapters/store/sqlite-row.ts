import type { SQLOutputValue } from "node:sqlite";

/** A row as node:sqlite gives it. */
export type Row = Record<string, SQLOutputValue>;

/** What a column must hold. The schema is STRICT, so another kind means that the file was changed by something else. */
const wrong = (column: string, wanted: string): TypeError =>
  new TypeError(`column ${column} of the library should hold ${wanted}`);

export function integerOf(row: Row | undefined, column: string): number {
  const value = row?.[column];
  if (typeof value !== "number") throw wrong(column, "a number");
  return value;
}

/** A REAL column. */
export const numberOf = (row: Row | undefined, column: string): number => integerOf(row, column);

export function textOf(row: Row | undefined, column: string): string {
  const value = row?.[column];
  if (typeof value !== "string") throw wrong(column, "text");
  return value;
}

export function textOrNullOf(row: Row | undefined, column: string): string | null {
  const value = row?.[column];
  return value === null || value === undefined ? null : textOf(row, column);
}

export function bytesOf(row: Row | undefined, column: string): Uint8Array {
  const value = row?.[column];
  if (!(value instanceof Uint8Array)) throw wrong(column, "bytes");
  return value;
}
