import type { Catalogue } from "./catalogue.ts";
import type { Mention } from "./judgement.ts";

/** A model number or product name with a number. `covered` when one linked name spans it; `familyId` when it extends a linked name. */
export type Designator = { surface: string; start: number; end: number; covered: boolean; familyId: string | null };

const TOKEN =
  /(?<![A-Za-z0-9_.])(?:[A-Za-z]{1,12}-?\d{1,5}(?:[A-Za-z]{1,3}\d?)?|\d{2,4}[A-Za-z]{1,2}|v\d(?:\.\d)?[a-z]?)(?![A-Za-z0-9_]|\.\d)/g;
/** A bare number after a family's name: "CloudMatrix 512", "Gaudi 4". */
const NUMBER =
  /^[ -]?(\d{1,4}[A-Za-z]{0,3})(?![A-Za-z0-9%]|[.,]\d|\s?(?:%|percent|nm|GB|TB|chips?|units?|cards?|MW|GW|million|billion|Millionen|Milliarden|millions|milliards|年|月|日|万|萬|亿|億|枚|個|颗|顆|块|款|台|개|년|월|일))/iu;
/** After these a number follows without a space: 昇腾990. */
const CJK_AT_END = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}ー]$/u;
/** Letters and digits that name no product: quarters, halves, years, units, ordinals, generations, paper sizes, forms of the SEC, visas, networks. */
const NO_PRODUCT =
  /^(?:[QTH]\d|(?:[QT][1-4]|H[12])(?:20)?[1-3]\d|S[12]|FY-?\d+|CY\d+|[1-4][QTHS]\d{0,4}|G7|G20|G8|\d{1,2}(?:st|nd|rd|th|er|e|o|a|x|d|g|f|c|p)|\d+(?:st|nd|rd|th)|\d+(?:s|k|m|b|bn|mn|tn|nm|gb|tb|mb|go|to|w|kw|mw|gw|hz|v|kv|h|am|pm|mm|cm|km|kg|mg|ms|ns|min|us)|covid-?\d+|top-?\d+|(?:gen|generation|phase|round|tier|level|stage|part|day|week|step)-?\d+|web\d|b2b|b2c|w\d|co2|mp[34]|a[3456]|p\d+|[sf]-?1|s-[1348]|f-[134]|10-?[kq]|8-?k|20-?f|6-?k|13-?[dfg]|h-?1b|eb-?5)$/i;
const WORD_AND_NUMBER = /(?<![A-Za-z0-9])([A-Za-z]{4,})[ -](\d{2,4}[A-Za-z]{0,3})(?![A-Za-z0-9%]|[.,]\d)/g;
/** The same without a space: 思元790. */
const SIGNS_AND_NUMBER =
  /([\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}ー]{2,})(\d{2,4}[A-Za-z]{0,3})(?![A-Za-z0-9%年月日万萬亿億枚個颗顆块款台개년월일]|[.,]\d)/gu;
const FAMILY_KINDS = new Set(["chip", "model", "technology", "software", "facility"]);

