import { concepts } from "../knowledge/catalogue.ts";
import { isCommonWord } from "../knowledge/common-words.ts";
import { foldText } from "../knowledge/fold.ts";
import { isPartOf, type ConceptHit } from "../knowledge/phrase-hits.ts";
import type { Designator, Mention } from "../knowledge/linker.ts";
import type { Knowledge } from "../reading/reading.ts";
import type { DatePrecision } from "../text/date-types.ts";
import { blank } from "../text/blank.ts";
import { findDates, findPeriod } from "../text/dates.ts";
import { detectQuestionLanguage } from "../text/language.ts";
import { findPartLabels, type PartLabel } from "../text/part-labels.ts";
import { findQuantities, type Quantity } from "../text/quantities.ts";
import { stem } from "../text/stem.ts";
import { contentWords, wordTerms, type WordTerm } from "../text/terms.ts";
import type { Word } from "../text/words.ts";
import { LIGHT_WORDS } from "../text/stop-words.ts";
import type { Language, Question } from "../types.ts";
import { amountKinds, isMeasure, type AmountKind } from "./amount-kind.ts";
import { askedSorts, questionKind, type QuestionKind } from "./kind.ts";
import { ASKS_TIMELINE } from "./kind-cues.ts";
import { soughtUnits } from "./sought.ts";
import type { Measure } from "./measured.ts";
import { askedMeasure, measured, OF_PRICES, priceAsked } from "./asked-amount.ts";
import { generations, namesAsked } from "./names-asked.ts";
import { joinParticles } from "./particles.ts";
import { pressAsked } from "./press.ts";
import { writeOut } from "./shorthand.ts";
import { askedSpeakers } from "./speaker.ts";

/**
 * One thing a question is about, and everything in an article that would show it: a name, a notion, a number or plain words.
 * A sentence that shows it by another language's word does so as well as one that shows it by the same word.
 */
export type Unit = {
  surface: string;
  kind: "name" | "unknown-name" | "word" | "date" | "quantity";
  /** Folded words of the surface; names keep them so that an unlinked text can still show the name. */
  words: readonly Word[];
  terms: readonly WordTerm[];
  entities: readonly string[];
  concepts: readonly { id: string; weight: number }[];
  /** What makes it matter beside other units as rare as it: names most, everyday words least (`SALIENCE` in `weights.ts`). */
  salience: Salience;
  /** Read as a misspelt name or word; where the library has the word as it stands, that is what was meant. */
  isGuess?: true;
  /** How sure it is that this was meant, 0 to 1: of a name, the linker's confidence. */
  certainty: number;
  /** Of a date: the days it spans, YYYY-MM-DD or `--MM-DD` where no year is named, and how exactly it is named. */
  days?: { from: string; to: string; precision: DatePrecision };
  /** Of a word that names what is asked for (watts, price, date): the kind of figure that meets it. */
  measure?: Measure;
  /** Of a fab, phase or funding round with a number or letter: which one is meant. */
  part?: PartLabel;
  /** Of an amount: what it comes to, in whatever words: 5.5 billion dollars, 55억 달러. */
  amount?: Quantity;
};

/** The ranks of a unit: a name, a word of the field, a rare word, an everyday word, one that only helps to ask, a date. */
export type Salience = "name" | "field" | "rare" | "common" | "light" | "date";

export type AskedQuestion = {
  text: string;
  language: Language;
  kind: QuestionKind;
  /** What an amount would be measured in; empty when nothing says so. */
  amounts: ReadonlySet<AmountKind>;
  /** Of a who, a list or a where: the kinds of catalogue entries that would answer it. */
  sorts: ReadonlySet<string>;
  /** Whose words are asked for, as entity ids; empty when nobody's. */
  speakers: ReadonlySet<string>;
  /** YYYY-MM-DD: asked for, or said in the question ("as of early March 2026"). */
  asOf: string | undefined;
  units: readonly Unit[];
  /** Of "according to the Korean press": the language that it writes. */
  press: Language | undefined;
  /** The places in `units` of what says what sort of thing is sought ("how many people", "clock speed", "which judge"). */
  sought: readonly number[];
  /** Whether it names anything of the field; a question that does not is hardly for this bot. */
  onField: boolean;
};

