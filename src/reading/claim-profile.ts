import type { Catalogue } from "../knowledge/catalogue.ts";
import { type Claim, STRANGER } from "./claim-types.ts";

/** What a claim's subjects are, sorted once so that it can be held against many others. */
export type ClaimProfile = {
  companies: readonly string[];
  /** Companies among all names of the sentence: with whom money or goods change hands. */
  counterparts: readonly string[];
  products: readonly string[];
  technologies: readonly string[];
  facilities: readonly string[];
  ordinals: readonly string[];
  places: readonly string[];
  milestones: readonly string[];
  rates: readonly string[];
  countries: string;
};

/** Technologies so wide that naming them tells nothing apart. */
export const WIDE: ReadonlySet<string> = new Set([
  "gpu",
  "npu",
  "moe",
  "cuda",
  "hbm",
  "risc-v",
  "nvlink",
  "asic",
  "cpo",
]);

/** What an id is; a name outside the catalogue is taken for a company. */
export const kindOf = (id: string, catalogue: Catalogue): string =>
  id.startsWith(STRANGER) ? "company" : (catalogue.find(id)?.kind ?? "");

/** Whether an id is something that is made and comes out: a chip, a model, a plant, or a system or process of one company. */
export function isProduct(id: string, catalogue: Catalogue): boolean {
  const kind = kindOf(id, catalogue);
  if (kind === "chip" || kind === "model" || kind === "facility") return true;
  const parent = catalogue.find(id)?.parent ?? null;
  return kind === "technology" && !WIDE.has(id) && parent !== null && kindOf(parent, catalogue) === "company";
}

const profiles = new WeakMap<Claim, ClaimProfile>();

/** The profile of a claim, made at its first use. */
export function profileOf(claim: Claim, catalogue: Catalogue): ClaimProfile {
  const known = profiles.get(claim);
  if (known !== undefined) return known;
  const kinds = claim.subjects.map((id) => [id, kindOf(id, catalogue)] as const);
  const of = (...wanted: string[]): string[] =>
    kinds.filter(([id, kind]) => wanted.includes(kind) && !WIDE.has(id)).map(([id]) => id);
  const marks = (sign: string): string[] => claim.marks.filter((mark) => mark.startsWith(sign));
  const named = [...claim.names];
  const companies = of("company");
  const profile = {
    companies,
    counterparts: [...new Set([...named.filter((id) => kindOf(id, catalogue) === "company"), ...companies])],
    products: of("chip", "model"),
    technologies: of("technology"),
    facilities: of("facility"),
    ordinals: marks("#"),
    places: marks("@"),
    milestones: marks("~"),
    rates: marks("/"),
    countries: named
      .filter((id) => catalogue.find(id)?.kind === "country")
      .toSorted()
      .join(),
  };
  profiles.set(claim, profile);
  return profile;
}
