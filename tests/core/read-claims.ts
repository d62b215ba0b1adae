import { createCatalogue, concepts, entities, generalConcepts } from "../../src/knowledge/catalogue.ts";
import { createLexicon } from "../../src/knowledge/lexicon.ts";
import { createLinker } from "../../src/knowledge/linker.ts";
import { claimsOf } from "../../src/reading/claim-record.ts";
import type { Claim } from "../../src/reading/claim-types.ts";
import { takeArticle } from "../../src/reading/intake.ts";
import { packReading, readArticle, unpackReading } from "../../src/reading/reading.ts";
import type { Article, ArticleInput } from "../../src/types.ts";

export const catalogue = createCatalogue(entities);
export const knowledge = { linker: createLinker(entities), lexicon: createLexicon([...concepts, ...generalConcepts]) };

export type Told = { article: Article; claims: Claim[] };

let told = 0;

/** An article as it is imported, with its claims as the library gives them back. */
export async function tell(text: string, more: Partial<ArticleInput> = {}): Promise<Told> {
  told += 1;
  const url = `https://news.example/${told}`;
  const intake = await takeArticle({ url, title: null, outlet: null, lang: "en", published: null, text, ...more });
  if (intake.kind === "refused") throw new Error(intake.reason);
  const { article } = intake;
  const stored = packReading(readArticle(article, knowledge).reading);
  return { article, claims: claimsOf(article, unpackReading(stored)) };
}
