import type { Block, Box } from "./blocks.ts";
import { placeFeatures } from "./place-features.ts";
import { textFeatures } from "./text-features.ts";

/** What else is known of the page when its blocks are judged. */
export type Surroundings = {
  title: string | null;
  description: string | null;
  /** The article's text as the page's structured data gives it. */
  articleBody: string | null;
  /** Which blocks readability would keep, null where it finds no article or was not asked. */
  vote: readonly boolean[] | null;
};

/** A table: a row of numbers for each block, the columns' names. */
export type FeatureTable = { names: readonly string[]; rows: readonly Float32Array[] };

type Features = Record<string, number>;

/** What each block of a page is judged by: its own words, its place, its like on the page, its neighbours. */
export function blockFeatures(blocks: readonly Block[], around: Surroundings): FeatureTable {
  const placeByBox = new Map<Box, Features>();
  const place = (block: Block): Features => remember(placeByBox, block.box, () => placeFeatures(block));
  const own = blocks.map((block) => textFeatures(block));
  const words = own.map((each) => each["words"] ?? 0);
  const likeness = likenessFeatures(blocks, around);
  const groups = groupFeatures(blocks, own);
  const containers = containerFeatures(blocks, own, around.vote);
  const page = pageFeatures(blocks, words, own);
  const near = NEIGHBOUR_STEPS.map((step) =>
    blocks.map((_, i) => neighbour(step, own[i + step], likeness[i + step], groups[i + step])),
  );
  const windows = windowFeatures(own, words, around.vote);
  const full = blocks.map((block, i) => ({
    ...own[i],
    ...place(block),
    ...likeness[i],
    ...groups[i],
    ...containers[i],
    ...page[i],
    ...windows[i],
    ...Object.assign({}, ...near.map((each) => each[i])),
    ...boundary(block, blocks[i - 1], blocks[i + 1]),
  }));
  const names = Object.keys(full[0] ?? {});
  return { names, rows: full.map((each) => Float32Array.from(Object.values(each), Number)) };
}

function remember<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** How far the block says what the title, the description or the structured text say, and how often the page says the same. */
function likenessFeatures(blocks: readonly Block[], around: Surroundings): Features[] {
  const titleWords = new Set(tokens(around.title ?? ""));
  const summary = new Set(tokens(around.description ?? ""));
  const body = shingles(around.articleBody ?? "");
  const times = new Map<string, number>();
  for (const { text } of blocks) times.set(text, (times.get(text) ?? 0) + 1);
  const seen = new Map<string, number>();
  return blocks.map((block, i) => {
    const words = tokens(block.text.slice(0, 3000));
    const earlier = seen.get(block.text) ?? 0;
    seen.set(block.text, earlier + 1);
    const inTitle = words.filter((word) => titleWords.has(word)).length;
    return {
      titleShare: words.length === 0 ? 0 : inTitle / words.length,
      titleCover: titleWords.size === 0 ? 0 : Math.min(1, inTitle / titleWords.size),
      summaryShare: words.length === 0 ? 0 : words.filter((word) => summary.has(word)).length / words.length,
      summaryWords: summary.size,
      inBody: body.size === 0 ? -1 : shareIn(words, body),
      times: times.get(block.text) ?? 1,
      earlier,
      vote: around.vote === null ? -1 : around.vote[i] === true ? 1 : 0,
    };
  });
}

const SHINGLE = 3;
function shingles(text: string): Set<string> {
  const words = tokens(text);
  const found = new Set<string>();
  for (let i = 0; i < words.length; i += 1) found.add(words.slice(i, i + SHINGLE).join(" "));
  return found;
}

function shareIn(words: readonly string[], body: ReadonlySet<string>): number {
  const last = Math.max(1, words.length - SHINGLE + 1);
  let hits = 0;
  for (let i = 0; i < last; i += 1) if (body.has(words.slice(i, i + SHINGLE).join(" "))) hits += 1;
  return hits / last;
}

/** What a group of blocks has in common. */
type Group = { blocks: number; words: number; linkChars: number; chars: number; stops: number; ends: number };
const emptyGroup = (): Group => ({ blocks: 0, words: 0, linkChars: 0, chars: 0, stops: 0, ends: 0 });

function addTo(group: Group, block: Block, own: Features): void {
  const words = own["words"] ?? 0;
  group.blocks += 1;
  group.words += words;
  group.linkChars += block.linkChars;
  group.chars += block.chars;
  group.stops += (own["stops"] ?? 0) * words;
  group.ends += own["endsSentence"] ?? 0;
}

