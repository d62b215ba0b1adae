import { z } from "zod";

import { LANGUAGES } from "../types.ts";

/** What a channel wants to hear of: conditions put together by and, or, not. An empty `all` lets everything through. */
export type Filter =
  | { kind: "all" | "any"; of: readonly Filter[] }
  | { kind: "not"; of: Filter }
  /** A name of the catalogue: a company, chip, model, person, rule. */
  | { kind: "entity"; id: string }
  /** A notion of the lexicon: export controls, delay, HBM. */
  | { kind: "topic"; id: string }
  | { kind: "source-class"; is: string }
  | { kind: "language"; is: (typeof LANGUAGES)[number] }
  /** Words as they stand in the text, case aside. */
  | { kind: "words"; text: string };

const leafSchemas = [
  z.object({ kind: z.literal("entity"), id: z.string() }),
  z.object({ kind: z.literal("topic"), id: z.string() }),
  z.object({ kind: z.literal("source-class"), is: z.string() }),
  z.object({ kind: z.literal("language"), is: z.enum(LANGUAGES) }),
  z.object({ kind: z.literal("words"), text: z.string().min(1) }),
] as const;

export const filterSchema: z.ZodType<Filter> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("all"), of: z.array(filterSchema) }),
    z.object({ kind: z.literal("any"), of: z.array(filterSchema) }),
    z.object({ kind: z.literal("not"), of: filterSchema }),
    ...leafSchemas,
  ]),
);

/** What a filter looks at: everything known of a story's articles together. */
export type Filtered = {
  entities: ReadonlySet<string>;
  topics: ReadonlySet<string>;
  sourceClasses: ReadonlySet<string>;
  languages: ReadonlySet<string>;
  /** Lower-case text of titles and articles. */
  text: () => string;
};

/** Whether it is for this channel. */
export function passes(filter: Filter, seen: Filtered): boolean {
  switch (filter.kind) {
    case "all":
      return filter.of.every((part) => passes(part, seen));
    case "any":
      return filter.of.some((part) => passes(part, seen));
    case "not":
      return !passes(filter.of, seen);
    case "entity":
      return seen.entities.has(filter.id);
    case "topic":
      return seen.topics.has(filter.id);
    case "source-class":
      return seen.sourceClasses.has(filter.is);
    case "language":
      return seen.languages.has(filter.is);
    case "words":
      return seen.text().includes(filter.text.toLowerCase());
  }
}

/** The names and notions a filter asks for, not those it keeps out: what "nothing new on …" is said about. */
export function interests(filter: Filter): readonly { kind: "entity" | "topic"; id: string }[] {
  if (filter.kind === "entity" || filter.kind === "topic") return [{ kind: filter.kind, id: filter.id }];
  return filter.kind === "all" || filter.kind === "any" ? filter.of.flatMap(interests) : [];
}
