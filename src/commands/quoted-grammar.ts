import type { Intent } from "../types.ts";
import { isPointer } from "./intent-text.ts";

const QUOTED = /^["“„«「『]\s*(.*?)\s*["”“»」』]$/u;

/** What stands in quotation marks, the outer ones; null when nothing does. */
const unquoted = (text: string): string | null => QUOTED.exec(text)?.[1] ?? null;

/** "first report of …", "first report on …" and its like. */
const REPORT = /^(?:reports?|source|article)\s+(?:of|on|about|for)\s+/iu;

/**
 * What follows "first": a text in quotation marks or behind a colon, an address, a story's id, "report of …". Anything else is the
 * beginning of a sentence: "First quarter revenue of AMD".
 */
export function firstIntent(given: string, isLed: boolean): Intent | null {
  const about = unquoted(given) ?? (REPORT.test(given) ? given.replace(REPORT, "") : given);
  const isMeant = isLed || about !== given || isPointer(given) || /^[?？]?$/u.test(given);
  return isMeant ? { kind: "first", about: /^[?？]$/u.test(about) ? "" : about } : null;
}

/** "check this claim: …" */
const CLAIM =
  /^(?:(?:this|the|that) claim|cette affirmation|l['’]affirmation|die behauptung|diese behauptung|esta afirmación|la afirmación|questa affermazione|l['’]affermazione)\s*[:：]?\s*/iu;
const AS_OF = /\s+as[- ]of\s+(\d{4}-\d{2}-\d{2})$/iu;

/** What follows "check": a claim, in quotation marks or as it is. A question is asked, not checked, unless it is quoted. */
export function checkIntent(given: string, isLed: boolean): Intent | null {
  const asOf = AS_OF.exec(given)?.[1];
  const text = given.replace(AS_OF, "").replace(CLAIM, "");
  const claim = unquoted(text);
  if (claim === null && !isLed && /[?？]\s*$/u.test(text)) return null;
  return { kind: "check", claim: claim ?? text, asOf };
}
