import type { Designator, Mention } from "../knowledge/linker.ts";
import type { Knowledge } from "../reading/reading.ts";
import { detectQuestionLanguage } from "../text/language.ts";
import { stem } from "../text/stem.ts";
import { contentWords, wordTerms, type WordTerm } from "../text/terms.ts";
import type { Word } from "../text/words.ts";
import type { Language, Question } from "../types.ts";
import { amountKind, questionKind, type AmountKind, type QuestionKind } from "./kind.ts";

/**
 * One thing a question is about, and everything in an article that would show it: a name, a notion, a number or plain words.
 * A sentence that shows it by another language's word does so as well as one that shows it by the same word.
 */
export type Unit = {
  surface: string;
  kind: "name" | "unknown-name" | "word";
  /** Folded words of the surface; names keep them so that an unlinked text can still show the name. */
  words: readonly Word[];
  terms: readonly WordTerm[];
  entities: readonly string[];
  concepts: readonly { id: string; weight: number }[];
};

export type AskedQuestion = {
  text: string;
  language: Language;
  kind: QuestionKind;
  amount: AmountKind;
  asOf: string | undefined;
  units: readonly Unit[];
};

/** Mentions below this are too weak to be what a question is about. */
const MENTION_CONFIDENCE_MIN = 0.25;

/** What a question asks: its language, kind, and the units an answer has to show. */
export async function readQuestion(question: Question, knowledge: Knowledge): Promise<AskedQuestion> {
  const language = question.language ?? (await detectQuestionLanguage(question.text));
  const mentions = knowledge.linker
    .link(question.text, { language, mode: "question" })
    .filter((mention) => mention.confidence >= MENTION_CONFIDENCE_MIN);
  const unknown = knowledge.linker
    .designators(question.text, { language, mode: "question" })
    .filter((found) => !found.covered);
  return {
    text: question.text,
    language,
    kind: questionKind(question.text),
    amount: amountKind(question.text),
    asOf: question.asOf,
    units: questionUnits({ text: question.text, language, mentions, unknown, knowledge }),
  };
}

type UnitSources = {
  text: string;
  language: Language;
  mentions: readonly Mention[];
  unknown: readonly Designator[];
  knowledge: Knowledge;
};

function questionUnits(sources: UnitSources): Unit[] {
  const { text, language, mentions, unknown, knowledge } = sources;
  const content = contentWords(text, language);
  const concepts = knowledge.lexicon.find(text, language).filter((hit) => !hit.conceptId.startsWith("q-"));
  const inside = (word: Word, span: { start: number; end: number }): boolean =>
    word.start >= span.start && word.end <= span.end;
  const units: Unit[] = [];
  const taken = new Set<Word>();
  const take = (words: readonly Word[]): readonly Word[] => {
    for (const word of words) taken.add(word);
    return words;
  };
  for (const mention of mentions) {
    const words = take(content.filter((word) => !taken.has(word) && inside(word, mention)));
    units.push({
      surface: mention.surface,
      kind: "name",
      words,
      terms: termsOf(words, language),
      entities: [mention.entityId],
      concepts: [],
    });
  }
  for (const name of unknown) {
    const words = take(content.filter((word) => !taken.has(word) && inside(word, name)));
    if (words.length > 0)
      units.push({
        surface: name.surface,
        kind: "unknown-name",
        words,
        terms: termsOf(words, language),
        entities: [],
        concepts: [],
      });
  }
  for (const group of wordGroups(
    content.filter((word) => !taken.has(word)),
    concepts,
  )) {
    const spanning = concepts.filter((hit) => group.some((word) => word.start < hit.end && word.end > hit.start));
    units.push({
      surface: text.slice(group[0]?.start, group.at(-1)?.end),
      kind: "word",
      words: group,
      terms: termsOf(group, language),
      entities: [],
      concepts: spanning.map((hit) => ({ id: hit.conceptId, weight: hit.weight })),
    });
  }
  return mergeRepeats(units, language);
}

/** Words that one concept spans are one unit ("mass production"); every other word stands alone. */
function wordGroups(content: readonly Word[], concepts: readonly { start: number; end: number }[]): Word[][] {
  const groups: Word[][] = [];
  for (const word of content) {
    const open = groups.at(-1);
    const before = open?.at(-1);
    const joined = before !== undefined && concepts.some((hit) => hit.start <= before.start && hit.end >= word.end);
    if (open !== undefined && joined) open.push(word);
    else groups.push([word]);
  }
  return groups;
}

const termsOf = (words: readonly Word[], language: string): WordTerm[] =>
  words.flatMap((word) => wordTerms(word, language));

/** A name or word asked twice counts once. */
function mergeRepeats(units: readonly Unit[], language: string): Unit[] {
  const seen = new Set<string>();
  return units.filter((unit) => {
    const key = unit.entities[0] ?? unit.words.map((word) => stem(word.norm, language)).join(" ");
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
