import type { Ledger } from "../../src/index.ts";
import { THREADS } from "../chat/threads.ts";
import { placeText, readPlace } from "./place.ts";

/** The ledger's collection of questions that were deleted, by message: their answers are not given any more. */
export const TAKEN_BACK = "slack-deleted";

const recordId = (team: string, channel: string, ts: string): string => `${team}/${channel}/${ts}`;

/**
 * A message was deleted: what its thread had been asked is forgotten (which of its questions it was is not kept), and where it still waits for an
 * answer it gets none.
 */
export async function takeBack(
  ledger: Ledger,
  { team, channel, ts, thread }: { team: string; channel: string; ts: string; thread: string | null },
): Promise<void> {
  const place = placeText({ team, channel, thread: null });
  await ledger.put([
    { collection: THREADS, id: `${place}/${thread ?? ts}`, value: null },
    { collection: TAKEN_BACK, id: recordId(team, channel, ts), value: JSON.stringify(true) },
  ]);
}

/** Whether the question of a place was deleted before it was answered. */
export async function wasTakenBack(ledger: Ledger, place: string, ts: string): Promise<boolean> {
  const where = readPlace(place);
  if (where === null) return false;
  return (await ledger.get(TAKEN_BACK, recordId(where.team, where.channel, ts))) !== null;
}
