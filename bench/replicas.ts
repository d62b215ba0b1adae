import { PLATFORMS } from "../tests/fixtures/crash-run.ts";
import { runReplicas } from "../tests/fixtures/replica-run.ts";

// node bench/replicas.ts [DIGESTS] [KILLS] : three processes on one SQLite ledger, digests of three parts, processes killed (kill -9) and started again on the way.

const digests = Number(process.argv[2] ?? 300);
const kills = Number(process.argv[3] ?? 30);

console.log(
  "| platform | processes | killed | parts | seen once | seen twice | digests done |\n|---|---|---|---|---|---|---|",
);
for (const { name, sameKeyMs } of PLATFORMS) {
  const { expected, once, twice, done, killed } = await runReplicas({ processes: 3, digests, kills, sameKeyMs });
  console.log(`| ${[name, 3, killed, expected, once, twice, done].join(" | ")} |`);
  if (once !== expected || twice > 0 || done !== digests) process.exitCode = 1;
}
