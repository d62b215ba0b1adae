import { z } from "zod";

import type { Ledger } from "../../src/index.ts";

/** The ledger's collection of what was set for a channel, by workspace and channel. */
const CHANNEL_SETTINGS = "slack-channel";

const settingsSchema = z.object({
  /** `thread`: in a thread it was asked in, the bot answers without being mentioned. */
  followUps: z.enum(["mention", "thread"]).default("mention"),
});

export type ChannelSettings = z.infer<typeof settingsSchema>;

/** What was set for a channel; the defaults where nothing was. */
export async function channelSettings(ledger: Ledger, team: string, channel: string): Promise<ChannelSettings> {
  const value = await ledger.get(CHANNEL_SETTINGS, `${team}/${channel}`);
  return settingsSchema.parse(value === null ? {} : JSON.parse(value));
}

export const setChannel = (ledger: Ledger, team: string, channel: string, settings: ChannelSettings): Promise<void> =>
  ledger.put([{ collection: CHANNEL_SETTINGS, id: `${team}/${channel}`, value: JSON.stringify(settings) }]);
