import type { Catalogue } from "../knowledge/catalogue.ts";
import type { StoredArticle } from "../ports.ts";
import { readingOf } from "../reading/reading.ts";
import { knownLanguage } from "../text/terms.ts";
import type { Article } from "../types.ts";
import { holdsKind } from "./kind-evidence.ts";
import { unitShown, viewSentences, type SentenceView } from "./match.ts";
import { type ChoiceKey, choiceInputs, choiceOf } from "./choice.ts";
import type { AskedQuestion, Unit } from "./question.ts";
import { isLinked as isName, isNamed, namesShown } from "./support-features.ts";
import { speaks } from "./speaker.ts";
import { WEIGHTS } from "./weights.ts";

/**
 * A unit with its share of the question: the rarer in the library, the more. Shares add up to 1. `evenShare` is that of what has to be told,
 * in which everyday words count as much as rare ones.
 */
export type WeighedUnit = { unit: Unit; share: number; evenShare: number; seen: boolean };

/**
 * A sentence held against a question: what it shows by itself (`own`) and with what stands around it (`around`), both shares of the
 * question; whether it holds the kind of thing asked (`kind`, 0 to 1); how well it shows each unit (`shows`).
 */
export type ScoredSentence = {
  view: SentenceView;
  own: number;
  around: number;
  kind: number;
  /** The share it shows of what is asked about the names; 1 when only names are asked about. */
  said: number;
  /** The same with the sentences right before and after it and the title. */
  saidNear: number;
  /** How well it shows what says what sort of thing is sought ("how many people", "clock speed"); 1 when nothing does. */
  sought: number;
  /** How well it shows, with what stands around it, the name it shows least; 1 when no name is asked about. */
  leastName: number;
  /** How surely it gives the words of whom the question asks for, 0 to 1; how many units it tells, with what stands right beside it. */
  speaks: number;
  told: number;
  /** How well it shows the question, and how it is ranked among the sentences of its article: by its chance to answer. */
  score: number;
  /** Its log odds to be the one that answers, among the sentences of all articles found, and what they come from. */
  choice: number;
  inputs: Readonly<Record<ChoiceKey, number>>;
  shows: readonly number[];
};

export type ArticleEvidence = {
  article: Article;
  /** 0 to about 1.2; `parts` say where it comes from. */
  score: number;
  parts: { coverage: number; sentence: number; search: number; language: number };
  /** How well each unit is shown anywhere in it. */
  shown: readonly number[];
  /** The likeliest to answer first. */
  sentences: readonly ScoredSentence[];
};

export type ArticleWork = {
  stored: StoredArticle;
  units: readonly WeighedUnit[];
  asked: AskedQuestion;
  catalogue: Catalogue;
  /** The search score as a share of the best one. */
  search: number;
};

/** Looking for amounts and dates costs the most; an article's other sentences have no part in the answer. */
const KIND_SENTENCES_MAX = 10;

/** A sentence with figures is looked at further down where figures are asked for: a line of a table names nothing else. */
const FIGURE_SENTENCES_MAX = 30;
const OF_FIGURES: ReadonlySet<string> = new Set(["howmany", "compare"]);

const kindSentencesMax = ({ view }: ShownSentence, { asked }: KindWork): number =>
  OF_FIGURES.has(asked.kind) && /\d/.test(view.text) ? FIGURE_SENTENCES_MAX : KIND_SENTENCES_MAX;

/** An article held against a question, sentence by sentence. */
export function scoreArticle({ stored, units, asked, catalogue, search }: ArticleWork): ArticleEvidence {
  const { article } = stored;
  const views = viewsOf(stored);
  const sameLanguage = article.lang === asked.language;
  const shown = views.map((view) =>
    units.map(({ unit }) => unitShown(unit, { sentence: view, article, catalogue, sameLanguage })),
  );
  const anywhere = units.map(({ unit }, u) =>
    Math.max(sameLanguage || !isUntranslated(unit) ? 0 : WEIGHTS.untranslated, ...shown.map((row) => row[u] ?? 0)),
  );
  const ranked = rankSentences({ views, shown, anywhere, units }, { asked, article, catalogue });
  const best = ranked.find(({ view }) => !view.isTitle) ?? ranked[0];
  const coverage = weigh(anywhere, units);
  const headline = weigh(views[0]?.isTitle === true ? titleShown(views, shown, units) : (shown[0] ?? []), units);
  const byName = 1 - WEIGHTS.articleNames + WEIGHTS.articleNames * namesShown(units, anywhere);
  const parts = {
    coverage: byName * (WEIGHTS.article * coverage + WEIGHTS.headline * headline),
    sentence: byName * WEIGHTS.sentence * (best?.score ?? 0),
    search: WEIGHTS.search * search,
    language: sameLanguage && asked.language !== "en" ? WEIGHTS.sameLanguage : 0,
  };
  const score = parts.coverage + parts.sentence + parts.search + parts.language;
  const own = new Set(units.flatMap(({ unit }) => unit.entities));
  const placeOf = new Map(views.map((view, place) => [view, place]));
  const sentences = byChoice(
    ranked.map((sentence) => {
      const others = [...sentence.view.entities].filter(([id, sure]) => sure >= NAME_SURE && !own.has(id)).length;
      const place = placeOf.get(sentence.view) ?? 0;
      const inputs = choiceInputs(sentence, { asked, article, anywhere: coverage, headline, search, others, place });
      return { ...sentence, inputs, choice: choiceOf(inputs) };
    }),
  );
  return { article, score, parts, shown: anywhere, sentences };
}

