import { findDates } from "../text/dates.ts";
import { findQuantities, type Quantity } from "../text/quantities.ts";
import type { Language } from "../types.ts";
import type { AmountKind } from "./kind.ts";
import type { SentenceView } from "./match.ts";
import type { AskedQuestion } from "./question.ts";

const CAUSE =
  /\b(because|due to|owing to|caus(?:e|es|ed|ing)|reasons?|blamed?|stems?|thanks to|lack|shortages?|problems?|issues?|difficult|parce que|en raison|à cause|faute de|dû|suite à|grâce à|problèmes?|difficultés?|weil|wegen|aufgrund|gründe?|probleme?|porque|debido|por culpa|a causa|ya que|problemas?|perché|a causa|dovut[oa]|problemi?)\b|因为|因為|由于|由於|原因|所以|因此|ため|ので|から|理由|때문|이유|따라|탓|문제/iu;
/** A capitalised run that is no sentence start: a person, a firm, a place. */
const PROPER = /(?<=[\p{L}\p{Nd},;:'’"“”()]\s)(?:\p{Lu}[\p{L}\p{Nd}'’.-]+)/u;

/** `day` is the article's, for "in the coming weeks"; any day will do to see that a time is named. */
type KindWork = { asked: AskedQuestion; view: SentenceView; language: Language; day: string | null };

/** Whether a sentence holds the kind of thing asked, 0 to 1; what the question itself says does not count. */
export function holdsKind({ asked, view, language, day }: KindWork): number {
  switch (asked.kind) {
    case "howmany":
      return amountHeld(view.text, language, asked.amount, asked.text);
    case "when":
    case "timeline":
      return newDates({ asked, view, language, day }) ? 1 : 0;
    case "compare":
      return Math.min(1, newQuantities(view.text, language, asked.text).length / 2);
    case "why":
      return CAUSE.test(view.text) || view.concepts.has("cause") ? 1 : 0;
    case "who":
    case "list":
    case "where":
      return namesHeld(view, asked);
    case "status":
    case "yesno":
    case "what":
      return 0;
  }
}

function newQuantities(text: string, language: Language, question: string): Quantity[] {
  return /\d|[一二三四五六七八九十百千万]|\b(one|two|three|four|five|six|seven|eight|nine|ten|dozen|half)\b/iu.test(
    text,
  )
    ? findQuantities(text, language).filter(
        (quantity) => quantity.kind !== "year" && !question.includes(quantity.surface),
      )
    : [];
}

function amountHeld(text: string, language: Language, amount: AmountKind, question: string): number {
  const held = newQuantities(text, language, question);
  if (held.length === 0) return 0;
  if (amount === "any") return 0.8;
  return held.some((quantity) => quantity.kind === amount) ? 1 : 0.3;
}

function newDates({ asked, view, language, day }: KindWork): boolean {
  const dates = findDates(view.text, language, new Date(`${day ?? "2025-01-01"}T00:00:00Z`));
  return dates.some((date) => !asked.text.includes(date.surface));
}

function namesHeld(view: SentenceView, asked: AskedQuestion): number {
  const askedFor = new Set(asked.units.flatMap((unit) => unit.entities));
  const others = [...view.entities].filter(([id, confidence]) => confidence >= 0.5 && !askedFor.has(id)).length;
  if (asked.kind === "list") return Math.min(1, others / 3 + (view.text.match(/[,、，]/gu)?.length ?? 0) / 8);
  return others > 0 ? 1 : PROPER.test(view.text) ? 0.7 : 0;
}
