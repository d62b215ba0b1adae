import type { Bot, ImportOutcome, LocatedArticle } from "../../src/index.ts";
import type { Found } from "../files/found.ts";

/** How many of each there were. */
export type ImportCounts = { new: number; changed: number; same: number; refused: number };

/** One transaction each: large enough to be fast, small enough that the progress bar moves. */
const BATCH_ARTICLES = 200;

/** Or when the texts of a batch come to this, so that many long ones do not fill the memory. */
const BATCH_CHARS_MAX = 8_000_000;

/** Imports what the readers found, in batches, and tells each outcome in the order things were found. */
export async function importFound(
  found: AsyncIterable<Found>,
  bot: Bot,
  onOutcome: (outcome: ImportOutcome) => void,
): Promise<ImportCounts> {
  const counts: ImportCounts = { new: 0, changed: 0, same: 0, refused: 0 };
  const settle = async (batch: readonly Found[]): Promise<void> => {
    for (const outcome of await importBatch(batch, bot)) {
      counts[outcome.kind] += 1;
      onOutcome(outcome);
    }
  };
  let batch: Found[] = [];
  let chars = 0;
  for await (const each of found) {
    batch.push(each);
    chars += each.kind === "article" ? each.input.text.length : 0;
    if (batch.length < BATCH_ARTICLES && chars < BATCH_CHARS_MAX) continue;
    await settle(batch);
    batch = [];
    chars = 0;
  }
  await settle(batch);
  return counts;
}

async function importBatch(batch: readonly Found[], bot: Bot): Promise<ImportOutcome[]> {
  const articles: LocatedArticle[] = batch.flatMap((each) =>
    each.kind === "article" ? [{ where: each.where, input: each.input }] : [],
  );
  const outcomes = (articles.length === 0 ? [] : await bot.import(articles)).values();
  return batch.map((each) => {
    if (each.kind === "refused") return each;
    const { value } = outcomes.next();
    return value ?? { kind: "refused", where: each.where, reason: "was not imported" };
  });
}
