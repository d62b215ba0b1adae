/** Words before a number that make it inexact, and words between two numbers that make them a range. */

const ABOUT_CHARS = 24;

const ABOUT_BEFORE =
  /(?:^|[\s("“(])(?:about|around|some|roughly|nearly|almost|approximately|approx\.?|circa|ca\.?|more than|less than|over|under|up to|at least|at most|an estimated|environ|près de|quelque|quelques|autour de|plus de|moins de|presque|jusqu[’']à|au moins|rund|etwa|ungefähr|knapp|fast|über|mehr als|bis zu|mindestens|gut|unos|unas|alrededor de|cerca de|casi|aproximadamente|más de|menos de|al menos|circa|quasi|oltre|più di|meno di|almeno|intorno a)\s$/;
const ABOUT_CJK =
  /(?:约|約|近|大约|大約|超过|超過|逾|至少|最多|最高|接近|不到|高达|将近|およそ|ほぼ|最大|少なくとも|약|거의|대략|최대|최소|무려)\s?$/;
const ABOUT_SIGN = /[~≈≃≳∼〜～><≥≤]\s?$/;
const ABOUT_AFTER =
  /^\s?(?:\+|or more\b|左右|余|餘|多|以上|以下|前後|程度|余り|あまり|超|弱|강|정도|가량|안팎|이상|이하|여\s|남짓)/;

/** True when the words around `start`..`end` say the number is not exact. */
export function isApproximate(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - ABOUT_CHARS), start).toLowerCase();
  if (ABOUT_SIGN.test(before) || ABOUT_CJK.test(before) || ABOUT_BEFORE.test(before)) return true;
  if (/[0-9][多余餘]/.test(text.slice(start, end))) return true;
  return ABOUT_AFTER.test(text.slice(end, end + 8));
}

const RANGE_JOINER = /^\s?(?:-|–|—|‑|~|～|〜|to|à|bis|a|至|到|から|より|에서|－)\s?$/;
const RANGE_AND = /^\s(?:and|et|und|y|e)\s$/;
const BETWEEN = /(?:between|entre|zwischen|tra|fra)\s{1,2}(?:[$€£¥]|[A-Z]{2,3}\$?\s?)?$/i;

/** True when what stands between two numbers makes them one range; `start` is where the first begins. */
export function joinsRange(text: string, start: number, between: readonly [number, number]): boolean {
  if (between[1] - between[0] > 6) return false;
  const joiner = text.slice(between[0], between[1]);
  if (RANGE_JOINER.test(joiner)) return true;
  return RANGE_AND.test(joiner) && BETWEEN.test(text.slice(Math.max(0, start - 16), start));
}

/** Product lines whose number is a name even when it looks like a year or a count. */
const PRODUCT_WORD =
  /(?:RTX|GTX|Radeon|Xeon|Ryzen|EPYC|Core|Kirin|Snapdragon|Dimensity|Ascend|Gaudi|Instinct|Llama|Gemini|Claude|Kunpeng|Siyuan|Atlas|昇腾|昇騰|麒麟|鲲鹏|思元|어센드)\s?$/;
/** Capitalised words that may stand before a plain number without making it a name. */
const OPENERS: ReadonlySet<string> = new Set(
  "in the about around over some roughly nearly almost approximately only another just up more less fewer all these those its their our since until for on at to as by of with after from and or environ quelque près autour plus moins sur pour avec les le la des de en rund etwa ungefähr knapp fast insgesamt weitere mehr mindestens bis mit auf von zu für nach über die der das im los las unos unas cerca casi más menos hasta con para sobre il lo gli circa oltre".split(
    " ",
  ),
);

/** True when the number is part of a product's name: nothing else explains a bare number after a capitalised word. */
export function isProductNumber(text: string, start: number, kind: "plain" | "year"): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  if (PRODUCT_WORD.test(before)) return true;
  if (kind === "year") return false;
  const word = /(\p{Lu}[\p{L}\p{N}]{0,20})[  ]$/u.exec(before)?.[1];
  return word !== undefined && !OPENERS.has(word.toLowerCase());
}
