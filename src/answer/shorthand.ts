import type { Language } from "../types.ts";
import shorthand from "./shorthand.json" with { type: "json" };

const SHORT: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  en: new Map(Object.entries(shorthand.en)),
  fr: new Map(Object.entries(shorthand.fr)),
  de: new Map(Object.entries(shorthand.de)),
  es: new Map(Object.entries(shorthand.es)),
  it: new Map(Object.entries(shorthand.it)),
  zh: new Map(),
  ja: new Map(),
  ko: new Map(),
};

/** A word with its slash or ampersand, as in "w/", "b/c" and "M&A". */
const WORD = /(?<![\p{L}\p{N}$'’./-])\p{L}+(?:[/&]\p{L}?)?(?![\p{L}\p{N}]|[.-][\p{L}\p{N}])\.?(?![\p{L}\p{N}])/gu;

/** '26 for 2026. */
const SHORT_YEAR = /(?<![\p{L}\p{N}])['’](?=\d\d(?![\d\p{L}]))/gu;

/** "In 26" at the end of what is said, "by early 27", "in July 25", "end-26", "Q4-26": years of two digits where no number of anything follows. */
const BARE_YEAR =
  /(?<=(?<![\p{L}\p{N}])(?:in|by|since|until|till|(?:end|start|middle|half) of|early|late|mid|end|start)[ -])(?=2[3-9](?:\s*(?:$|[?!.,;)])|\s(?:and|or|vs|versus|than)(?!\p{L})))|(?<=(?<![\p{L}\p{N}])(?:in|early|late|mid|by|since|until) (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december) )(?=2[3-9](?![\p{L}\p{N}]))|(?<=(?<![\p{L}\p{N}])(?:(?:early|late|mid|end|start)-|(?:[QH][1-4]|[1-4][QH])[ -]))(?=2[3-9](?![\p{L}\p{N}.,]))/giu;

/** "Right now", "at the moment": nothing but now, which no article has to say in these words. */
const NOW = /(?<![\p{L}\p{N}-])(?:right now|at the moment|at present|as things stand|as we speak)(?![\p{L}\p{N}])/giu;

/** "2 nano": a process, as nanometres are called for short. */
const NANO = /(?<![\p{L}\p{N}.,-])(\d{1,2}(?:\.\d)?)[ -]?nanos?(?![\p{L}\p{N}])/giu;

/** "160G", "80 gigs": the sizes in which memory comes; 100G, 400G and 800G are speeds of a network. */
const GIGS =
  /(?<![A-Za-z0-9.,-])(16|24|32|36|40|48|64|80|94|96|128|141|144|160|192|216|256|288|384|432|480|512|576|768)(?:G| ?gigs?)(?![A-Za-z0-9])/gu;

/** "Why is it late?": behind schedule; neither late in a year, nor too late, nor of late. */
const LATE =
  /(?<![\p{L}-])(?<!\b(?:too|of|as|so|until|till|running|runs|ran) )late(?=\s*(?:[?!.,;]|$|or (?:not|on|early|just)(?!\p{L})|again(?!\p{L})|to market(?!\p{L})))|(?<=\b(?:is|are|was|were|be|been) )late(?= (?:for|with)(?!\p{L}))/giu;

/** "When does it come?": when does it come out. */
const COMES =
  /(?<=(?<!\p{L})when (?:do|does|did|is|are|was|will|would|should|can)(?:n['’]t)? [^?!.,;]{1,60} )com(?:e|es|ing)(?=\s*(?:[?!.,;]|$)| (?:and|but|or)(?!\p{L}))/giu;

/** «Sur quoi tourne V4 ?», "worauf läuft V4": the verb and its preposition stand apart, and mean what it uses. */
const RUNS_ON: Partial<Record<Language, readonly [RegExp, string]>> = {
  en: [
    /(?<=(?<!\p{L})(?:chips?|gpus?|tpus?|accelerators?|processors?|hardware|silicon|servers?|systems?|what|what['’]s) (?:will |would |is |are |now )?)power(?:s|ing|ed)?(?= (?:the |its |their )?(?!by|up|on|off|down|consumption|draw|supply|supplies|demand|budget|plants?|needs?|use|cuts?|costs?|bills?|limits?|grid|per|of|for|to|and|or|in|at|is|was|did|does|do|has|will|can)\p{L})/giu,
    "runs",
  ],
  fr: [
    /(?<=(?<!\p{L})sur qu(?:oi|el(?:le)?s?)(?!\p{L})[^?!.,;]{0,60} )(?:tournent|tourne|tournera|tournait)(?!\p{L})/giu,
    "utilise",
  ],
  de: [
    /(?<=(?<!\p{L})(?:worauf|auf (?:was|welche[rnm]?))(?!\p{L})[^?!.,;]{0,60} )(?:läuft|laufen|lief)(?!\p{L})/giu,
    "nutzt",
  ],
  es: [
    /(?<=(?<!\p{L})(?:en|sobre|con) (?:qué|cuál(?:es)?)(?!\p{L})[^?!.,;]{0,60} )(?:corren?|correrá|funcionan?)(?!\p{L})/giu,
    "usa",
  ],
  it: [/(?<=(?<!\p{L})su (?:che|cosa|quali?)(?!\p{L})[^?!.,;]{0,60} )(?:gira|girano|girerà)(?!\p{L})/giu, "usa"],
};

/**
 * A question as people type it in a chat with its shorthand written out: ppl, abt, w/, hw, rev, '26, pq, xq. What the list has in capitals is
 * shorthand in capitals only (CA, ASP); the rest in small letters, or as a phone begins a sentence: EST, CO and SW are other abbreviations.
 */
export function writeOut(text: string, language: Language): string {
  const forms = SHORT[language];
  const figures = text.replace(SHORT_YEAR, "20").replace(GIGS, "$1GB");
  const dated =
    language === "en"
      ? figures
          .replace(BARE_YEAR, "20")
          .replace(NOW, "now")
          .replace(LATE, "delayed")
          .replace(COMES, "come out")
          .replace(NANO, "$1nm")
      : figures;
  const run = withRunsOn(dated, language);
  if (forms.size === 0) return run;
  const start = run.search(/\S/u);
  return run.replace(WORD, (word, at: number) => {
    const bare = word.replace(/\.$/u, "");
    const isBegun = at === start && bare.length > 1 && bare.slice(1) === bare.slice(1).toLowerCase();
    return forms.get(isBegun ? bare.toLowerCase() : bare) ?? word;
  });
}

function withRunsOn(text: string, language: Language): string {
  const [runsOn, uses] = RUNS_ON[language] ?? [];
  return runsOn === undefined || uses === undefined ? text : text.replace(runsOn, uses);
}
