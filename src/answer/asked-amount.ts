import type { ConceptHit } from "../knowledge/phrase-hits.ts";
import type { AmountKind } from "./amount-kind.ts";
import type { QuestionKind } from "./kind.ts";
import { measureOf, type Measure } from "./measured.ts";
import type { Unit } from "./question.ts";

/** いくら, 多少钱, "how much is": nothing but a question word, and it asks for a price. */
const PRICE_ASKED =
  /いくら(?!つ)|多少[钱錢]|얼마(?:야|예요|에요|인가요?|죠|지|나 하|에 |\?|$)|(?<![\p{L}\p{N}])(?:how much (?:is|are|was|were|for)(?! .{1,40}\b(?:set|going|expected|likely|about|due|supposed|looking|planning|willing) to )|what does \S+ (?:cost|go for|sell for)|wie teuer|c'est combien|combien pour|a cómo|a quanto)(?![\p{L}\p{N}])/iu;
/** The notions of a price. */
export const OF_PRICES = ["price", "cost"].map((id) => ({ id, weight: 1 }));

/** Where a price is asked for by a question word alone. */
export function priceAsked(
  text: string,
  meant: readonly ConceptHit[],
): { surface: string; start: number; end: number }[] {
  const found = PRICE_ASKED.exec(text);
  const isNamed = meant.some(({ conceptId }) => OF_PRICES.some(({ id }) => id === conceptId));
  if (found === null || isNamed) return [];
  return [{ surface: found[0], start: found.index, end: found.index + found[0].length }];
}

/** The kind of figure a question wants, where it wants just one that words can name. */
export function askedMeasure(kind: QuestionKind, amounts: ReadonlySet<AmountKind>): Measure | undefined {
  if (kind === "when") return "time";
  const [amount, ...more] = amounts;
  if ((kind !== "howmany" && kind !== "compare") || more.length > 0) return undefined;
  return amount === "count" || amount === "multiple" ? undefined : amount;
}

/** A unit that only names the figure asked for is met by any such figure. */
export function measured(unit: Unit, asked: Measure | undefined): Unit {
  const measure = unit.kind === "word" ? measureOf(asked, unit.words, unit.concepts) : undefined;
  return measure === undefined ? unit : { ...unit, measure };
}
