import type { Span } from "../text/sentences.ts";
import { NEGATION_CHARS, NEGATION_DENSE_CHARS, NOT } from "./claim-facts.ts";
import { modalityOf } from "./modality.ts";

/** What a sentence takes back: how it says that something ended or is otherwise than told, and the notions it negates. */
export type Turn = { changes: readonly string[]; negated: readonly string[] };

/** Notions that say that something is no longer as told. */
const CHANGES: ReadonlySet<string> = new Set([
  "cancel",
  "withdraw",
  "reversal",
  "suspend",
  "collapse",
  "remove",
  "exclude",
  "failure",
  "delay",
  "postpone-until",
  "stop",
  "refuse",
  "prevent",
  "delisting",
]);

/** Wordings that hold what is told against what was told before. */
const INSTEAD =
  /no longer|instead of|takes? the place|replac(?:es|ed)|contrary to|rather than|earlier (?:reports?|plans?)|previously (?:reported|planned|announced)|had (?:been )?(?:described|planned|announced)|originally|initially|au lieu|contrairement|initialement|\bstatt\b|entgegen|ursprünglich|zuvor|en lugar de|contrari|inicialmente|invece|anziché|inizialmente|此前|原定|原计划|而非|不再|当初|従来|姿を消|一転|見直|앞서|당초|대신|달리/iu;

/** What a negation can take back; of one family because what may not be bought is not sold either. */
const FAMILIES: readonly (readonly string[])[] = [
  [
    "sell",
    "buy",
    "import-goods",
    "shipment",
    "deliver",
    "export",
    "order",
    "resume-sales",
    "approve-batch",
    "allow",
    "accept-reject",
    "licence",
    "supply",
  ],
  ["mass-production", "production-line", "tape-out"],
  ["acquisition", "merger", "stake", "investment"],
  ["visit-trip", "visit", "attend", "accompany", "join-together", "invite"],
  ["launch", "availability", "publish"],
  ["smuggling", "investigation", "violate", "suspect"],
  ["sample", "certification", "test-trial"],
  ["training", "train-skill"],
  ["backdoor", "tracking", "security-flaw"],
  ["require", "prepay", "pay"],
  ["rule", "law", "enter-force"],
  ["ipo", "public-offering", "stock-listing-venue"],
  ["distillation", "copy-copyright"],
  ["partnership", "joint-development", "contract", "win-contract", "agree"],
  ["delay", "postpone-until"],
  ["resign", "leave", "layoffs"],
  ["price", "raise"],
];
const familyOf = new Map(FAMILIES.flatMap((ids, at) => ids.map((id) => [id, at] as const)));
const TRADE = familyOf.get("sell");
/** Trade that is stopped is trade that is not allowed. */
const BARRED: ReadonlySet<string> = new Set(["stop", "suspend", "prevent", "refuse", "ban"]);

/** Whether two notions are the same for a negation. */
const isKin = (x: string, y: string): boolean => x === y || familyOf.get(x) === familyOf.get(y);

type Hit = Span & { id: string };
type Read = { start: number; concepts: readonly Hit[]; isDense: boolean };

/** A sentence's turn, null when it only tells. `start` is its place in the text that `concepts` have theirs in. */
export function turnOf(sentence: string, { start, concepts, isDense }: Read): Turn | null {
  const changes = concepts.filter(({ id }) => CHANGES.has(id)).map(({ id }) => id);
  if (INSTEAD.test(sentence)) changes.push("instead");
  if (modalityOf(sentence) === "denied") changes.push("denied");
  const reach = isDense ? NEGATION_DENSE_CHARS : NEGATION_CHARS;
  const places = [...sentence.matchAll(NOT)].map(({ index }) => start + index);
  const negated = concepts
    .filter(({ id }) => familyOf.has(id))
    .filter((hit) => places.some((at) => hit.start - at <= reach && at - hit.end <= (isDense ? reach : 0)))
    .map(({ id }) => id);
  if (changes.length === 0 && negated.length === 0) return null;
  return { changes: [...new Set(changes)], negated: [...new Set(negated)] };
}

/** Whether a turn can be about what a sentence with these notions tells. */
export const bearsOn = ({ changes, negated }: Turn, told: ReadonlySet<string>): boolean =>
  changes.length > 0 || negated.some((id) => [...told].some((other) => familyOf.has(other) && isKin(id, other)));

/** Changes that are about anything: a sale that is stopped, a part that is removed. */
const COMMON_CHANGES: ReadonlySet<string> = new Set(["instead", "stop", "prevent", "remove", "refuse"]);

/** Whether a turn denies what a sentence with these notions tells, or says that it changed; null when it hardly does either. */
export function turnKind({ changes, negated }: Turn, told: ReadonlySet<string>): "denied" | "changed" | null {
  if (negated.some((id) => told.has(id))) return null;
  if (changes.includes("denied")) return "denied";
  return changes.some((id) => !COMMON_CHANGES.has(id)) ? "changed" : null;
}

type Stance = { turn: Turn | null; concepts: ReadonlySet<string> };

/** Whether two sentences take the same back. */
export function turnAlike(a: Stance, b: Stance): boolean {
  if (isBarring(a) && isBarring(b)) return true;
  if (a.turn === null || b.turn === null) return false;
  const { changes, negated } = b.turn;
  return (
    a.turn.changes.some((id) => id !== "instead" && changes.includes(id)) ||
    a.turn.negated.some((id) => negated.some((other) => isKin(id, other)))
  );
}

const isBarring = ({ turn, concepts }: Stance): boolean =>
  concepts.has("ban") ||
  (turn !== null &&
    (turn.changes.some((id) => BARRED.has(id)) || turn.negated.some((id) => familyOf.get(id) === TRADE)));
