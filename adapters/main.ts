import { existsSync } from "node:fs";

import packageJson from "../package.json" with { type: "json" };
import { parseConfig } from "../src/index.ts";
import { createParts } from "./parts.ts";
import { runProgram } from "./terminal/program.ts";
import { createTerminal } from "./terminal/terminal.ts";

// Settings of the environment win over those of the file.
if (existsSync(".env")) process.loadEnvFile(".env");

const terminal = createTerminal(process, process.env);

// `chipwire ask … | head -1` closes the pipe early: that is the reader's right, not a failure.
process.stdout.on("error", (error) => process.exit("code" in error && error.code === "EPIPE" ? 0 : 1));

let parts: ReturnType<typeof createParts> | undefined;
const openParts = () =>
  (parts = createParts({
    config: parseConfig(process.env),
    terminal,
    version: packageJson.version,
    now: () => new Date(),
    clockMs: () => performance.now(),
    chance: () => Math.random(),
  }));

process.exitCode = await runProgram(process.argv.slice(2), { terminal, version: packageJson.version, openParts });
await parts?.close();
