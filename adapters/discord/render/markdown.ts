import { safeText } from "../../../src/index.ts";
import { cutText, isHonest, shownHost } from "../../chat/cut.ts";

/** Characters that Discord reads as formatting, mentions, lists or links. Source: support.discord.com, Markdown Text 101 */
const FORMATTING = /[\\*_~`|>#<[\]()@:-]/gu;
/** A word joiner: Discord makes neither a link nor an invite of what it stands in. */
const JOINER = "\u2060";

/** Text from outside, on one line, to be shown as it is: nothing in it formats, mentions or links. */
export const escaped = (text: string): string =>
  oneLine(text)
    .replace(FORMATTING, (sign) => `\\${sign}`)
    .replaceAll("\\:", ":")
    .replaceAll("://", `:${JOINER}//`)
    .replaceAll(/(discord)(?=\.(?:gg|com)|app\.com)/giu, `$1${JOINER}`)
    .replaceAll("\\-", "-")
    .replace(
      /^(\s*)([-+]|\d+\.)(?=\s)/u,
      (_, space: string, mark: string) => `${space}${mark.replace(/[-+.]/u, "\\$&")}`,
    )
    .replaceAll("@", `@${JOINER}`);

/** One line without hidden characters. */
export const oneLine = (text: string): string => safeText(text.normalize("NFC")).replace(/\s+/gu, " ").trim();

/** Longer addresses are shown as text. */
const URL_CHARS_MAX = 800;
const LABEL_CHARS_MAX = 160;

/** A masked link; words that name another host than it leads to stand as text, with the link's own host behind them. */
export function link(label: string, url: string): string {
  const host = shownHost(url);
  const words = escaped(cutText(oneLine(label), LABEL_CHARS_MAX));
  if (host === null || url.length > URL_CHARS_MAX) return words;
  const target = hrefOf(url);
  return words !== "" && isHonest(label, host)
    ? `[${words}](<${target}>)`
    : `${words} [${escaped(host)}](<${target}>)`.trim();
}

/** A link without preview that no bracket in it can end. */
const hrefOf = (url: string): string =>
  new URL(url).href.replace(/[()<>\s]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);

/** `[1]`, leading to its source. */
export function mark(n: number, url: string | undefined): string {
  if (url === undefined || shownHost(url) === null || url.length > URL_CHARS_MAX) return `\\[${n}\\]`;
  return `[[${n}]](<${hrefOf(url)}>)`;
}

/** A day or instant in the reader's own zone and form. */
export function moment(iso: string): string {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return escaped(iso);
  return `<t:${Math.round((iso.length <= 10 ? ms + 43_200_000 : ms) / 1_000)}:D>`;
}
