import type { ArticleEvidence, ScoredSentence, WeighedUnit } from "./article-evidence.ts";
import type { Evidence } from "./evidence.ts";
import type { AmountKind } from "./amount-kind.ts";
import type { QuestionKind } from "./kind.ts";
import { isOnField } from "./on-field.ts";
import type { AskedQuestion } from "./question.ts";
import { isNamed, showFeatures } from "./support-features.ts";
import { toldOdds } from "./told-odds.ts";

/** The articles that may hold an answer, the first the likeliest. */
const ARTICLES_MAX = 3;
/** So many articles may show at least a part of what is asked. */
const SHOWING_ARTICLES_MAX = 8;
/** So many of the parts that are shown least are looked at one by one. */
const LEAST_SHOWN = 3;
const NONE = -1;
const EVERYDAY: ReadonlySet<string> = new Set(["common", "light"]);

/** Kinds and amounts that are answered in ways of their own. */
const KINDS: readonly QuestionKind[] = ["howmany", "when", "who", "why", "what", "list", "yesno", "compare", "status"];
const AMOUNTS: readonly AmountKind[] = ["money", "count"];

/**
 * What support is weighed from, by name: what the likeliest article shows of the question, how well any one sentence of it and of the next
 * ones does, what is shown least, and what kind of question it is.
 * @param told the log odds that what is asked is told at all; others while they are fitted
 */
export function supportInputs(asked: AskedQuestion, found: Evidence, told = toldOdds(asked)): Record<string, number> {
  const evidence = { ...found, units: found.units.map((weighed) => ({ ...weighed, share: weighed.evenShare })) };
  const { units } = evidence;
  const articles = evidence.articles.slice(0, ARTICLES_MAX);
  const [first, second] = articles;
  const most = articles.map((article) => mostOf(article, units));
  const flags = (prefix: string, all: readonly string[], is: string): [string, number][] =>
    all.map((one) => [`${prefix} ${one}`, one === is ? 1 : 0]);
  return {
    ...(first === undefined ? {} : showFeatures(first, { units, asked })),
    coverage: first?.parts.coverage ?? 0,
    sentence: first?.parts.sentence ?? 0,
    search: first?.parts.search ?? 0,
    choice: first?.sentences[0]?.choice ?? 0,
    lead: (first?.score ?? 0) - (second?.score ?? 0),
    ...named("first", most.slice(0, 1)),
    ...named("any", most),
    ...leastShown(evidence),
    units: units.length,
    names: units.filter(({ unit }) => isNamed(unit)).length,
    onField: isOnField(asked, units) ? 1 : 0,
    told,
    ...Object.fromEntries(flags("asks", KINDS, asked.kind)),
    ...Object.fromEntries(AMOUNTS.map((kind) => [`amount ${kind}`, asked.amounts.has(kind) ? 1 : 0])),
    "amount any": asked.amounts.size === 0 ? 1 : 0,
  };
}

type Respects = ReadonlyMap<string, number>;

/** The best that any one sentence of an article does, in each respect. */
const mostOf = ({ sentences }: ArticleEvidence, units: readonly WeighedUnit[]): Respects => {
  const [greatest = NONE, second = NONE] = units
    .map((_, u) => u)
    .toSorted((a, b) => shareAt(units, b) - shareAt(units, a));
  return bestOf(sentences.map((sentence) => new Map(respects(sentence, { units, greatest, second }))));
};

const shareAt = (units: readonly WeighedUnit[], u: number): number => units[u]?.share ?? 0;

function bestOf(all: readonly Respects[]): Respects {
  const best = new Map<string, number>();
  for (const each of all) for (const [name, value] of each) best.set(name, Math.max(best.get(name) ?? NONE, value));
  return best;
}

const named = (prefix: string, all: readonly Respects[]): Record<string, number> =>
  Object.fromEntries([...bestOf(all)].map(([name, value]) => [`${prefix} ${name}`, value]));

/** From this on a sentence shows a part by itself. */
const SHOWN = 0.5;