/** From this confidence on a name stands in a sentence. */
const NAME_SURE = 0.5;

/** What one step of log odds is on the scale of scores. */
const CHOICE_STEP = 0.05;

/** The likeliest to answer first; the first keeps the best score, the others' fall with their odds. */
function byChoice(sentences: readonly ScoredSentence[]): ScoredSentence[] {
  const score = Math.max(0, ...sentences.map((sentence) => sentence.score));
  const best = Math.max(...sentences.map(({ choice }) => choice));
  return sentences
    .map((sentence) => ({ ...sentence, score: score + CHOICE_STEP * (sentence.choice - best) }))
    .toSorted((a, b) => b.choice - a.choice);
}

/** A plain word that no lexicon knows cannot be met in another language, told or not. */
const isUntranslated = ({ kind, concepts, salience }: Unit): boolean =>
  kind === "word" && concepts.length === 0 && salience !== "name";

/** An article's sentences are cut once, however many questions it is held against while it is in memory. */
const views = new WeakMap<StoredArticle, readonly SentenceView[]>();

/** The sentences of a stored article as questions are held against them. */
export function viewsOf(stored: StoredArticle): readonly SentenceView[] {
  const known = views.get(stored);
  if (known !== undefined) return known;
  const made = viewSentences(stored.article, readingOf(stored));
  views.set(stored, made);
  return made;
}

/** A sentence before it is held against those of other articles. */
export type ShownSentence = Omit<ScoredSentence, "choice" | "inputs">;

type Shown = {
  views: readonly SentenceView[];
  shown: readonly (readonly number[])[];
  anywhere: readonly number[];
  units: readonly WeighedUnit[];
};

function rankSentences({ views, shown, anywhere, units }: Shown, work: KindWork): ShownSentence[] {
  const inTitle = titleShown(views, shown, units);
  const rivals = rivalKinds(units, work.catalogue);
  const { speakers } = work.asked;
  const contexts = units.map(({ unit }) => contextWeights(unit));
  const isOfRival = units.map(({ unit }) => ofRivals(views, rivalSorts(unit, rivals), rivals, work.catalogue));
  const plain = views.map((view, s): ShownSentence => {
    const shows = shown[s] ?? [];
    const near = contexts.map((context, u) => {
      const around = Math.max(
        context.neighbour * Math.max(shown[s - 1]?.[u] ?? 0, shown[s + 1]?.[u] ?? 0),
        context.title * (inTitle[u] ?? 0),
        context.elsewhere * (anywhere[u] ?? 0),
      );
      return Math.max(shows[u] ?? 0, isOfRival[u]?.[s] === true ? WEIGHTS.rival * around : around);
    });
    // A text names its subject once: within an article about it a sentence need not name it again to speak of it.
    const own = weigh(
      shows.map((shownHere, u) =>
        units[u] !== undefined && isNamed(units[u].unit)
          ? shownHere + WEIGHTS.nameCredit * ((near[u] ?? 0) - shownHere)
          : shownHere,
      ),
      units,
    );
    const around = weigh(near, units);
    const beside = shows.map((here, u) =>
      Math.max(here, BESIDE * Math.max(shown[s - 1]?.[u] ?? 0, shown[s + 1]?.[u] ?? 0), IN_TITLE * (inTitle[u] ?? 0)),
    );
    const spoken = speaks(view, views[s - 1], { speakers, catalogue: work.catalogue });
    const score =
      WEIGHTS.ownShare * own +
      (1 - WEIGHTS.ownShare) * around -
      (view.isTitle ? WEIGHTS.titleSentence : 0) +
      WEIGHTS.speaker * spoken;
    return {
      view,
      own,
      around,
      kind: 0,
      said: saidShown(units, shows),
      saidNear: saidShown(units, beside),
      sought: soughtShown(work.asked.sought, shows),
      leastName: leastName(units, near),
      speaks: spoken,
      told: beside.filter((value) => value >= TOLD).length,
      score,
      shows,
    };
  });
  return plain
    .toSorted((a, b) => b.score - a.score)
    .map((sentence, place) => (place < kindSentencesMax(sentence, work) ? withKind(sentence, work) : sentence))
    .toSorted((a, b) => b.score - a.score);
}

