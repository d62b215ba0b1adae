/** Where something is said in Slack: a channel (or a person's id, for a direct message) of a workspace, and a thread in it. */
export type Place = { team: string; channel: string; thread: string | null };

/** A place as the ledger keeps it: `slack:T1/C2`, `slack:T1/C2/1700000000.000100`. */
export const placeText = ({ team, channel, thread }: Place): string =>
  `slack:${team}/${channel}${thread === null ? "" : `/${thread}`}`;

const PLACE = /^slack:([A-Z0-9]{1,30})\/([A-Z0-9]{1,30})(?:\/(\d{1,12}\.\d{1,9}))?$/;

/** A place out of its text; null when it is none of Slack's. */
export function readPlace(text: string): Place | null {
  const [, team, channel, thread] = PLACE.exec(text) ?? [];
  return team === undefined || channel === undefined ? null : { team, channel, thread: thread ?? null };
}
