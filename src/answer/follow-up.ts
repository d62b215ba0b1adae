import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Knowledge } from "../reading/reading.ts";
import type { Language, Turn } from "../types.ts";
import { questionKind } from "./kind.ts";
import { readQuestion, type AskedQuestion, type Unit } from "./question.ts";
import { isDense } from "../text/language.ts";

/** What opens a question that leans on the one before. */
const LEADS: Readonly<Record<Language, RegExp>> = {
  en: /^(?:and|but|so|ok(?:ay)?|what about|how about|and what about)\b[\s,]*(?:for|about|of)?\b/iu,
  fr: /^(?:et|mais|alors|qu['’]en est-il de)(?![\p{L}-])[\s,]*(?:pour|chez|de)?(?![\p{L}-])/iu,
  de: /^(?:und|aber|also|wie steht es mit|was ist mit)\b[\s,]*(?:für|bei|von)?\b/iu,
  es: /^[¿\s]*(?:y|pero|entonces|qué hay de)(?!\p{L})[\s,]*(?:para|de|con|en el caso de)?(?!\p{L})/iu,
  it: /^(?:ed?|ma|allora|che dire di)(?!\p{L})[\s,]*(?:per|di)?(?!\p{L})/iu,
  zh: /^(?:那么|那麼|那|还有|還有|然后|至于)/u,
  ja: /^(?:では|じゃあ|それでは|それと|あと|ちなみに|で、)/u,
  ko: /^(?:그럼|그러면|그리고|그래서)\s*/u,
};

/** What stands for something named before. */
const PRONOUN =
  /\b(?:it|its|they|them|their|that|this|he|she|il|elle|ils|elles|cela|ça|er|sie|es|das|damit|dessen|eso|ello|esso|essa|questo)\b|它|他们|她|这个|那个|这款|这家|それ|これ|その|彼|그것|이것|그 /iu;

/** What was meant before: nothing by itself, of what was named in the question before it is much. "When was it originally supposed to come out?" */
const AT_FIRST =
  /(?<!\p{L})(?:originally|initially|at first|supposed|ursprünglich|eigentlich|anfangs|à l['’]origine|au départ|initialement|originalmente|inicialmente|en un principio|originariamente|inizialmente|in origine)(?!\p{L})|原本|原来|原來|原先|本来|本來|当初|當初|最初|원래|애초|당초/iu;

/** More words than this ask something by themselves. */
const LEANING_WORDS_MAX = 3;
/** A second question in one message leans on the first without any such word, when it has hardly words of its own. */
const PART_WORDS_MAX = 1;

export type FollowUpDeps = { knowledge: Knowledge; catalogue: Catalogue; now: Date };

/** A question as it is to be answered; `understood` when it was completed from what was asked before. */
export type Completed = { text: string; language: Language | undefined; understood: string | undefined };

/**
 * Completes a question that leans on the one before it in its thread: "and for AMD?", "why?", "et en 2026 ?". What it names takes the
 * place of what was named, the rest is carried over. A question that is whole by itself stays as it is.
 * @param thread what was asked before, oldest first
 */
export function completeQuestion(text: string, thread: readonly Turn[], deps: FollowUpDeps): Promise<Completed> {
  return completeAfter(text, thread.at(-1), { ...deps, wordsMax: 0 });
}

/** Completes one of several questions in a message from the one before it. */
export function completePart(text: string, before: Turn | undefined, deps: FollowUpDeps): Promise<Completed> {
  return completeAfter(text, before, { ...deps, wordsMax: PART_WORDS_MAX });
}

/** `wordsMax`: so many words, and no name, lean on the question before even where nothing else says so. */
async function completeAfter(
  text: string,
  turn: Turn | undefined,
  deps: FollowUpDeps & { wordsMax: number },
): Promise<Completed> {
  const alone = { text, language: undefined, understood: undefined };
  if (turn === undefined) return alone;
  const { bare, language } = withoutLead(text, turn.language);
  const now = await readQuestion({ text: bare, language }, deps.knowledge, deps.now);
  if (!leans(now, bare !== text, deps.wordsMax)) return alone;
  const before = await readQuestion({ text: turn.question, language: turn.language }, deps.knowledge, deps.now);
  const completed = complete(now, before, deps.catalogue);
  return completed === null ? alone : { text: completed, language, understood: completed };
}

/** The language of a message too short to tell by itself: of the words that lean it on what was asked before, else the thread's. */
export const threadLanguage = (text: string, turn: Turn | undefined): Language | undefined =>
  turn === undefined ? undefined : withoutLead(text, turn.language).language;

/** The question without what leans it on the one before, and the language that shows: the thread's, when that has such words. */
function withoutLead(text: string, spoken: Language): { bare: string; language: Language | undefined } {
  const languages: Language[] = [spoken, "en", "fr", "de", "es", "it", "zh", "ja", "ko"];
  const language = languages.find((each) => LEADS[each].test(text));
  const bare = language === undefined ? text : text.replace(LEADS[language], "").trim();
  const isLatin = (words: string): boolean =>
    !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(words);
  return { bare, language: language ?? (isLatin(text) === isLatinLanguage(spoken) ? spoken : undefined) };
}

const isLatinLanguage = (language: Language): boolean => !isDense(language);

const isNamed = ({ kind }: Unit): boolean => kind === "name" || kind === "unknown-name";
const isTold = ({ kind }: Unit): boolean => kind === "word" || kind === "quantity";

function leans({ text, units, speakers }: AskedQuestion, isLed: boolean, wordsMax: number): boolean {
  const names = units.filter(isNamed).length;
  const told = units.filter(isTold);
  // "What did Trump say about the H200?" asks by itself, though "say" tells nothing.
  const asks = questionKind(text) !== "what" || speakers.size > 0;
  if (names > 0) return told.length === 0 && (isLed || !asks) && text.length > 0;
  const words = told.filter(({ surface }) => !AT_FIRST.test(surface)).length;
  const refersBack = isLed || PRONOUN.test(text) || AT_FIRST.test(text);
  return words <= wordsMax || (words <= LEANING_WORDS_MAX && refersBack);
}

/** The two questions as one; null when the one before gives nothing to lean on. */
function complete(now: AskedQuestion, before: AskedQuestion, catalogue: Catalogue): string | null {
  const names = now.units.filter(isNamed);
  const dates = now.units.filter(({ kind }) => kind === "date");
  const asks = questionKind(now.text) !== "what";
  const tells = now.units.some(isTold);
  if (!asks && !tells && names.length + dates.length > 0) {
    const named = names.reduce(
      (text, name) => replaceName(text, { name, before, catalogue, led: wordBefore(now.text, name.surface) }),
      before.text,
    );
    return dates.reduce((text, date) => replaceDate(text, date, before.units), named);
  }
  const carried = before.units.filter(
    (unit) =>
      (isNamed(unit) && names.length === 0) || (isTold(unit) && !tells) || (unit.kind === "date" && dates.length === 0),
  );
  if (carried.length === 0) return null;
  return `${now.text.replace(/[\s?？¿!！。.]+$/u, "")} – ${carried.map(({ surface }) => surface).join(", ")}`;
}

/** The word in front of a name: "from AMD" takes the place of "from Broadcom", not of the one who buys. */
const wordBefore = (text: string, surface: string): string | null =>
  /(\p{L}+)\s+$/u.exec(text.slice(0, Math.max(0, text.indexOf(surface))))?.[1]?.toLowerCase() ?? null;

type Replacing = { name: Unit; before: AskedQuestion; catalogue: Catalogue; led: string | null };

/** A name takes the place of the one of its kind, and its maker that of the other's maker. */
function replaceName(text: string, { name, before, catalogue, led }: Replacing): string {
  const entityOf = ({ entities }: Unit) => catalogue.find(entities[0] ?? "");
  const named = before.units.filter(isNamed);
  const alike = named.filter((unit) => entityOf(unit)?.kind === entityOf(name)?.kind);
  const target = alike.find(({ surface }) => led !== null && wordBefore(text, surface) === led) ?? alike[0] ?? named[0];
  if (target === undefined) return `${text.replace(/[\s?？]+$/u, "")} – ${name.surface}`;
  const maker = named.find(({ entities }) => entities[0] !== undefined && entities[0] === entityOf(target)?.parent);
  const newMaker = catalogue.find(entityOf(name)?.parent ?? "")?.name;
  const replaced = text.replace(target.surface, () => name.surface);
  return maker === undefined || newMaker === undefined ? replaced : replaced.replace(maker.surface, () => newMaker);
}

function replaceDate(text: string, date: Unit, before: readonly Unit[]): string {
  const old = before.find(({ kind }) => kind === "date");
  if (old !== undefined) return text.replace(old.surface, () => date.surface);
  return `${text.replace(/[\s?？]+$/u, "")} – ${date.surface}`;
}
