import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library, StoredArticle, WeightedTerm } from "../ports.ts";
import { conceptTerm, entityTerm, unpackReading } from "../reading/reading.ts";
import { knownLanguage } from "../text/terms.ts";
import type { Article } from "../types.ts";
import { holdsKind } from "./kind-evidence.ts";
import { unitShown, viewSentences, type SentenceView } from "./match.ts";
import type { AskedQuestion, Unit } from "./question.ts";
import { WEIGHTS } from "./weights.ts";

/** A unit with its share of the question: the rarer in the library, the more. Shares add up to 1. */
export type WeighedUnit = { unit: Unit; share: number; seen: boolean };

/** A sentence with what it shows of the question: by itself, with what stands around it, and of the kind asked. */
export type ScoredSentence = {
  view: SentenceView;
  own: number;
  around: number;
  score: number;
  kind: number;
  shows: readonly number[];
};

export type ArticleEvidence = {
  article: Article;
  /** 0 to about 1.2; `parts` say where it comes from. */
  score: number;
  parts: { coverage: number; sentence: number; search: number; language: number };
  support: number;
  /** Best first. */
  sentences: readonly ScoredSentence[];
};

export type Evidence = { units: readonly WeighedUnit[]; articles: readonly ArticleEvidence[] };

/** How many passages search gives, and how many articles are looked at sentence by sentence. */
const PASSAGES_MAX = 80;
const ARTICLES_MAX = 30;

/** A small library says little of how rare a word is: as if this many more passages stood there without it. */
const UNSEEN_PASSAGES = 300;

type Sources = { library: Library; catalogue: Catalogue };

/** The articles that bear on a question, best first, each with its sentences, best first. */
export async function findEvidence(asked: AskedQuestion, sources: Sources): Promise<Evidence> {
  const units = await weighUnits(asked, sources.library);
  const hits = await sources.library.search({ terms: queryTerms(asked.units), limit: PASSAGES_MAX, asOf: asked.asOf });
  const searchScores = new Map<string, number>();
  for (const hit of hits) {
    if (!searchScores.has(hit.articleId) && searchScores.size < ARTICLES_MAX)
      searchScores.set(hit.articleId, hit.score);
  }
  const top = Math.max(...searchScores.values(), 1e-9);
  const stored = await sources.library.get([...searchScores.keys()]);
  const articles = [...searchScores].flatMap(([id, score]) => {
    const found = stored.get(id);
    return found === undefined
      ? []
      : [scoreArticle({ stored: found, units, asked, catalogue: sources.catalogue, search: score / top })];
  });
  const fresh = asked.kind === "status" || asked.kind === "yesno" ? preferNewest(articles) : articles;
  return { units, articles: fresh.toSorted((a, b) => b.score - a.score) };
}

/** A question about the state of things wants the newest report of it: the later the day, the higher, among those that bear on it. */
function preferNewest(articles: readonly ArticleEvidence[]): ArticleEvidence[] {
  const best = Math.max(0, ...articles.map(({ score }) => score));
  const days = articles
    .filter(({ score }) => score > best / 2)
    .flatMap(({ article }) => article.day ?? [])
    .toSorted();
  return articles.map((found) => {
    const place = found.article.day === null ? 0 : days.lastIndexOf(found.article.day) + 1;
    return { ...found, score: found.score + (days.length === 0 ? 0 : (WEIGHTS.newest * place) / days.length) };
  });
}

function queryTerms(units: readonly Unit[]): WeightedTerm[] {
  const weights = new Map<string, number>();
  const raise = (term: string, weight: number): void => {
    weights.set(term, Math.max(weights.get(term) ?? 0, weight));
  };
  for (const unit of units) {
    for (const { term, weight } of unit.terms) raise(term, weight);
    for (const id of unit.entities) raise(entityTerm(id), WEIGHTS.entityTerm);
    for (const { id, weight } of unit.concepts) raise(conceptTerm(id), WEIGHTS.conceptTerm * weight);
  }
  return [...weights].map(([term, weight]) => ({ term, weight }));
}

async function weighUnits(asked: AskedQuestion, library: Library): Promise<WeighedUnit[]> {
  const terms = asked.units.flatMap((unit) => [
    ...unit.terms.map(({ term }) => term),
    ...unit.entities.map(entityTerm),
    ...unit.concepts.map(({ id }) => conceptTerm(id)),
  ]);
  const frequencies = await library.frequencies([...new Set(terms)]);
  const { passages } = await library.stats();
  const idf = (count: number): number => Math.log(1 + (passages + UNSEEN_PASSAGES - count + 0.5) / (count + 0.5));
  const weights = asked.units.map((unit) => {
    const count = unitFrequency(unit, frequencies);
    return {
      unit,
      seen: count > 0,
      weight: unit.salience * idf(count) * (count === 0 && unit.kind === "word" ? WEIGHTS.unseenWord : 1),
    };
  });
  const total = weights.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return weights.map(({ unit, seen, weight }) => ({ unit, seen, share: weight / total }));
}

