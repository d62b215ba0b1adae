import type { Catalogue } from "../knowledge/catalogue.ts";
import { firmsOf } from "../knowledge/firms.ts";
import type { Library, WeightedTerm } from "../ports.ts";
import { conceptTerm, entityTerm } from "../reading/reading.ts";
import { scoreArticle, type ArticleEvidence, type WeighedUnit } from "./article-evidence.ts";
import { asksNewest } from "./kind.ts";
import { isNumbered } from "./support-features.ts";
import type { AskedQuestion, Salience, Unit } from "./question.ts";
import { unknownSpelling } from "./sounded.ts";
import { WEIGHTS } from "./weights.ts";
import { withWrittenNames } from "./written-names.ts";
import { askedSoundTerms } from "../text/sound-terms.ts";
import { wordTerms } from "../text/terms.ts";
import type { Word } from "../text/words.ts";

export type Evidence = { units: readonly WeighedUnit[]; articles: readonly ArticleEvidence[] };

/** How many passages search gives, and how many articles are looked at sentence by sentence. */
const PASSAGES_MAX = 60;
const ARTICLES_MAX = 20;
/** So many are found by all terms, so many more when each unit weighs the same, the rest by what is meant. */
const BY_ALL_MAX = 12;
const BY_UNITS_MAX = 16;

/** A small library says little of how rare a word is: as if this many more passages stood there without it. */
const UNSEEN_PASSAGES = 300;

/** Read when used: fitting changes the weights while it runs. */
const SALIENCE: Readonly<Record<Salience, () => number>> = {
  name: () => WEIGHTS.nameSalience,
  field: () => WEIGHTS.fieldSalience,
  rare: () => WEIGHTS.rareSalience,
  common: () => WEIGHTS.commonSalience,
  light: () => WEIGHTS.lightSalience,
  date: () => WEIGHTS.dateSalience,
};

type Sources = { library: Library; catalogue: Catalogue };

/** The articles that bear on a question, best first, each with its sentences, best first. */
export async function findEvidence(given: AskedQuestion, sources: Sources): Promise<Evidence> {
  const guessed = await withoutFalseGuesses(given, sources);
  const searchScores = await findArticles(guessed, sources);
  const stored = await sources.library.get([...searchScores.keys()]);
  const asked = withWrittenNames(guessed, [...stored.values()]);
  const units = await weighUnits(asked, sources);
  const shares = searchShares(searchScores, (id) => stored.get(id)?.article.lang === asked.language);
  const articles = byBestSentence(
    [...stored].map(([id, found]) =>
      scoreArticle({ stored: found, units, asked, catalogue: sources.catalogue, search: shares.get(id) ?? 0 }),
    ),
  );
  const heard = preferPress(articles, asked);
  const fresh = asksNewest(asked.text, asked.kind) || asked.asOf !== undefined ? preferNewest(heard) : heard;
  return { units: seenInFull(units, articles), articles: fresh.toSorted((a, b) => b.score - a.score) };
}

/**
 * The articles to look at sentence by sentence, with their search scores: those that share most with the question; those that do when a word
 * with many terms (its stem, its form, its notions) weighs no more than a name with one; and those that share most of its names and notions,
 * since plain words are met in the question's own language only.
 */
async function findArticles(asked: AskedQuestion, { library, catalogue }: Sources): Promise<Map<string, number>> {
  const scores = new Map<string, number>();
  const take = async (terms: readonly WeightedTerm[], articlesMax: number): Promise<void> => {
    if (terms.length === 0) return;
    for (const hit of await library.search({ terms, limit: PASSAGES_MAX, articlesMax, asOf: asked.asOf })) {
      if (scores.size >= articlesMax) return;
      if (!scores.has(hit.articleId)) scores.set(hit.articleId, hit.score);
    }
  };
  const meant = asked.units.map((unit) => ({ ...unit, terms: [] }));
  await take(queryTerms(asked.units, 0, catalogue), BY_ALL_MAX);
  await take(queryTerms(asked.units, 1, catalogue), BY_UNITS_MAX);
  await take(queryTerms(meant, 1, catalogue), ARTICLES_MAX);
  return scores;
}

/** "cores" is no slip for Corée, nor German "beiden" for Biden, where articles have the word itself. */
async function withoutFalseGuesses(asked: AskedQuestion, { library }: Sources): Promise<AskedQuestion> {
  const guesses = asked.units.filter(({ isGuess }) => isGuess === true);
  if (guesses.length === 0) return asked;
  const frequencies = await library.frequencies([
    ...new Set(guesses.flatMap(({ terms }) => terms.map(({ term }) => term))),
  ]);
  const stands = (word: Word): boolean =>
    wordTerms(word, asked.language).some(({ term }) => (frequencies.get(term) ?? 0) > 0);
  // Of "applied materals" the library has the one word that is spelt right.
  const isWord = (unit: Unit): boolean => unit.isGuess === true && unit.words.every(stands);
  return {
    ...asked,
    units: asked.units.map((unit) =>
      isWord(unit)
        ? {
            ...unit,
            kind: "word",
            salience: "rare",
            entities: [],
            concepts: unit.kind === "name" ? unit.concepts : [],
            certainty: 1,
          }
        : unit,
    ),
  };
}

