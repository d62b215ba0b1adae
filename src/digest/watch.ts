import { z } from "zod";

import { CLAIM_KINDS } from "../reading/claim-types.ts";
import { LANGUAGES } from "../types.ts";
import { filterSchema } from "./filter.ts";

/** How sure a claim has to be: anything, at least reported by somebody who names a source, or confirmed by who must know. */
export const WATCH_LEVELS = ["any", "reported", "confirmed"] as const;
export type WatchLevel = (typeof WATCH_LEVELS)[number];

/** What somebody wants to be told of as soon as it is reported, as it is kept in the ledger. */
export const watchSchema = z.object({
  id: z.string().min(1).max(40),
  /** Where it is told: a channel, or the person's own conversation with the bot. */
  place: z.string().min(1),
  /** Who made it, as the door knows them; never shown. */
  owner: z.string().default(""),
  /** As it was asked for. */
  text: z.string().max(300),
  filter: filterSchema,
  level: z.enum(WATCH_LEVELS).default("any"),
  /** Only claims of this kind, and only when what they say is something else than before. */
  change: z.enum(CLAIM_KINDS).nullable().default(null),
  language: z.enum(LANGUAGES).default("en"),
  /** ISO 8601. Nothing from before it is told. */
  createdAt: z.iso.datetime(),
});

export type Watch = z.infer<typeof watchSchema>;

/** The ledger's collection of watches, by id. */
export const WATCHES = "watch";

/** A watch out of the ledger; null when it does not read as one any more. */
export function readWatch(json: string): Watch | null {
  const parsed = watchSchema.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : null;
}
