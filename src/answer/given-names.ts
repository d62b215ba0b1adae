import type { Catalogue } from "../knowledge/catalogue.ts";
import { isCommonWord } from "../knowledge/common-words.ts";
import type { Lexicon } from "../knowledge/lexicon.ts";
import type { Mention } from "../knowledge/linker.ts";
import { words } from "../text/words.ts";

/** Shorter ones are too often something else. */
const LETTERS_MIN = 3;
/** "Sam" may be another Sam. */
const CONFIDENCE = 0.5;

const known = new WeakMap<Catalogue, ReadonlyMap<string, string>>();

/** The people of the field by the first word of their name, where no other has it. */
function byGivenName(catalogue: Catalogue): ReadonlyMap<string, string> {
  const found = known.get(catalogue);
  if (found !== undefined) return found;
  const ids = new Map<string, string | null>();
  for (const { id, kind, name } of catalogue.entities) {
    const [given = "", ...rest] = kind === "person" ? name.toLowerCase().split(/\s+/) : [];
    if (rest.length > 0 && given.length >= LETTERS_MIN) ids.set(given, ids.has(given) ? null : id);
  }
  const made = new Map([...ids].flatMap(([given, id]): [string, string][] => (id === null ? [] : [[given, id]])));
  known.set(catalogue, made);
  return made;
}

/** Chats are on first-name terms: "hock's guidance" is Hock Tan's. A word of the language is never taken for a name. */
export function givenNames(
  text: string,
  language: string,
  mentions: readonly Mention[],
  { catalogue, lexicon }: { catalogue: Catalogue; lexicon: Lexicon },
): Mention[] {
  const people = byGivenName(catalogue);
  return words(text, language).flatMap(({ norm, start, end }): Mention[] => {
    const entityId = people.get(norm);
    if (entityId === undefined || isOrdinary(norm, language, lexicon)) return [];
    // Spanish "dan" and "mira" are words; who writes of a person there writes a capital.
    if (language !== "en" && !/^\p{Lu}/u.test(text.slice(start, end))) return [];
    if (mentions.some((mention) => mention.start < end && start < mention.end)) return [];
    return [
      {
        entityId,
        start,
        end,
        surface: text.slice(start, end),
        confidence: CONFIDENCE,
        why: "the given name of one person of the field",
      },
    ];
  });
}

const isOrdinary = (word: string, language: string, lexicon: Lexicon): boolean =>
  isCommonWord(word) || lexicon.isKnownWord(word, "en") || lexicon.isKnownWord(word, language);
