import type { Page, PageResult } from "./page-result.ts";

/**
 * What a page says.
 * @param onPlain is given a first, plain reading of a page that may take long
 */
export function readPage(page: Page, onPlain: (result: PageResult) => void): PageResult {
  onPlain({ kind: "unreadable", reason: "is not read yet" });
  return { kind: "unreadable", reason: `${page.url} is not read yet` };
}