/** In how many passages a unit can be met: its name or word, or half of those with its notion. */
function unitFrequency(unit: Unit, frequencies: ReadonlyMap<string, number>): number {
  const of = (term: string): number => frequencies.get(term) ?? 0;
  const named = Math.max(0, ...unit.entities.map((id) => of(entityTerm(id))));
  const worded =
    unit.terms.length === 0
      ? 0
      : Math.max(...unit.terms.filter(({ weight }) => weight === 1).map(({ term }) => of(term)), 0);
  const meant = Math.max(0, ...unit.concepts.map(({ id }) => of(conceptTerm(id)) / 2));
  return unit.kind === "unknown-name" ? worded : Math.max(named, worded, meant);
}

type ArticleWork = {
  stored: StoredArticle;
  units: readonly WeighedUnit[];
  asked: AskedQuestion;
  catalogue: Catalogue;
  search: number;
};

function scoreArticle({ stored, units, asked, catalogue, search }: ArticleWork): ArticleEvidence {
  const { article } = stored;
  const views = viewSentences(article, unpackReading(stored.reading));
  const shown = views.map((view) => units.map(({ unit }) => unitShown(unit, { sentence: view, article, catalogue })));
  const anywhere = units.map((_, u) => Math.max(0, ...shown.map((row) => row[u] ?? 0)));
  const sameLanguage = article.lang === asked.language;
  const shares = fairShares(units, sameLanguage);
  const inTitle = units.map((_, u) =>
    Math.max(0, ...shown.map((row, s) => (views[s]?.isTitle === true ? (row[u] ?? 0) : 0))),
  );
  const sentences = views.map((view, s) => {
    const own = weigh(shown[s] ?? [], shares);
    const around = units.map((_, u) =>
      Math.max(
        shown[s]?.[u] ?? 0,
        WEIGHTS.neighbour * Math.max(shown[s - 1]?.[u] ?? 0, shown[s + 1]?.[u] ?? 0),
        WEIGHTS.title * (inTitle[u] ?? 0),
        WEIGHTS.elsewhere * (anywhere[u] ?? 0),
      ),
    );
    return { view, own, shows: shown[s] ?? [], around: weigh(around, shares) };
  });
  const kinded = sentences.map(({ view, own, shows, around }) => {
    const kind = own > 0.08 || around > 0.4 ? holdsKind({ asked, view, language: knownLanguage(article.lang) }) : 0;
    return {
      view,
      own,
      around,
      shows,
      kind,
      score: 0.5 * own + 0.5 * around + WEIGHTS.kind * kind + (view.isTitle ? WEIGHTS.titleSentence : 0),
    };
  });
  const ranked = kinded.toSorted((a, b) => b.score - a.score);
  const parts = {
    coverage: WEIGHTS.article * weigh(anywhere, shares),
    sentence: WEIGHTS.sentence * (ranked[0]?.score ?? 0),
    search: WEIGHTS.search * search,
    language: sameLanguage ? WEIGHTS.sameLanguage : 0,
  };
  const support = articleSupport({ anywhere: weigh(anywhere, shares), best: ranked[0], units, shown: anywhere });
  return {
    article,
    score: parts.coverage + parts.sentence + parts.search + parts.language,
    parts,
    support,
    sentences: ranked,
  };
}

type SupportWork = {
  anywhere: number;
  best: ScoredSentence | undefined;
  units: readonly WeighedUnit[];
  shown: readonly number[];
};

/** How far an article supports an answer, 0 to 1: what it shows of the question, all of it and its best sentence, names above all. */
function articleSupport({ anywhere, best, units, shown }: SupportWork): number {
  if (best === undefined) return 0;
  const names = units
    .map(({ unit, share }, u) =>
      unit.kind === "name" || unit.kind === "unknown-name" ? { share, shown: shown[u] ?? 0 } : null,
    )
    .filter((name) => name !== null);
  const nameShare = names.reduce((sum, { share }) => sum + share, 0);
  const named = nameShare === 0 ? 1 : names.reduce((sum, name) => sum + name.share * name.shown, 0) / nameShare;
  return (
    (WEIGHTS.supportAnywhere * anywhere + WEIGHTS.supportSentence * best.around + WEIGHTS.supportKind * best.kind) *
    (1 - WEIGHTS.supportNames + WEIGHTS.supportNames * named)
  );
}

const weigh = (shown: readonly number[], shares: readonly number[]): number =>
  shown.reduce((sum, value, u) => sum + value * (shares[u] ?? 0), 0);

/** In another language's article a plain word that no lexicon bridges cannot be met; it counts less there, not nothing. */
function fairShares(units: readonly WeighedUnit[], sameLanguage: boolean): number[] {
  const raw = units.map(({ unit, share }) =>
    !sameLanguage && unit.kind === "word" && unit.concepts.length === 0 ? share * WEIGHTS.foreignWord : share,
  );
  const total = raw.reduce((sum, share) => sum + share, 0) || 1;
  return raw.map((share) => share / total);
}
