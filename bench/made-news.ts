import { readFileSync } from "node:fs";

import { z } from "zod";

import { entities, type Entity } from "../src/knowledge/catalogue.ts";
import { LANGUAGES, type Language } from "../src/types.ts";

const articleSchema = z.looseObject({
  url: z.string(),
  title: z.string().nullable(),
  text: z.string(),
  lang: z.enum(LANGUAGES),
});
export type BaseArticle = z.infer<typeof articleSchema>;

/** A made article as `import` takes it. */
export type MadeArticle = {
  url: string;
  title: string;
  text: string;
  outlet: string;
  lang: Language;
  published: string | null;
};

const LAST_DAY_MS = Date.parse("2026-11-23");
const DAYS = 3 * 365;
const MS_PER_DAY = 86_400_000;
const OUTLETS = 400;
/** Reports of one event: most have one, few have many. */
const REPORTS = [1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 6];
/** Of the names in an article this many stay: what all write of is written of most here too. */
const KEPT_NAMES = 0.5;
/** Of the reports of an event this many tell another number. */
const DISSENTERS = 0.04;
const UNDATED = 0.03;
/** The dates in a text are moved by how far its event is from here; not in one without a date of its own, which is taken from them. */
const UNMOVED_MS = Date.parse("2025-01-01");
const SWAPPED_KINDS: readonly string[] = ["company", "chip", "model"];

/** Articles of a `.jsonl` or `.json` file. */
export function readBase(file: string): BaseArticle[] {
  const text = readFileSync(file, "utf8");
  const values: unknown = file.endsWith(".jsonl")
    ? text
        .split("\n")
        .filter(Boolean)
        .map((line): unknown => JSON.parse(line))
    : JSON.parse(text);
  return z.array(articleSchema).nonempty().parse(values);
}

/**
 * News of three years made from real articles: events, each told by one to six outlets within two days, about companies and chips put in
 * place of others, with its own numbers and years. The same base and count give the same articles.
 */
export function* madeNews(base: readonly BaseArticle[], count: number): Generator<MadeArticle> {
  const random = seededRandom(7);
  const forms = new Map(base.map((article) => [article, formsIn(article)]));
  const byLanguage = Map.groupBy(base, ({ lang }) => lang);
  let made = 0;
  while (made < count) {
    const subject = pick(base, random);
    const happening: Happening = {
      dayMs: LAST_DAY_MS - Math.floor(random() * DAYS) * MS_PER_DAY,
      factor: 0.3 + random() * 3,
      names: new Map(),
    };
    for (let left = pick(REPORTS, random); left > 0 && made < count; left -= 1, made += 1) {
      const aside = pick(byLanguage.get(subject.lang) ?? base, random);
      yield report({ subject, aside, forms, happening, number: made, random });
    }
  }
}

/** What all reports of an event share. `names`: entity id → the one in its place. */
type Happening = { dayMs: number; factor: number; names: Map<string, Entity> };

type Random = () => number;
type Form = { words: string; entity: Entity };

type ReportInput = {
  subject: BaseArticle;
  aside: BaseArticle;
  forms: ReadonlyMap<BaseArticle, readonly Form[]>;
  happening: Happening;
  number: number;
  random: Random;
};

/** One outlet's report: most of the subject's paragraphs, a sentence of background, the event's names and numbers. */
function report({ subject, aside, forms, happening, number, random }: ReportInput): MadeArticle {
  const differs = random() < DISSENTERS;
  const isDated = random() >= UNDATED;
  const own = {
    ...happening,
    dayMs: isDated ? happening.dayMs : UNMOVED_MS,
    factor: differs ? happening.factor * 1.37 : happening.factor,
  };
  const told = (text: string, from: BaseArticle): string =>
    withNumbers(withNames(text, forms.get(from) ?? [], own, subject.lang, random), own, subject.lang);
  const paragraphs = sentencesOf(subject.text);
  const turn = Math.floor(random() * Math.min(3, paragraphs.length));
  const kept = [...paragraphs.slice(turn), ...paragraphs.slice(0, turn)].filter((_, i) => i === 0 || random() < 0.85);
  const background = pick(sentencesOf(aside.text), random);
  const publishedMs = happening.dayMs + Math.floor(random() * 2) * MS_PER_DAY;
  const outlet = `Outlet ${Math.floor(random() * OUTLETS)}`;
  return {
    url: `https://bench.example/${number}`,
    title: told(subject.title ?? paragraphs[0] ?? "News", subject),
    text: `${told(kept.join(" "), subject)}\n\n${told(background, aside)}`,
    outlet,
    lang: subject.lang,
    published: isDated ? new Date(publishedMs).toISOString().slice(0, 10) : null,
  };
}

