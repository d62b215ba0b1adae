import type { Ledger, LedgerRecord } from "../../src/index.ts";

/**
 * The ledger's collections that hold something of a workspace, and whether a record of theirs is of this one. Threads and watches are known by their
 * place, Slack's own records by their id.
 */
const COLLECTIONS: readonly { collection: string; isOf: (team: string, id: string, value: string) => boolean }[] = [
  { collection: "subscription", isOf: (team, _id, value) => placeIn(value).startsWith(`slack:${team}/`) },
  { collection: "watch", isOf: (team, _id, value) => placeIn(value).startsWith(`slack:${team}/`) },
  { collection: "thread", isOf: (team, id) => id.startsWith(`slack:${team}/`) },
  { collection: "feedback", isOf: (team, id) => id.startsWith(`slack:${team}/`) },
  { collection: "slack-deleted", isOf: isTeamId },
  { collection: "place-settings", isOf: (team, id) => id.startsWith(`slack:${team}/`) },
  { collection: "slack-greeted", isOf: isTeamId },
  { collection: "slack-installation", isOf: isTeamId },
  { collection: "slack-told", isOf: isTeamId },
];

function isTeamId(team: string, id: string): boolean {
  return id === team || id.startsWith(`${team}/`);
}

function placeIn(value: string): string {
  const record: unknown = JSON.parse(value);
  const isPlaced = typeof record === "object" && record !== null && "place" in record;
  return isPlaced && typeof record.place === "string" ? record.place : "";
}

/** Takes out everything that is kept of a workspace; gives how many records that were. Doing it again does no harm. */
export async function forgetTeam(ledger: Ledger, team: string): Promise<number> {
  const gone: LedgerRecord[] = [];
  for (const { collection, isOf } of COLLECTIONS) {
    for (const { id, value } of await ledger.list(collection)) {
      if (!isOf(team, id, value)) continue;
      gone.push({ collection, id, value: null });
      // What a channel has been told is kept under its place.
      const place = collection === "subscription" || collection === "watch" ? placeIn(value) : "";
      const told = place === "" ? [] : await ledger.list(`told:${place}`);
      gone.push(...told.map((one) => ({ collection: `told:${place}`, id: one.id, value: null })));
    }
  }
  if (gone.length > 0) await ledger.put(gone);
  return gone.length;
}
