import type { Catalogue } from "../knowledge/catalogue.ts";
import { WIDE } from "./claim-profile.ts";
import type { Statement } from "./contrast-statements.ts";
import { differenceOf } from "./contrast-values.ts";
import { bearsOn, turnAlike } from "./contrast-turns.ts";
import { type World, worldOf } from "./contrast-world.ts";

/** Two statements of one matter of which one takes back what the other tells. `b` is the later. */
export type Contrast = {
  a: Statement;
  b: Statement;
  kind: "update" | "contradiction";
  /** Names both share, rarest first. */
  shared: readonly string[];
  score: number;
};

/** Of a key in more statements only the newest are compared: so many that take something back, with so many that tell. */
const TURNS_MAX = 40;
const TOLD_MAX = 80;
/** Reports further apart speak of another round of the matter. */
const DAYS_MAX = 240;
/** From here on what is told otherwise was changed. */
const UPDATE_DAYS = 21;
/** What two statements must share, in rarity of names and notions, and how alike their articles must be besides. */
const GROUND_MIN = 5;
const TOPIC_MIN = 0.1;
const TOPIC_WEIGHT = 10;
const SCORE_MIN = 8;
/** The same for two that give another figure or day, and how rare a notion around both must be. */
const VALUE_SCORE_MIN = 9;
const VALUE_TOPIC_MIN = 0.15;
const AROUND_RARITY = 1;
const USUAL_NAMES_MAX = 6;

/**
 * The pairs of articles of which one takes back, ends or denies what the other tells in its head, without a measure or a stage to
 * hold them by: surest first, one pair of statements for each, and only pairs that are the best there is for one of the two.
 */
export function findContrasts(statements: readonly Statement[], catalogue: Catalogue): Contrast[] {
  const world = worldOf(statements, catalogue);
  const best = new Map<string, Contrast>();
  const seen = new Set<string>();
  for (const [turn, other] of pairsOf(statements, world)) {
    if (other.articleId === turn.articleId || !isNear(other, turn)) continue;
    const place = `${other.articleId} ${other.start} ${turn.articleId} ${turn.start}`;
    if (seen.has(place)) continue;
    seen.add(place);
    const found = contrastOf(other, turn, world) ?? valueContrastOf(other, turn, world);
    if (found === null) continue;
    const key = [turn.articleId, other.articleId].toSorted().join(" ");
    if ((best.get(key)?.score ?? 0) < found.score) best.set(key, found);
  }
  return bestOfEither([...best.values()].toSorted(bySureness));
}

const bySureness = (x: Contrast, y: Contrast): number =>
  y.score - x.score ||
  Number(x.a.articleId > y.a.articleId) - Number(x.a.articleId < y.a.articleId) ||
  Number(x.b.articleId > y.b.articleId) - Number(x.b.articleId < y.b.articleId);

/** What could stand against each other: what takes something back and what tells, and two that give figures or days. */
function* pairsOf(statements: readonly Statement[], world: World): Generator<[Statement, Statement]> {
  for (const { turns, told } of bucketsOf(statements, world)) {
    for (const turn of turns) for (const other of told) yield [turn, other];
    const valued = told.filter(({ values }) => values.length > 0).slice(0, TURNS_MAX);
    for (const [i, one] of valued.entries()) for (const other of valued.slice(i + 1)) yield [one, other];
  }
}

type Bucket = { turns: readonly Statement[]; told: readonly Statement[] };

/** Statements that could be of one matter: they share a rare name, or two usual ones. */
function* bucketsOf(statements: readonly Statement[], world: World): Generator<Bucket> {
  const buckets = new Map<string, { turns: Statement[]; told: Statement[] }>();
  const newestFirst = statements.toSorted(byNewest);
  for (const statement of newestFirst) {
    const side = statement.turn === null ? "told" : "turns";
    for (const key of keysOf(statement, world)) {
      const bucket = buckets.get(key) ?? { turns: [], told: [] };
      buckets.set(key, bucket);
      // What takes something back can itself be taken back.
      if (side === "turns" && bucket.turns.length < TURNS_MAX) bucket.turns.push(statement);
      if (bucket.told.length < TOLD_MAX) bucket.told.push(statement);
    }
  }
  for (const bucket of buckets.values()) if (bucket.told.length > 1) yield bucket;
}

/** Newest first; of one day by their places, so that the order of reading does not matter. */
const byNewest = (x: Statement, y: Statement): number =>
  (y.day ?? "").localeCompare(x.day ?? "") ||
  Number(x.articleId > y.articleId) - Number(x.articleId < y.articleId) ||
  x.start - y.start;

function keysOf({ names }: Statement, world: World): string[] {
  const rare = [...names].filter((id) => world.isTelling(id) && !world.isCommon(id));
  const usual = [...names]
    .filter((id) => world.isCommon(id))
    .slice(0, USUAL_NAMES_MAX)
    .toSorted();
  return [...rare, ...usual.flatMap((a, i) => usual.slice(i + 1).map((b) => `${a} ${b}`))];
}

function daysBetween(a: Statement, b: Statement): number | null {
  return a.day === null || b.day === null ? null : Math.round((Date.parse(b.day) - Date.parse(a.day)) / 86_400_000);
}

const isNear = (a: Statement, b: Statement): boolean => Math.abs(daysBetween(a, b) ?? 0) <= DAYS_MAX;

