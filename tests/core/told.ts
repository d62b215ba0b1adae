import { claimsOf } from "../../src/reading/claim-record.ts";
import type { Claim } from "../../src/reading/claim-types.ts";
import { findConflicts } from "../../src/reading/conflicts.ts";
import { toldBy, type Told } from "../../src/reading/contrast-statements.ts";
import { type Contrast, findContrasts } from "../../src/reading/contrasts.ts";
import { takeArticle } from "../../src/reading/intake.ts";
import { readArticle } from "../../src/reading/reading.ts";
import { catalogue, knowledge } from "./read-claims.ts";

export type Given = { lang: string; published: string | null; title: string | null; text: string };
export type Read = { told: Told; claims: readonly Claim[] };

let read = 0;

/** An article with what is read of it to hold it against others. */
export async function readGiven(given: Given): Promise<Read> {
  read += 1;
  const intake = await takeArticle({ url: `https://news.example/told-${read}`, outlet: null, ...given });
  if (intake.kind === "refused") throw new Error(intake.reason);
  const { reading } = readArticle(intake.article, knowledge);
  return { told: toldBy(intake.article, reading, catalogue), claims: claimsOf(intake.article, reading) };
}

/** What `chipwire conflicts` lists in a library of these articles. */
export function listOf(all: readonly Read[]): Contrast[] {
  const claims = all.flatMap((each) => each.claims);
  return findContrasts(
    all.map(({ told }) => told),
    findConflicts(claims, catalogue),
    catalogue,
  );
}