/** `greatest`, `second`: the places of the units with the greatest shares. */
type AskedParts = { units: readonly WeighedUnit[]; greatest: number; second: number };

function respects(sentence: ScoredSentence, { units, greatest, second }: AskedParts): [string, number][] {
  const { shows, view } = sentence;
  const isExact = units.map(
    ({ unit }) => unit.words.length > 0 && unit.words.every(({ norm }) => view.terms.has(norm)),
  );
  const exactShare = (is: (u: number) => boolean): number => {
    let [met, all] = [0, 0];
    for (const [u, { share }] of units.entries()) {
      if (!is(u)) continue;
      all += share;
      if (isExact[u] === true) met += share;
    }
    return all === 0 ? NONE : met / all;
  };
  const isSaid = (u: number): boolean => units[u] !== undefined && !isNamed(units[u].unit);
  const least = (is: (u: number) => boolean): number => Math.min(1, ...shows.filter((_, u) => is(u)));
  return [
    ["kind", sentence.kind],
    ["said", sentence.said],
    ["saidNear", sentence.saidNear],
    ["own", sentence.own],
    ["around", sentence.around],
    ["sought", sentence.sought],
    ["told", sentence.told],
    ["toldItself", shows.filter((shown) => shown >= SHOWN).length],
    ["exact", exactShare(() => true)],
    ["exactSaid", exactShare(isSaid)],
    ["leastName", least((u) => !isSaid(u))],
    ["leastSaid", least(isSaid)],
    ["greatest", shows[greatest] ?? NONE],
    ["second", shows[second] ?? NONE],
    ["rarest", Math.max(0, ...shows.filter((_, u) => units[u]?.unit.salience === "rare"))],
  ];
}

/** A part that is shown less by every article is told by none. */
const TOLD_LEAST = 0.3;

const shareOf = (units: readonly { share: number }[]): number => units.reduce((sum, { share }) => sum + share, 0);

/** What is asked about the names, the least shown parts first: how well any article shows each, and what it is. */
function leastShown({ units, articles }: Evidence): Record<string, number> {
  const shownOf = (u: number): number =>
    Math.max(0, ...articles.slice(0, SHOWING_ARTICLES_MAX).map(({ shown }) => shown[u] ?? 0));
  const parts = units.map((weighed, u) => ({ ...weighed, shown: shownOf(u) }));
  const said = parts
    .filter(({ unit }) => !isNamed(unit) && (unit.kind === "word" || unit.kind === "quantity"))
    .toSorted((a, b) => a.shown - b.shown);
  const inputs: Record<string, number> = {
    untold: shareOf(parts.filter(({ shown }) => shown < TOLD_LEAST)),
    unseen: shareOf(units.filter(({ seen }) => !seen)),
    saidParts: said.length,
    // By their number: words that help to ask weigh next to nothing in a share, and say all the same what nobody tells.
    untoldParts: said.filter(({ shown }) => shown < TOLD_LEAST).length,
    untoldOfSaid: said.length === 0 ? 0 : said.filter(({ shown }) => shown < TOLD_LEAST).length / said.length,
    unseenOfSaid: said.length === 0 ? 0 : said.filter(({ seen }) => !seen).length / said.length,
    saidShare: shareOf(said),
    unseenParts: units.filter(({ seen }) => !seen).length,
    guesses: units.filter(({ unit }) => unit.isGuess === true).length,
    dates: units.filter(({ unit }) => unit.kind === "date").length,
  };
  for (let place = 0; place < LEAST_SHOWN; place++) {
    const part = said[place];
    inputs[`least${place} shown`] = part?.shown ?? 2;
    inputs[`least${place} share`] = part?.share ?? 0;
    inputs[`least${place} notions`] = part?.unit.concepts.length ?? NONE;
    inputs[`least${place} common`] = part === undefined ? NONE : Number(EVERYDAY.has(part.unit.salience));
    inputs[`least${place} rare`] = part === undefined ? NONE : Number(part.unit.salience === "rare");
    inputs[`least${place} seen`] = part === undefined ? NONE : Number(part.seen);
  }
  return inputs;
}
