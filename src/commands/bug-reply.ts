import type { Language, Reply } from "../types.ts";
import { say } from "./texts.ts";

/** What somebody is told whose answer could not be made: a reference for who runs the bot, and nothing of what went wrong. */
export const bugReply = (reference: string, language: Language): Reply => ({
  kind: "card",
  language,
  visibility: "private",
  intent: { kind: "status" },
  contextLine: "",
  blocks: [{ kind: "notice", key: "E-BUG", text: say("E-BUG", language, { id: reference }) }],
  sources: [],
  next: [],
});
