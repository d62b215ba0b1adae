import { z } from "zod";

import { isTimeZone } from "../digest/subscription.ts";
import type { Ledger } from "../ports.ts";
import { LANGUAGES, type Language, type SettingName } from "../types.ts";

/** What is set for a place; what is absent is as usual. */
export type PlaceSettings = {
  /** Whether the bot answers without being mentioned: never, whom it answered before, or anybody in a thread it is in. */
  follow_ups?: "mention" | "asker" | "thread" | undefined;
  language?: Language | undefined;
  /** IANA. */
  timezone?: string | undefined;
  /** Who sees what a command shows. */
  default_show?: "channel" | "me" | undefined;
};

export const FOLLOW_UPS = ["mention", "asker", "thread"] as const;
export const SHOWN_TO = ["channel", "me"] as const;

const settingsSchema: z.ZodType<PlaceSettings> = z.object({
  follow_ups: z.enum(FOLLOW_UPS).optional(),
  language: z.enum(LANGUAGES).optional(),
  timezone: z.string().refine(isTimeZone).optional(),
  default_show: z.enum(SHOWN_TO).optional(),
});

/** The ledger's collection of settings, by place. */
const SETTINGS = "place-settings";

/** What is set for a place; nothing when it does not read as settings any more. */
export async function placeSettings(ledger: Ledger, place: string): Promise<PlaceSettings> {
  const value = await ledger.get(SETTINGS, place);
  const parsed = value === null ? undefined : settingsSchema.safeParse(JSON.parse(value));
  return parsed?.success === true ? parsed.data : {};
}

/** Settings with one changed; null when the value is none of that setting. Undefined puts it back to as usual. */
export function withSetting(before: PlaceSettings, name: SettingName, value: string | undefined): PlaceSettings | null {
  const parsed = settingsSchema.safeParse({ ...before, [name]: value });
  return parsed.success ? parsed.data : null;
}

/** Keeps what is set for a place. */
export const keepSettings = (ledger: Ledger, place: string, settings: PlaceSettings): Promise<void> =>
  ledger.put([{ collection: SETTINGS, id: place, value: JSON.stringify(settings) }]);

/** What a setting can be, for people; of a time zone an example. */
export const valuesOf = (name: SettingName): readonly string[] =>
  ({ follow_ups: FOLLOW_UPS, language: LANGUAGES, timezone: ["Asia/Seoul", "Europe/Berlin"], default_show: SHOWN_TO })[
    name
  ];
