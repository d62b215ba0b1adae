import type { Block } from "./blocks.ts";
import { type Columns, setColumn } from "./columns.ts";

/** What else is known of the page when its blocks are judged. */
export type Surroundings = {
  title: string | null;
  description: string | null;
  /** The article's text as the page's structured data gives it. */
  articleBody: string | null;
  author: string | null;
  /** Which blocks readability would keep, null where it finds no article or was not asked. */
  vote: readonly boolean[] | null;
};

/** A block is compared by its first words. UTF-16 units. */
const COMPARED_CHARS = 2000;
const SHINGLE = 3;

const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** How far a block says what the title, the description, the author's name or the structured text say, and how often the page says the same. */
export function setLikeness(columns: Columns, blocks: readonly Block[], around: Surroundings): void {
  const words = blocks.map((block) => tokens(block.text.slice(0, COMPARED_CHARS)));
  const share = (name: string, known: ReadonlySet<string>): Float32Array =>
    setColumn(columns, name, blocks.length, (i) => shareOf(words[i] ?? [], known));
  const titleWords = new Set(tokens(around.title ?? ""));
  const inTitle = share("titleShare", titleWords);
  setColumn(columns, "titleCover", blocks.length, (i) =>
    Math.min(1, ((inTitle[i] ?? 0) * (words[i]?.length ?? 0)) / Math.max(1, titleWords.size)),
  );
  const summary = new Set(tokens(around.description ?? ""));
  share("summaryShare", summary);
  setColumn(columns, "summaryWords", blocks.length, () => summary.size);
  share("authorShare", new Set(tokens(around.author ?? "")));
  const body = shingles(tokens(around.articleBody ?? ""));
  setColumn(columns, "inBody", blocks.length, (i) =>
    body.size === 0 ? -1 : shareOf([...shingles(words[i] ?? [])], body),
  );
  setColumn(columns, "vote", blocks.length, (i) => (around.vote === null ? -1 : Number(around.vote[i] === true)));
  setRepeats(columns, blocks);
}

function setRepeats(columns: Columns, blocks: readonly Block[]): void {
  const times = new Map<string, number>();
  const earlier = new Float32Array(blocks.length);
  for (const [i, { text }] of blocks.entries()) {
    earlier[i] = times.get(text) ?? 0;
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  columns.set("earlier", earlier);
  setColumn(columns, "times", blocks.length, (i) => times.get(blocks[i]?.text ?? "") ?? 1);
}

function shareOf(words: readonly string[], known: ReadonlySet<string>): number {
  if (words.length === 0 || known.size === 0) return 0;
  let hits = 0;
  for (const word of words) if (known.has(word)) hits += 1;
  return hits / words.length;
}

function shingles(words: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i < Math.max(1, words.length - SHINGLE + 1); i += 1) found.add(words.slice(i, i + SHINGLE).join(" "));
  found.delete("");
  return found;
}
