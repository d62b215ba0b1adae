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
const ELEMENTS_MAX = 20_000;
const BLOCKS_MAX = 5000;

/** `onPlain` is given a first, plain reading of a page that may take long. */
export type Reading = { model: ContentModel; onPlain?: (result: PageResult) => void };

/** What a page says. */
export function readPage(page: Page, { model, onPlain = () => {} }: Reading): PageResult {
  const why = whyNoPage(page);
  if (why !== null) return { kind: "unreadable", reason: why };
  const tree = pageTree(decodePage(page.bytes, page.contentType));
  const metadata = pageMetadata(tree, page.url);
  const plain = plainText(tree.root);
  if (tree.depth > DEPTH_MAX || tree.elements.length > ELEMENTS_MAX) return resultOf(tree, metadata, plain);
  if (plain !== "") onPlain({ kind: "article", article: articleOf(metadata, plain) });
  const blocks = blocksOf(tree.root);
  const chars = blocks.reduce((sum, block) => sum + block.chars, 0);
  if (blocks.length > BLOCKS_MAX || chars > TEXT_CHARS_MAX) return resultOf(tree, metadata, plain);
  return resultOf(tree, metadata, contentOf(tree, metadata, blocks, model) ?? plain);
}

/** The article's blocks as text, null where readability sees no article at all: the trees have learned nothing of such pages. */
function contentOf(tree: PageTree, metadata: Metadata, blocks: readonly Block[], model: ContentModel): string | null {
  const vote = readabilityVote(tree.root, blocks);
  if (vote === null) return null;
  const chosen = chooseBlocks(blocks, { ...metadata, vote }, model);
  const found = blocks.filter((_, i) => chosen[i] === true);
  return found.length === 0 ? null : joined(found);
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
  const article = articleOf(metadata, content);
  const what = blockerOf(tree, metadata, article.text);
  if (what !== null) return { kind: "blocked", what, article };
  return article.text === "" ? { kind: "unreadable", reason: "has no text" } : { kind: "article", article };
}

function articleOf(metadata: Metadata, content: string): PageArticle {
  const { title, author, publishedAt, modifiedAt, siteName, canonicalUrl, language } = metadata;
  // The title stands first in a saved page; a page without one gets a dash in its place.
  const text = content.trim() === "" ? "" : cleanSavedPage(`${title ?? "–"}\n\n${content}`).text;
  return { title, author, publishedAt, modifiedAt, siteName, canonicalUrl, language, text };
}
