/** Does work later, unless it is called off. */
export type Timers = { after: (waitMs: number, work: () => void) => () => void };

/** The process's own timers. */
export const realTimers: Timers = {
  after: (waitMs, work) => {
    const timer = setTimeout(work, waitMs);
    return () => clearTimeout(timer);
  },
};
