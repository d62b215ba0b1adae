import { type Catalogue, createCatalogue } from "./catalogue.ts";
import { concepts } from "./catalogue.ts";
import type { Entity } from "./catalogue.ts";
import { findDesignators } from "./designators.ts";
import type { Designator } from "./designators.ts";
import { judge } from "./judgement.ts";
import type { Mention } from "./judgement.ts";
import { createSpelling } from "./misspellings.ts";
import { compileNames } from "./names.ts";
import { sightNames } from "./sightings.ts";
import type { ReadingMode } from "./sightings.ts";

export type { Designator, Mention };

export type Linker = {
  /** What it links to. */
  catalogue: Catalogue;
  /** The entities a text names, from left to right, never overlapping. Weak readings are kept with a low confidence. */
  link: (text: string, reading: ReadingMode) => readonly Mention[];
  /** Model numbers and the like, linked or not: what "I have nothing on 910E" needs to know. */
  designators: (text: string, reading?: ReadingMode) => readonly Designator[];
};

/**
 * Finds the catalogue's names, in whatever language they are written.
 * @param catalogue the built-in entities, or these merged with a user's own
 */
export function createLinker(catalogue: readonly Entity[]): Linker {
  const index = createCatalogue(catalogue);
  const trie = compileNames(catalogue, concepts);
  const spelling = createSpelling(catalogue);
  const link = (text: string, reading: ReadingMode): readonly Mention[] => {
    const sightings = sightNames(text, trie, reading);
    if (reading.mode === "question") {
      sightings.names.push(...spelling.guess(text, sightings.names));
      sightings.names.sort((a, b) => a.start - b.start);
    }
    return judge(text, sightings, index, reading).filter((mention) => !isElision(text, mention));
  };
  return {
    catalogue: index,
    link,
    designators: (text, reading = { language: "en", mode: "text" }) =>
      findDesignators(text, link(text, reading), index),
  };
}

/** Italian "dell'IA" is of the AI, not the company; "Dell's" is the company's. */
const isElision = (text: string, { surface, end }: Mention): boolean =>
  /^dell$/i.test(surface) && /^['’](?!s\b)\p{L}/iu.test(text.slice(end, end + 3));
