import { foldCode, isInvisible } from "./fold.ts";

/** A key that ends inside a text: `end` is exclusive, `values` are what was added under the key. */
type TrieHit<Value> = { end: number; values: readonly Value[] };

export type Trie<Value> = {
  add: (key: string, value: Value) => void;
  /** Every key that starts at `at`, shortest first. */
  at: (text: string, at: number) => readonly TrieHit<Value>[];
};

const SPACE = 0x20;
const ROOT = 0;

/**
 * Keys by their folded units. Children hang in linked lists, because a map for each of 40,000 nodes costs more to build than all
 * look-ups together; only the root has a table.
 */
export function createTrie<Value>(): Trie<Value> {
  const root = new Int32Array(0x10000);
  const codes: number[] = [0];
  const firsts: number[] = [0];
  const nexts: number[] = [0];
  const endings: (Value[] | undefined)[] = [undefined];

  const child = (node: number, code: number): number => {
    if (node === ROOT) return root[code] ?? 0;
    let next = firsts[node] ?? 0;
    while (next !== 0 && codes[next] !== code) next = nexts[next] ?? 0;
    return next;
  };
  const grow = (node: number, code: number): number => {
    const added = codes.length;
    codes.push(code);
    firsts.push(0);
    nexts.push(node === ROOT ? 0 : (firsts[node] ?? 0));
    endings.push(undefined);
    if (node === ROOT) root[code] = added;
    else firsts[node] = added;
    return added;
  };

  const add = (key: string, value: Value): void => {
    let node = ROOT;
    for (let index = 0; index < key.length; index++) {
      const code = foldCode(key.charCodeAt(index));
      if (!isInvisible(code)) node = child(node, code) || grow(node, code);
    }
    const values = endings[node];
    if (values === undefined) endings[node] = [value];
    else values.push(value);
  };

  const at = (text: string, start: number): readonly TrieHit<Value>[] => {
    let node = child(ROOT, foldCode(text.charCodeAt(start)));
    if (node === 0) return NONE;
    const hits: TrieHit<Value>[] = [];
    let before = 0;
    for (let index = start + 1; ; index++) {
      const values = endings[node];
      if (values !== undefined) hits.push({ end: index, values });
      if (index >= text.length) return hits;
      const raw = text.charCodeAt(index);
      const code = foldCode(raw);
      if (isInvisible(code) || (code === SPACE && before === SPACE && raw === SPACE)) {
        if (values !== undefined) hits.pop();
        if (values !== undefined) hits.push({ end: index + 1, values });
        continue;
      }
      node = child(node, code);
      if (node === 0) return hits;
      before = code;
    }
  };

  return { add, at };
}

const NONE: readonly never[] = [];
