import type { Catalogue } from "../knowledge/catalogue.ts";
import type { StoredArticle } from "../ports.ts";
import { unpackReading } from "../reading/reading.ts";
import { knownLanguage } from "../text/terms.ts";
import type { Article } from "../types.ts";
import { holdsKind } from "./kind-evidence.ts";
import { unitShown, viewSentences, type SentenceView } from "./match.ts";
import type { AskedQuestion, Unit } from "./question.ts";
import { WEIGHTS } from "./weights.ts";

/** A unit with its share of the question: the rarer in the library, the more. Shares add up to 1. */
export type WeighedUnit = { unit: Unit; share: number; seen: boolean };

/**
 * A sentence held against a question: what it shows by itself (`own`) and with what stands around it (`around`), both shares of the
 * question; whether it holds the kind of thing asked (`kind`, 0 to 1); how well it shows each unit (`shows`).
 */
export type ScoredSentence = {
  view: SentenceView;
  own: number;
  around: number;
  kind: number;
  score: number;
  shows: readonly number[];
};

export type ArticleEvidence = {
  article: Article;
  /** 0 to about 1.2; `parts` say where it comes from. */
  score: number;
  parts: { coverage: number; sentence: number; search: number; language: number };
  /** How far it supports an answer, 0 to 1. */
  support: number;
  /** Best first. */
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
const KIND_SENTENCES_MAX = 6;

/** An article held against a question, sentence by sentence. */
export function scoreArticle({ stored, units, asked, catalogue, search }: ArticleWork): ArticleEvidence {
  const { article } = stored;
  const views = viewSentences(article, unpackReading(stored.reading));
  const shown = views.map((view) => units.map(({ unit }) => unitShown(unit, { sentence: view, article, catalogue })));
  const anywhere = units.map((_, u) => Math.max(0, ...shown.map((row) => row[u] ?? 0)));
  const sameLanguage = article.lang === asked.language;
  const shares = units.map(({ share }) => share);
  const sentences = rankSentences({ views, shown, anywhere, shares }, asked, article);
  const named = namesShown(units, anywhere);
  const best = sentences.find(({ view }) => !view.isTitle) ?? sentences[0];
  const byName = 1 - WEIGHTS.articleNames + WEIGHTS.articleNames * named;
  const parts = {
    coverage: byName * WEIGHTS.article * weigh(anywhere, shares),
    sentence: byName * WEIGHTS.sentence * (best?.score ?? 0),
    search: WEIGHTS.search * search,
    language: sameLanguage ? WEIGHTS.sameLanguage : 0,
  };
  const support = articleSupport({
    anywhere: weigh(anywhere, shares),
    best,
    named,
    rest: restShown(units, best?.shows ?? [], anywhere),
  });
  return { article, score: parts.coverage + parts.sentence + parts.search + parts.language, parts, support, sentences };
}

type Shown = {
  views: readonly SentenceView[];
  shown: readonly (readonly number[])[];
  anywhere: readonly number[];
  shares: readonly number[];
};

function rankSentences(
  { views, shown, anywhere, shares }: Shown,
  asked: AskedQuestion,
  article: Article,
): ScoredSentence[] {
  const inTitle = anywhere.map((_, u) =>
    Math.max(0, ...shown.map((row, s) => (views[s]?.isTitle === true ? (row[u] ?? 0) : 0))),
  );
  const plain = views.map((view, s): ScoredSentence => {
    const shows = shown[s] ?? [];
    const near = anywhere.map((somewhere, u) =>
      Math.max(
        shows[u] ?? 0,
        WEIGHTS.neighbour * Math.max(shown[s - 1]?.[u] ?? 0, shown[s + 1]?.[u] ?? 0),
        WEIGHTS.title * (inTitle[u] ?? 0),
        WEIGHTS.elsewhere * somewhere,
      ),
    );
    const own = weigh(shows, shares);
    const around = weigh(near, shares);
    const score = WEIGHTS.ownShare * own + (1 - WEIGHTS.ownShare) * around - (view.isTitle ? WEIGHTS.titleSentence : 0);
    return { view, own, around, kind: 0, score, shows };
  });
  return plain
    .toSorted((a, b) => b.score - a.score)
    .map((sentence, place) => (place < KIND_SENTENCES_MAX ? withKind(sentence, asked, article) : sentence))
    .toSorted((a, b) => b.score - a.score);
}

function withKind(sentence: ScoredSentence, asked: AskedQuestion, article: Article): ScoredSentence {
  const kind = holdsKind({ asked, view: sentence.view, language: knownLanguage(article.lang), day: article.day });
  return { ...sentence, kind, score: sentence.score + WEIGHTS.kind * kind };
}

/** The share of the question's names that an article shows, 1 when it has none. */
function namesShown(units: readonly WeighedUnit[], shown: readonly number[]): number {
  const names = units.flatMap(({ unit, share }, u) =>
    unit.kind === "name" || unit.kind === "unknown-name" ? [{ share, shown: shown[u] ?? 0 }] : [],
  );
  const total = names.reduce((sum, { share }) => sum + share, 0);
  return total === 0 ? 1 : names.reduce((sum, name) => sum + name.share * name.shown, 0) / total;
}

/** Of what is asked about the names: how much the best sentence shows, or at least the article; 1 when only names are asked. */
function restShown(units: readonly WeighedUnit[], best: readonly number[], anywhere: readonly number[]): number {
  const rest = units.flatMap(({ unit, share }, u) =>
    unit.kind === "word" ? [{ share, shown: Math.max(best[u] ?? 0, WEIGHTS.neighbour * (anywhere[u] ?? 0)) }] : [],
  );
  const total = rest.reduce((sum, { share }) => sum + share, 0);
  return total === 0 ? 1 : rest.reduce((sum, word) => sum + word.share * word.shown, 0) / total;
}

type SupportWork = { anywhere: number; best: ScoredSentence | undefined; named: number; rest: number };

/** How far an article supports an answer, 0 to 1: what it shows of the question, all of it and its best sentence, names above all. */
function articleSupport({ anywhere, best, named, rest }: SupportWork): number {
  if (best === undefined) return 0;
  const shown =
    WEIGHTS.supportAnywhere * anywhere + WEIGHTS.supportSentence * best.around + WEIGHTS.supportKind * best.kind;
  return (
    shown *
    (1 - WEIGHTS.supportNames + WEIGHTS.supportNames * named) *
    (1 - WEIGHTS.supportRest + WEIGHTS.supportRest * rest) *
    (rest < WEIGHTS.restMissing ? WEIGHTS.onlyNames : 1)
  );
}

const weigh = (shown: readonly number[], shares: readonly number[]): number =>
  shown.reduce((sum, value, u) => sum + value * (shares[u] ?? 0), 0);
