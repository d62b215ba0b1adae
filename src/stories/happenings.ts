/** What can happen, by the concepts that speak of it. A concept that stands under two kinds counts for both. */
const KINDS: readonly (readonly [string, string])[] = [
  ["listing", "stock-exchange stock-listing-venue ipo public-offering lottery-subscribe prospectus delisting ipo-date"],
  ["results", "earnings net-profit net-loss profit operating-profit guidance-financial gross-margin revenue"],
  ["acquisition", "acquisition merger"],
  ["funding", "funding-round"],
  ["stake", "stake stake-percent"],
  ["contract", "contract order win-contract long-term-agreement deliver"],
  ["partnership", "partnership joint-development alliance-group"],
  ["licensing", "licensing-deal royalty"],
  ["rental", "cloud-rental compute-leasing-abroad"],
  ["delay", "delay postpone-until"],
  ["cancellation", "cancel withdraw-market withdraw"],
  ["launch", "launch availability conference-keynote"],
  ["production", "mass-production sample tape-out"],
  ["crime", "charge-arrest smuggling prison search-raid bail suspect guilty shell-company"],
  ["lawsuit", "lawsuit sue-plaintiff settle injunction"],
  ["rule", "rule export-controls exemption loophole enter-force executive-order"],
  ["ban", "ban restriction suspend discourage"],
  ["licence", "licence ease-restrictions approve-batch allow resume-sales"],
  ["import", "customs import-goods"],
  ["tariff", "tariff trade-war"],
  ["inquiry", "investigation antitrust summon fine"],
  ["security", "backdoor tracking security-flaw cyberattack"],
  ["denial", "denial"],
  ["people", "hire-executive resign dismiss-fire layoffs layoff-cut"],
  ["price", "price price-fixing discount"],
  ["visit", "visit-trip"],
  ["benchmark", "benchmark"],
  ["shortage", "shortage"],
  ["factory", "factory cleanroom equipment-move-in"],
  ["subsidy", "subsidy"],
  ["law", "vote parliament draft"],
  ["teardown", "teardown"],
  ["strike", "strike-union"],
  ["accident", "accident fire-blaze outage earthquake"],
  ["shares", "share-price share-price-fall share-price-rise record-high"],
  ["distillation", "distillation"],
  ["certification", "certification test-trial"],
];

const byConcept = new Map<string, string[]>();
for (const [kind, concepts] of KINDS)
  for (const concept of concepts.split(" ")) byConcept.set(concept, [...(byConcept.get(concept) ?? []), kind]);

/** The kinds of things that happen a concept speaks of; none for most concepts. */
export const happeningsOf = (concept: string): readonly string[] => byConcept.get(concept) ?? [];
