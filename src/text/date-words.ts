import type { DatePart } from "./date-types.ts";

/** The languages that write months as words. */
export type LatinLanguage = "en" | "fr" | "de" | "es" | "it";

/** A language's date words, in lower case, as alternatives separated by "|". */
export type DateWords = {
  /** January to December. */
  months: readonly string[];
  /** Abbreviations, January to December; only beside a day or a year. */
  short: readonly string[];
  /** Months that are also other words: alone they need one of `before` in front. */
  traps: readonly string[];
  before: string;
  /** Links between day, month and year: "of", "de". */
  link: string;
  parts: readonly (readonly [string, DatePart])[];
  /** First to fourth, as they stand before "quarter" or "half". */
  ordinals: readonly string[];
  quarter: string;
  half: string;
  /** Letters for quarter and half before or after their number. */
  quarterLetters: string;
  halfLetters: string;
  /** Spring, summer, autumn, winter. */
  seasons: readonly string[];
  fiscal: string;
};

const EN: DateWords = {
  months: "january february march april may june july august september october november december".split(" "),
  short: "jan feb mar apr may jun jul aug sep|sept oct nov dec".split(" "),
  traps: ["may", "march"],
  before: "in|by|since|of|from|until|till|before|after|during|last|next|this|early|mid|late|for|through|between|to",
  link: "of|of the|in|this",
  parts: [
    ["early|early in|the beginning of|beginning of|the start of|start of", "early"],
    ["mid|the middle of|middle of", "mid"],
    ["late|late in", "late"],
    ["the end of|end of|end", "end"],
  ],
  ordinals: ["first|1st", "second|2nd", "third|3rd", "fourth|final|4th"],
  quarter: "quarter|fiscal quarter",
  half: "half",
  quarterLetters: "q",
  halfLetters: "h",
  seasons: ["spring", "summer", "autumn|fall", "winter"],
  fiscal: "its fiscal year|the fiscal year|its fiscal|its financial year|fiscal year|fiscal|financial year|fy",
};

const FR: DateWords = {
  months: "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre".split("|"),
  short: [
    "janv",
    "févr|fév|fevrier",
    "mar",
    "avr",
    "mai",
    "juin",
    "juil",
    "aout|aou",
    "sept",
    "oct",
    "nov",
    "déc|decembre",
  ],
  traps: ["mars"],
  before: "en|de|dès|depuis|fin|début|mi|avant|après|jusqu'en|jusqu’en|d'ici|d’ici|à|et|au|mois de",
  link: "de|de l'année|d'|de la",
  parts: [
    ["début|au début de|début de|au début du mois de|au début de l'année", "early"],
    ["mi|milieu|au milieu de|la mi|milieu de", "mid"],
    ["fin|la fin de|fin de|la fin du mois de|la fin de l'année", "end"],
  ],
  ordinals: [
    "premier|première|1er|1ère|1re",
    "deuxième|second|seconde|2e|2ème|2nd",
    "troisième|3e|3ème",
    "quatrième|dernier|4e|4ème",
  ],
  quarter: "trimestre",
  half: "semestre|moitié",
  quarterLetters: "tq",
  halfLetters: "sh",
  seasons: ["printemps", "été", "automne", "hiver"],
  fiscal: "l'exercice fiscal|l'exercice|son exercice fiscal|son exercice|exercice fiscal|exercice|année fiscale|fy",
};

const DE: DateWords = {
  months: "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember".split("|"),
  short: ["jan|jänner", "feb", "mär|maerz", "apr", "mai", "jun", "jul", "aug", "sep|sept", "okt", "nov", "dez"],
  traps: [],
  before: "im|in|seit|bis|ab",
  link: "des|im|des jahres|von|dieses jahres|seines|ihres",
  parts: [
    ["anfang|zu beginn|beginn", "early"],
    ["mitte", "mid"],
    ["ende", "end"],
  ],
  ordinals: [
    "erste|ersten|erstes|1.",
    "zweite|zweiten|zweites|2.",
    "dritte|dritten|drittes|3.",
    "vierte|vierten|viertes|4.",
  ],
  quarter: "quartal|quartals|geschäftsquartal|quartale",
  half: "halbjahr|halbjahres|jahreshälfte|hälfte",
  quarterLetters: "q",
  halfLetters: "h",
  seasons: ["frühjahr|frühling", "sommer", "herbst", "winter"],
  fiscal: "geschäftsjahr|geschäftsjahres|fiskaljahr|gj|fy",
};

const ES: DateWords = {
  months: "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre".split("|"),
  short: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep|sept|setiembre", "oct", "nov", "dic"],
  traps: [],
  before: "en|de|desde|hasta",
  link: "de|del|del año|de este",
  parts: [
    ["principios de|a principios de|comienzos de|inicios de|principios del|comienzos del", "early"],
    ["mediados de|a mediados de|mediados del", "mid"],
    ["finales de|a finales de|fines de|fin de|finales del|el final de", "end"],
  ],
  ordinals: ["primer|primera|1er|1.º", "segundo|segunda|2º|2.º", "tercer|tercera|3er|3.º", "cuarto|cuarta|4º|4.º"],
  quarter: "trimestre",
  half: "semestre|mitad",
  quarterLetters: "tq",
  halfLetters: "sh",
  seasons: ["primavera", "verano", "otoño", "invierno"],
  fiscal: "su ejercicio fiscal|su ejercicio|su año fiscal|ejercicio fiscal|ejercicio|año fiscal|fy",
};

const IT: DateWords = {
  months: "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre".split("|"),
  short: ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set|sett", "ott", "nov", "dic"],
  traps: [],
  before: "in|di|da|a|dal|nel",
  link: "di|del|dell'anno|dell'",
  parts: [
    ["inizio|inizi di|l'inizio del|inizio del|inizi del|primi di", "early"],
    ["metà|metà di|metà del", "mid"],
    ["fine|la fine di|la fine del|fine del", "end"],
  ],
  ordinals: ["primo|prima|1°", "secondo|seconda|2°", "terzo|terza|3°", "quarto|quarta|4°"],
  quarter: "trimestre",
  half: "semestre|metà",
  quarterLetters: "tq",
  halfLetters: "sh",
  seasons: ["primavera", "estate", "autunno", "inverno"],
  fiscal: "suo esercizio|suo anno fiscale|esercizio|anno fiscale|fy",
};

/** Date words by language. */
export const DATE_WORDS: Record<LatinLanguage, DateWords> = { en: EN, fr: FR, de: DE, es: ES, it: IT };