const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.!?]["”»]?)\s+(?=\p{Lu})|(?<=。)|\n+/u).filter((each) => each.trim() !== "");

/** The names of companies and chips that stand in an article, longest first. */
function formsIn({ title, text }: BaseArticle): Form[] {
  const all = `${title ?? ""}\n${text}`;
  return entities
    .filter(({ kind }) => SWAPPED_KINDS.includes(kind))
    .flatMap((entity) =>
      [entity.name, ...Object.values(entity.aliases).flatMap((aliases) => aliases ?? [])]
        .filter((words) => words.length > 1 && all.includes(words))
        .map((words) => ({ words, entity })),
    )
    .toSorted((a, b) => b.words.length - a.words.length);
}

const SUBSTITUTES = new Map(SWAPPED_KINDS.map((kind) => [kind, entities.filter((entity) => entity.kind === kind)]));

function withNames(
  text: string,
  forms: readonly Form[],
  { names }: Happening,
  language: Language,
  random: Random,
): string {
  if (forms.length === 0) return text;
  const byWords = new Map(forms.map(({ words, entity }) => [words, entity]));
  const pattern = forms.map(({ words }) => words.replace(/[^\p{L}\p{N}\s]/gu, "\\$&")).join("|");
  return text.replace(new RegExp(`(?<![A-Za-zÀ-ž])(?:${pattern})(?![A-Za-zÀ-ž\\d])`, "g"), (words) => {
    const entity = byWords.get(words);
    if (entity === undefined) return words;
    const other = names.get(entity.id) ?? substitute(entity, random);
    names.set(entity.id, other);
    return other === entity ? words : (other.aliases[language]?.[0] ?? other.name);
  });
}

/** Another of its kind; those that come first in the catalogue are the best known, and are taken more often. */
function substitute(entity: Entity, random: Random): Entity {
  const all = SUBSTITUTES.get(entity.kind) ?? [];
  if (random() < KEPT_NAMES) return entity;
  return all[Math.floor(random() ** 2 * all.length)] ?? entity;
}

/**
 * Years and months are moved to the event's, small numbers (days, counts) stay below 29, larger ones are scaled. Digits of names stay.
 */
function withNumbers(text: string, { dayMs, factor }: Happening, language: Language): string {
  const day = new Date(dayMs);
  const years = day.getUTCFullYear() - new Date(UNMOVED_MS).getUTCFullYear();
  const months = MONTHS.get(language) ?? [];
  const moved = (month: number): number => (month + day.getUTCMonth()) % 12;
  return text
    .replace(/(?<![A-Za-z\d.,-])\d+(?![A-Za-z\d])(?=([月월]?))/g, (digits: string, month: string) => {
      const value = Number(digits);
      if (month !== "") return String(1 + moved(value - 1));
      if (/^20[12]\d$/.test(digits)) return String(value + years);
      if (value <= 31) return String(1 + ((value + Math.floor(factor * 9)) % 28));
      return String(Math.max(32, Math.round(value * factor)));
    })
    .replace(
      /(?<!\p{L})\p{L}{3,10}(?!\p{L})/gu,
      (word) => (months.includes(word) ? months[moved(months.indexOf(word))] : null) ?? word,
    );
}

/** The months' names in the languages that write them out. */
const MONTHS = new Map(
  LANGUAGES.filter((language) => !["zh", "ja", "ko"].includes(language)).map((language) => {
    const format = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
    return [language, Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2025, month, 1)))];
  }),
);

const pick = <T>(all: readonly [T, ...T[]] | readonly T[], random: Random): T => {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
};

/** mulberry32: numbers in 0..1. */
function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