/** How `turn` stands against `told`, null when it takes nothing of it back or too little shows that both mean one thing. */
function contrastOf(told: Statement, turn: Statement, world: World): Contrast | null {
  if (!told.isHead && !turn.isHead) return null;
  if (turn.turn === null || !bearsOn(turn.turn, told.concepts)) return null;
  const ground = groundOf(told, turn, world);
  if (ground === null || ground.sum < GROUND_MIN) return null;
  const topic = world.topicOf(told.articleId, turn.articleId);
  const score = ground.sum + TOPIC_WEIGHT * topic;
  if (topic < TOPIC_MIN || score < SCORE_MIN || agrees(told, turn, world)) return null;
  const days = daysBetween(told, turn);
  const [a, b] = days !== null && days < 0 ? [turn, told] : [told, turn];
  const isOneMoment = days !== null && Math.abs(days) <= UPDATE_DAYS;
  return { a, b, kind: isOneMoment ? "contradiction" : "update", shared: ground.shared, score };
}

/** Two statements that give another figure or day for one thing. */
function valueContrastOf(one: Statement, other: Statement, world: World): Contrast | null {
  if ((!one.isHead && !other.isHead) || one.values.length === 0 || other.values.length === 0) return null;
  const around = differenceOf(one.values, other.values, (id) => world.ofConcept(id) >= AROUND_RARITY);
  if (around === 0) return null;
  const ground = groundOf(one, other, world);
  if (ground === null || ground.sum < GROUND_MIN) return null;
  const topic = world.topicOf(one.articleId, other.articleId);
  const score = ground.sum + around + TOPIC_WEIGHT * topic;
  if (topic < VALUE_TOPIC_MIN || score < VALUE_SCORE_MIN) return null;
  const days = daysBetween(one, other);
  const [a, b] = days !== null && days < 0 ? [other, one] : [one, other];
  const isOneMoment = days === null || Math.abs(days) <= UPDATE_DAYS;
  return { a, b, kind: isOneMoment ? "contradiction" : "update", shared: ground.shared, score };
}

/** Whether the article that tells takes the same back somewhere itself. */
function agrees(told: Statement, turn: Statement, world: World): boolean {
  const alike = likenessOf(told, turn, world);
  return world.statementsOf(told.articleId).some((other) => {
    const isOfIt = [...other.names].some((id) => turn.names.has(id) && world.isTelling(id));
    if (isOfIt && turnAlike(other, turn)) return true;
    const bothChange = (other.turn?.changes.length ?? 0) > 0 && (turn.turn?.changes.length ?? 0) > 0;
    return bothChange && (other === told || likenessOf(other, turn, world) >= alike);
  });
}

/** Things of one sort: statements that name different ones speak of different matters. */
const SORTS: readonly ReadonlySet<string>[] = [
  new Set(["chip", "model"]),
  new Set(["facility"]),
  new Set(["regulation"]),
];
const isThing = (kind: string): boolean => SORTS.some((sort) => sort.has(kind));
/** A product or a law both name tells more than a company. */
const THING = 1;
/** People, countries and agencies count half. */
const SPEAKER_SHARE = 0.5;
/** A figure both give shows that both speak of one thing. */
const SAME_FIGURE = 3;

type Ground = { shared: readonly string[]; sum: number };

/** What two statements share, null when they name different things of one sort, or nothing telling. */
function groundOf(a: Statement, b: Statement, world: World): Ground | null {
  const shared = [...a.names].filter((id) => b.names.has(id));
  if (!shared.some(world.isTelling)) return null;
  const areOthers = (kinds: ReadonlySet<string>): boolean => {
    const of = ({ names }: Statement): string[] =>
      [...names].filter((id) => kinds.has(world.kindOf(id)) && !WIDE.has(id));
    const [ofA, ofB] = [of(a), of(b)];
    return ofA.length > 0 && ofB.length > 0 && !ofA.some((id) => ofB.includes(id));
  };
  if (SORTS.some(areOthers)) return null;
  const hasThing = shared.some((id) => isThing(world.kindOf(id)));
  if (!hasThing && areOthers(COMPANIES)) return null;
  const weightOf = (id: string): number =>
    world.ofName(id) * (world.isTelling(id) ? 1 : SPEAKER_SHARE) + (isThing(world.kindOf(id)) ? THING : 0);
  const ofNames = shared.reduce((sum, id) => sum + weightOf(id), 0);
  const isOneFigure = a.values.some((x) =>
    b.values.some((y) => x.sort === y.sort && x.from === y.from && x.to === y.to),
  );
  const ofFigures = isOneFigure ? SAME_FIGURE : 0;
  return {
    shared: shared.toSorted((x, y) => world.ofName(y) - world.ofName(x)),
    sum: ofNames + likenessOf(a, b, world) + ofFigures,
  };
}

const COMPANIES: ReadonlySet<string> = new Set(["company"]);

const likenessOf = (a: Statement, b: Statement, { ofConcept }: World): number =>
  [...a.concepts].reduce((sum, id) => sum + (b.concepts.has(id) ? Math.max(0, ofConcept(id) - 1) : 0), 0);

function bestOfEither(contrasts: readonly Contrast[]): Contrast[] {
  const met = new Set<string>();
  return contrasts.filter(({ a, b }) => {
    const isNew = !met.has(a.articleId) || !met.has(b.articleId);
    met.add(a.articleId).add(b.articleId);
    return isNew;
  });
}
