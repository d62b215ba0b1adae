// How long a completion takes with 10,000 aliases: `node bench/autocomplete.ts`. Every prefix of one to six characters of every tenth name.
import { createAutocomplete } from "../src/knowledge/autocomplete.ts";
import { entities, type Entity } from "../src/knowledge/catalogue.ts";

const ALIASES_MIN = 10_000;
const PREFIX_CHARS_MAX = 6;
const LIMIT = 25;

const aliasesOf = ({ name, aliases }: Entity): string[] => [...new Set([name, ...Object.values(aliases).flat()])];
const count = (list: readonly Entity[]): number => list.reduce((sum, entity) => sum + aliasesOf(entity).length, 0);

/** The built-in catalogue, and as many renamed copies of it as make up the number. */
function enlarged(): readonly Entity[] {
  const list = [...entities];
  for (let copy = 2; count(list) < ALIASES_MIN; copy++) {
    for (const entity of entities) {
      const aliases = Object.fromEntries(
        Object.entries(entity.aliases).map(([language, names]) => [language, names.map((name) => `${name} ${copy}`)]),
      );
      list.push({ ...entity, id: `${entity.id}-${copy}`, name: `${entity.name} ${copy}`, aliases });
    }
  }
  return list;
}

const catalogue = enlarged();
const startedMs = performance.now();
const complete = createAutocomplete(catalogue);
const buildMs = performance.now() - startedMs;
const names = catalogue.flatMap(aliasesOf).filter((_, place) => place % 10 === 0);
const prefixes = names.flatMap((name) =>
  Array.from({ length: PREFIX_CHARS_MAX }, (_, length) => name.slice(0, length + 1)),
);
for (const prefix of prefixes.slice(0, 500)) complete(prefix, LIMIT);
const times = prefixes
  .map((prefix) => {
    const from = performance.now();
    complete(prefix, LIMIT);
    return performance.now() - from;
  })
  .toSorted((a, b) => a - b);
const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(3);

console.log(`${count(catalogue)} aliases of ${catalogue.length} names, made ready in ${buildMs.toFixed(0)} ms`);
console.log(`${times.length} completions: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`);
