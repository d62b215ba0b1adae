import type { Intent } from "../types.ts";
import { optionsText } from "./key-options.ts";
import { digestText, sourceText, watchText } from "./wish-text.ts";

/** An intent as the text that asks for it, in the words every language knows: what people may type, and what a button can carry. */
export function intentText(intent: Intent): string {
  const parts: string[] = [...partsOf(intent)];
  if ("since" in intent && intent.since !== undefined) parts.push(`since ${intent.since}`);
  if ("asOf" in intent && intent.asOf !== undefined) parts.push(`as of ${intent.asOf}`);
  return parts.filter((part) => part !== "").join(" ");
}

/** What it says, but for its days. */
function partsOf(intent: Intent): readonly string[] {
  switch (intent.kind) {
    case "ask":
      // In a question of somebody's own words a day would belong to what is asked.
      return intent.since === undefined ? [intent.question] : ["ask", intent.question];
    case "help":
      return ["help", intent.command ?? ""];
    case "status":
      return ["status"];
    case "why":
      return ["why", whyText(intent.question)];
    case "compare":
      return ["compare", intent.names.join(" and "), intent.fields === "core" ? "" : intent.fields];
    case "timeline":
      return ["timeline", intent.subject, intent.about === "all" ? "" : intent.about];
    case "topic":
      return ["topic", intent.name, intent.sort === "sources" ? "by sources" : ""];
    case "news":
      return ["news", intent.filter ?? "", intent.onlyNew === true ? "only new" : ""];
    case "chip":
    case "company":
      return [intent.kind, intent.name];
    default:
      return deskParts(intent);
  }
}

/** A story's id and an address say by themselves that they are no question. */
const whyText = (question: string): string => (question === "" || isPointer(question) ? question : `"${question}"`);

type LookUp = "ask" | "help" | "status" | "why" | "compare" | "timeline" | "topic" | "news" | "chip" | "company";

/** The same of stories, and of what is kept for people. */
function deskParts(intent: Exclude<Intent, { kind: LookUp }>): readonly string[] {
  switch (intent.kind) {
    case "story":
      return ["story", intent.id, intent.view === "summary" ? "" : intent.view];
    case "first":
      return ["first", intent.about === "" ? "" : `"${intent.about}"`];
    case "check":
      return ["check", intent.claim === "" ? "" : `"${intent.claim}"`];
    case "watch":
      return ["watch", watchText(intent.wish)];
    case "digest":
      return ["digest", digestText(intent.wish)];
    case "source":
      return ["source", sourceText(intent.wish)];
    case "settings":
      return intent.set === null ? ["settings"] : ["settings", "set", intent.set.name, intent.set.value];
    case "export":
      return ["export", intent.what, intent.format, intent.of === null ? "" : `of ${intent.of}`];
    case "forget":
      return ["forget-me", optionsText({ confirm: intent.isConfirmed ? "yes" : undefined })];
  }
}

/** Whether a text is the id of a story, an article, an answer, a digest or what a watch told, or an address, and not a sentence. */
export const isPointer = (text: string): boolean =>
  /^(?:story-[0-9a-f]{6,}|[0-9a-f]{24}|(?:answer|digest|watch):v1:\S+|https?:\/\/\S+)$/u.test(text.trim());
