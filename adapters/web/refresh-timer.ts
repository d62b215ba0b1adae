import type { Log } from "../../src/index.ts";
import type { Web } from "./web.ts";

/** A process that lives shorter than this, such as a question through a pipe, asks nobody. */
const FIRST_MS = 20_000;
/** How often it is looked which sources are due. */
const LOOK_MS = 60_000;

/** A timer that is running. */
export type RefreshTimer = { stop: () => Promise<void> };

/** Refreshes what is due, again and again, one look after the other; it keeps no process alive by itself. */
export function startRefreshTimer(openWeb: () => Promise<Web>, log: Log): RefreshTimer {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    try {
      const web = await openWeb();
      await web.refresh({
        which: "due",
        signal: stopping.signal,
        onReport: ({ id, kind, reason }) => log("info", "source_refreshed", { source: id, kind, reason }),
        onNotice: (notice) => log(notice.kind === "recovered" ? "info" : "warn", "source_notice", { ...notice }),
      });
    } catch (error) {
      log("error", "refresh_failed", { problem: error instanceof Error ? error.message : String(error) });
    }
  };
  const schedule = (ms: number): void => {
    timer = setTimeout(() => {
      running = look().then(() => {
        if (!stopping.signal.aborted) schedule(LOOK_MS);
      });
    }, ms).unref();
  };
  schedule(FIRST_MS);
  return {
    stop: async () => {
      stopping.abort(new Error("stopped"));
      clearTimeout(timer);
      await running;
    },
  };
}