/**
 * "Ironwood 2" is not seen where only "Ironwood" and somewhere a "2" stand: all of it has to stand in one sentence. Nor is a product number
 * that stands in the library but in none of the articles found, as where a question is limited to a period.
 */
const seenInFull = (units: readonly WeighedUnit[], articles: readonly ArticleEvidence[]): WeighedUnit[] =>
  units.map((weighed, u) => {
    const most = Math.max(0, ...articles.map(({ shown }) => shown[u] ?? 0));
    if (weighed.unit.part !== undefined) return { ...weighed, seen: most >= 1 };
    // "10GW" stands there as "10 gigawatts".
    if (weighed.unit.kind === "quantity") return { ...weighed, seen: weighed.seen || most >= 1 };
    // Of "Larry's data centre" it is enough that Oracle is named.
    if (weighed.unit.kind === "name" && !isNumbered(weighed.unit))
      return { ...weighed, seen: weighed.seen || most >= WEIGHTS.firmName };
    // A name of another script stands there as it sounds.
    if (unknownSpelling(weighed.unit) !== undefined && most >= WEIGHTS.sounded) return { ...weighed, seen: true };
    const isShown = weighed.unit.kind === "unknown-name" ? most >= 1 : most > 0 || !isNumbered(weighed.unit);
    return { ...weighed, seen: weighed.seen && isShown };
  });

/**
 * Search scores as shares of the best one. An article in another language is met by its names and notions only, never by plain words, so
 * those are measured among themselves.
 */
function searchShares(
  scores: ReadonlyMap<string, number>,
  isOwnLanguage: (id: string) => boolean,
): Map<string, number> {
  const best = (own: boolean): number =>
    Math.max(1e-9, ...[...scores].flatMap(([id, score]) => (isOwnLanguage(id) === own ? [score] : [])));
  const [ownBest, otherBest] = [best(true), best(false)];
  const otherTop = Math.min(1, (otherBest / ownBest) ** (1 - WEIGHTS.languagesApart));
  return new Map(
    [...scores].map(([id, score]) => [id, isOwnLanguage(id) ? score / ownBest : (score / otherBest) * otherTop]),
  );
}

/** Log odds further apart tell no more. */
const APART_MAX = 6;

/** An article falls behind by how much less likely its best sentence is to answer than the best of all. */
function byBestSentence(articles: readonly ArticleEvidence[]): ArticleEvidence[] {
  const best = Math.max(...articles.flatMap(({ sentences: [first] }) => first?.choice ?? []));
  return articles.map((found) => {
    const behind = Math.min(APART_MAX, best - (found.sentences[0]?.choice ?? best - APART_MAX)) * WEIGHTS.choice;
    const parts = { ...found.parts, sentence: found.parts.sentence - behind };
    return { ...found, parts, score: found.score - behind };
  });
}

/** Who asks what the Korean press says wants an article in Korean, though another says the same. */
function preferPress(articles: readonly ArticleEvidence[], { press }: AskedQuestion): readonly ArticleEvidence[] {
  if (press === undefined) return articles;
  return articles.map((found) =>
    found.article.lang === press ? { ...found, score: found.score + WEIGHTS.press } : found,
  );
}

/** A question about the state of things wants the newest report of it: the later the day, the higher, among those that bear on it. */
function preferNewest(articles: readonly ArticleEvidence[]): ArticleEvidence[] {
  const best = Math.max(0, ...articles.map(({ score }) => score));
  const days = articles
    .filter(({ score }) => score > best / 2)
    .flatMap(({ article }) => article.day ?? [])
    .toSorted();
  return articles.map((found) => {
    // Nobody knows how new an undated one is: as new as most.
    const place = found.article.day === null ? days.length / 2 : days.lastIndexOf(found.article.day) + 1;
    return { ...found, score: found.score + (days.length === 0 ? 0 : (WEIGHTS.newest * place) / days.length) };
  });
}

/** A family's chips are searched for at this share of what the family itself weighs. */
const MEMBER_SHARE = 0.3;

