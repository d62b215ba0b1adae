import type { Bot, Log } from "../../src/index.ts";

/** Articles given their story at a time, and the rest between: answers come first, some hundredths of a second later at most. */
const ARTICLES_AT_ONCE = 10;
const REST_MS = 50;
/** How often it is looked whether an import in another process has left more. */
const LOOK_MS = 60_000;

/** Gives what a large import has left waiting its stories, little by little, while the bot runs. */
export function startStoryBacklog(bot: Pick<Bot, "groupStories">, log: Log): { stop: () => Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const step = async (): Promise<void> => {
    let isMore = false;
    try {
      isMore = (await bot.groupStories(ARTICLES_AT_ONCE)) > 0;
    } catch (error) {
      log("error", "grouping_failed", { problem: error instanceof Error ? error.message : String(error) });
    }
    if (!isStopped) schedule(isMore ? REST_MS : LOOK_MS);
  };
  const schedule = (ms: number): void => {
    timer = setTimeout(() => {
      running = step();
    }, ms).unref();
  };
  schedule(REST_MS);
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
