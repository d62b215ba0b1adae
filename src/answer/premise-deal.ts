import type { Claim } from "../reading/claim-types.ts";
import { isClaimed, type Ground, type Told } from "./ground.ts";
import type { QuestionKind } from "./kind.ts";

const BOUGHT = ["acquisition", "merger", "buy"];
const BLOCKED = ["ban", "refuse", "prevent", "stop"];
/** A question of talks, plans or their end does not say that anything was bought. */
const NOT_BOUGHT = [
  ...BLOCKED,
  "negotiate",
  "collapse",
  "failure",
  "plan-intention",
  "cancel",
  "negation",
  "investment",
  "stake",
];
const WEIGHT_MIN = 0.3;

/** What takes a deal for done; "how close was it to buying" does not, "how much did it pay" does. */
const ASKED_OF_DEALS: ReadonlySet<QuestionKind> = new Set(["why", "who", "when"]);

/** The newest report of talks, or of their end, where a question says that a company was bought and no report does. */
export function contradictedDeal(told: readonly Told[], ground: Ground): Told[] {
  const { asked, claims } = ground;
  if (!ASKED_OF_DEALS.has(asked.kind) && !isPrice(asked)) return [];
  const says = notionsAsked(ground);
  if (!says(BOUGHT, WEIGHT_MIN) || says(NOT_BOUGHT, 0)) return [];
  const [rarest] = companiesAsked(ground);
  if (rarest === undefined) return [];
  const deals = claims.filter(({ kind, subjects }) => kind === "acquisition" && subjects.includes(rarest));
  const newest = newestOf(deals);
  return newest === undefined || deals.some(isDone) ? [] : sentencesOf(newest, told);
}

/** What is bought whole or in part. */
const TAKEN = [...BOUGHT, "stake", "investment"];
/** Reports that one takes another, or a part of it. */
export const DEAL_KINDS: ReadonlySet<Claim["kind"]> = new Set(["acquisition", "investment"]);

/** The report that a deal was closed, where a question says that it was stopped and no later report does. */
export function contradictedBlock(told: readonly Told[], ground: Ground): Told[] {
  if (!ASKED_OF_DEALS.has(ground.asked.kind)) return [];
  const says = notionsAsked(ground);
  if (!says(BLOCKED, WEIGHT_MIN) || !says(TAKEN, WEIGHT_MIN) || says(["negation"], WEIGHT_MIN)) return [];
  const companies = companiesAsked(ground);
  if (companies.length < 2) return [];
  const newest = newestOf(
    ground.claims.filter(
      ({ kind, subjects }) => DEAL_KINDS.has(kind) && companies.every((id) => subjects.includes(id)),
    ),
  );
  return newest?.value.kind === "state" && newest.value.state === "closed" ? sentencesOf(newest, told) : [];
}

/** Whether a question says one of some notions, at least so surely. */
function notionsAsked({ asked, lexicon }: Ground): (ids: readonly string[], least: number) => boolean {
  const hits = lexicon.find(asked.text, asked.language);
  return (ids, least) => hits.some(({ conceptId, weight }) => ids.includes(conceptId) && weight >= least);
}

/** The companies a question names, the rarest first. */
const companiesAsked = ({ evidence, catalogue }: Ground): string[] =>
  evidence.units
    .toSorted((a, b) => b.share - a.share)
    .flatMap(({ unit }) => unit.entities)
    .filter((id) => catalogue.find(id)?.kind === "company");

const newestOf = (claims: readonly Claim[]): Claim | undefined =>
  claims.toSorted((a, b) => (b.day ?? "").localeCompare(a.day ?? ""))[0];

const sentencesOf = (claim: Claim, told: readonly Told[]): Told[] => told.filter((each) => isClaimed(claim, each));

const isPrice = ({ text, kind }: Ground["asked"]): boolean =>
  kind === "howmany" && /\bhow much\b|combien|wie ?viel|cu[aá]nto|quanto|多少|いくら|얼마/iu.test(text);

const isDone = ({ value }: Claim): boolean =>
  value.kind === "state" && (value.state === "agreed" || value.state === "closed");
