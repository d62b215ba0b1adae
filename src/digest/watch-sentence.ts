import { concepts } from "../knowledge/catalogue.ts";
import type { ClaimKind } from "../reading/claim-types.ts";
import type { Knowledge } from "../reading/reading.ts";
import type { Language } from "../types.ts";
import type { Filter } from "./filter.ts";
import type { Watch } from "./watch.ts";

/** What a sentence such as "tell me when the MI450's ship date changes" asks to be told of. */
export type WatchWish = Pick<Watch, "filter" | "level" | "change">;

/** Mentions below this are too weak to be what is watched. */
const CONFIDENCE_MIN = 0.4;

/** Notions that say what is wanted of the bot, when, or how sure, not what it is about. */
const ABOUT_ASKING =
  /^(?:q-.*|summary|compare|latest|list-all|explain|timeline|sources-wanted|opinion|today|yesterday|tomorrow|soon|this-.*|status|announce|confirmation|source-cite|chip|ai-chip|only-first|more-than|less-than|approximately|reversal|switch-to|increase-number|before-after)$/;
const FIELD: ReadonlySet<string> = new Set(concepts.map(({ id }) => id).filter((id) => !ABOUT_ASKING.test(id)));

const CHANGE =
  /(?<!\p{L})(?:chang\w*|mov(?:e|es|ed)|slip\w*|shift\w*|differ\w*|change\w*|modifi\w*|décal\p{L}*|(?:ver)?änder\p{L}*|verschieb\w*|cambi\w*|sposta\w*|muev\w*)(?!\p{L})|变|變|改|推迟|延期|変わ|変更|바뀌|변경/iu;
const CONFIRMED =
  /\b(?:confirm\w*|official\w*|officiel\w*|bestätig\w*|offiziell\w*|oficial\w*|ufficial\w*)\b|确认|官方|確認|公式|확인|공식/iu;
const REPORTED = /\b(?:at least reported|reported|rapporté\w*|berichtet|reportad\w*|riportat\w*)\b|报道|報道|보도/iu;

/** Notions that name a kind of claim whose value can change: a date, a price, a state. */
const CHANGING: readonly (readonly [ClaimKind, ReadonlySet<string>])[] = [
  [
    "schedule",
    new Set(["launch", "shipment", "availability", "delay", "deadline", "mass-production", "roadmap", "deliver"]),
  ],
  ["licence", new Set(["licence", "export-controls", "exemption"])],
  ["acquisition", new Set(["acquisition", "merger"])],
  ["funding", new Set(["funding-round", "investment"])],
  ["listing", new Set(["ipo", "stock-listing-venue"])],
  ["supply", new Set(["supply", "contract"])],
];

const matches = (text: string, cues: readonly RegExp[]): string[] => cues.flatMap((cue) => cue.exec(text)?.[0] ?? []);

/** Without the words that say how sure a claim must be, or stand in quotation marks: they are not what it is about. */
const blanked = (text: string, parts: readonly string[]): string =>
  parts.reduce((left, part) => left.replace(part, " ".repeat(part.length)), text);

const isOfAChange = (id: string): boolean => CHANGING.some(([, ids]) => ids.has(id));

/** What to watch for, out of a sentence in any of the languages; names and notions are found by meaning, what is in quotation marks as it stands. */
export function watchWish(text: string, language: Language, { linker, lexicon }: Knowledge): WatchWish {
  const quoted = [...text.matchAll(/["“«„]([^"”»“]{2,80})["”»“]/gu)].map(([, words = ""]) => words.trim());
  const entities = linker
    .link(text, { language, mode: "question" })
    .filter(({ confidence }) => confidence >= CONFIDENCE_MIN)
    .map(({ entityId }) => entityId);
  const topics = lexicon
    .find(blanked(text, [...quoted, ...matches(text, [CONFIRMED, REPORTED])]), language)
    .map(({ conceptId }) => conceptId)
    .filter((id) => FIELD.has(id));
  const changing = CHANGE.test(text) ? CHANGING.find(([, ids]) => topics.some((id) => ids.has(id))) : undefined;
  const change = changing?.[0] ?? null;
  const leaves: Filter[] = [
    ...[...new Set(entities)].map((id): Filter => ({ kind: "entity", id })),
    // The kind of claim stands for the notions that name it.
    ...[...new Set(topics)]
      .filter((id) => changing === undefined || !isOfAChange(id))
      .map((id): Filter => ({ kind: "topic", id })),
    ...quoted.map((words): Filter => ({ kind: "words", text: words })),
  ];
  const filter: Filter = leaves.length > 0 ? { kind: "all", of: leaves } : { kind: "words", text: text.trim() };
  const level = CONFIRMED.test(text) ? "confirmed" : REPORTED.test(text) ? "reported" : "any";
  return { filter, level, change };
}
