import type { Claim } from "../reading/claim-types.ts";
import type { Ground, Told } from "./ground.ts";
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
export function contradictedDeal(
  told: readonly Told[],
  { asked, evidence, lexicon, catalogue, claims }: Ground,
): Told[] {
  if (!ASKED_OF_DEALS.has(asked.kind) && !isPrice(asked)) return [];
  const hits = lexicon.find(asked.text, asked.language);
  const has = (ids: readonly string[], least: number): boolean =>
    hits.some(({ conceptId, weight }) => ids.includes(conceptId) && weight >= least);
  if (!has(BOUGHT, WEIGHT_MIN) || has(NOT_BOUGHT, 0)) return [];
  const companies = evidence.units
    .flatMap(({ unit, share }) => unit.entities.map((id) => ({ id, share })))
    .filter(({ id }) => catalogue.find(id)?.kind === "company")
    .toSorted((a, b) => b.share - a.share);
  const [rarest] = companies;
  if (rarest === undefined) return [];
  const deals = claims.filter(({ kind, subjects }) => kind === "acquisition" && subjects.includes(rarest.id));
  const newest = deals.toSorted((a, b) => (b.day ?? "").localeCompare(a.day ?? ""))[0];
  if (newest === undefined || deals.some(isDone)) return [];
  return told.filter(({ article, sentence: { view } }) => {
    return article.id === newest.articleId && view.start < newest.end && newest.start < view.end;
  });
}

/** What is bought whole or in part. */
const TAKEN = [...BOUGHT, "stake", "investment"];
const DEAL_KINDS: ReadonlySet<Claim["kind"]> = new Set(["acquisition", "investment"]);

/** The report that a deal was closed, where a question says that it was stopped and no later report does. */
export function contradictedBlock(
  told: readonly Told[],
  { asked, evidence, lexicon, catalogue, claims }: Ground,
): Told[] {
  if (!ASKED_OF_DEALS.has(asked.kind)) return [];
  const hits = lexicon.find(asked.text, asked.language);
  const has = (ids: readonly string[]): boolean =>
    hits.some(({ conceptId, weight }) => ids.includes(conceptId) && weight >= WEIGHT_MIN);
  if (!has(BLOCKED) || !has(TAKEN) || has(["negation"])) return [];
  const companies = evidence.units
    .flatMap(({ unit }) => unit.entities)
    .filter((id) => catalogue.find(id)?.kind === "company");
  const deals = claims
    .filter(({ kind, subjects }) => DEAL_KINDS.has(kind) && companies.every((id) => subjects.includes(id)))
    .toSorted((a, b) => (b.day ?? "").localeCompare(a.day ?? ""));
  const [newest] = deals;
  if (companies.length < 2 || newest?.value.kind !== "state" || newest.value.state !== "closed") return [];
  return told.filter(
    ({ article, sentence: { view } }) =>
      article.id === newest.articleId && view.start < newest.end && newest.start < view.end,
  );
}

const isPrice = ({ text, kind }: Ground["asked"]): boolean =>
  kind === "howmany" && /\bhow much\b|combien|wie ?viel|cu[aá]nto|quanto|多少|いくら|얼마/iu.test(text);

const isDone = ({ value }: Claim): boolean =>
  value.kind === "state" && (value.state === "agreed" || value.state === "closed");
