import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

/** A page with the text that a person took out of it. */
export type TruePage = { id: string; url: string; bytes: Buffer; truth: string; title: string | null };

const truthSchema = z.record(
  z.string(),
  z.object({
    url: z.string().optional(),
    link: z.string().optional(),
    articleBody: z.string(),
    title: z.string().nullish(),
  }),
);

/** The files that hold the true texts, in the two public sets. */
const TRUTH_FILES = ["ground-truth.json", "articles.json"];

/** The pages of a folder that has a `ground-truth.json` or `articles.json`, and `html/ID.html.gz` or `html/ID.html`. */
export function readExtractionSet(folder: string): TruePage[] {
  const file = TRUTH_FILES.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file === undefined) throw new Error(`${folder} has none of ${TRUTH_FILES.join(", ")}`);
  const truths = truthSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const pages = new Set(readdirSync(join(folder, "html")));
  return Object.entries(truths).flatMap(([id, { url, link, articleBody, title }]) => {
    const name = [`${id}.html.gz`, `${id}.html`].find((each) => pages.has(each));
    if (name === undefined) return [];
    const stored = readFileSync(join(folder, "html", name));
    const bytes = name.endsWith(".gz") ? gunzipSync(stored) : stored;
    return [{ id, url: url ?? link ?? "", bytes, truth: articleBody, title: title ?? null }];
  });
}

/** Second-level names under which sites are registered, as in `example.co.uk`. */
const SECOND_LEVEL = /^(co|com|org|net|ac|gov|edu|or|ne|go|gob|gov|mil|in)$/;

/** The registrable domain of a page: pages of one site are trained on together or not at all. */
export function siteOf(url: string): string {
  const host = URL.parse(url)?.hostname ?? url;
  const labels = host.split(".");
  const top = labels.at(-1) ?? "";
  const keep = top.length === 2 && SECOND_LEVEL.test(labels.at(-2) ?? "") ? 3 : 2;
  return labels.slice(-keep).join(".");
}