/** How well a title shows each unit, in one or several sentences, also where the text repeats it; 0 without one. */
const titleShown = (
  views: readonly SentenceView[],
  shown: readonly (readonly number[])[],
  units: readonly WeighedUnit[],
): number[] =>
  units.map((_, u) => Math.max(0, ...shown.map((row, s) => (views[s]?.isTitle === true ? (row[u] ?? 0) : 0))));

/** The kinds of the names asked about, by name. */
const rivalKinds = (units: readonly WeighedUnit[], catalogue: Catalogue): ReadonlyMap<string, string> =>
  new Map(
    units.flatMap(({ unit }) => unit.entities.map((id): [string, string] => [id, catalogue.find(id)?.kind ?? ""])),
  );

/** Kinds of which a sentence is about the one it names: the revenue told with Moore Threads is not Cambricon's. */
const RIVAL_KINDS: ReadonlySet<string> = new Set(["company", "chip", "model", "person", "technology"]);

const rivalSorts = ({ entities }: Unit, kinds: ReadonlyMap<string, string>): ReadonlySet<string> =>
  new Set(entities.map((id) => kinds.get(id) ?? "").filter((kind) => RIVAL_KINDS.has(kind)));

/** So many sentences on a text still speaks of the one it named, when it has named none of that kind since. */
const SUBJECT_SENTENCES_MAX = 3;

/** For each sentence of an article whether it is about another of an asked name's kind: it names one and none that is asked about, or goes on after one that does. */
function ofRivals(
  views: readonly SentenceView[],
  asked: ReadonlySet<string>,
  kinds: ReadonlyMap<string, string>,
  catalogue: Catalogue,
): boolean[] {
  if (asked.size === 0) return [];
  let [isOther, left] = [false, 0];
  return views.map((view) => {
    const named = [...view.entities].filter(
      ([id, confidence]) => confidence >= 0.5 && asked.has(catalogue.find(id)?.kind ?? ""),
    );
    if (named.length > 0) [isOther, left] = [!named.some(([id]) => kinds.has(id)), SUBJECT_SENTENCES_MAX];
    else if (left-- <= 0) isOther = false;
    return isOther;
  });
}

/**
 * What a unit counts for a sentence that does not show it itself. A text names its subject once and goes on with "it" or "the company";
 * what it says of the subject has to stand in the sentence.
 */
function contextWeights(unit: Unit): { neighbour: number; title: number; elsewhere: number } {
  return isNamed(unit)
    ? { neighbour: WEIGHTS.neighbourName, title: WEIGHTS.titleName, elsewhere: WEIGHTS.elsewhereName }
    : { neighbour: WEIGHTS.neighbour, title: WEIGHTS.title, elsewhere: WEIGHTS.elsewhere };
}

type KindWork = { asked: AskedQuestion; article: Article; catalogue: Catalogue };

/** A date or a sum answers most where it stands with what is said of the names. */
function withKind(sentence: ShownSentence, { asked, article, catalogue }: KindWork): ShownSentence {
  const kind = holdsKind({
    asked,
    view: sentence.view,
    language: knownLanguage(article.lang),
    day: article.day,
    catalogue,
  });
  const worth = WEIGHTS.kind * kind * (WEIGHTS.kindLoose + (1 - WEIGHTS.kindLoose) * sentence.said);
  return { ...sentence, kind, score: sentence.score + worth };
}

/** What the sentence next to one, and its article's title, count for what it tells. */
const BESIDE = 0.7;
const IN_TITLE = 0.5;
/** From this on a unit counts as told by a sentence, with what stands right beside it. */
const TOLD = 0.35;

function saidShown(units: readonly WeighedUnit[], shows: readonly number[]): number {
  const said = units.flatMap(({ unit, share }, u) => (isNamed(unit) ? [] : [{ share, shown: shows[u] ?? 0 }]));
  const total = said.reduce((sum, { share }) => sum + share, 0);
  return total === 0 ? 1 : said.reduce((sum, { share, shown }) => sum + share * shown, 0) / total;
}

const soughtShown = (sought: readonly number[], shows: readonly number[]): number =>
  sought.length === 0 ? 1 : sought.reduce((sum, u) => sum + (shows[u] ?? 0), 0) / sought.length;

const leastName = (units: readonly WeighedUnit[], near: readonly number[]): number =>
  Math.min(1, ...near.filter((_, u) => units[u] !== undefined && isName(units[u].unit)));

const weigh = (shown: readonly number[], units: readonly WeighedUnit[]): number =>
  shown.reduce((sum, value, u) => sum + value * (units[u]?.share ?? 0), 0);