/** What a question asks: its language, kind, and the units an answer has to show. */
export async function readQuestion(question: Question, knowledge: Knowledge, now: Date): Promise<AskedQuestion> {
  const language = question.language ?? (await detectQuestionLanguage(question.text));
  const written = writeOut(question.text, language);
  const text = language === "en" ? joinParticles(written, knowledge.lexicon) : written;
  const press = pressAsked(text);
  // What is said of whose press is asked for need not stand in an article.
  const rest = withoutTimeline(press === null ? text : blank(text, press));
  const { mentions, unknown } = namesAsked(rest, language, knowledge);
  const hits = knowledge.lexicon.find(rest, language);
  const plain = setAside(questionUnits({ text: rest, language, mentions, unknown, hits, knowledge }), rest);
  const notions = plain.flatMap((unit) => unit.concepts.map(({ id }) => id));
  const kind = questionKind(text, notions, language);
  const amounts = amountKinds(text, notions);
  const units = plain.map((unit) => measured(unit, askedMeasure(kind, amounts)));
  return {
    text,
    language,
    kind,
    sorts: askedSorts(kind, notions),
    speakers: askedSpeakers(mentions, hits, knowledge.linker.catalogue),
    amounts,
    asOf: question.asOf ?? findPeriod(text, language, now)?.asOf,
    units,
    press: press?.lang,
    sought: soughtUnits(text, kind, units),
    onField: units.some((unit) => isOfField(unit, knowledge)),
  };
}

/** "H200 saga, step by step": what asks for one event after the other is what no article says. */
const withoutTimeline = (text: string): string => text.replace(TIMELINE_WORDS, (words) => " ".repeat(words.length));
const TIMELINE_WORDS = new RegExp(ASKS_TIMELINE.source, "giu");

