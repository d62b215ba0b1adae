import { z } from "zod";

import { COMPARE_FIELDS, type Intent, STORY_VIEWS, TIMELINE_KINDS } from "../../src/index.ts";

const name = z.string().max(500);
const day = z.string().max(10).optional();

/** An intent as it is kept for a button or a job. */
export const intentSchema: z.ZodType<Intent> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ask"), question: z.string().max(4_000), asOf: day }),
  z.object({ kind: z.literal("chip"), name, asOf: day }),
  z.object({ kind: z.literal("company"), name, since: day, asOf: day }),
  z.object({ kind: z.literal("topic"), name, sort: z.enum(["newest", "sources"]), since: day, asOf: day }),
  z.object({ kind: z.literal("timeline"), subject: name, about: z.enum(TIMELINE_KINDS), asOf: day }),
  z.object({ kind: z.literal("compare"), names: z.array(name).max(3), fields: z.enum(COMPARE_FIELDS), asOf: day }),
  z.object({ kind: z.literal("news"), filter: name.nullable(), since: day, asOf: day }),
  z.object({ kind: z.literal("why"), question: z.string().max(4_000), asOf: day }),
  z.object({ kind: z.literal("story"), id: z.string().max(1_000), view: z.enum(STORY_VIEWS) }),
  z.object({ kind: z.literal("first"), about: z.string().max(4_000) }),
  z.object({ kind: z.literal("check"), claim: z.string().max(4_000), asOf: day }),
  z.object({ kind: z.literal("help"), command: name.nullable() }),
  z.object({ kind: z.literal("status") }),
]);
