import {
  COMPARE_FIELDS,
  EXPORT_FORMATS,
  EXPORTED,
  FORMATS_OF,
  type Intent,
  sinceDay,
  type SourceWish,
  STORY_VIEWS,
  TIMELINE_KINDS,
} from "../../../src/index.ts";
import type { Options } from "./interaction-payload.ts";

/** What a look-up's fields ask for; null for a command that is none. */
export function commandIntent(name: string, options: Options, now: Date): Intent | null {
  const asOf = options.text("as_of");
  const since = sinceOf(options, now);
  const named = options.text("name") ?? "";
  switch (name) {
    case "ask":
      return { kind: "ask", question: options.text("question") ?? "", since, asOf };
    case "chip":
      return { kind: "chip", name: named, asOf };
    case "company":
      return { kind: "company", name: named, since };
    case "topic":
      return {
        kind: "topic",
        name: named,
        since,
        sort: options.text("sort") === "most sources" ? "sources" : "newest",
      };
    case "timeline":
      return {
        kind: "timeline",
        subject: options.text("subject") ?? "",
        about: oneOf(TIMELINE_KINDS, options.text("kind"), "all"),
        asOf,
      };
    case "compare": {
      const names = ["a", "b", "c"].flatMap((field) => options.text(field) ?? []);
      return { kind: "compare", names, fields: oneOf(COMPARE_FIELDS, options.text("fields"), "core") };
    }
    case "news":
      return {
        kind: "news",
        filter: options.text("filter") ?? null,
        since,
        onlyNew: options.flag("only_new") === true ? true : undefined,
      };
    case "story":
      return { kind: "story", id: options.text("id") ?? "", view: oneOf(STORY_VIEWS, options.text("view"), "summary") };
    case "why":
      return { kind: "why", question: options.text("question") ?? "", asOf };
    case "source":
      return { kind: "source", wish: sourceWish(options) };
    case "export": {
      const what = oneOf(EXPORTED, options.text("what"), "answers");
      const format = oneOf(EXPORT_FORMATS, options.text("format"), FORMATS_OF[what][0] ?? "json");
      return { kind: "export", what, format, of: options.text("of") ?? null };
    }
    case "forget-me":
      return { kind: "forget", isConfirmed: false };
    case "help":
      return { kind: "help", command: options.text("command") ?? null };
    case "status":
      return { kind: "status" };
    default:
      return null;
  }
}

/** What is chosen from the list is an id; what is added or tried may be an address too. It is shown before it is followed. */
function sourceWish({ sub, text }: Options): SourceWish {
  const name = text("url") ?? text("name") ?? "";
  if (sub === "add") return { do: "add", name, isConfirmed: false };
  return sub === "show" || sub === "mute" || sub === "unmute" || sub === "test" ? { do: sub, name } : { do: "list" };
}

function sinceOf(options: Options, now: Date): string | undefined {
  const typed = options.text("since");
  return typed === undefined || typed === "all" ? undefined : sinceDay(typed, now);
}

const oneOf = <T extends string>(known: readonly T[], given: string | undefined, otherwise: T): T =>
  known.find((one) => one === given) ?? otherwise;
