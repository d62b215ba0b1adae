import type { Catalogue } from "../knowledge/catalogue.ts";
import { type Claim, type ClaimKind, STRANGER } from "./claim-types.ts";
import { MEASURES } from "./measures.ts";

/** How rare names and notions are in the library: what two sentences share counts the more the rarer it is. */
export type Rarity = {
  ofName: (id: string) => number;
  ofConcept: (id: string) => number;
  /** A name that is in so many articles that it is no common ground by itself. */
  isCommon: (id: string) => boolean;
};

/** What two claims have in common: subjects, rarest first, and how alike their sentences are besides. */
export type Measured = { rarity: Rarity; catalogue: Catalogue };
export type Ground = { shared: readonly string[]; likeness: number };

/** Kinds whose parties matter, not the product they speak of. */
const OF_PARTIES: ReadonlySet<ClaimKind> = new Set(["acquisition", "investment", "listing", "funding", "ruling"]);
/** Kinds about one company. */
const OF_COMPANY: ReadonlySet<ClaimKind> = new Set(["listing", "funding", "figure", "production"]);
/** Kinds in which the part, the process or the plant named makes it another matter. */
const OF_THINGS: ReadonlySet<ClaimKind> = new Set(["production", "supply", "schedule", "figure", "release"]);
/** A memory and the chip it goes into are made at different times. */
const MEMORY = /hbm\d|gddr|lpddr/;
/** Technologies so wide that naming them tells nothing apart. */
const WIDE: ReadonlySet<string> = new Set(["gpu", "npu", "moe", "cuda", "hbm", "risc-v", "nvlink", "asic", "cpo"]);

/** What the two have in common, null when they speak of different things: another product, plant, place or rate. */
export function groundOf(a: Claim, b: Claim, { rarity, catalogue }: Measured): Ground | null {
  const kindOf = (id: string): string => (id.startsWith(STRANGER) ? "company" : (catalogue.find(id)?.kind ?? ""));
  const of = (claim: Claim, kinds: readonly string[]): string[] =>
    claim.subjects.filter((id) => kinds.includes(kindOf(id)) && !WIDE.has(id));
  if (OF_COMPANY.has(a.kind) && disjoint(of(a, ["company"]), of(b, ["company"]))) return null;
  if (hasOtherCounterpart(a, b, kindOf)) return null;
  if (!OF_PARTIES.has(a.kind) && disjoint(of(a, ["chip", "model"]), of(b, ["chip", "model"]))) return null;
  if (
    (a.kind === "schedule" || a.kind === "production") &&
    MEMORY.test(of(a, ["technology"]).join()) !== MEMORY.test(of(b, ["technology"]).join())
  )
    return null;
  if (OF_THINGS.has(a.kind)) {
    if (disjoint(of(a, ["technology"]), of(b, ["technology"]))) return null;
    if (disjoint(of(a, ["facility"]), of(b, ["facility"]))) return null;
    if (a.kind === "production" && !sameParts(of(a, ["technology"]), of(b, ["technology"]))) return null;
  }
  if (a.kind === "schedule" && disjoint(marks(a, "~"), marks(b, "~"))) return null;
  if (["#", "@", "/"].some((sign) => disjoint(marks(a, sign), marks(b, sign)))) return null;
  if (isShareElsewhere(a, b, catalogue)) return null;
  const shared = a.subjects.filter((id) => b.subjects.includes(id));
  return { shared: shared.toSorted((x, y) => rarity.ofName(y) - rarity.ofName(x)), likeness: likenessOf(a, b, rarity) };
}

const disjoint = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && !a.some((id) => b.includes(id));

/** Samples of a chip's memory are no samples of the chip: what one sentence names as a part, the other must name too. */
const sameParts = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((id) => b.includes(id)) && b.every((id) => a.includes(id));

const marks = (claim: Claim, sign: string): string[] => claim.marks.filter((mark) => mark.startsWith(sign));

/** Money that Nvidia puts into Intel is not what it puts into OpenAI. */
function hasOtherCounterpart(a: Claim, b: Claim, kindOf: (id: string) => string): boolean {
  if (a.value.kind !== "amount") return false;
  const { measure } = a.value;
  if (MEASURES.find(({ name }) => name === measure)?.hasCounterpart !== true) return false;
  const parties = ({ names }: Claim): string[] => [...names].filter((id) => kindOf(id) === "company");
  const [ofA, ofB] = [parties(a), parties(b)];
  return ofA.some((id) => !ofB.includes(id)) && ofB.some((id) => !ofA.includes(id));
}

/** A share in China is another figure than a share of the world's market. */
function isShareElsewhere(a: Claim, b: Claim, catalogue: Catalogue): boolean {
  if (a.value.kind !== "amount" || a.value.measure !== "market share") return false;
  const countries = ({ names }: Claim): string[] => [...names].filter((id) => catalogue.find(id)?.kind === "country");
  return countries(a).toSorted().join() !== countries(b).toSorted().join();
}

