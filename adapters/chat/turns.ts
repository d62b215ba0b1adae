/** Gives work that keeps the process busy its turn, one piece at a time. */
export type Turns = {
  run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Something came in meanwhile that must not wait. */
  cameIn: () => void;
};

/** While things keep coming in, it rests this many times as long as it worked. */
const REST = 2;
const REST_MS_MAX = 200;

/**
 * Making an answer takes some ten milliseconds in which nothing is acknowledged. So answers are made one after the other, and while events
 * come in faster than that there is a rest after each, in which they are taken: they were noted, so that they can wait.
 * @param clockMs a clock that only runs forward
 */
export function createTurns(clockMs: () => number): Turns {
  let last: Promise<void> = Promise.resolve();
  let arrivals = 0;
  const rest = async (workedMs: number): Promise<void> => {
    const isBusy = arrivals > 0;
    arrivals = 0;
    await new Promise((resolve) => setImmediate(resolve));
    if (isBusy) await new Promise((resolve) => setTimeout(resolve, Math.min(REST_MS_MAX, workedMs * REST)));
  };
  const turn = async <T>(before: Promise<void>, work: () => Promise<T>, over: () => void): Promise<T> => {
    await before;
    const startedAt = clockMs();
    try {
      return await work();
    } finally {
      void rest(clockMs() - startedAt).then(over);
    }
  };
  return {
    run: (work) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const before = last;
      last = promise;
      return turn(before, work, resolve);
    },
    cameIn: () => {
      arrivals += 1;
    },
  };
}
