#!/usr/bin/env node
// Ends the process with exit status 78 on an old Node, before any TypeScript is read.
import "./node-version.mjs";

await import("./main.ts");
