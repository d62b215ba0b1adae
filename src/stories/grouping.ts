import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library, StoredArticle, StoryEntry, StoryLink, StoryShelf } from "../ports.ts";
import { readClaims } from "../reading/claims.ts";
import { unpackReading } from "../reading/reading.ts";
import { storyKeys } from "./keys.ts";
import { likeness } from "./likeness.ts";
import { regroup } from "./regrouping.ts";
import type { StoryTraits } from "./story-types.ts";
import { readTraits, TRAITS_VERSION, unpackTraits } from "./traits.ts";

/** Articles read and linked at a time, between which others get a turn: some hundredths of a second. */
const BATCH_ARTICLES = 20;
/** Articles given their story at a time: what hangs together is cut into groups once for all of them. */
const ROUND_ARTICLES = 2_000;
/** The articles that share the most keys; those of one story come first, and few stories have more. */
const CANDIDATES_MAX = 30;
/** Reports further apart are never of one event. */
const WINDOW_DAYS = 14;
const MS_PER_DAY = 86_400_000;

export type GroupingDeps = { library: Library; catalogue: Catalogue };

/** Which of those that wait are given their story: at most so many, of all or of some. */
export type Waiting = { articlesMax?: number; among?: readonly string[] };

/**
 * Gives every article that waits its story, or some of them; the others wait for the next call. Each is held only against those that share rare names, numbers or wording with it within
 * two weeks; cut short anywhere, the next call takes it up again. The order in which articles come does not change the groups.
 * @returns how many articles were given a story
 */
export async function groupWaiting(
  { library, catalogue }: GroupingDeps,
  { articlesMax = Infinity, among }: Waiting = {},
): Promise<number> {
  let grouped = 0;
  for (;;) {
    const roundMax = Math.min(ROUND_ARTICLES, articlesMax - grouped);
    const round = await linkRound(library.stories, catalogue, { articlesMax: roundMax, among });
    if (round.hashes.size === 0) return grouped;
    const members = await regroup([...round.touched], library.stories);
    await library.stories.assign(
      members.map((member) => ({ ...member, contentHash: round.hashes.get(member.articleId) ?? null })),
    );
    grouped += round.hashes.size;
  }
}

/** The content of the articles that were linked, by id, and all whose group may be another now. */
type Round = { hashes: Map<string, string>; touched: Set<string> };

async function linkRound(
  shelf: StoryShelf,
  catalogue: Catalogue,
  { articlesMax, among }: { articlesMax: number; among: readonly string[] | undefined },
): Promise<Round> {
  const round: Round = { hashes: new Map(), touched: new Set() };
  let after: string | undefined;
  while (round.hashes.size < articlesMax) {
    const limit = Math.min(BATCH_ARTICLES, articlesMax - round.hashes.size);
    const batch = await shelf.waiting({ version: TRAITS_VERSION, among, after, limit });
    for (const { article } of batch) round.hashes.set(article.id, article.contentHash);
    for (const id of await linkBatch(batch, shelf, catalogue)) round.touched.add(id);
    after = batch.at(-1)?.article.id;
    if (batch.length < limit) break;
  }
  return round;
}

/** Keeps what is read of the articles and links them; gives their ids and those of the articles that were linked to an older version. */
async function linkBatch(batch: readonly StoredArticle[], shelf: StoryShelf, catalogue: Catalogue): Promise<string[]> {
  if (batch.length === 0) return [];
  const read = batch.map((stored) => readStored(stored, catalogue));
  const ids = read.map(({ articleId }) => articleId);
  // An edited article leaves its neighbours; they are grouped anew too.
  const former = await shelf.linksOf(ids);
  await shelf.keep(read.map(({ traits, ...entry }) => ({ ...entry, traits: JSON.stringify(traits) })));
  const known = new Map(read.map(({ articleId, traits }) => [articleId, traits]));
  const held = new Set<string>();
  const links: StoryLink[] = [];
  for (const { articleId, traits, keys, day } of read) {
    const days = day === 0 ? null : { from: day - WINDOW_DAYS, to: day + WINDOW_DAYS };
    const alike = await shelf.alike({ articleId, keys, days, limit: CANDIDATES_MAX });
    await recall(alike, known, shelf);
    for (const id of alike) {
      const other = known.get(id);
      // Of a pair that stands in the batch both look each other up.
      if (other === undefined || held.has(`${id} ${articleId}`)) continue;
      held.add(`${articleId} ${id}`);
      const found = linkOf([articleId, traits], [id, other], catalogue);
      if (found !== null) links.push(found);
    }
  }
  await shelf.link(links);
  return [...ids, ...former.flatMap(({ a, b }) => [a, b])];
}

type ReadEntry = Omit<StoryEntry, "traits"> & { traits: StoryTraits };

function readStored({ article, reading: packed }: StoredArticle, catalogue: Catalogue): ReadEntry {
  const reading = unpackReading(packed);
  const claims = readClaims(article, reading, catalogue);
  const traits = readTraits({ article, reading, claims, catalogue });
  const { id: articleId, contentHash } = article;
  return { articleId, contentHash, version: TRAITS_VERSION, day: dayOf(traits), keys: storyKeys(traits), traits };
}

/** Days since 1970 of a dated article; 0 for one whose day was only read out of its text, which is a lower bound. */
const dayOf = ({ day, isDayGiven }: StoryTraits): number =>
  day === null || !isDayGiven ? 0 : Math.max(0, Math.floor(Date.parse(day) / MS_PER_DAY));

async function recall(ids: readonly string[], known: Map<string, StoryTraits>, shelf: StoryShelf): Promise<void> {
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length === 0) return;
  for (const { articleId, traits } of await shelf.records(missing)) known.set(articleId, unpackTraits(traits));
}

/** The same link whichever of the two comes first. */
function linkOf(
  one: readonly [string, StoryTraits],
  other: readonly [string, StoryTraits],
  catalogue: Catalogue,
): StoryLink | null {
  const [[a, ofA], [b, ofB]] = one[0] < other[0] ? [one, other] : [other, one];
  const found = likeness(ofA, ofB, catalogue);
  if (found === null) return null;
  return { a, b, points: found.points, because: JSON.stringify([found.kind, ...found.because]) };
}
