/**
 * How two words that share a stem belong together: `same` is one word, `inflected` another form of it (plans, planning), `derived` one
 * made of it (planner), `apart` another word that only begins alike (department and departure, important and imports).
 */
export type Kinship = "same" | "inflected" | "derived" | "apart";

/** What a word's forms end in, folded; a stem in front is shared. */
const ENDINGS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    fr: "e s es x ee ees er ez ent ait aient ons ions ant a ai as era eront erait eraient ir it is i ie ies issent issait ira iront u ue us ues re t te tes le les l ne nes n al aux ale ales eux euse euses if ive ifs ives",
    de: "e en er es em n s t te ten et ete eten est st ern eln elt elte ens nd nde nden end ende enden",
    es: "o a os as e es en an ar er ir ado ada ados adas ido ida idos idas ando iendo aron ieron aba aban ia ian ara aran era eran ira iran aria arian io ios s n se",
    it: "o a i e are ere ire ato ata ati ate uto uta uti ute ito ita iti ite ando endo ava avano eva evano era eranno ira iranno arono irono ono ano no he hi io ia ie isce iscono",
  }).map(([language, list]) => [language, new Set(["", ...list.split(" ")])]),
);

/** In English what verbs and nouns of acting end in: plan, plans, planned; planner; approval, investment, regulation. */
const ENGLISH_FORM = new Set(["", "s", "es", "ed", "d", "ing", "ings", "e", "y", "ies", "ied", "ying", "yed"]);
const ENGLISH_ACTOR = new Set(["er", "ers", "or", "ors", "ier", "iers"]);
const ENGLISH_ACTING = new Set(
  "ion ions tion tions sion sions ation ations ition itions ment ments ance ances ence ences al als iance ication ications".split(
    " ",
  ),
);
/** Pairs of ends of one family: different and difference, clear and clearly. */
const ENGLISH_PAIRS: readonly (readonly [string, string])[] = [
  ["ent", "ence"],
  ["ant", "ance"],
  ["ent", "ency"],
  ["", "ly"],
  ["e", "ly"],
  ["y", "ily"],
  ["ive", "ion"],
  ["able", "e"],
  ["able", ""],
  ["ics", "ical"],
  ["y", "ial"],
  ["", "ness"],
];
const SHARED_MIN = 3;

/** How two folded words of a language that share a stem belong together. */
export function kinshipOf(word: string, form: string, language: string): Kinship {
  if (word === form) return "same";
  const ends = endsOf(word, form);
  if (language === "en") return englishKinship(ends);
  const endings = ENDINGS[language];
  return endings !== undefined && ends.some(([a, b]) => endings.has(a) && endings.has(b)) ? "inflected" : "derived";
}

/** What is left of two words after every beginning that they share. */
function endsOf(word: string, form: string): [string, string][] {
  const ends: [string, string][] = [];
  for (let at = 0; at <= Math.min(word.length, form.length); at += 1) {
    if (at >= Math.min(SHARED_MIN, word.length, form.length)) ends.push([word.slice(at), form.slice(at)]);
    if (word[at] !== form[at]) break;
  }
  return ends;
}

function englishKinship(all: readonly [string, string][]): Kinship {
  const ends = all.map(([a, b]) => [single(a), single(b)] as const);
  if (ends.some(([a, b]) => ENGLISH_FORM.has(a) && ENGLISH_FORM.has(b))) return "inflected";
  const isDoing = (end: string): boolean => ENGLISH_FORM.has(end) || ENGLISH_ACTOR.has(end);
  const isMade = ([a, b]: readonly [string, string]): boolean =>
    (isDoing(a) && (isDoing(b) || ENGLISH_ACTING.has(b))) || (isDoing(b) && ENGLISH_ACTING.has(a));
  const isPair = ([a, b]: readonly [string, string]): boolean =>
    ENGLISH_PAIRS.some(([x, y]) => (a === x && b === y) || (a === y && b === x));
  return ends.some((pair) => isMade(pair) || isPair(pair)) ? "derived" : "apart";
}

/** A doubled consonant before an end is the stem's: plan, plan-ned. */
const single = (end: string): string => end.replace(/^([bdfglmnprstvz])(?=ed$|ing$|er$|ers$|ings$)/, "");

/** How much a meaning counts beside others whose own words are so near; a word that is only derived counts half by itself. */
const NEARNESS: Readonly<Record<Kinship, number>> = { same: 1, inflected: 0.45, derived: 0.2, apart: 0 };

/**
 * Of the meanings that share a word's stem, with the folded words that are listed for each, how surely each is meant (0..1, together
 * 1 at most): the nearer its own words are to the word. None where they only begin alike.
 */
export function nearestMeanings(
  word: string,
  meanings: ReadonlyMap<string, ReadonlySet<string>> | undefined,
  language: string,
): ReadonlyMap<string, number> | undefined {
  const near = [...(meanings ?? [])].flatMap(([id, words]): [string, number][] => {
    const nearness = Math.max(...[...words].map((listed) => NEARNESS[kinshipOf(word, listed, language)]));
    return nearness > 0 ? [[id, nearness]] : [];
  });
  if (near.length === 0) return undefined;
  const full = Math.max(NEARNESS.inflected, ...near.map(([, nearness]) => nearness));
  const all = near.reduce((sum, [, nearness]) => sum + nearness / full, 0);
  return new Map(near.map(([id, nearness]) => [id, nearness / full / Math.max(1, all)]));
}
