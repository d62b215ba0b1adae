import type { Catalogue } from "../knowledge/catalogue.ts";
import { body, type Article } from "../types.ts";
import { type Attribution, attributionsIn } from "./attribution.ts";
import { extractClaims } from "./claim-reading.ts";
import { claimsOf } from "./claim-record.ts";
import type { Claim } from "./claim-types.ts";
import type { Reading } from "./reading.ts";

/** The first analyser whose readings hold claims. */
const CLAIMS_VERSION = 2;

/**
 * Who says what of which thing in an article, in text order: the claims kept with its reading; of a reading from before claims
 * were kept, read anew (some milliseconds an article).
 */
export function readClaims(article: Article, reading: Reading, catalogue: Catalogue): Claim[] {
  if (reading.version >= CLAIMS_VERSION) return claimsOf(article, reading);
  return claimsOf(article, { ...reading, claims: extractClaims(article, reading, catalogue) });
}

/**
 * Whom an article gives as its sources, in text order, each time it does: "according to the Financial Times" in a French rewrite
 * is `ft` with its place. The first of another publisher than its own is who reported first.
 */
export function attributions(article: Article, reading: Reading, catalogue: Catalogue): Attribution[] {
  const text = body(article);
  return reading.sentences.flatMap((within) => attributionsIn(text, reading.entities, { within, catalogue }));
}
