import { expect, test } from "vitest";

import { crashPoints } from "../fixtures/crash-points.ts";
import { runReplicas } from "../fixtures/replica-run.ts";
import { crashCases, isExactlyOnce, PLATFORMS, runCrashCase } from "../fixtures/crash-run.ts";

/** A sample spread over the whole matrix; bench/exactly-once.ts runs all of it. */
const EVERY = 307;

test.each(PLATFORMS)(
  "SCH-01 real processes killed on the way post a digest exactly once ($name)",
  async ({ sameKeyMs }) => {
    const cases = crashCases(crashPoints(3), sameKeyMs).filter((_, i) => i % EVERY === EVERY - 1);
    for (const one of cases) {
      const result = await runCrashCase(one);
      expect(isExactlyOnce(result), JSON.stringify({ ...one, ...result })).toBe(true);
    }
    expect(cases.length).toBeGreaterThanOrEqual(4);
  },
);

test.each(PLATFORMS)(
  "SCH-03 two processes on one ledger, killed on the way, post each part once ($name)",
  async ({ sameKeyMs }) => {
    const result = await runReplicas({ processes: 2, digests: 12, kills: 2, sameKeyMs });
    expect(result).toMatchObject({ expected: 36, once: 36, twice: 0, done: 12 });
  },
);
