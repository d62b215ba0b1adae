import type { Block } from "./blocks.ts";
import type { Box } from "./box.ts";
import { at, columnOf, type Columns, setColumn } from "./columns.ts";

/** A block at or above this chance, and of so many words, is surely the article's. */
const SURE_CHANCE = 0.7;
const SURE_WORDS_MIN = 10;
const STEPS = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5];
const WINDOWS = [3, 8];

/** What the first judgement of the other blocks tells of each: that of its neighbours, of its like, of the page as a whole. */
export function setContext(columns: Columns, blocks: readonly Block[], chances: Float32Array): void {
  const n = chances.length;
  const words = columnOf(columns, "words");
  const set = (name: string, valueOf: (i: number) => number): Float32Array => setColumn(columns, name, n, valueOf);
  set("chance", (i) => at(chances, i));
  for (const step of STEPS) set(`${step} chance`, (i) => at(chances, i + step));
  const taken = (i: number): number => at(words, i) * at(chances, i);
  const total = chances.reduce((sum, _, i) => sum + taken(i), 0);
  const before = new Float32Array(n);
  for (let i = 1; i < n; i += 1) before[i] = at(before, i - 1) + taken(i - 1);
  set("chance before", (i) => at(before, i) / Math.max(1, total));
  set("chance words", () => total);
  set("chance share", (i) => taken(i) / Math.max(1, total));
  for (const size of WINDOWS) {
    set(`chance before${size}`, (i) => weighted(chances, words, i - size, i));
    set(`chance after${size}`, (i) => weighted(chances, words, i + 1, i + 1 + size));
  }
  setSure(columns, chances, words);
  setMeans(columns, blocks, chances, words);
}

/** The mean chance of the blocks from one place up to another, by their words. */
function weighted(chances: Float32Array, words: Float32Array, from: number, to: number): number {
  let [sum, weight] = [0, 0];
  for (let i = Math.max(0, from); i < Math.min(chances.length, to); i += 1) {
    sum += at(chances, i) * at(words, i);
    weight += at(words, i);
  }
  return weight === 0 ? -1 : sum / weight;
}

/** How far it is to the nearest sure block on either side, and from the first and the last. */
function setSure(columns: Columns, chances: Float32Array, words: Float32Array): void {
  const n = chances.length;
  const isSure = Array.from(chances, (chance, i) => chance >= SURE_CHANCE && at(words, i) >= SURE_WORDS_MIN);
  const [first, last] = [isSure.indexOf(true), isSure.lastIndexOf(true)];
  setColumn(columns, "from first sure", n, (i) => (first < 0 ? -999 : i - first));
  setColumn(columns, "from last sure", n, (i) => (last < 0 ? -999 : i - last));
  const [back, ahead] = [new Float32Array(n).fill(99), new Float32Array(n).fill(99)];
  for (let i = 1; i < n; i += 1) back[i] = isSure[i - 1] === true ? 1 : at(back, i - 1) + 1;
  for (let i = n - 2; i >= 0; i -= 1) ahead[i] = isSure[i + 1] === true ? 1 : at(ahead, i + 1) + 1;
  columns.set("back to sure", back);
  columns.set("ahead to sure", ahead);
}

/** The mean chance of the blocks in the same element, and of those in elements that look the same. */
function setMeans(columns: Columns, blocks: readonly Block[], chances: Float32Array, words: Float32Array): void {
  const keys: Readonly<Record<string, (frame: Box) => unknown>> = {
    frame: (frame) => frame.signature,
    path: (frame) => [frame, frame.parent, frame.parent?.parent].map((box) => box?.signature ?? "").join(">"),
    parent: (frame) => frame.parent,
    grandparent: (frame) => frame.parent?.parent,
  };
  for (const [name, keyOf] of Object.entries(keys)) {
    const sums = new Map<unknown, { sum: number; weight: number }>();
    const mine = blocks.map(({ frame }, i) => {
      const key = keyOf(frame);
      const group = sums.get(key) ?? { sum: 0, weight: 0 };
      sums.set(key, group);
      group.sum += at(chances, i) * at(words, i);
      group.weight += at(words, i);
      return group;
    });
    // Without the block itself: its own chance is known already.
    setColumn(columns, `${name} chance`, chances.length, (i) => {
      const own = at(words, i);
      const rest = (mine[i]?.weight ?? 0) - own;
      return rest < 1 ? -1 : ((mine[i]?.sum ?? 0) - own * at(chances, i)) / rest;
    });
  }
}