/** What the two sentences have in common besides names, rare notions counting more. */
function likenessOf(a: Claim, b: Claim, { ofConcept }: Rarity): number {
  let sum = 0;
  for (const id of a.concepts) if (b.concepts.has(id)) sum += Math.max(0, ofConcept(id) - 1);
  return sum;
}

/** What is denied must be what was reported, not just something of the same company. */
const DENIED_LIKENESS = 7;
const RULE_LIKENESS = 7;
const COMPANY_SCHEDULE_LIKENESS = 9;
const RULING_LIKENESS = 4;
/** A company in few articles: about one in ten. */
const RARE = 2.2;

/** Whether two claims of this kind share enough to be about one thing. */
export function isEnough(a: Claim, b: Claim, ground: Ground, { rarity, catalogue }: Measured): boolean {
  const { shared, likeness } = ground;
  const kindOf = (id: string): string => (id.startsWith(STRANGER) ? "company" : (catalogue.find(id)?.kind ?? ""));
  const has = (...kinds: string[]): boolean => shared.some((id) => kinds.includes(kindOf(id)));
  const parties = shared.filter((id) => kindOf(id) === "company").length;
  const areHeads = a.isHeadline && b.isHeadline;
  const isRare = shared.some((id) => kindOf(id) === "company" && rarity.ofName(id) >= RARE);
  const isSystem = shared.some((id) => kindOf(id) === "technology" && !WIDE.has(id));
  switch (a.kind === b.kind ? a.kind : "denial") {
    case "acquisition":
    case "investment":
      return parties >= 2;
    case "supply":
      return parties >= 2;
    case "listing":
    case "funding":
      return (
        parties >= 1 && shared.some((id) => a.about.includes(id) || b.about.includes(id) || id.startsWith(STRANGER))
      );
    case "ruling":
      return parties >= 2 || (parties === 1 && likeness >= RULING_LIKENESS);
    case "production":
      return has("chip", "model", "facility") || (isSystem && parties >= 1);
    case "release":
      return areHeads && (has("chip", "model", "facility") || isSystem || (parties >= 1 && isOnePlace(a, b)));
    case "rule":
      return areHeads && (has("regulation") || (has("agency") && likeness >= RULE_LIKENESS));
    case "licence":
    case "import":
      return areHeads && (has("chip") || parties >= 2 || (parties >= 1 && (likeness >= RULE_LIKENESS || isRare)));
    case "figure":
      return isSameFigure(a, { has, parties });
    case "schedule":
      if (has("chip", "model", "facility")) return true;
      return (
        (parties >= 1 && (isSystem || isOnePlace(a, b))) ||
        (isSystem && !isAnyCompanys(a, b, kindOf)) ||
        (parties >= 1 && likeness >= COMPANY_SCHEDULE_LIKENESS)
      );
    case "fact":
      return areHeads && sharedNames(a, b) >= 2 && isSameFact(a, b, { has, catalogue });
    case "denial":
      return areHeads && likeness >= DENIED_LIKENESS;
    default:
      return true;
  }
}

/** Things so seldom spoken of that one company is enough to know what is meant. */
const TELLING: ReadonlySet<string> = new Set(["back door", "prepayment", "flawed", "hacked", "distilled"]);

/** A thing that happened or did not is that of one product, or of one person who travels or leaves. */
function isSameFact(a: Claim, b: Claim, { has, catalogue }: { has: Common["has"]; catalogue: Catalogue }): boolean {
  if (a.value.kind !== "fact") return false;
  const isPersons = [...a.names].some((id) => b.names.has(id) && catalogue.find(id)?.kind === "person");
  if (a.value.predicate === "travels" || a.value.predicate === "leaves") return isPersons;
  return has("chip", "model") || (has("technology") && has("company")) || TELLING.has(a.value.predicate);
}

/** Whether either names a company: a technology alone is then too little. */
const isAnyCompanys = (a: Claim, b: Claim, kindOf: (id: string) => string): boolean =>
  [...a.subjects, ...b.subjects].some((id) => kindOf(id) === "company");

const isOnePlace = (a: Claim, b: Claim): boolean =>
  a.marks.some((mark) => /^[@#]/.test(mark) && b.marks.includes(mark));

const sharedNames = (a: Claim, b: Claim): number => [...a.names].filter((id) => b.names.has(id)).length;

type Common = { has: (...kinds: string[]) => boolean; parties: number };

/** A data sheet's figure is a product's; others may be a company's. */
function isSameFigure(a: Claim, { has, parties }: Common): boolean {
  if (a.value.kind !== "amount") return false;
  const { measure } = a.value;
  const isSpec = MEASURES.find(({ name }) => name === measure)?.isSpec === true;
  if (isSpec) return has("chip", "model") || (has("technology") && parties >= 1);
  if (measure === "price") return has("chip", "model") || (has("technology") && parties >= 1);
  return parties >= 1 || has("chip", "model", "facility") || (measure === "yield" && has("technology"));
}
