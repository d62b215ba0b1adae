import {
  asksCause,
  type Asker,
  type Choice,
  localeLanguage,
  parseIntent,
  type Reply,
  type Turn,
} from "../../src/index.ts";
import type { Parts } from "./command.ts";
import { keepLook, type LookKeeping } from "./keep-look.ts";
import { TERMINAL_VISIT } from "./visit.ts";

/** One person at a terminal: what was asked before is kept for "and for AMD?", "why" and the number of a choice. */
export type Conversation = { say: (text: string) => Promise<Reply> };

/** Questions kept to lean on. */
const TURNS_MAX = 8;

/** A conversation that starts with nothing said. */
export function createConversation(parts: Pick<Parts, "bot" | "terminal"> & LookKeeping): Conversation {
  const { bot, terminal, now } = parts;
  let turns: readonly Turn[] = [];
  let last: Reply | undefined;
  const asker = (): Asker => ({
    language: localeLanguage(terminal.language),
    visibility: "private",
    thread: turns,
    visit: TERMINAL_VISIT,
  });

  const answer = async (text: string): Promise<Reply> => {
    const chosen = choiceOf(text, last);
    if (chosen !== undefined) return (await bot()).run(chosen.intent, asker());
    const { intent } = parseIntent(text, now());
    const question = last === undefined ? "" : questionOf(last);
    const asksHow = intent.kind === "why" && intent.question === "" && !asksCause(intent, text, turns);
    if (asksHow && question !== "") {
      return (await bot()).run({ kind: "why", question }, asker());
    }
    const message = { text, ...TERMINAL_VISIT, door: "terminal", thread: null } as const;
    return (await bot()).reply({ ...message, locale: terminal.language, visibility: "private" }, turns);
  };

  return {
    say: async (text) => {
      last = await answer(text);
      await keepLook(last, parts);
      if (last.kind === "answer" && last.answer.turn !== undefined) {
        turns = [...turns, last.answer.turn].slice(-TURNS_MAX);
      }
      return last;
    },
  };
}

/** The question a bare "why" asks about: the one just answered, in full. */
const questionOf = (reply: Reply): string =>
  reply.kind === "answer" && reply.intent.kind === "ask" ? (reply.answer.understood ?? reply.intent.question) : "";

/** "2" after a list of choices takes the second. */
function choiceOf(text: string, reply: Reply | undefined): Choice | undefined {
  if (reply?.kind !== "card" || !/^\d{1,2}$/.test(text.trim())) return undefined;
  const choices = reply.blocks.flatMap((block) => (block.kind === "choices" ? block.choices : []));
  return choices[Number(text) - 1];
}
