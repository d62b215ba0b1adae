import { z } from "zod";

/** What a button does; each is the `action_id` of a block element, with a number behind where several stand in one message. */
export const ACTIONS = {
  /** Runs the intent in its value. */
  intent: "chip.intent",
  quotes: "chip.quotes",
  share: "chip.share",
  watch: "chip.watch",
  feedback: "chip.feedback",
  watchRemove: "chip.watch.remove",
  digestRemove: "chip.digest.remove",
  digestNow: "chip.digest.now",
  digestNew: "chip.digest.new",
  watchNew: "chip.watch.new",
  forget: "chip.forget",
  name: "chip.name",
} as const;

/** The `callback_id` of each modal and shortcut. */
export const CALLBACKS = {
  picker: "chip.picker",
  digest: "chip.digest",
  watch: "chip.watch.form",
  feedback: "chip.feedback.form",
  check: "check_claim",
  first: "find_first_report",
  track: "track_story",
} as const;

/** Slack takes values up to this long. Source: docs.slack.dev/reference/block-kit/block-elements/button-element */
export const VALUE_CHARS_MAX = 2_000;

const intentValueSchema = z.object({ intent: z.unknown() });

/** A value that carries an intent; null when it would be too long. */
export function intentValue(intent: unknown): string | null {
  const value = JSON.stringify({ intent });
  return value.length <= VALUE_CHARS_MAX ? value : null;
}

/** The intent of a value, still to be read by the core's own schema; null when it is none. */
export function readIntentValue(value: string): unknown {
  try {
    return intentValueSchema.parse(JSON.parse(value)).intent;
  } catch {
    return null;
  }
}