function told(name: string, group: Group, total: number): Features {
  return {
    [`${name} blocks`]: group.blocks,
    [`${name} words`]: group.words / Math.max(1, group.blocks),
    [`${name} share`]: group.words / Math.max(1, total),
    [`${name} links`]: group.linkChars / Math.max(1, group.chars),
    [`${name} stops`]: group.stops / Math.max(1, group.words),
    [`${name} ends`]: group.ends / Math.max(1, group.blocks),
  };
}

/** Blocks that stand in elements that look alike: paragraphs of one article do, and so do the items of one list of links. */
function groupFeatures(blocks: readonly Block[], own: readonly Features[]): Features[] {
  const keys = {
    tags: pathOf(tagOf, 6),
    path: pathOf((box) => box.signature, 4),
    frame: pathOf((box) => box.signature, 1),
  };
  const total = own.reduce((sum, each) => sum + (each["words"] ?? 0), 0);
  const columns = Object.entries(keys).map(([name, keyOf]) => {
    const groups = new Map<string, Group>();
    const keysOf = blocks.map(keyOf);
    for (const [i, block] of blocks.entries())
      addTo(remember(groups, keysOf[i] ?? "", emptyGroup), block, own[i] ?? {});
    return keysOf.map((key) => told(name, groups.get(key) ?? emptyGroup(), total));
  });
  return blocks.map((_, i) => Object.assign({}, ...columns.map((column) => column[i])));
}

const tagOf = (box: Box): string => box.tag;

function pathOf(part: (box: Box) => string, levels: number): (block: Block) => string {
  return (block) => {
    const parts: string[] = [];
    for (let box: Box | null = block.frame; box !== null && parts.length < levels; box = box.parent)
      parts.push(part(box));
    return parts.join(">");
  };
}

/** Levels of the elements around a block that are described. */
const CONTAINER_LEVELS = [1, 2, 3, 5];

/** The elements around a block: how much running text they hold; and how far the block is from the one that holds most. */
function containerFeatures(
  blocks: readonly Block[],
  own: readonly Features[],
  vote: readonly boolean[] | null,
): Features[] {
  const groups = new Map<Box, Group>();
  const votes = new Map<Box, number>();
  const scores = new Map<Box, number>();
  const firsts = new Map<Box, number>();
  const total = own.reduce((sum, each) => sum + (each["words"] ?? 0), 0);
  for (const [i, block] of blocks.entries()) {
    const self = own[i] ?? {};
    const prose =
      (self["words"] ?? 0) >= 8 ? (1 - (self["linkDensity"] ?? 0)) * (self["words"] ?? 0) * (self["stops"] ?? 0) : 0;
    let share = 1;
    for (let box = block.frame.parent; box !== null; box = box.parent) {
      addTo(remember(groups, box, emptyGroup), block, self);
      votes.set(box, (votes.get(box) ?? 0) + (vote?.[i] === true ? (self["words"] ?? 0) : 0));
      scores.set(box, (scores.get(box) ?? 0) + prose * share);
      if (!firsts.has(box)) firsts.set(box, i);
      share *= 0.6;
    }
  }
  let best: Box | null = null;
  let bestScore = 0;
  for (const [box, score] of scores) if (score > bestScore) [best, bestScore] = [box, score];
  const aroundBest = new Map<Box, number>();
  let up = 0;
  for (let box: Box | null = best; box !== null; box = box.parent) aroundBest.set(box, up++);
  return blocks.map((block, i) => {
    const features: Features = {};
    let [level, down, meets] = [0, 0, -1];
    for (let box = block.frame.parent; box !== null; box = box.parent) {
      level += 1;
      const group = groups.get(box);
      if (CONTAINER_LEVELS.includes(level) && group !== undefined) {
        Object.assign(features, told(`up${level}`, group, total));
        features[`up${level} vote`] = (votes.get(box) ?? 0) / Math.max(1, group.words);
        features[`up${level} score`] = (scores.get(box) ?? 0) / Math.max(1, bestScore);
        features[`up${level} place`] = (i - (firsts.get(box) ?? 0)) / group.blocks;
      }
      const meeting = aroundBest.get(box);
      if (meeting === undefined) down += 1;
      else if (meets < 0) meets = meeting;
    }
    const missing = CONTAINER_LEVELS.filter((each) => each > level);
    for (const each of missing)
      Object.assign(features, told(`up${each}`, emptyGroup(), 1), {
        [`up${each} vote`]: -1,
        [`up${each} score`]: -1,
        [`up${each} place`]: -1,
      });
    return { ...inOrder(features), bestDown: down, bestUp: meets };
  });
}

