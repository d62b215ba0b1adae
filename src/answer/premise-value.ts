import type { Claim } from "../reading/claim-types.ts";
import { findDates } from "../text/dates.ts";
import { findQuantities, type Quantity } from "../text/quantities.ts";
import { knownLanguage } from "../text/terms.ts";
import { BETWEEN_PARTIES } from "./opposites.ts";
import { isClaimed, NAMED_MIN, namesSubject, shownBut, type Ground, type Told } from "./ground.ts";
import type { QuestionKind } from "./kind.ts";
import { DEAL_KINDS } from "./premise-deal.ts";
import type { Unit } from "./question.ts";

/** So much of the rest of a question a sentence must show to speak of the same thing, and so little is enough to bear it out. */
const SAME_THING_MIN = 0.6;
const BORNE_OUT_MIN = 0.35;
/** Rounding and "about" stay below this. */
const SAME_AMOUNT_RATIO = 1.1;
const MEASURED: ReadonlySet<string> = new Set(["money", "power", "percent", "memory", "length"]);

/** Reports that give another amount for what a question puts an amount to. */
export function contradictedAmount(told: readonly Told[], ground: Ground): Told[] {
  return eachUnit(ground, ({ amount }) => amount !== undefined && MEASURED.has(amount.kind)).flatMap(([u, unit]) => {
    const { amount } = unit;
    if (amount === undefined || isBorneOut(told, u, ground)) return [];
    return sameThing(told, u, ground).filter(({ article, sentence }) =>
      findQuantities(sentence.view.text, knownLanguage(article.lang)).some((there) => isOther(there, amount)),
    );
  });
}

function isOther(there: Quantity, asked: Quantity): boolean {
  if (there.kind !== asked.kind || there.currency !== asked.currency) return false;
  const [low, high] = [Math.min(there.value, asked.value), Math.max(there.value, asked.value)];
  return low <= 0 || high / low > SAME_AMOUNT_RATIO;
}

/** Reports of the same deal, order or dispute with another party of the same kind. */
export function contradictedParty(told: readonly Told[], ground: Ground): Told[] {
  const { catalogue, evidence } = ground;
  if (!ASKED_OF_PARTIES.has(ground.asked.kind)) return [];
  const events = evidence.units
    .flatMap(({ unit }) => unit.concepts.map(({ id }) => id))
    .filter((id) => BETWEEN_PARTIES.has(id));
  if (events.length === 0) return [];
  const named = new Set(evidence.units.flatMap(({ unit }) => unit.entities));
  const isTakeover = [...named].every((id) => isParty(id, ground)) && events.every((id) => TAKEOVER.includes(id));
  const tellsSame = (each: Told): boolean =>
    isTakeover
      ? ground.claims.some((claim) => isOfFirms(claim, ground) && isClaimed(claim, each))
      : [...each.sentence.view.concepts.keys()].some((id) => isSameEvent(id, events));
  return eachUnit(ground, ({ kind, entities }) => kind === "name" && isParty(entities[0], ground)).flatMap(([u]) => {
    if (named.size < 2 || isBorneOut(told, u, ground)) return [];
    return sameThing(told, u, ground).filter(
      (each) =>
        namesAsRare(each, u, ground) &&
        tellsSame(each) &&
        [...each.sentence.view.entities.keys()].some(
          (id) => isParty(id, ground) && !named.has(id) && !isKin(id, named, catalogue),
        ),
    );
  });
}

/** What is told of a company that is everywhere is not told of one thing: another name as rare must be there. */
const namesAsRare = ({ sentence }: Told, u: number, { evidence }: Ground): boolean =>
  evidence.units.some(
    ({ unit, share }, other) =>
      other !== u &&
      unit.kind === "name" &&
      (sentence.shows[other] ?? 0) >= NAMED_MIN &&
      share >= AS_RARE_MIN * (evidence.units[u]?.share ?? 0),
  );
const AS_RARE_MIN = 0.6;

const ASKED_OF_PARTIES: ReadonlySet<QuestionKind> = new Set(["why", "when", "who", "howmany"]);

/** Who orders has a contract, and pays. */
const TRADE: readonly string[] = ["buy", "pay", "order", "contract"];

/** Where a company is said to have bought another, who orders goods from it has done something else. */
const TAKEOVER: readonly string[] = ["acquisition", "merger", "buy", "pay"];

/** A report that one company takes another or a part of it, not that it buys chips. */
const isOfFirms = ({ kind, subjects }: Claim, ground: Ground): boolean =>
  DEAL_KINDS.has(kind) &&
  subjects.filter((id) => isParty(id, ground)).length > 1 &&
  !subjects.some((id) => GOODS.has(ground.catalogue.find(id)?.kind ?? ""));
const GOODS: ReadonlySet<string> = new Set(["chip", "technology", "model", "software"]);

const isSameEvent = (id: string, events: readonly string[]): boolean =>
  events.includes(id) || (TRADE.includes(id) && events.some((event) => TRADE.includes(event)));

const isParty = (id: string | undefined, { catalogue }: Ground): boolean =>
  id !== undefined && catalogue.find(id)?.kind === "company";

const isKin = (id: string, named: ReadonlySet<string>, catalogue: Ground["catalogue"]): boolean =>
  catalogue.related(id).some((kin) => named.has(kin));

/** Reports that give another year for what a question puts a time to. */
export function contradictedDate(told: readonly Told[], ground: Ground): Told[] {
  if (ground.asked.kind !== "why") return [];
  return eachUnit(ground, ({ days }) => days !== undefined && /^\d{4}/.test(days.from)).flatMap(([u, unit]) => {
    const { days } = unit;
    if (days === undefined || isBorneOut(told, u, ground)) return [];
    return sameThing(told, u, ground).filter(({ article, sentence }) => {
      const dates = findDates(sentence.view.text, knownLanguage(article.lang)).filter(({ from }) =>
        /^\d{4}/.test(from),
      );
      return dates.length > 0 && dates.every(({ from, to }) => from > days.to || to < days.from);
    });
  });
}

function eachUnit({ evidence }: Ground, isMeant: (unit: Unit) => boolean): [number, Unit][] {
  return evidence.units.flatMap(({ unit }, u): [number, Unit][] => (isMeant(unit) ? [[u, unit]] : []));
}

/** Whether any report of the same thing shows what the question says of it. */
const isBorneOut = (told: readonly Told[], u: number, ground: Ground): boolean =>
  told.some((each) => (each.sentence.shows[u] ?? 0) > 0.3 && shownBut(each, ground, [u]) >= BORNE_OUT_MIN);

/** The sentences that show all else of the question, among them its rarest name. */
const sameThing = (told: readonly Told[], u: number, ground: Ground): Told[] =>
  told.filter(
    (each) =>
      shownBut(each, ground, [u]) >= SAME_THING_MIN &&
      (each.sentence.shows[u] ?? 0) <= 0.3 &&
      (ground.evidence.units[u]?.unit.kind === "name" || namesSubject(each, ground)),
  );