/** "Besides the MI308", "other than Nvidia", 除了英伟达, エヌビディア以外: what follows, or in Japanese and Korean goes before, is known already. */
const ASIDE =
  /(?<![\p{L}\p{N}])(?:besides|other than|apart from|aside from|except(?: for)?|excluding|in addition to|à part|outre|hormis|autres? que|außer|abgesehen von|neben|además de|aparte de|excepto|oltre a[dl]?|a parte|tranne|eccetto)\s+(?:the |la |le |l['’]|el |il |den |dem |der )?|除了|(?<![删刪解排清免消去扣拆])除(?=.{1,12}(?:以外|之外|外))/giu;
const ASIDE_BEFORE = /以外|のほか|を除い|외에|말고|제외/gu;
/** How near what is set aside stands to the words that do. */
const ASIDE_CHARS = 3;

/** What a question sets aside need not stand in the answer: it counts as little as an everyday word. */
function setAside(units: readonly Unit[], text: string): readonly Unit[] {
  const ends = [...text.matchAll(ASIDE)].map(({ 0: said, index }) => index + said.length);
  const starts = [...text.matchAll(ASIDE_BEFORE)].map(({ index }) => index);
  if (ends.length + starts.length === 0) return units;
  const isAside = ({ words }: Unit): boolean => {
    const [start, end] = [words[0]?.start ?? -1, words.at(-1)?.end ?? -1];
    return (
      ends.some((at) => start >= at && start - at <= ASIDE_CHARS) ||
      starts.some((at) => at >= end && at - end <= ASIDE_CHARS)
    );
  };
  const rest = units.filter((unit) => !isAside(unit));
  return rest.length === 0 ? units : units.map((unit) => (isAside(unit) ? { ...unit, salience: "common" } : unit));
}

/** A country or a sum may be asked of anything; a word that is only guessed tells nothing. */
function isOfField(unit: Unit, { linker }: Knowledge): boolean {
  if (unit.kind === "name") return unit.entities.some((id) => linker.catalogue.find(id)?.kind !== "country");
  if (unit.kind !== "word") return unit.kind === "unknown-name";
  return unit.isGuess !== true && unit.concepts.some(({ id }) => FIELD.has(id));
}

/** Days, numbers and comparisons are notions of any talk: "tomorrow" is no sign that chips are meant. */
const ANY_TALK =
  /^(?:q-.*|compare|latest|summary|list-all|explain|timeline|sources-wanted|opinion|today|yesterday|tomorrow|this-.*|before-after|soon|january|february|march|april|may|june|july|august|september|october|november|december|monday-friday|million|billion|trillion|thousand|ten-thousand|percent|dollar|euro|yuan|yen-won|double-half|more-than|less-than|approximately|increase-number|major-big|status|negation|only-first|likelihood|visit-trip|war-conflict|accident|plan-intention|decision|attempt|require)$/;

/** The notions of the field, as against those of news in general. */
const FIELD: ReadonlySet<string> = new Set(concepts.map(({ id }) => id).filter((id) => !ANY_TALK.test(id)));

/** A bare number below this is a count of parts or a version, told better by its own digits. */
const AMOUNT_MIN = 100;

/** Notions that say what is to be done with the answer, not what it is about. */
const ASKING = /^(?:q-.*|number|compare|list-all|timeline|status|latest|summary|explain|sources-wanted|opinion)$/;

type UnitSources = {
  text: string;
  language: Language;
  mentions: readonly Mention[];
  unknown: readonly Designator[];
  /** The notions of the question. */
  hits: readonly ConceptHit[];
  knowledge: Knowledge;
};

type UnitParts = Pick<Unit, "kind" | "salience"> & Partial<Unit>;

function questionUnits(sources: UnitSources): Unit[] {
  const { text, language, hits, knowledge } = sources;
  const asking = hits.filter((hit) => ASKING.test(hit.conceptId));
  const meant = hits.filter(
    (hit) =>
      !ASKING.test(hit.conceptId) &&
      !hits.some((longer) => isPartOf(hit, longer) && !asksOf(longer, hit)) &&
      !isOtherWord(hit, text, language, knowledge),
  );
  const content = contentWords(text, language).filter((word) => isTelling(word, asking, meant));
  const taken = new Set<Word>();
  const take = (span: { start: number; end: number }): readonly Word[] => {
    const inside = content.filter((word) => !taken.has(word) && word.start < span.end && word.end > span.start);
    for (const word of inside) taken.add(word);
    return inside;
  };
  const rest = (): Word[] => content.filter((word) => !taken.has(word));
  const unit = (span: { start: number; end: number; surface: string }, more: UnitParts): Unit => {
    const words = take(span);
    return {
      surface: span.surface,
      words,
      terms: termsOf(words, language),
      entities: [],
      concepts: [],
      certainty: 1,
      ...more,
    };
  };
  const dateMentions = findDates(text, language);
  const unknown = sources.unknown
    // "Mid-2027" is no product.
    .filter((found) => !dateMentions.some(({ start, end }) => start < found.end && found.start < end))
    .map((found) => unit(withoutFamily(found), { kind: "unknown-name", salience: "name" }))
    .filter(({ words }) => words.length > 0);
  // A name within a longer model number that nobody knows is not what is asked: the family alone says nothing of it.
  const names = sources.mentions
    .filter(({ surface }) => !unknown.some((longer) => longer.surface !== surface && longer.surface.includes(surface)))
    .map((mention) => {
      const certainty = Math.min(1, mention.confidence + 0.3);
      const guess = mention.isGuess === true ? { isGuess: true as const } : {};
      const entities = [mention.entityId, ...generations(mention, knowledge.linker.catalogue)];
      return unit(mention, { kind: "name", entities, salience: "name", certainty, ...guess });
    });
  const dates = dateMentions.map((date) => {
    const days = { from: date.from, to: date.to, precision: date.precision };
    return unit(date, { kind: "date", salience: "date", days });
  });
  const amounts = findQuantities(text, language)
    .filter((amount) => amount.kind !== "year" && (amount.unit !== null || amount.value >= AMOUNT_MIN))
    // The 200 of "Maia 200 chips" and the year of "Jan 2026 chip" count nothing.
    .filter(
      ({ start }) => ![...sources.mentions, ...dateMentions].some((span) => span.start <= start && start < span.end),
    )
    .map((amount) => unit(amount, { kind: "quantity", salience: "field", amount }))
    .filter(({ words }) => words.length > 0);
  const parts = findPartLabels(text)
    .filter(
      (part) => ![...sources.mentions, ...dateMentions].some((span) => span.start < part.end && part.start < span.end),
    )
    .map((part) => {
      const within = meant.filter((hit) => hit.start < part.end && part.start < hit.end);
      const concepts = within.map(({ conceptId: id, weight }) => ({ id, weight }));
      return unit(
        { ...part, surface: text.slice(part.start, part.end) },
        { kind: "word", salience: "name", concepts, part },
      );
    })
    .filter(({ words }) => words.length > 0);
  const prices = priceAsked(text, meant).map((span) =>
    unit(span, { kind: "word", salience: "field", concepts: OF_PRICES }),
  );
  const words = wordGroups(rest(), meant).map((group) => wordUnit(group, { text, language, meant, knowledge }));
  return mergeRepeats([...unknown, ...names, ...dates, ...parts, ...amounts, ...prices, ...words], language);
}

/** "What price", «combien coûte»: words that ask, with the measure that they ask for among them. */
const asksOf = (asking: ConceptHit, measure: ConceptHit): boolean =>
  asking.conceptId.startsWith("q-") && isMeasure(measure.conceptId);

/** Letters and digits together name a product by themselves: of "智谱GLM-5" and "키미 K3" the number is enough; "Gaudi 4" needs its family. */
const OWN_NUMBER = /(?<![A-Za-z0-9.-])(?=[A-Za-z0-9.-]*[A-Za-z])(?=[A-Za-z0-9.-]*\d)[A-Za-z0-9][A-Za-z0-9.-]+$/;

function withoutFamily(found: Designator): Designator {
  const own = OWN_NUMBER.exec(found.surface)?.[0];
  return own === undefined ? found : { ...found, surface: own, start: found.end - own.length };
}

/** A word that tells something: not one that only asks, and in CJK not a single sign that no lexicon knows. */
function isTelling(word: Word, asking: readonly ConceptHit[], concepts: readonly ConceptHit[]): boolean {
  const overlaps = (hit: ConceptHit): boolean => hit.start < word.end && hit.end > word.start;
  if (concepts.some(overlaps)) return true;
  if (asking.some((hit) => overlaps(hit) && hit.end - hit.start >= (word.end - word.start) / 2)) return false;
  return word.script === "latin" || word.end - word.start > 1;
}

/** Katakana that no lexicon knows is most often a name from abroad. */
const KATAKANA_NAME = /^[ァ-ヺー・]{3,}$/u;

type WordSources = { text: string; language: Language; meant: readonly ConceptHit[]; knowledge: Knowledge };

function wordUnit(group: readonly Word[], { text, language, meant, knowledge }: WordSources): Unit {
  const known = meant.filter((hit) => group.some((word) => word.start < hit.end && word.end > hit.start));
  const surface = text.slice(group[0]?.start, group.at(-1)?.end);
  const isCapital = /^\p{Lu}/u.test(surface) && (group[0]?.start ?? 0) > 0 && language !== "de";
  // A name is spelt as it is: Soulbrain is no slip for "souverain".
  const spanning = known.length > 0 || isCapital ? known : guessed(group, language, knowledge);
  const isName =
    (isCapital && !isAcronym(surface, spanning)) ||
    (KATAKANA_NAME.test(surface) && spanning.length === 0) ||
    spanning.some(({ conceptId }) => isPlace(conceptId));
  const isLight = known.length === 0 && group.every((word) => LIGHT_WORDS[language].has(word.norm));
  const isTechnical = spanning.some(({ conceptId }) => FIELD.has(conceptId));
  const common = spanning.length > 0 ? !isTechnical : group.every((word) => isCommonWord(word.norm));
  return {
    surface,
    kind: "word",
    words: group,
    terms: termsOf(group, language),
    entities: [],
    concepts: spanning.map((hit) => ({ id: hit.conceptId, weight: hit.weight })),
    salience: isName ? "name" : isLight ? "light" : common ? "common" : isTechnical ? "field" : "rare",
    certainty: 1,
    ...(known.length === 0 && spanning.length > 0 && language === "en" ? { isGuess: true as const } : {}),
  };
}

/** What a single word means that its language's lexicon does not know: an English word of the trade ("der Launch"), or one misspelt. */
function guessed([word, ...more]: readonly Word[], language: Language, { lexicon }: Knowledge): ConceptHit[] {
  if (word === undefined || more.length > 0 || word.script !== "latin") return [];
  const english = language === "en" ? [] : lexicon.conceptsOf(word.norm, "en");
  const meant = english.length > 0 || isCommonWord(word.norm) ? english : lexicon.guess(word.norm, language);
  return meant.map(({ conceptId, weight }) => ({ conceptId, weight, start: word.start, end: word.end }));
}

/** A town is its name, letter for letter: Spanish "parar" has the stem of París and is none. */
const isOtherWord = (hit: ConceptHit, text: string, language: Language, { lexicon }: Knowledge): boolean =>
  isPlace(hit.conceptId) &&
  ![...lexicon.formsOf(hit.conceptId, language), ...lexicon.formsOf(hit.conceptId, "en")].some(
    (form) => foldText(form) === foldText(text.slice(hit.start, hit.end)),
  );

/** A town or a country that is no entity of the catalogue is a name all the same. */
const isPlace = (conceptId: string): boolean => conceptId.startsWith("place-") && conceptId !== "place-first";

/** "CFO" and "AI chip" are in capitals and name nobody: the lexicon knows what they mean. */
const isAcronym = (surface: string, spanning: readonly ConceptHit[]): boolean =>
  /^\p{Lu}{2,5}(?![\p{L}\p{N}])/u.test(surface) && spanning.length > 0;

/** Words that one concept spans are one unit ("mass production"), and the pieces of a katakana name; every other word stands alone. */
function wordGroups(content: readonly Word[], concepts: Spans): Word[][] {
  const groups: Word[][] = [];
  for (const word of content) {
    const open = groups.at(-1);
    const before = open?.at(-1);
    const joined = before !== undefined && (isOneNotion(before, word, concepts) || isOneName(before, word, concepts));
    if (open !== undefined && joined) open.push(word);
    else groups.push([word]);
  }
  return groups;
}

type Spans = readonly { start: number; end: number }[];

const isOneNotion = (before: Word, word: Word, notions: Spans): boolean =>
  notions.some(({ start, end }) => start <= before.start && end >= word.end);

/** Katakana that no lexicon knows is a name, which ICU cuts at random. */
const isOneName = (before: Word, word: Word, notions: Spans): boolean =>
  before.end === word.start &&
  [before, word].every(
    ({ norm, start, end }) => KATAKANA.test(norm) && !notions.some((hit) => hit.start < end && hit.end > start),
  );
const KATAKANA = /^[ァ-ヺー]+$/u;

const termsOf = (words: readonly Word[], language: string): WordTerm[] =>
  words.flatMap((word) => wordTerms(word, language));

/** A name or word asked twice counts once. */
function mergeRepeats(units: readonly Unit[], language: string): Unit[] {
  const seen = new Set<string>();
  return units.filter((unit) => {
    const key = unit.entities[0] ?? (unit.words.map((word) => stem(word.norm, language)).join(" ") || unit.surface);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
