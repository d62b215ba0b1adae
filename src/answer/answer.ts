import { BotError } from "../errors.ts";
import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library, Now } from "../ports.ts";
import type { Knowledge } from "../reading/reading.ts";
import { cleanLine } from "../text/clean.ts";
import type { Answer, Question, Turn, UnknownReason } from "../types.ts";
import {
  composeAmbiguous,
  composeFound,
  composeUnknown,
  describeContext,
  type AnsweredPart,
  type Frame,
} from "./compose.ts";
import { completeQuestion } from "./follow-up.ts";
import { NOTICE_PHRASES } from "./notice-phrases.ts";
import { publishedSince } from "./period.ts";
import { readQuestion, type AskedQuestion } from "./question.ts";
import { replyTo, type ReplyDeps } from "./reply.ts";
import { readParts, shareLimits, type QuestionPart } from "./several.ts";
import { isSmallTalk } from "./small-talk.ts";
import { localDay } from "./wording.ts";

/** Longer questions are read up to here; adapters refuse them before with a word of why. */
const QUESTION_CHARS_MAX = 2_000;

/** Whether it is a real day of the calendar, as YYYY-MM-DD. */
const isDay = (text: string): boolean => {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

export type AnswerDeps = { library: Library; knowledge: Knowledge; catalogue: Catalogue; now: Now };

/** A question's answer out of the library: found with citations, or unknown with the closest articles. */
export async function answer(given: Question, of: AnswerDeps): Promise<Answer> {
  const text = cleanLine(given.text.slice(0, QUESTION_CHARS_MAX));
  mustBeDay("as-of", given.asOf);
  mustBeDay("since", given.since);
  const deps = { ...of, library: publishedSince(of.library, given.since) };
  const now = deps.now();
  const completed = await completeQuestion(text, given.thread ?? [], { ...deps, now });
  const question = { ...given, text: completed.text, language: given.language ?? completed.language };
  const asked = await readQuestion(question, deps.knowledge, now);
  const stats = await deps.library.stats({ asOf: asked.asOf, since: given.since });
  const context = describeContext(stats, asked.asOf, now);
  const { language } = asked;
  const notes = given.since === undefined ? [] : [NOTICE_PHRASES[language].onlySince(localDay(given.since, language))];
  const frame = { language, context, notes };
  const unknown = { ...frame, closest: [] };
  if (text.trim() === "") return composeUnknown({ ...unknown, reason: "empty_question" });
  if (asked.asOf !== undefined && asked.asOf > now.toISOString().slice(0, 10)) {
    return composeUnknown({ ...unknown, reason: "future", asOf: asked.asOf });
  }
  if (isSmallTalk(text)) return composeUnknown({ ...unknown, reason: "small_talk" });
  if (stats.articles === 0) return composeUnknown({ ...unknown, ...(await whyEmpty(deps.library, asked.asOf)) });
  const { understood } = completed;
  if (understood !== undefined) notes.push(NOTICE_PHRASES[language].understood(understood));
  const today = asked.asOf ?? now.toISOString().slice(0, 10);
  const parts = await readParts(asked, { ...deps, now });
  const said = await sayAll(parts, frame, { ...deps, today, newestDay: stats.newestDay });
  return { ...said, turn: turnOf(asked), ...(understood === undefined ? {} : { understood }) };
}

function mustBeDay(name: string, day: string | undefined): void {
  if (day !== undefined && !isDay(day))
    throw new BotError("usage", `"${day.slice(0, 40)}" is no day: ${name} takes YYYY-MM-DD`);
}

/** Why no article is there to answer from: none at all, none by the day that was asked for, or none of the time it is limited to. */
async function whyEmpty(library: Library, asOf?: string): Promise<{ reason: UnknownReason; asOf?: string }> {
  const { articles, oldestDay } = await library.stats();
  if (articles === 0) return { reason: "empty_library" };
  const isBefore = oldestDay !== null && asOf !== undefined && asOf < oldestDay;
  return isBefore ? { reason: "before", asOf: oldestDay } : { reason: "no_support" };
}

/** Every part of a question answered in its place, within the limits of one answer. */
async function sayAll(parts: readonly QuestionPart[], frame: Frame, deps: ReplyDeps): Promise<Answer> {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return sayOne(first.asked, frame, deps);
  const answered: AnsweredPart[] = [];
  const notes = [...(frame.notes ?? [])];
  for (const { words, asked } of parts) {
    const spoken = await replyTo(asked, deps);
    if (spoken.kind === "part") answered.push({ ...spoken.part, head: words });
    else notes.push(NOTICE_PHRASES[frame.language].partUnknown(words));
  }
  const found = composeFound(shareLimits(answered, parts.length), { ...frame, notes });
  if (found !== null) return found;
  return first === undefined
    ? composeUnknown({ ...frame, reason: "no_support", closest: [] })
    : sayOne(first.asked, frame, deps);
}

async function sayOne(asked: AskedQuestion, frame: Frame, deps: ReplyDeps): Promise<Answer> {
  const spoken = await replyTo(asked, deps);
  if (spoken.kind === "ambiguous") return composeAmbiguous(spoken.name, spoken.choices, frame);
  const found = spoken.kind === "part" ? composeFound([spoken.part], frame) : null;
  const closest = spoken.kind === "unknown" ? spoken.closest : [];
  return found ?? composeUnknown({ ...frame, reason: "no_support", closest });
}

/** What a chat keeps of the question, for the next in its thread. */
const turnOf = ({ text, language, units }: AskedQuestion): Turn => ({
  question: text,
  language,
  entities: units.flatMap(({ entities }) => entities),
});
