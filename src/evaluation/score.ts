import type { EvalQuestion, EvalRun } from "./schema.ts";

/** The measures of one group of questions, each a fraction of `n`. */
type GroupScore = { group: string; n: number; hit1: number; hit3: number; hit5: number; evidence: number };

/** A run's measures; a precision or recall of nothing is null. */
export type Scores = {
  /** "all" first, then the sets, the types and the languages, each in the order they come up. */
  groups: readonly GroupScore[];
  refusalPrecision: number | null;
  refusalRecall: number | null;
};

const HIT_DEPTHS = [1, 3, 5] as const;

/**
 * The measures of `eval/score.py`: a hit is an answering article among the first citations, evidence means every gold group
 * occurs in the quotes, and a refusal (or a question without a run) misses both. Unanswerable questions count for refusal only.
 */
export function scoreRun(questions: readonly EvalQuestion[], runs: readonly EvalRun[]): Scores {
  const runById = new Map(runs.map((run) => [run.id, run]));
  const groups = new Map<string, GroupScore>();
  const refusals = { right: 0, wrong: 0, missed: 0 };
  for (const question of questions) {
    const run = runById.get(question.id);
    const refused = run?.refused ?? true;
    const unanswerable = question.type === "unanswerable";
    if (refused && unanswerable) refusals.right += 1;
    if (refused && !unanswerable) refusals.wrong += 1;
    if (!refused && unanswerable) refusals.missed += 1;
    if (!unanswerable) countAnswer(groups, question, refused ? undefined : run);
  }
  return {
    groups: [...groups.values()].toSorted((a, b) => rank(a) - rank(b)).map(asFractions),
    refusalPrecision: ratio(refusals.right, refusals.right + refusals.wrong),
    refusalRecall: ratio(refusals.right, refusals.right + refusals.missed),
  };
}

/** Whether an answerable question was missed at rank 1, for the list of failures. */
export function isMiss(question: EvalQuestion, run: EvalRun | undefined): boolean {
  if (question.type === "unanswerable") return run !== undefined && !run.refused;
  return run === undefined || run.refused || !question.answer_ids.includes(run.ranked[0] ?? "");
}

function countAnswer(groups: Map<string, GroupScore>, question: EvalQuestion, run: EvalRun | undefined): void {
  const ranked = run?.ranked ?? [];
  const [hit1, hit3, hit5] = HIT_DEPTHS.map((depth) =>
    Number(ranked.slice(0, depth).some((id) => question.answer_ids.includes(id))),
  );
  const evidence = Number(holdsEvery(run?.evidence ?? "", question.gold));
  for (const group of ["all", question.set, `type ${question.type}`, `lang ${question.lang}`]) {
    const before = groups.get(group) ?? { group, n: 0, hit1: 0, hit3: 0, hit5: 0, evidence: 0 };
    groups.set(group, {
      group,
      n: before.n + 1,
      hit1: before.hit1 + (hit1 ?? 0),
      hit3: before.hit3 + (hit3 ?? 0),
      hit5: before.hit5 + (hit5 ?? 0),
      evidence: before.evidence + evidence,
    });
  }
}

/** Every group by at least one of its strings. */
function holdsEvery(text: string, groups: readonly (readonly string[])[]): boolean {
  const folded = fold(text);
  return groups.every((group) => group.some((alternative) => folded.includes(fold(alternative))));
}

/** Width forms, white space and case made alike: NFKC, runs of space folded, Python's `casefold` as nearly as JavaScript has it. */
function fold(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\u0085\u001c-\u001f]+/gu, " ")
    .toUpperCase()
    .toLowerCase()
    .replaceAll("ς", "σ");
}

const rank = ({ group }: GroupScore): number =>
  group === "all" ? 0 : 1 + Number(group.startsWith("type ")) + 2 * Number(group.startsWith("lang "));

function asFractions(counts: GroupScore): GroupScore {
  const { group, n } = counts;
  return {
    group,
    n,
    hit1: counts.hit1 / n,
    hit3: counts.hit3 / n,
    hit5: counts.hit5 / n,
    evidence: counts.evidence / n,
  };
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** A pair of articles, by their ids, with what is said of it: "update" or "contradiction". */
export type ConflictPair = { a: string; b: string; kind: string };

/** How a list of conflicts compares with the listed ones; which article is a and which b is left aside. */
export type ConflictScores = {
  listed: number;
  found: number;
  /** Found, and of the listed kind. */
  rightKind: number;
  /** Came besides the listed ones; whether they are right a reader has to judge. */
  unlisted: number;
};

/** Counts the listed pairs among those that came, and those that came besides. */
export function scoreConflicts(listed: readonly ConflictPair[], came: readonly ConflictPair[]): ConflictScores {
  const kindsByPair = new Map(came.map((pair) => [pairKey(pair), pair.kind]));
  const found = listed.filter((pair) => kindsByPair.has(pairKey(pair)));
  return {
    listed: listed.length,
    found: found.length,
    rightKind: found.filter((pair) => kindsByPair.get(pairKey(pair)) === pair.kind).length,
    unlisted: kindsByPair.size - new Set(found.map(pairKey)).size,
  };
}

const pairKey = ({ a, b }: ConflictPair): string => JSON.stringify([a, b].toSorted());

/** Articles that report one event, by their ids. */
export type Cluster = { event: string; ids: readonly string[] };

/** How stories compare with the listed events, over pairs of articles; a precision or recall of nothing is null. */
export type StoryScores = {
  clusters: number;
  articles: number;
  precision: number | null;
  recall: number | null;
  f1: number | null;
};

/** Counts pairs over the clustered articles only: those of one story that are of one event, and the other way round. */
export function scoreStories(clusters: readonly Cluster[], storyOf: (id: string) => string | null): StoryScores {
  const articles = clusters.flatMap(({ event, ids }) => ids.map((id) => ({ event, story: storyOf(id) })));
  let right = 0;
  let together = 0;
  let wanted = 0;
  for (const [at, one] of articles.entries()) {
    for (const other of articles.slice(at + 1)) {
      const isOne = one.story !== null && one.story === other.story;
      const isWanted = one.event === other.event;
      right += Number(isOne && isWanted);
      together += Number(isOne);
      wanted += Number(isWanted);
    }
  }
  return {
    clusters: clusters.length,
    articles: articles.length,
    precision: ratio(right, together),
    recall: ratio(right, wanted),
    f1: ratio(2 * right, together + wanted),
  };
}
