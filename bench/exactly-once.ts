import { crashCases, isExactlyOnce, PLATFORMS, runCrashCase } from "../tests/fixtures/crash-run.ts";
import { crashPoints } from "../tests/fixtures/crash-points.ts";

// node bench/exactly-once.ts [EVERY] : a digest of three parts, its process killed (kill -9) before and after every step, × what the network does to a part × how
// long the bot is down, against a local platform with a nonce and one that can only be asked. With EVERY only each nth case is run.

const every = Number(process.argv[2] ?? 1);
const AT_ONCE = 2;

console.log("| platform | runs | exactly once | posted twice | lost or stuck | processes |\n|---|---|---|---|---|---|");
for (const { name, sameKeyMs } of PLATFORMS) {
  const cases = crashCases(crashPoints(3), sameKeyMs).filter((_, i) => i % every === 0);
  const results: Awaited<ReturnType<typeof runCrashCase>>[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let one = cases[next++]; one !== undefined; one = cases[next++]) {
      const result = await runCrashCase(one);
      if (!isExactlyOnce(result)) console.error(JSON.stringify({ ...one, ...result }));
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const once = results.filter(isExactlyOnce).length;
  const twice = results.filter(({ seen }) => new Set(seen).size < seen.length).length;
  const processes = results.reduce((sum, { lives }) => sum + lives, 0);
  const row = [name, results.length, once, twice, results.length - once - twice, processes];
  console.log(`| ${row.map((cell) => cell.toLocaleString("en")).join(" | ")} |`);
  if (once < results.length) process.exitCode = 1;
}
