import { z } from "zod";

import {
  COMPARE_FIELDS,
  DIGEST_DAYS,
  DIGEST_EMPTY,
  DIGEST_LAYOUTS,
  EXPORT_FORMATS,
  EXPORTED,
  LANGUAGES,
  SETTING_NAMES,
  STORY_VIEWS,
  TIMELINE_KINDS,
  WATCH_LEVELS,
  type Intent,
} from "../types.ts";

const NAME_CHARS_MAX = 500;
const TEXT_CHARS_MAX = 4_000;

const name = z.string().max(NAME_CHARS_MAX);
const text = z.string().max(TEXT_CHARS_MAX);
const day = z.string().max(10).optional();
const isConfirmed = z.boolean();
const level = z.enum(WATCH_LEVELS).optional();

const watchSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("list") }),
  z.object({ do: z.literal("add"), text, to: z.enum(["me", "here"]), level, isConfirmed }),
  z.object({ do: z.literal("edit"), id: name, text, level, isConfirmed }),
  z.object({ do: z.literal("remove"), id: name, isConfirmed }),
]);

const options = {
  channel: name.optional(),
  time: name.optional(),
  zone: name.optional(),
  days: z.enum(DIGEST_DAYS).optional(),
  weekday: z.number().int().optional(),
  filter: name.optional(),
  language: z.enum(LANGUAGES).optional(),
  storiesMax: z.number().int().optional(),
  layout: z.enum(DIGEST_LAYOUTS).optional(),
  ifEmpty: z.enum(DIGEST_EMPTY).optional(),
};

const digestSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("list") }),
  z.object({ do: z.literal("add"), isConfirmed, ...options }),
  z.object({ do: z.literal("edit"), id: name, isConfirmed, ...options }),
  z.object({ do: z.enum(["pause", "resume", "preview"]), id: name }),
  z.object({ do: z.enum(["send-now", "remove"]), id: name, isConfirmed }),
]);

const sourceSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("list") }),
  z.object({ do: z.enum(["show", "mute", "unmute", "test", "remove"]), name: text }),
  z.object({ do: z.literal("add"), name: text, isConfirmed }),
]);

const intentSchema: z.ZodType<Intent> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ask"), question: text, since: day, asOf: day }),
  z.object({ kind: z.literal("chip"), name, asOf: day }),
  z.object({ kind: z.literal("company"), name, since: day, asOf: day }),
  z.object({ kind: z.literal("topic"), name, sort: z.enum(["newest", "sources"]), since: day, asOf: day }),
  z.object({ kind: z.literal("timeline"), subject: name, about: z.enum(TIMELINE_KINDS), asOf: day }),
  z.object({ kind: z.literal("compare"), names: z.array(name).max(3), fields: z.enum(COMPARE_FIELDS), asOf: day }),
  z.object({
    kind: z.literal("news"),
    filter: name.nullable(),
    onlyNew: z.boolean().optional(),
    unseenAt: z.iso.datetime().optional(),
    since: day,
    asOf: day,
  }),
  z.object({ kind: z.literal("why"), question: text, since: day, asOf: day }),
  z.object({ kind: z.literal("story"), id: name, view: z.enum(STORY_VIEWS) }),
  z.object({ kind: z.literal("first"), about: text }),
  z.object({ kind: z.literal("check"), claim: text, asOf: day }),
  z.object({ kind: z.literal("watch"), wish: watchSchema }),
  z.object({ kind: z.literal("digest"), wish: digestSchema }),
  z.object({ kind: z.literal("source"), wish: sourceSchema }),
  z.object({ kind: z.literal("settings"), set: z.object({ name: z.enum(SETTING_NAMES), value: name }).nullable() }),
  z.object({
    kind: z.literal("export"),
    what: z.enum(EXPORTED),
    format: z.enum(EXPORT_FORMATS),
    of: name.nullable(),
  }),
  z.object({ kind: z.literal("forget"), isConfirmed }),
  z.object({ kind: z.literal("help"), command: name.nullable() }),
  z.object({ kind: z.literal("status") }),
]);

/** An intent out of what a button or a form kept; null when it does not read as one, such as one of an older version. */
export function readIntent(given: unknown): Intent | null {
  const parsed = intentSchema.safeParse(given);
  return parsed.success ? parsed.data : null;
}
