import type { Command } from "../command.ts";

/** A command in the list of them; its code is loaded when it is called, so that `ask` starts fast. */
export type CatalogueEntry = { summary: string; load: () => Promise<Command> };

/** Every command by name. */
export const COMMANDS: ReadonlyMap<string, CatalogueEntry> = new Map([
  ["ask", { summary: "answer one question, or a file of them", load: async () => (await import("./ask.ts")).ask }],
  [
    "import",
    { summary: "add articles from files and folders", load: async () => (await import("./import.ts")).importArticles },
  ],
  [
    "eval",
    { summary: "measure the answers on a question set", load: async () => (await import("./eval.ts")).evaluate },
  ],
  [
    "doctor",
    { summary: "check settings, library and machine", load: async () => (await import("./doctor.ts")).doctor },
  ],
  [
    "conflicts",
    {
      summary: "list articles that disagree or overtake",
      load: async () => (await import("./conflicts.ts")).conflicts,
    },
  ],
  ["feed", { summary: "show what is read out of a saved feed", load: async () => (await import("./feed.ts")).feed }],
  ["parse", { summary: "read the article out of a saved page", load: async () => (await import("./parse.ts")).parse }],
]);
