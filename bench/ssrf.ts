import { writeFileSync } from "node:fs";

import { PUBLIC_ADDRESSES, SPECIAL_ADDRESSES, SPELLINGS, spellingsOf } from "../tests/adapters/ssrf-cases.ts";
import { createFakeNetwork, createTestFetch, startServer } from "../tests/adapters/web-world.ts";

// node bench/ssrf.ts [FILE] : every special address in every spelling, asked for directly and through each kind of redirect. A server stands for
// everything private and counts its connections. FILE gets what was not refused, to look at.

const STATUSES = [301, 302, 303, 307, 308];
const STAND_IN = "93.184.215.14";

const site = await startServer((request, response) => {
  const asked = new URL(request.url ?? "/", "http://public.example");
  const to = asked.searchParams.get("to");
  if (to === null) return void response.end("public");
  const location = Buffer.from(to.replace(/\n/g, "")).toString("latin1");
  response.writeHead(Number(asked.pathname.slice(1)), { location }).end();
});
const canary = await startServer((_request, response) => response.end("private"));
const network = createFakeNetwork({
  names: { "public.example": [STAND_IN] },
  publicAddresses: PUBLIC_ADDRESSES,
  publicPort: site.port,
  privatePort: canary.port,
});
const { fetch, close } = createTestFetch({ network });

const controlsRefused: string[] = [];
for (const address of PUBLIC_ADDRESSES) {
  const url = `http://${address.includes(":") ? `[${address}]` : address}/`;
  for (const asked of [url, ...STATUSES.map((status) => redirect(status, url))])
    if ((await fetch({ url: asked, document: "robots" })).kind !== "fetched") controlsRefused.push(asked);
}

let direct = 0;
let redirected = 0;
const arrived: string[] = [];
for (const address of SPECIAL_ADDRESSES) {
  for (const spelling of spellingsOf(address)) {
    direct += 1;
    const result = await fetch({ url: spelling, document: "robots" });
    if (result.kind !== "failed") arrived.push(`${JSON.stringify(spelling)} → ${result.url}`);
    for (const status of STATUSES) {
      redirected += 1;
      const through = await fetch({ url: redirect(status, spelling), document: "robots" });
      if (through.kind !== "failed") arrived.push(`${status} ${JSON.stringify(spelling)} → ${through.url}`);
    }
  }
}
await close();
await Promise.all([site.close(), canary.close()]);

function redirect(status: number, to: string): string {
  return `http://public.example/${status}?to=${encodeURIComponent(to)}`;
}

if (process.argv[2] !== undefined) writeFileSync(process.argv[2], `${arrived.join("\n")}\n`);
console.log(
  [
    "| | |",
    "|---|---|",
    `| special addresses × spellings, asked for directly | ${SPECIAL_ADDRESSES.length} × ${SPELLINGS} = ${direct} |`,
    `| the same through redirects ${STATUSES.join(", ")} | ${redirected} |`,
    `| connections to the private server | ${canary.connections()} |`,
    `| different addresses dialled for them beside the public controls | ${new Set(network.dialled.filter((each) => !PUBLIC_ADDRESSES.includes(each))).size} |`,
    `| answers that came, all from the public server (the trick names no private host after all) | ${arrived.length} |`,
    `| public controls, directly and through each redirect, refused | ${controlsRefused.length} of ${PUBLIC_ADDRESSES.length * (STATUSES.length + 1)} |`,
  ].join("\n"),
);
