import { lookRecords, type Reply } from "../../src/index.ts";
import type { Parts } from "./command.ts";
import { TERMINAL_VISIT } from "./visit.ts";

/** What remembering is done with. */
export type LookKeeping = Pick<Parts, "ledger" | "now">;

/** Remembers what news was shown, for "only new"; nothing, and no ledger opened, for any other reply. */
export async function keepLook(reply: Reply, { ledger, now }: LookKeeping): Promise<void> {
  if (reply.intent.kind !== "news") return;
  const opened = await ledger();
  await opened.put(await lookRecords(reply, { ...TERMINAL_VISIT, ledger: opened, now: now() }));
}
