import { cleanSavedPage } from "../../../src/index.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { chooseBlocks, type ContentModel } from "./content.ts";
import { decodePage } from "./decode-page.ts";
import { blockerOf } from "./blocker.ts";
import { type Metadata, pageMetadata } from "./metadata.ts";
import type { Page, PageArticle, PageResult } from "./page-result.ts";
import { type PageTree, pageTree } from "./page-tree.ts";
import { plainText, TEXT_CHARS_MAX } from "./plain-text.ts";
import { readabilityVote } from "./readability-vote.ts";
import { whyNoPage } from "./sniff.ts";

/** Beyond one of these a page is walked plainly: readability and the trees would take too long or need too deep a stack. */
const DEPTH_MAX = 250;
const ELEMENTS_MAX = 30_000;
const BLOCKS_MAX = 6000;

/** `onPlain` is given a first, plain reading of a page that may take long. */
export type Reading = { model: ContentModel; onPlain?: (result: PageResult) => void };

/** What a page says. */
export function readPage(page: Page, { model, onPlain = () => {} }: Reading): PageResult {
  const why = whyNoPage(page);
  if (why !== null) return { kind: "unreadable", reason: why };
  const tree = pageTree(decodePage(page.bytes, page.contentType));
  const metadata = pageMetadata(tree, page.url);
  if (tree.depth > DEPTH_MAX || tree.elements.length > ELEMENTS_MAX)
    return resultOf(tree, metadata, plainText(tree.root));
  const blocks = blocksOf(tree.root);
  const chars = blocks.reduce((sum, block) => sum + block.chars, 0);
  if (blocks.length > BLOCKS_MAX || chars > TEXT_CHARS_MAX) return resultOf(tree, metadata, plainText(tree.root));
  onPlain(resultOf(tree, metadata, plainText(tree.root)));
  return resultOf(tree, metadata, contentOf(tree, metadata, blocks, model));
}

/** The article's blocks as text; where the trees find none, what readability would keep, else everything. */
export function contentOf(tree: PageTree, metadata: Metadata, blocks: readonly Block[], model: ContentModel): string {
  if (blocks.length === 0) return "";
  const vote = readabilityVote(tree.root, blocks);
  const chosen = chooseBlocks(blocks, { ...metadata, vote }, model);
  const choices = [chosen, vote ?? []].map((choice) => blocks.filter((_, i) => choice[i] === true));
  const found = choices.find((choice) => choice.length > 0);
  return found === undefined ? plainText(tree.root) : joined(found);
}

function joined(blocks: readonly Block[]): string {
  let chars = 0;
  const paragraphs: string[] = [];
  for (const { text } of blocks) {
    if (chars >= TEXT_CHARS_MAX) break;
    paragraphs.push(text.slice(0, TEXT_CHARS_MAX - chars));
    chars += text.length;
  }
  return paragraphs.join("\n\n");
}

function resultOf(tree: PageTree, metadata: Metadata, content: string): PageResult {
  const { title, author, publishedAt, modifiedAt, siteName, canonicalUrl, language } = metadata;
  const text = title === null ? content : cleanSavedPage(`${title}\n\n${content}`).text;
  const article: PageArticle = { title, author, publishedAt, modifiedAt, siteName, canonicalUrl, language, text };
  const what = blockerOf(tree, metadata, text);
  if (what !== null) return { kind: "blocked", what, article };
  return text === "" ? { kind: "unreadable", reason: "has no text" } : { kind: "article", article };
}
