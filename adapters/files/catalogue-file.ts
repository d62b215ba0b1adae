import { readFileSync } from "node:fs";

import { BotError, type Entity, parseCatalogue } from "../../src/index.ts";
import { whyUnreadable } from "./find-files.ts";

/**
 * The user's own names, read from the JSON file that CATALOGUE_FILE names; none when it is not set. Read at once, not awaited: it is small,
 * and nothing can be understood before it is there.
 * @throws {BotError} `settings`, naming the file, and the entry and the field that are wrong
 */
export function readCatalogueFile(file: string | null): readonly Entity[] {
  if (file === null) return [];
  try {
    const given: unknown = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
    return parseCatalogue(given);
  } catch (error) {
    const reason =
      error instanceof BotError
        ? error.message
        : error instanceof SyntaxError
          ? `is no JSON: ${error.message}`
          : whyUnreadable(error);
    throw new BotError("settings", `Wrong settings, see .env.example:\n  CATALOGUE_FILE: ${file}: ${reason}`, {
      cause: error,
    });
  }
}