/** What is searched for; `evenness` says how far a unit with many terms is evened out with one that has a single term, 0 to 1. */
function queryTerms(units: readonly Unit[], evenness: number, catalogue: Catalogue): WeightedTerm[] {
  const weights = new Map<string, number>();
  for (const unit of units) {
    const own: readonly WeightedTerm[] = [
      ...unit.terms,
      ...unit.entities.map((id) => ({ term: entityTerm(id), weight: WEIGHTS.entityTerm })),
      ...unit.entities
        .flatMap((id) => firmsOf(id, catalogue))
        .map((id) => ({ term: entityTerm(id), weight: WEIGHTS.entityTerm * WEIGHTS.firmName })),
      ...unit.entities
        .flatMap((id) => catalogue.members(id))
        .map((id) => ({ term: entityTerm(id), weight: WEIGHTS.entityTerm * MEMBER_SHARE })),
      ...unit.concepts.map(({ id, weight }) => ({ term: conceptTerm(id), weight: WEIGHTS.conceptTerm * weight })),
    ];
    const total = own.reduce((sum, { weight }) => sum + weight, 0);
    for (const { term, weight } of own)
      weights.set(term, Math.max(weights.get(term) ?? 0, weight / Math.max(1, total) ** evenness));
    for (const term of soundTermsOf(unit)) if (!weights.has(term)) weights.set(term, WEIGHTS.sounded);
  }
  return [...weights].map(([term, weight]) => ({ term, weight }));
}

/** What finds a name that may be written in another script; beside its own terms, which weigh what they weigh without. */
function soundTermsOf(unit: Unit): string[] {
  const asked = unknownSpelling(unit);
  return asked === undefined ? [] : askedSoundTerms(asked);
}

async function weighUnits(asked: AskedQuestion, { library, catalogue }: Sources): Promise<WeighedUnit[]> {
  const members = (unit: Unit): string[] => unit.entities.flatMap((id) => catalogue.members(id)).map(entityTerm);
  const terms = asked.units.flatMap((unit) => [
    ...unit.terms.map(({ term }) => term),
    ...unit.entities.map(entityTerm),
    ...members(unit),
    ...unit.concepts.map(({ id }) => conceptTerm(id)),
  ]);
  const frequencies = await library.frequencies([...new Set(terms)]);
  const { passages } = await library.stats();
  const idf = (count: number): number => Math.log(1 + (passages + UNSEEN_PASSAGES - count + 0.5) / (count + 0.5));
  const weights = asked.units.map((unit) => {
    const count = unitFrequency(unit, frequencies);
    const rest = unit.certainty * idf(count) * (count === 0 && unit.kind === "word" ? WEIGHTS.unseenWord : 1);
    const isField = isGeneric(unit, catalogue);
    return {
      unit,
      told: rest * EVEN[isField ? "field" : unit.salience],
      // A family is told of by its members: who asks about Trainium is answered with what is said of Trainium3.
      seen: count > 0 || members(unit).some((term) => (frequencies.get(term) ?? 0) > 0),
      weight: rest * SALIENCE[isInitials(unit) && count === 0 ? "rare" : isField ? "field" : unit.salience](),
    };
  });
  const total = weights.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const toldTotal = weights.reduce((sum, { told }) => sum + told, 0) || 1;
  return weights.map(({ unit, seen, weight, told }) => ({
    unit,
    seen,
    share: weight / total,
    evenShare: told / toldTotal,
  }));
}

/** What a unit weighs where it is asked whether there is an answer at all: an everyday word that nobody tells says as much as a rare one. */
const EVEN: Readonly<Record<Salience, number>> = {
  name: 1.7,
  field: 0.7,
  rare: 0.7,
  common: 0.7,
  light: 0.5,
  date: 0.4,
};

/** GPU, NPU, HBM: technology that is nobody's, a word of the field rather than a name. */
const isGeneric = ({ kind, entities }: Unit, catalogue: Catalogue): boolean =>
  kind === "name" &&
  entities.every((id) => {
    const entity = catalogue.find(id);
    return entity?.kind === "technology" && entity.parent === null;
  });

/** "PT" and "GM" that no article has are more likely abbreviations of words than names. */
const isInitials = ({ kind, surface }: Unit): boolean => kind === "word" && /^\p{Lu}{2,3}$/u.test(surface);

/** In how many passages a unit can be met: its name or word, or half of those with its notion; a model number only where all of it stands. */
function unitFrequency(unit: Unit, frequencies: ReadonlyMap<string, number>): number {
  const of = (term: string): number => frequencies.get(term) ?? 0;
  const worded = unit.terms.filter(({ weight }) => weight === 1).map(({ term }) => of(term));
  if (unit.kind === "unknown-name") return worded.length === 0 ? 0 : Math.min(...worded);
  const named = unit.entities.map((id) => of(entityTerm(id)));
  // Half of a name is another name: the word "Ascend" is no sign of an Ascend 970.
  if (unit.kind === "name") return Math.max(0, ...named, worded.length === 0 ? 0 : Math.min(...worded));
  const meant = unit.concepts.map(({ id }) => of(conceptTerm(id)) / 2);
  return Math.max(0, ...worded, ...named, ...meant);
}
