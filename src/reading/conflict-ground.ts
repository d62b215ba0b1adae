import type { Catalogue } from "../knowledge/catalogue.ts";
import { type ClaimProfile, isProduct, kindOf as kindOfName, profileOf, WIDE } from "./claim-profile.ts";
import { type Claim, type ClaimKind, STRANGER } from "./claim-types.ts";
import { MEASURE_BY_NAME } from "./measures.ts";

/** How rare names and notions are in the library: what two sentences share counts the more the rarer it is. */
export type Rarity = {
  ofName: (id: string) => number;
  ofConcept: (id: string) => number;
  /** A name that is in so many articles that it is no common ground by itself. */
  isCommon: (id: string) => boolean;
};

export type Measured = { rarity: Rarity; catalogue: Catalogue };

/** What two claims have in common: subjects, rarest first, and how alike their sentences are besides. */
export type Ground = { shared: readonly string[]; likeness: number };

/** Kinds whose parties matter, not the product they speak of. */
const OF_PARTIES: ReadonlySet<ClaimKind> = new Set(["acquisition", "investment", "listing", "funding", "ruling"]);
/** Kinds about one company. */
const OF_COMPANY: ReadonlySet<ClaimKind> = new Set(["listing", "funding", "figure", "production"]);
/** Kinds in which the part, the process or the plant named makes it another matter. */
const OF_THINGS: ReadonlySet<ClaimKind> = new Set(["production", "supply", "schedule", "figure", "release"]);
/** A memory and the chip it goes into are made at different times. */
const MEMORY = /hbm\d|gddr|lpddr/;

/** What the two have in common, null when they speak of different things: another product, plant, place or rate. */
export function groundOf(a: Claim, b: Claim, { rarity, catalogue }: Measured): Ground | null {
  const [ofA, ofB] = [profileOf(a, catalogue), profileOf(b, catalogue)];
  if (areOthers(a.kind, ofA, ofB) || hasOtherCounterpart(a, ofA, ofB) || isShareElsewhere(a, ofA, ofB)) return null;
  // A roadmap "until 2028" of a series dates none of its chips.
  const isOf = a.kind === "schedule" && b.kind === "schedule" ? isVariantOf : isSeriesOf;
  const shared = a.subjects.filter((id) => b.subjects.some((other) => id === other || isOf(other, id)));
  return { shared: shared.toSorted((x, y) => rarity.ofName(y) - rarity.ofName(x)), likeness: likenessOf(a, b, rarity) };
}

/** Whether what they name of one sort has nothing in common, where that makes it another matter. */
function areOthers(kind: ClaimKind, a: ClaimProfile, b: ClaimProfile): boolean {
  if (OF_COMPANY.has(kind) && disjoint(a.companies, b.companies)) return true;
  if (!OF_PARTIES.has(kind) && disjoint(a.products, b.products) && !areOfOneSeries(a.products, b.products)) return true;
  if (disjoint(a.ordinals, b.ordinals) || disjoint(a.places, b.places) || disjoint(a.rates, b.rates)) return true;
  if (OF_THINGS.has(kind) && (disjoint(a.technologies, b.technologies) || disjoint(a.facilities, b.facilities)))
    return true;
  if (kind === "schedule" && disjoint(a.milestones, b.milestones)) return true;
  if (kind === "production" && !sameParts(a.technologies, b.technologies)) return true;
  const isTimed = kind === "schedule" || kind === "production";
  return isTimed && MEMORY.test(a.technologies.join()) !== MEMORY.test(b.technologies.join());
}

/** "Ascend" and "Ascend 910C", "Ascend 960" and "Ascend 960DT": a series and one of it. */
const areOfOneSeries = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((x) => b.some((y) => isSeriesOf(x, y) || isSeriesOf(y, x)));

const isSeriesOf = (series: string, id: string): boolean =>
  (id.startsWith(`${series}-`) && /^\d/.test(id.slice(series.length + 1))) || isVariantOf(series, id);

const isVariantOf = (model: string, id: string): boolean =>
  id.startsWith(model) && /\d$/.test(model) && /^[a-z]{1,2}$/.test(id.slice(model.length));

const disjoint = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && !a.some((id) => b.includes(id));

/** Samples of a chip's memory are no samples of the chip: what one sentence names as a part, the other must name too. */
const sameParts = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((id) => b.includes(id)) && b.every((id) => a.includes(id));

/** Money that Nvidia puts into Intel is not what it puts into OpenAI, nor what a state puts into Intel. */
function hasOtherCounterpart({ value }: Claim, a: ClaimProfile, b: ClaimProfile): boolean {
  if (value.kind !== "amount" || MEASURE_BY_NAME.get(value.measure)?.hasCounterpart !== true) return false;
  const [partiesA, partiesB] = [partiesOf(a), partiesOf(b)];
  return partiesA.some((id) => !partiesB.includes(id)) && partiesB.some((id) => !partiesA.includes(id));
}

/** With whom money changes hands: companies; of one alone also the state it deals with. */
const partiesOf = ({ counterparts, countries }: ClaimProfile): readonly string[] =>
  counterparts.length === 1 && countries !== "" ? [...counterparts, countries] : counterparts;

/** A share in China is another figure than a share in Japan; where one sentence names no country, its article means one. */
const isShareElsewhere = ({ value }: Claim, a: ClaimProfile, b: ClaimProfile): boolean =>
  value.kind === "amount" &&
  value.measure === "market share" &&
  a.countries !== b.countries &&
  a.countries !== "" &&
  b.countries !== "";

