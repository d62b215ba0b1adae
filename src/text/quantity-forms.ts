/** One spelling and what it means. Short forms and forms with capitals are matched exactly: MW is not mW. */
type Form<T> = { form: string; folded: boolean; wordEnd: boolean; value: T };

/** Spellings by first letter, longest first. */
export type FormIndex<T> = ReadonlyMap<string, readonly Form<T>[]>;

/** Below this length a lower-case form is a symbol, and its case matters. */
const FOLDED_CHARS_MIN = 4;

/** A letter or digit that would continue a word written in an alphabet; CJK words end wherever they end. */
const CONTINUES = /[0-9A-Za-z\u00c0-\u024f]/;

/** True when the character at `at` continues a Latin word or a number. */
export const continuesWord = (text: string, at: number): boolean => CONTINUES.test(text.charAt(at));

/**
 * An index of spellings.
 * @param rows spellings separated by "|", with their meaning
 */
export function formIndex<T>(rows: Iterable<readonly [string, T]>): FormIndex<T> {
  const index = new Map<string, Form<T>[]>();
  for (const [spellings, value] of rows) {
    for (const form of spellings.split("|")) {
      const folded = form.length >= FOLDED_CHARS_MIN && form === form.toLowerCase();
      const entry = { form, folded, wordEnd: CONTINUES.test(form.slice(-1)), value };
      const first = form.charAt(0).toLowerCase();
      const bucket = index.get(first);
      if (bucket === undefined) index.set(first, [entry]);
      else bucket.push(entry);
    }
  }
  for (const bucket of index.values()) bucket.sort((a, b) => b.form.length - a.form.length);
  return index;
}

/** The longest spelling that stands at `at` and ends there as a word, or null. */
export function matchForm<T>(index: FormIndex<T>, text: string, at: number): { end: number; value: T } | null {
  const bucket = index.get(text.charAt(at).toLowerCase());
  if (bucket === undefined) return null;
  for (const { form, folded, wordEnd, value } of bucket) {
    const end = at + form.length;
    const stands = text.startsWith(form, at) || (folded && text.slice(at, end).toLowerCase() === form);
    if (stands && !(wordEnd && continuesWord(text, end))) return { end, value };
  }
  return null;
}

/** The position after at most two blanks, or one hyphen between a number and its unit ("12-layer"). */
export function skipGap(text: string, at: number): number {
  if (/[-‑]/.test(text.charAt(at)) && /\p{L}/u.test(text.charAt(at + 1))) return at + 1;
  let next = at;
  while (next < at + 2 && /[ \u00a0\u202f\u2009]/.test(text.charAt(next))) next += 1;
  return next;
}
