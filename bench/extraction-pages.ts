import { type Block, blocksOf } from "../adapters/web/page/blocks.ts";
import { decodePage } from "../adapters/web/page/decode-page.ts";
import type { Columns } from "../adapters/web/page/columns.ts";
import { blockFeatures } from "../adapters/web/page/features.ts";
import { pageMetadata } from "../adapters/web/page/metadata.ts";
import { pageTree } from "../adapters/web/page/page-tree.ts";
import { readabilityVote } from "../adapters/web/page/readability-vote.ts";
import { labelBlocks } from "./extraction-labels.ts";
import { siteOf, type TruePage } from "./extraction-set.ts";

/** Pages are put into this many folds by their site. */
export const FOLDS = 5;

/** A page ready for training: what its blocks look like, and which of them are the article. */
export type TrainingPage = {
  set: string;
  fold: number;
  truth: string;
  texts: string[];
  isIn: boolean[];
  /** What the page's score loses by a wrong decision, a block each. */
  weights: number[];
  blocks: readonly Block[];
  columns: Columns;
};

export function trainingPage(page: TruePage, set: string): TrainingPage {
  const tree = pageTree(decodePage(page.bytes, null));
  const blocks: Block[] = blocksOf(tree.root);
  const vote = readabilityVote(tree.root, blocks);
  const texts = blocks.map((block) => block.text);
  const columns = blockFeatures(blocks, { ...pageMetadata(tree, page.url), vote });
  return { set, fold: foldOf(page.url), truth: page.truth, texts, blocks, columns, ...labelBlocks(texts, page.truth) };
}

/** The fold of a page's site: the same in every run and every set. */
export function foldOf(url: string): number {
  let hash = 2166136261;
  for (const char of siteOf(url)) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
  return ((hash >>> 0) % 1000) % FOLDS;
}
