import type { DatabaseSync } from "node:sqlite";
import type { Now } from "../../src/index.ts";

/** Who may reshape the index: one process at a time, for a while at a time, so that one that was killed holds nobody up for long. */
export type Lease = {
  /** Takes or prolongs it; false while another process has it. The caller holds the writing transaction. */
  take: () => boolean;
  release: () => void;
};

const LEASE_MS = 30_000;

export function createLease(database: DatabaseSync, { owner, now }: { owner: string; now: Now }): Lease {
  const take = database.prepare(
    `UPDATE state SET upkeep_owner = ?, upkeep_until = ?
     WHERE upkeep_owner IS NULL OR upkeep_owner = ? OR upkeep_until < ?`,
  );
  const release = database.prepare("UPDATE state SET upkeep_owner = NULL WHERE upkeep_owner = ?");
  return {
    take: () => {
      const instant = now().getTime();
      return take.run(owner, instant + LEASE_MS, owner, instant).changes === 1;
    },
    release: () => void release.run(owner),
  };
}
