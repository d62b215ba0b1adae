import type { Intent } from "../types.ts";
import type { Card, Errand } from "./card.ts";
import { digestCard } from "./digest-errand.ts";
import { exportCard } from "./export-errand.ts";
import { forgetCard } from "./forget-errand.ts";
import { settingsCard } from "./settings-errand.ts";
import { sourceCard } from "./source-errand.ts";
import { checkCard, firstCard, storyCard } from "./story-card.ts";
import { watchCard } from "./watch-errand.ts";

const KINDS = ["story", "first", "check", "watch", "digest", "source", "settings", "export", "forget"] as const;

/** The intents about stories, and about what is kept for people. */
export type ErrandIntent = Extract<Intent, { kind: (typeof KINDS)[number] }>;

/** Whether an intent is one of these. */
export const isErrand = (intent: Intent): intent is ErrandIntent => KINDS.some((kind) => kind === intent.kind);

/** Carries one out. */
export async function errandCard(intent: ErrandIntent, errand: Errand): Promise<Card> {
  switch (intent.kind) {
    case "watch":
      return watchCard(intent.wish, errand);
    case "digest":
      return digestCard(intent.wish, errand);
    case "settings":
      return settingsCard(intent, errand);
    case "forget":
      return forgetCard(intent, errand);
    case "story":
      return storyCard(intent, errand);
    case "first":
      return firstCard(intent, errand);
    case "check":
      return checkCard(intent, errand);
    case "export":
      return exportCard(intent, errand);
    case "source":
      return sourceCard(intent.wish, errand);
  }
}