/** What the two sentences have in common besides names, rare notions counting more. */
function likenessOf(a: Claim, b: Claim, { ofConcept }: Rarity): number {
  let sum = 0;
  for (const id of a.concepts) if (b.concepts.has(id)) sum += Math.max(0, ofConcept(id) - 1);
  return sum;
}

/** What is denied must be what was reported, not just something of the same company. */
const DENIED_LIKENESS = 7;
const RULE_LIKENESS = 7;
const COMPANY_SCHEDULE_LIKENESS = 7;
const RULING_LIKENESS = 4;
/** A company in few articles: about one in ten. */
const RARE = 2.2;

/** Whether two claims of this kind share enough to be about one thing. */
export function isEnough(a: Claim, b: Claim, ground: Ground, { rarity, catalogue }: Measured): boolean {
  const { shared, likeness } = ground;
  const kindOf = (id: string): string => kindOfName(id, catalogue);
  const has = (...kinds: string[]): boolean => shared.some((id) => kinds.includes(kindOf(id)));
  const parties = shared.filter((id) => kindOf(id) === "company").length;
  const areHeads = a.isHeadline && b.isHeadline;
  const isRare = shared.some((id) => kindOf(id) === "company" && rarity.ofName(id) >= RARE);
  const pairOf = (claim: Claim): string => profileOf(claim, catalogue).counterparts.toSorted().join();
  const isSamePair = pairOf(a) === pairOf(b);
  const isSystem = shared.some((id) => kindOf(id) === "technology" && !WIDE.has(id));
  switch (kindOfBoth(a, b)) {
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
      return has("chip", "model", "facility") || (isSystem && (parties >= 1 || isOnePlace(a, b)));
    case "release":
      return areHeads && (has("chip", "model", "facility") || isSystem || (parties >= 1 && isOnePlace(a, b)));
    case "rule":
      return areHeads && (has("regulation") || ((has("agency") || parties >= 1) && likeness >= RULE_LIKENESS));
    case "licence":
    case "import":
      return areHeads && (has("chip") || parties >= 2 || (parties >= 1 && (likeness >= RULE_LIKENESS || isRare)));
    case "figure":
      return isSameFigure(a, { has, parties, isSamePair });
    case "schedule":
      if (shared.some((id) => isProduct(id, catalogue))) return true;
      return (
        (parties >= 1 && (isSystem || isOnePlace(a, b))) ||
        (isSystem && !isAnyCompanys(a, b, kindOf)) ||
        (parties >= 1 && likeness >= COMPANY_SCHEDULE_LIKENESS)
      );
    case "fact":
      return areHeads && sharedNames(a, b) >= (isTelling(a) ? 1 : 2) && isSameFact(a, b, { has, catalogue });
    case "denial":
      return (
        areHeads &&
        (likeness >= DENIED_LIKENESS || shared.length >= 3 || (shared.length === 2 && likeness >= DENIED_LIKENESS / 2))
      );
    default:
      return true;
  }
}

/** What two claims are compared as: claims of two kinds about one course as plans for it. */
function kindOfBoth(a: Claim, b: Claim): ClaimKind {
  if (a.kind === b.kind) return a.kind;
  return a.kind === "denial" || b.kind === "denial" ? "denial" : "schedule";
}

/** Things so seldom spoken of that one company is enough to know what is meant. */
const TELLING: ReadonlySet<string> = new Set(["back door", "prepayment", "flawed", "hacked", "distilled"]);

const OWN: ReadonlySet<string> = new Set(["back door", "prepayment", "distilled"]);
const isTelling = ({ value }: Claim): boolean => value.kind === "fact" && OWN.has(value.predicate);

/** A thing that happened or did not is that of one product, or of one person who travels or leaves. */
function isSameFact(a: Claim, b: Claim, { has, catalogue }: { has: Common["has"]; catalogue: Catalogue }): boolean {
  if (a.value.kind !== "fact") return false;
  const isPersons = [...a.names].some((id) => b.names.has(id) && catalogue.find(id)?.kind === "person");
  if (a.value.predicate === "travels" || a.value.predicate === "leaves") return isPersons;
  const companies = [...a.names].filter((id) => b.names.has(id) && catalogue.find(id)?.kind === "company").length;
  return (
    has("chip", "model") || (has("technology") && has("company")) || companies >= 2 || TELLING.has(a.value.predicate)
  );
}

/** Whether either names a company: a technology alone is then too little. */
const isAnyCompanys = (a: Claim, b: Claim, kindOf: (id: string) => string): boolean =>
  [...a.subjects, ...b.subjects].some((id) => kindOf(id) === "company");

const isOnePlace = (a: Claim, b: Claim): boolean =>
  a.marks.some((mark) => /^[@#]/.test(mark) && b.marks.includes(mark));

const sharedNames = (a: Claim, b: Claim): number => [...a.names].filter((id) => b.names.has(id)).length;

type Common = { has: (...kinds: string[]) => boolean; parties: number; isSamePair: boolean };

/** A data sheet's figure is a product's; others may be a company's. */
function isSameFigure(a: Claim, { has, parties, isSamePair }: Common): boolean {
  if (a.value.kind !== "amount") return false;
  const { measure } = a.value;
  const isSpec = MEASURE_BY_NAME.get(measure)?.isSpec === true;
  if (isSpec) return has("chip", "model") || (has("technology") && parties >= 1);
  // OpenAI's gigawatts from AMD are not those from Broadcom: a company that has several counts with its counterpart only.
  if (measure === "site power") return has("facility") || isSamePair;
  if (measure === "tariff") return has("country", "regulation", "person");
  if (measure === "price") return has("chip", "model") || (has("technology") && parties >= 1);
  return parties >= 1 || has("chip", "model", "facility") || (measure === "yield" && has("technology"));
}