/** Tokens that look like model numbers, with the family's name in front when there is one ("Ascend 910E"). */
export function findDesignators(
  text: string,
  mentions: readonly Mention[],
  catalogue: Catalogue,
): readonly Designator[] {
  const found: Designator[] = numberedLines(text, mentions, catalogue);
  for (const match of text.matchAll(TOKEN)) {
    const end = match.index + match[0].length;
    const owner = mentions.find((mention) => mention.start < end && match.index < mention.end);
    const isProduct =
      !NO_PRODUCT.test(match[0]) || (owner !== undefined && owner.start <= match.index && owner.end >= end);
    if (isProduct && !found.some((other) => other.start < end && match.index < other.end))
      found.push(withFamily(text, { start: match.index, end }, mentions, catalogue));
  }
  for (const mention of mentions) {
    const number = NUMBER.exec(text.slice(mention.end, mention.end + 20));
    if (number === null || !isFamily(mention, catalogue) || /^(?:19|20)\d\d$/.test(number[1] ?? "")) continue;
    if (/^\d/.test(number[0]) && !CJK_AT_END.test(mention.surface)) continue;
    const end = mention.end + number[0].length;
    if (mentions.some((other) => other !== mention && other.start < end && other.end > mention.end)) continue;
    if (NO_PRODUCT.test(number[1] ?? "") || found.some((other) => other.start < end && mention.start < other.end))
      continue;
    found.push({
      surface: text.slice(mention.start, end),
      start: mention.start,
      end,
      covered: false,
      familyId: mention.entityId,
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "CloudMatrix 512": the catalogue has no "CloudMatrix", but it has a "CloudMatrix 384". */
function numberedLines(text: string, mentions: readonly Mention[], catalogue: Catalogue): Designator[] {
  const found: Designator[] = [];
  for (const { 0: surface, 1: word = "", 2: number = "", index: start } of text.matchAll(WORD_AND_NUMBER)) {
    const end = start + surface.length;
    const line = linesOf(catalogue).get(word.toLowerCase());
    if (line === undefined || /^(?:19|20)\d\d$/.test(number) || NO_PRODUCT.test(number)) continue;
    if (mentions.some((mention) => mention.start < end && start < mention.end)) continue;
    found.push({ surface, start, end, covered: false, familyId: line });
  }
  for (const { 0: surface, 1: words = "", 2: number = "", index } of text.matchAll(SIGNS_AND_NUMBER)) {
    const name = [4, 3, 2].map((length) => words.slice(-length)).find((end) => linesOf(catalogue).has(end));
    if (name === undefined || /^(?:19|20)\d\d$/.test(number)) continue;
    const [start, end] = [index + words.length - name.length, index + surface.length];
    if (mentions.some((mention) => mention.start < end && start < mention.end)) continue;
    found.push({ surface: name + number, start, end, covered: false, familyId: linesOf(catalogue).get(name) ?? null });
  }
  return found;
}

/** The name before a product's number: "CloudMatrix" 384, 思元590. */
const LINE = /^(?:([A-Z][A-Za-z]{3,}) |(\p{Script=Han}{2,4}))\d/u;
const LINES = new WeakMap<Catalogue, ReadonlyMap<string, string>>();

/** First words of numbered product names → the maker, or the product itself when it has none. */
function linesOf(catalogue: Catalogue): ReadonlyMap<string, string> {
  const known = LINES.get(catalogue);
  if (known !== undefined) return known;
  const lines = new Map<string, string>();
  for (const { id, kind, parent, aliases } of catalogue.entities) {
    if (!FAMILY_KINDS.has(kind)) continue;
    for (const alias of new Set(Object.values(aliases).flat())) {
      const line = LINE.exec(alias);
      const word = (line?.[1] ?? line?.[2])?.toLowerCase();
      if (word !== undefined && !lines.has(word)) lines.set(word, parent ?? id);
    }
  }
  LINES.set(catalogue, lines);
  return lines;
}

function withFamily(
  text: string,
  span: { start: number; end: number },
  mentions: readonly Mention[],
  catalogue: Catalogue,
): Designator {
  const cover = mentions.find((mention) => mention.start <= span.start && mention.end >= span.end);
  if (cover !== undefined)
    return { surface: text.slice(span.start, span.end), ...span, covered: true, familyId: cover.entityId };
  const family = mentions.find(
    (mention) =>
      mention.start < span.start &&
      isFamily(mention, catalogue) &&
      /^[ -]?$/.test(text.slice(Math.min(mention.end, span.start), span.start)),
  );
  const start = family?.start ?? span.start;
  return {
    surface: text.slice(start, span.end),
    start,
    end: span.end,
    covered: false,
    familyId: family?.entityId ?? null,
  };
}

function isFamily(mention: Mention, catalogue: Catalogue): boolean {
  return mention.confidence >= 0.2 && FAMILY_KINDS.has(catalogue.find(mention.entityId)?.kind ?? "");
}
