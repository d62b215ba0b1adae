import type { Block } from "./blocks.ts";
import { at, columnOf, type Columns, setColumn } from "./columns.ts";

/** A block of so many words, mostly not linked, is running text. */
const PROSE_WORDS_MIN = 15;
const PROSE_LINKS_MAX = 0.4;

/** Where in the page a block stands, counted in blocks and in words. */
export function setPositions(columns: Columns, blocks: readonly Block[]): void {
  const n = blocks.length;
  const [words, links, vote] = ["words", "linkDensity", "vote"].map((name) => columnOf(columns, name));
  const before = runningSum(n, (i) => at(words, i));
  const total = (before[n - 1] ?? 0) + at(words, n - 1);
  const prose = setColumn(columns, "prose", n, (i) =>
    Number(at(words, i) > PROSE_WORDS_MIN && at(links, i) < PROSE_LINKS_MAX),
  );
  const proseBefore = runningSum(n, (i) => at(prose, i));
  const heading = blocks.findIndex((block) => block.frame.tag === "h1");
  const longest = indexOfMost(words);
  const set = (name: string, valueOf: (i: number) => number): unknown => setColumn(columns, name, n, valueOf);
  set("place", (i) => i / n);
  set("blocksBefore", (i) => i);
  set("blocksAfter", (i) => n - i);
  set("wordsBefore", (i) => at(before, i) / Math.max(1, total));
  set("pageWords", () => total);
  set("fromHeading", (i) => (heading < 0 ? -999 : i - heading));
  set("wordsFromHeading", (i) => (heading < 0 || i < heading ? -1 : at(before, i) - at(before, heading)));
  set("fromLongest", (i) => i - longest);
  set("longestWords", () => at(words, longest));
  set("proseBefore", (i) => at(proseBefore, i));
  const marked = { Prose: prose, Vote: vote };
  for (const [name, column] of Object.entries(marked)) {
    const [first, last] = [column?.indexOf(1) ?? -1, column?.lastIndexOf(1) ?? -1];
    set(`fromFirst${name}`, (i) => i - first);
    set(`fromLast${name}`, (i) => i - last);
  }
}

/** The sum of what stands before each place. */
function runningSum(length: number, valueOf: (i: number) => number): Float32Array {
  const sums = new Float32Array(length);
  for (let i = 1; i < length; i += 1) sums[i] = (sums[i - 1] ?? 0) + valueOf(i - 1);
  return sums;
}

function indexOfMost(values: Float32Array | undefined): number {
  let best = 0;
  for (let i = 0; i < (values?.length ?? 0); i += 1) if (at(values, i) > at(values, best)) best = i;
  return best;
}

const STEPS = [-3, -2, -1, 1, 2, 3];
const TOLD_OF_NEIGHBOURS =
  "words linkDensity stops endsSentence related capitals share signUp date vote inBody pictures italic isHeading isItem,path share,path vote,titleShare,authorShare"
    .split(",")
    .flatMap((names, i) => (i === 0 ? names.split(" ") : [names]));

/** What the blocks just before and after are like. */
export function setNeighbours(columns: Columns): void {
  for (const name of TOLD_OF_NEIGHBOURS) {
    const column = columnOf(columns, name);
    for (const step of STEPS) setColumn(columns, `${step} ${name}`, column.length, (i) => at(column, i + step));
  }
}

const WINDOWS = [4, 10];

/** Running text and links in the blocks before and after, and readability's opinion of them. */
export function setWindows(columns: Columns): void {
  const [words, links, vote, prose] = ["words", "linkDensity", "vote", "prose"].map((name) => columnOf(columns, name));
  const n = words?.length ?? 0;
  const sums = {
    words: runningSum(n + 1, (i) => at(words, i)),
    linked: runningSum(n + 1, (i) => at(words, i) * at(links, i)),
    prose: runningSum(n + 1, (i) => at(prose, i)),
    vote: runningSum(n + 1, (i) => Math.max(0, at(vote, i))),
  };
  for (const size of WINDOWS) {
    const sides = {
      before: (i: number): [number, number] => [Math.max(0, i - size), i],
      after: (i: number): [number, number] => [i + 1, Math.min(n, i + 1 + size)],
    };
    for (const [side, range] of Object.entries(sides)) {
      const within = (sum: Float32Array, i: number): number => {
        const [from, to] = range(i);
        return to > from ? at(sum, to) - at(sum, from) : 0;
      };
      setColumn(columns, `${side}${size} words`, n, (i) => within(sums.words, i) / size);
      setColumn(columns, `${side}${size} links`, n, (i) => within(sums.linked, i) / Math.max(1, within(sums.words, i)));
      setColumn(columns, `${side}${size} prose`, n, (i) => within(sums.prose, i));
      setColumn(columns, `${side}${size} vote`, n, (i) => within(sums.vote, i));
    }
  }
}

/** How a block's element differs from its neighbours' (a change of element is where articles begin and end), and the heading it stands under. */
export function setBoundaries(columns: Columns, blocks: readonly Block[]): void {
  const n = blocks.length;
  const set = (name: string, valueOf: (i: number) => number): Float32Array => setColumn(columns, name, n, valueOf);
  const isHeading = set("isHeading", (i) => Number(/^h[1-6]$/.test(blocks[i]?.frame.tag ?? "")));
  set("isItem", (i) => Number(blocks[i]?.frame.tag === "li"));
  for (const [name, step] of [
    ["Before", -1],
    ["After", 1],
  ] as const) {
    set(`same${name}`, (i) => Number(blocks[i + step]?.frame.signature === blocks[i]?.frame.signature));
    set(`sameParent${name}`, (i) => Number(blocks[i + step]?.frame.parent === blocks[i]?.frame.parent));
    set(`depth${name}`, (i) => (blocks[i + step]?.frame.depth ?? 0) - (blocks[i]?.frame.depth ?? 0));
  }
  const under = new Float32Array(n).fill(-1);
  for (let i = 1; i < n; i += 1) under[i] = at(isHeading, i - 1) > 0 ? i - 1 : at(under, i - 1);
  set("underBlocks", (i) => (at(under, i) < 0 ? 999 : i - at(under, i)));
  for (const name of ["related", "signUp", "comment", "vote", "titleShare", "linkDensity", "path share", "author"]) {
    const column = columnOf(columns, name);
    set(`under ${name}`, (i) => at(column, at(under, i)));
  }
}
