import type { Intent } from "../types.ts";
import { noticeCard, type Card, type Errand } from "./card.ts";
import { say } from "./texts.ts";

const KINDS = ["story", "first", "check", "watch", "digest", "source", "settings", "export", "forget"] as const;

/** The intents about stories, and about what is kept for people. */
export type ErrandIntent = Extract<Intent, { kind: (typeof KINDS)[number] }>;

/** Whether an intent is one of these. */
export const isErrand = (intent: Intent): intent is ErrandIntent => KINDS.some((kind) => kind === intent.kind);

/** Carries one out. */
export async function errandCard(intent: ErrandIntent, { language }: Errand): Promise<Card> {
  switch (intent.kind) {
    default:
      return noticeCard("E-MISSING", say("E-MISSING.ledger", language));
  }
}
