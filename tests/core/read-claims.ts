import { createCatalogue, concepts, entities, generalConcepts } from "../../src/knowledge/catalogue.ts";
import { createLexicon } from "../../src/knowledge/lexicon.ts";
import { createLinker } from "../../src/knowledge/linker.ts";
import type { Claim } from "../../src/reading/claim-types.ts";
import { readClaims } from "../../src/reading/claims.ts";
import { takeArticle } from "../../src/reading/intake.ts";
import { readArticle } from "../../src/reading/reading.ts";
import type { Article, ArticleInput } from "../../src/types.ts";

export const catalogue = createCatalogue(entities);
const knowledge = { linker: createLinker(entities), lexicon: createLexicon([...concepts, ...generalConcepts]) };

export type Told = { article: Article; claims: Claim[] };

let told = 0;

/** An article as it is imported, with its claims. */
export async function tell(text: string, more: Partial<ArticleInput> = {}): Promise<Told> {
  told += 1;
  const url = `https://news.example/${told}`;
  const intake = await takeArticle({ url, title: null, outlet: null, lang: "en", published: null, text, ...more });
  if (intake.kind === "refused") throw new Error(intake.reason);
  const { article } = intake;
  return { article, claims: readClaims(article, readArticle(article, knowledge).reading, catalogue) };
}
