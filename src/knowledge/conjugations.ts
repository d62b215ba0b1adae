import irregularVerbs from "./irregular-verbs.json" with { type: "json" };

/**
 * Language → end of an infinitive → the forms the stemmer does not trace back to it, for every verb that ends so (poner: imponer,
 * proponer). "-" ends the stem of future and conditional; "+" begins a form that is another word when it stands alone.
 */
const IRREGULAR: Readonly<Record<string, ReadonlyMap<string, readonly string[]>>> = Object.fromEntries(
  Object.entries(irregularVerbs).map(([language, verbs]) => [
    language,
    new Map(Object.entries<string>(verbs).map(([end, forms]) => [end, forms.split(" ")])),
  ]),
);

/** A quick look, because most forms are nouns. */
const HAS_ENDS: ReadonlyMap<string, RegExp> = new Map([
  ["en", new RegExp(`(?:${[...(IRREGULAR["en"]?.keys() ?? [])].join("|")})(?: |$)`)],
  ["fr", /^(?:s[e'] ?)?\p{Ll}+(?:er|ir|re)(?: |$)/u],
  ["de", /\p{Ll}n$/u],
  ["es", /^\p{Ll}+[aeií]r(?:se)?(?: |$)/u],
  ["it", /^\p{Ll}+(?:re|rsi)(?: |$)/u],
]);

const FUTURE_ENDS: Readonly<Record<string, readonly string[]>> = {
  fr: ["a", "ont", "ait", "aient"],
  es: ["á", "án", "ía", "ían"],
  it: ["à", "anno", "ebbe", "ebbero"],
};

/** What a German clause keeps for its end: stellt … ein, tritt … zurück. */
const SEPARABLE =
  /^(?:ab|an|auf|aus|bei|bekannt|bereit|dar|dicht|durch|ein|fest|fort|frei|her|herab|herauf|heraus|herein|herum|herunter|hervor|hin|hinaus|hinterher|hinzu|hoch|irre|klar|klein|kurz|lahm|los|mit|nach|nieder|offen|preis|raus|stand|statt|still|teil|um|unter|vor|voran|voraus|vorbei|vorher|weg|weiter|wieder|zu|zurecht|zurück|zusammen)$/;
const SEPARABLE_LETTERS_MAX = 10;
const INSEPARABLE = /^(?:be|emp|ent|er|ge|miss|ver|zer|über|unter|wider|hinter)\p{Ll}{4}/u;

/** Whether a word can be the part of a German verb that stands apart from it. */
export function isSeparablePart(word: string): boolean {
  return SEPARABLE.test(word);
}

/** Forms of a verb or of a phrase with one that its stem does not give away: pedir → pidió; a noun or a regular verb has few or none. */
export function conjugatedForms(form: string, language: string): readonly string[] {
  if (!HAS_ENDS.get(language)?.test(form)) return [];
  if (language === "de") return germanForms(form);
  const parts = /^((?:se |s'|ne |n')?)([\p{Ll}-]+)( .+)?$/u.exec(form);
  const [, pronoun = "", written = "", rest = ""] = parts ?? [];
  const verb = written.replace(
    language === "it" ? /si$/ : language === "es" ? /se$/ : /^$/,
    language === "it" ? "e" : "",
  );
  if (verb === "") return [];
  const alone = pronoun === "" && rest === "";
  const forms = [...irregularForms(verb, language, alone), ...regularForms(verb, language)];
  const made = forms.map((word) => pronoun + word + rest);
  return language === "fr" && pronoun.startsWith("s") ? [...made, ...frenchReflexive(verb, rest)] : made;
}

function irregularForms(verb: string, language: string, alone: boolean): readonly string[] {
  const { before, forms } = irregularEnd(verb, language);
  return forms.flatMap((listed) => {
    if (listed.startsWith("+")) return alone && before === "" ? [] : [before + listed.slice(1)];
    if (!listed.endsWith("-")) return [before + listed];
    return (FUTURE_ENDS[language] ?? []).map((end) => before + listed.slice(0, -1) + end);
  });
}

const ENGLISH_PREFIX = /^(?:re-?|un|over|out|under|mis|fore|up)?$/;

/** The longest end of a verb that is irregular, and what stands before it. */
function irregularEnd(verb: string, language: string): { before: string; forms: readonly string[] } {
  const known = IRREGULAR[language];
  if (known === undefined) return { before: verb, forms: [] };
  for (let at = 0; at < verb.length - 1; at++) {
    const forms = known.get(verb.slice(at));
    if (forms === undefined) continue;
    const before = verb.slice(0, at);
    // In English most words that end so are no such verb: heat is not "h" and "eat".
    return language === "en" && !ENGLISH_PREFIX.test(before) ? { before: verb, forms: [] } : { before, forms };
  }
  return { before: verb, forms: [] };
}

/** What the stemmers leave apart in every verb of a class: annoncent, déploie, verifica, saboteó. */
function regularForms(verb: string, language: string): readonly string[] {
  const trunk = verb.slice(0, language === "it" ? -3 : -2);
  if (language === "it") return /(?:[ci]|erm|erv|ors)are$/.test(verb) ? [`${trunk}a`, `${trunk}ano`] : [];
  if (language === "es") return /(?:e|ic|id|ar)ar$/.test(verb) ? [`${trunk}a`, `${trunk}an`, `${trunk}ó`] : [];
  if (language !== "fr" || !verb.endsWith("er") || trunk.length < 2) return [];
  if (trunk.endsWith("y")) return [`${trunk}ent`, `${trunk}e`, `${trunk.slice(0, -1)}ie`, `${trunk.slice(0, -1)}ient`];
  const open = trunk.replace(/[eé](?=[bcdfghjklmnpqrstvz]+u?$)/, "è");
  return [`${open}ent`, ...(trunk.endsWith("i") || open !== trunk ? [`${open}e`] : [])];
}

function frenchReflexive(verb: string, rest: string): readonly string[] {
  if (!verb.endsWith("er")) return [];
  const done = `${verb.slice(0, -2)}é${rest}`;
  const auxiliaries = ["s'est", "s'était", "s'étaient", "se sont", "s'est-il", "s'est-elle", "se sont-ils", "s'être"];
  return auxiliaries.map((auxiliary) => `${auxiliary} ${done}`);
}

/** verschieben → verschob; einstellen → einstellt, eingestellt, einzustellen; bekannt geben → bekannt gegeben. */
function germanForms(form: string): readonly string[] {
  const verb = /^\p{Ll}+$/u.test(form) ? form : undefined;
  if (verb === undefined) {
    const [, first, second] = /^(\p{Ll}+) (\p{Ll}+n)$/u.exec(form) ?? [];
    return first === undefined || second === undefined ? [] : germanForms(second).map((word) => `${first} ${word}`);
  }
  if (!/(?:e|[lr])n$/.test(verb) || verb.length < 5) return [];
  const split = separablePart(verb);
  const base = verb.slice(split.length);
  const whole = germanBaseForms(base).map((word) => split + word);
  return split === "" ? whole : [...whole, `${split}zu${base}`];
}

function separablePart(verb: string): string {
  for (let length = Math.min(SEPARABLE_LETTERS_MAX, verb.length - 4); length > 1; length--) {
    const part = verb.slice(0, length);
    if (isSeparablePart(part)) return part;
  }
  return "";
}

function germanBaseForms(base: string): readonly string[] {
  const trunk = /^(\p{Ll}{2,})(?:en|(?<=[lr])n)$/u.exec(base)?.[1] ?? "";
  const weak = `${trunk}${/[dt]$/.test(trunk) ? "et" : "t"}`;
  const strong = irregularParts(base);
  const done = INSEPARABLE.test(base) || base.endsWith("ieren") ? [] : [`ge${weak}`];
  return trunk === "" ? strong : [weak, ...done, ...strong];
}

/** A prefix takes the ge- of the participle: verschoben. */
function irregularParts(base: string): readonly string[] {
  const { before, forms } = irregularEnd(base, "de");
  return forms.map((word) => before + (before === "" ? word : word.replace(/^ge(?=\p{Ll}{3})/u, "")));
}
