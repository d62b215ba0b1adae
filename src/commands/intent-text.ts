import type { Intent } from "../types.ts";

/** An intent as the text that asks for it, in the words every language knows: what people may type, and what a button can carry. */
export function intentText(intent: Intent): string {
  const parts: string[] = [];
  if (intent.kind === "ask") parts.push(intent.question);
  else if (intent.kind === "help") parts.push("help", intent.command ?? "");
  else if (intent.kind === "status") parts.push("status");
  else if (intent.kind === "why") parts.push("why", intent.question === "" ? "" : `"${intent.question}"`);
  else if (intent.kind === "compare") {
    parts.push("compare", intent.names.join(" and "), intent.fields === "core" ? "" : intent.fields);
  } else if (intent.kind === "timeline") {
    parts.push("timeline", intent.subject, intent.about === "all" ? "" : intent.about);
  } else if (intent.kind === "topic") {
    parts.push("topic", intent.name, intent.sort === "sources" ? "by sources" : "");
  } else if (intent.kind === "news") parts.push("news", intent.filter ?? "");
  else parts.push(intent.kind, intent.name);
  if ("since" in intent && intent.since !== undefined) parts.push(`since ${intent.since}`);
  if ("asOf" in intent && intent.asOf !== undefined) parts.push(`as of ${intent.asOf}`);
  return parts.filter((part) => part !== "").join(" ");
}