/** The same columns in the same order for every block, however few elements stand around it. */
const inOrder = (features: Features): Features =>
  Object.fromEntries(Object.entries(features).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Where in the page the block stands, counted in blocks and in words. */
function pageFeatures(blocks: readonly Block[], words: readonly number[], own: readonly Features[]): Features[] {
  const total = words.reduce((sum, each) => sum + each, 0);
  const longest = words.indexOf(Math.max(...words.slice(0, 20_000), 0));
  const heading = blocks.findIndex((block) => block.frame.tag === "h1");
  const prose = own.map((each) => ((each["words"] ?? 0) > 15 && (each["linkDensity"] ?? 1) < 0.4 ? 1 : 0));
  const firstProse = prose.indexOf(1);
  const lastProse = prose.lastIndexOf(1);
  let before = 0;
  let proseBefore = 0;
  let wordsBeforeHeading = 0;
  return blocks.map((_, i) => {
    if (i === heading) wordsBeforeHeading = before;
    const features = {
      place: i / blocks.length,
      blocksBefore: i,
      blocksAfter: blocks.length - i,
      wordsBefore: before / Math.max(1, total),
      pageWords: total,
      fromHeading: heading < 0 ? -999 : i - heading,
      wordsFromHeading: heading < 0 || i < heading ? -1 : before - wordsBeforeHeading,
      fromLongest: i - longest,
      longestWords: words[longest] ?? 0,
      fromFirstProse: i - firstProse,
      fromLastProse: i - lastProse,
      proseBefore,
    };
    before += words[i] ?? 0;
    proseBefore += prose[i] ?? 0;
    return features;
  });
}

const NEIGHBOUR_STEPS = [-3, -2, -1, 1, 2, 3];
const OWN_OF_NEIGHBOUR = [
  "words",
  "linkDensity",
  "stops",
  "endsSentence",
  "related",
  "capitals",
  "share",
  "signUp",
  "date",
];

function neighbour(step: number, own?: Features, likeness?: Features, group?: Features): Features {
  const features: Features = {};
  for (const name of OWN_OF_NEIGHBOUR) features[`${step} ${name}`] = own?.[name] ?? -1;
  features[`${step} vote`] = likeness?.["vote"] ?? -1;
  features[`${step} inBody`] = likeness?.["inBody"] ?? -1;
  features[`${step} path share`] = group?.["path share"] ?? -1;
  return features;
}

const WINDOWS = [4, 10];

/** Running text and links in the blocks before and after, and readability's opinion of them. */
function windowFeatures(
  own: readonly Features[],
  words: readonly number[],
  vote: readonly boolean[] | null,
): Features[] {
  return own.map((_, i) => {
    const features: Features = {};
    for (const size of WINDOWS) {
      for (const [name, from, to] of [
        ["before", i - size, i],
        ["after", i + 1, i + 1 + size],
      ] as const) {
        let [sum, links, prose, votes, count] = [0, 0, 0, 0, 0];
        for (let j = Math.max(0, from); j < Math.min(own.length, to); j += 1) {
          const weight = words[j] ?? 0;
          const linked = own[j]?.["linkDensity"] ?? 0;
          sum += weight;
          links += weight * linked;
          if (weight > 12 && linked < 0.4) prose += 1;
          if (vote?.[j] === true) votes += 1;
          count += 1;
        }
        features[`${name}${size} words`] = sum / Math.max(1, count);
        features[`${name}${size} links`] = links / Math.max(1, sum);
        features[`${name}${size} prose`] = prose;
        features[`${name}${size} vote`] = votes / Math.max(1, count);
      }
    }
    return features;
  });
}

/** How a block's element differs from its neighbours': a change of element is where an article begins and ends. */
function boundary(block: Block, before: Block | undefined, after: Block | undefined): Features {
  return {
    sameAsBefore: before?.frame.signature === block.frame.signature ? 1 : 0,
    sameAsAfter: after?.frame.signature === block.frame.signature ? 1 : 0,
    sameParentBefore: before?.frame.parent === block.frame.parent ? 1 : 0,
    sameParentAfter: after?.frame.parent === block.frame.parent ? 1 : 0,
    proseBeforeSame: before !== undefined && before.frame.tag === "p" ? 1 : 0,
    headingBefore: before !== undefined && /^h[1-6]$/.test(before.frame.tag) ? 1 : 0,
    headingAfter: after !== undefined && /^h[1-6]$/.test(after.frame.tag) ? 1 : 0,
    paragraphAfter: after?.frame.tag === "p" ? 1 : 0,
    depthStep: before === undefined ? 0 : block.frame.depth - before.frame.depth,
  };
}
