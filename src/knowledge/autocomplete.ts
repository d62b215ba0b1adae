import type { Entity } from "./catalogue.ts";
import { foldText } from "./fold.ts";

type Suggestion = { entityId: string; label: string };
/** The entities whose name, or a word of whose name, begins with `prefix`; exact and main names first, at most `limit`. */
export type Autocomplete = (prefix: string, limit: number) => readonly Suggestion[];

type Row = { key: string; entityId: string; label: string; rank: number };

/** Kinds in the order people ask for them. */
const KIND_ORDER = [
  "company",
  "chip",
  "model",
  "technology",
  "software",
  "country",
  "regulation",
  "agency",
  "person",
  "facility",
  "outlet",
];
/** Rows looked at per request: a one-letter prefix has hundreds. */
const ROWS_MAX = 2000;

/** Keeps all names, and the later words of names, without spaces in one sorted list; a prefix is a stretch of it. */
export function createAutocomplete(catalogue: readonly Entity[]): Autocomplete {
  const rows = catalogue.flatMap(rowsOf).sort((a, b) => compare(a.key, b.key));
  return (prefix, limit) => {
    const key = compact(foldText(prefix));
    if (key === "") return [];
    const best = new Map<string, Row>();
    for (let at = firstNotBelow(rows, key), seen = 0; seen < ROWS_MAX; at++, seen++) {
      const row = rows[at];
      if (row === undefined || !row.key.startsWith(key)) break;
      const known = best.get(row.entityId);
      if (known === undefined || order(row, known, key) < 0) best.set(row.entityId, row);
    }
    const found = [...best.values()].sort((a, b) => order(a, b, key));
    return found.slice(0, limit).map(({ entityId, label }) => ({ entityId, label }));
  };
}

function rowsOf(entity: Entity): Row[] {
  const kind = KIND_ORDER.indexOf(entity.kind) / 100;
  const rows: Row[] = [];
  for (const alias of new Set([entity.name, ...Object.values(entity.aliases).flat()])) {
    const label = entity.name.includes(alias) ? entity.name : `${entity.name} (${alias})`;
    const rank = (alias === entity.name ? 0 : 1) + kind;
    const folded = foldText(alias);
    rows.push({ key: compact(folded), entityId: entity.id, label, rank });
    for (const { index } of folded.matchAll(/(?<=[ (/])[\p{L}\p{N}]/gu))
      rows.push({ key: compact(folded.slice(index)), entityId: entity.id, label, rank: rank + 2 });
  }
  return rows;
}

/** "MI 450", "mi-450" and "MI450" begin alike. Folding has made hyphens spaces. */
const compact = (folded: string): string => folded.replace(/[\s.'·・/()_-]+/gu, "");

function order(a: Row, b: Row, key: string): number {
  const exact = Number(b.key === key) - Number(a.key === key);
  return exact || a.rank - b.rank || a.key.length - b.key.length || compare(a.label, b.label);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function firstNotBelow(rows: readonly Row[], key: string): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.key ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
