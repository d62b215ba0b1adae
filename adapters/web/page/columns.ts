/** A table of features: a column of numbers for each name, a number for each block. */
export type Columns = Map<string, Float32Array>;

/** A column of a block's features or of one it is told by. */
export function setColumn(
  columns: Columns,
  name: string,
  length: number,
  valueOf: (i: number) => number,
): Float32Array {
  const column = new Float32Array(length);
  for (let i = 0; i < length; i += 1) column[i] = valueOf(i);
  columns.set(name, column);
  return column;
}

/** Records with the same keys as columns. */
export function setRecords(columns: Columns, records: readonly Readonly<Record<string, number>>[]): void {
  for (const name of Object.keys(records[0] ?? {}))
    setColumn(columns, name, records.length, (i) => records[i]?.[name] ?? 0);
}

/** A number of a column; outside of the page -1. */
export const at = (column: Float32Array | undefined, i: number): number => column?.[i] ?? -1;

/** A column that must be there. */
export const columnOf = (columns: Columns, name: string): Float32Array => columns.get(name) ?? new Float32Array();
