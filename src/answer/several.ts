import type { Language } from "../types.ts";
import type { AnsweredPart, PlacedQuote } from "./compose.ts";
import { completePart, type FollowUpDeps } from "./follow-up.ts";
import { readQuestion, type AskedQuestion } from "./question.ts";
import { CITATIONS_MAX, QUOTE_CHARS_TOTAL_MAX } from "./quotes.ts";
import { isSmallTalk } from "./small-talk.ts";

/** Where one question ends and another begins within a sentence: the joining word, when a question word follows it. */
const JOINTS: Readonly<Record<Language, RegExp>> = {
  en: /,?\s+(?:and|but)\s+(?=(?:for |by |from |to |in )?(?:who|whom|when|where|why|how|what|which)\b)/iu,
  fr: /,?\s+et\s+(?=(?:pour |par |de |à )?(?:qui|quand|où|pourquoi|combien|comment|quel(?:le)?s?)(?!\p{L}))/iu,
  de: /,?\s+und\s+(?=(?:für |von |mit |ab )?(?:wer|wem|wen|wann|wo|warum|wieso|wie|was|welche[rsnm]?)\b)/iu,
  es: /,?\s+[ye]\s+¿?(?=(?:por |para |de |a )?(?:quién(?:es)?|cuándo|dónde|qué|cuánt[oa]s?|cómo|cuál)(?!\p{L}))/iu,
  it: /,?\s+e\s+(?=(?:per |da |di |a )?(?:chi|quando|dove|perché|quant[oaie]|come|cosa|quale)(?!\p{L}))/iu,
  zh: /(?:[，,、；]\s*(?:以及|并且|而且|又|还有)?|以及|并且|而且|和)(?=由?(?:谁|誰|什么时候|什麼時候|何时|何時|多少|为什么|為什麼|为何|為何))/u,
  ja: /[、,]\s*(?:また)?(?=(?:誰|だれ|いつ|いくら|なぜ|どこ|どの))/u,
  ko: /(?:(?<=[가-힣](?:고|며))|,)\s+(?:그리고\s+)?(?=(?:누가|누구|언제|얼마|왜|어디|몇))/u,
};

/** A question word, without which what stands before a joint is no question of its own. */
const ASKS =
  /\b(?:who|whom|when|where|why|how|what|which|qui|quand|où|pourquoi|combien|comment|quel(?:le)?s?|wer|wem|wen|wann|wo|warum|wieso|wie|was|welche[rsnm]?|quién(?:es)?|cuándo|dónde|qué|cuánt[oa]s?|cómo|cuál|chi|quando|dove|perché|quant[oaie]|come|cosa|quale)(?!\p{L})|谁|誰|什么时候|什麼時候|何时|何時|多少|为什么|為什麼|为何|哪|だれ|いつ|いくら|なぜ|どこ|どの|누가|누구|언제|얼마|왜|어디|몇/iu;

/** More than so many are not answered at once: an answer has five citations. */
const PARTS_MAX = 3;

/** The questions a message asks, as they stand in it; one when it asks only one. */
function splitQuestions(text: string, language: Language): readonly string[] {
  const parts = text
    .split(/(?<=[?？])\s*(?=[^\s?？])/u)
    .flatMap((part) => splitAtJoint(part, language))
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part) && !isSmallTalk(part));
  // A remark before or after a question is no question.
  const asking = parts.filter((part) => /[?？]$/u.test(part) || ASKS.test(part));
  return asking.length < 2 ? [text] : asking.slice(0, PARTS_MAX);
}

function splitAtJoint(part: string, language: Language): string[] {
  const joint = JOINTS[language].exec(part);
  if (joint === null) return [part];
  const [left, right] = [part.slice(0, joint.index), part.slice(joint.index + joint[0].length)];
  return ASKS.test(left) ? [left, ...splitAtJoint(right, language)] : [part];
}

/** One of the questions of a message: its own words, and what it asks, completed from the ones before it. */
export type QuestionPart = { words: string; asked: AskedQuestion };

/** The questions of a message, each complete by itself: "and for how much?" is about what the one before names. */
export async function readParts(whole: AskedQuestion, deps: FollowUpDeps): Promise<readonly QuestionPart[]> {
  const words = splitQuestions(whole.text, whole.language);
  if (words.length === 1) return [{ words: whole.text, asked: whole }];
  const parts: QuestionPart[] = [];
  for (const part of words) {
    const before = parts.at(-1)?.asked;
    const { language, asOf } = whole;
    const turn = before === undefined ? undefined : { question: before.text, language, entities: [] };
    const { text } = await completePart(part, turn, deps);
    parts.push({
      words: asQuestion(part, language),
      asked: await readQuestion({ text, language, asOf }, deps.knowledge, deps.now),
    });
  }
  return parts;
}

/** A part as a question of its own: with its mark, and in Spanish with both. */
function asQuestion(part: string, language: Language): string {
  const bare = part.replace(/^[¿\s]+|[?？\s]+$/gu, "");
  const words = `${bare.slice(0, 1).toLocaleUpperCase(language)}${bare.slice(1)}`;
  if (language === "es") return `¿${words}?`;
  return language === "zh" || language === "ja" ? `${words}？` : `${words}${language === "fr" ? " ?" : "?"}`;
}

/** The best quotes of each part, so that every part of `count` keeps its share of what an answer may hold. */
export function shareLimits(parts: readonly AnsweredPart[], count: number): AnsweredPart[] {
  const charsMax = Math.floor(QUOTE_CHARS_TOTAL_MAX / Math.max(1, parts.length));
  const citationsMax = Math.floor(CITATIONS_MAX / Math.max(1, Math.min(count, parts.length)));
  return parts.map((part) => ({ ...part, quotes: firstWithin(part.quotes, citationsMax, charsMax) }));
}

/** The first quotes that fit. */
function firstWithin(quotes: readonly PlacedQuote[], citationsMax: number, charsMax: number): PlacedQuote[] {
  const kept: PlacedQuote[] = [];
  let chars = 0;
  for (const quote of quotes) {
    const length = quote.end - quote.start;
    if (kept.length >= citationsMax || chars + length > charsMax) continue;
    kept.push(quote);
    chars += length;
  }
  return kept;
}
