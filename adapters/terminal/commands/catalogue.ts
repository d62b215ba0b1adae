import type { Command } from "../command.ts";

/** A command in the list of them; its code is loaded when it is called, so that `ask` starts fast. */
export type CatalogueEntry = { summary: string; load: () => Promise<Command> };

/** Every command by name. */
export const COMMANDS: ReadonlyMap<string, CatalogueEntry> = new Map([
  ["ask", { summary: "answer one question, or a file of them", load: async () => (await import("./ask.ts")).ask }],
  [
    "chip",
    { summary: "a chip's figures with sources, and its news", load: async () => (await import("./look-up.ts")).chip },
  ],
  [
    "company",
    {
      summary: "who a company is, and what is reported of it",
      load: async () => (await import("./look-up.ts")).company,
    },
  ],
  [
    "topic",
    {
      summary: "a technology, rule or theme: its newest reports",
      load: async () => (await import("./look-up.ts")).topic,
    },
  ],
  [
    "timeline",
    {
      summary: "how a promised date moved, what happened when",
      load: async () => (await import("./look-up.ts")).timeline,
    },
  ],
  [
    "compare",
    {
      summary: "two or three chips side by side, a source a cell",
      load: async () => (await import("./look-up.ts")).compare,
    },
  ],
  [
    "news",
    { summary: "the newest articles, of all or of one name", load: async () => (await import("./look-up.ts")).news },
  ],
  [
    "story",
    { summary: "one event: who reports it, and why as one", load: async () => (await import("./report.ts")).story },
  ],
  ["first", { summary: "who had a report first", load: async () => (await import("./report.ts")).first }],
  ["check", { summary: "what is reported of a claim", load: async () => (await import("./report.ts")).check }],
  [
    "why",
    { summary: "how the answer to a question comes about", load: async () => (await import("./look-up.ts")).why },
  ],
  [
    "status",
    { summary: "how many articles there are, and how new", load: async () => (await import("./look-up.ts")).status },
  ],
  ["complete", { summary: "names that complete a prefix", load: async () => (await import("./complete.ts")).complete }],
  [
    "import",
    { summary: "add articles from files and folders", load: async () => (await import("./import.ts")).importArticles },
  ],
  [
    "export",
    {
      summary: "write the library, a story or a timeline to a file",
      load: async () => (await import("./export.ts")).exportFile,
    },
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
  ["refresh", { summary: "read every source once", load: async () => (await import("./refresh.ts")).refresh }],
  ["source", { summary: "list, add, mute and test sources", load: async () => (await import("./source.ts")).source }],
  ["feed", { summary: "show what is read out of a saved feed", load: async () => (await import("./feed.ts")).feed }],
  ["parse", { summary: "read the article out of a saved page", load: async () => (await import("./parse.ts")).parse }],
  ["digest", { summary: "preview a digest, post none", load: async () => (await import("./digest.ts")).digest }],
  [
    "stories",
    { summary: "list articles by the event they report", load: async () => (await import("./stories.ts")).stories },
  ],
]);
