import type { Metadata } from "./metadata.ts";
import type { Blocker } from "./page-result.ts";
import { attribute, type PageTree, textIn } from "./page-tree.ts";
import { plainText } from "./plain-text.ts";

/** A text of more words stands in front of nothing, unless it is a teaser. */
const BLOCKED_WORDS_MAX = 60;
/** A teaser before a paywall, or the small print of a consent page, may be longer. */
const TEASER_WORDS_MAX = 400;
/** Many a page asks to subscribe below a whole article; only below so short a text is it taken for a teaser without the page saying so. */
const ASKED_WORDS_MAX = 150;
/** So short a text is not what the page is about; of a longer one the words themselves must show what it is. */
const NOTHING_WORDS_MAX = 20;
/** What a page is about stands in its first words. UTF-16 units. */
const OPENING_CHARS = 400;
/** This much of a page is looked through. UTF-16 units. */
const LOOKED_AT_CHARS = 6000;

const CAPTCHA =
  /verify (that )?you('| a)re (a )?human|are you a (robot|human)|i'?m not a robot|unusual (traffic|activity)|checking (your browser|if the site connection is secure)|just a moment|attention required|access (to this page has been )?denied|please complete the security check|press (&|and) hold|captcha|ddos protection|bot (detection|verification)|nicht ein roboter|kein roboter|n'êtes pas un robot|no eres un robot|non sei un robot|验证码|安全验证|人机验证|ロボットではありません|로봇이 아닙니다/i;
const SCRIPT_NEEDED =
  /(enable|turn on|activate|requires?|needs?|without|disabled)\b[^.]{0,40}\bjavascript|javascript\b[^.]{0,40}(is )?(disabled|required|not (enabled|available|supported)|must be enabled|to (run|view|use|continue))|(aktivier|benötigt|einschalten)[^.]{0,40}javascript|javascript[^.]{0,30}(aktivier|deaktiviert)|(activer|activez)[^.]{0,30}javascript|(activar?|habilit)[^.]{0,30}javascript|(abilita|attiva)[^.]{0,30}javascript|启用\s?javascript|javascript\s?を有効|자바스크립트/i;
const CONSENT =
  /we (and our partners |use|value)[^.]{0,60}(cookies|privacy)|before you continue|(accept|agree|reject|manage)( all)?( cookies)?\b[^.]{0,60}(cookies|partners|consent)|your privacy (choices|matters)|wir (und unsere partner|verwenden|benötigen)[^.]{0,60}(cookies|zustimmung|einwilligung)|nous (et nos partenaires|utilisons)[^.]{0,60}cookies|(utilizamos|usamos|nosotros y)[^.]{0,60}cookies|(utilizziamo|noi e)[^.]{0,60}cookie|同意.{0,20}cookie|cookie.{0,20}(同意|동의)/i;
const PAYWALL =
  /(subscribe|sign up|register|log ?in|become a (subscriber|member))( now)? to (continue|read|keep reading|unlock|access|view)|(for|to) (paid |premium )?(subscribers|members)( only)?\b|(article|story|content) is (for|only available to|reserved for|exclusive to) (our )?(paid |premium )?(subscribers|members)|already a (subscriber|member)|subscribers? only|continue reading (your article )?with|you have (reached|read) your (limit|last)|free articles? (left|remaining|this month)|unlock (this|the full) (article|story)|réservé aux abonnés|il vous reste .{0,20}de cet article|pour lire la suite|nur für abonnenten|weiterlesen mit|jetzt (abonnieren|weiterlesen|freischalten)|mit .{0,20}plus weiterlesen|sólo para suscriptores|solo para suscriptores|suscríbete para (seguir|continuar)|riservato agli abbonati|abbonati per (leggere|continuare)|订阅后(继续)?阅读|付费阅读|会員限定|有料会員|この記事は有料|유료 ?회원|구독자 전용/i;

/** What stands in front of the article, null where nothing does. `text` is what was read of it. */
export function blockerOf(tree: PageTree, metadata: Metadata, text: string): Blocker | null {
  const words = wordCount(text.slice(0, LOOKED_AT_CHARS));
  if (words > TEASER_WORDS_MAX) return null;
  const whole = `${metadata.title ?? ""}\n${plainText(tree.root, LOOKED_AT_CHARS)}\n${noScript(tree)}`;
  const opening = words <= NOTHING_WORDS_MAX ? whole : `${metadata.title ?? ""}\n${text.slice(0, OPENING_CHARS)}`;
  if (words <= BLOCKED_WORDS_MAX && CAPTCHA.test(opening)) return "captcha";
  if (words <= BLOCKED_WORDS_MAX && (SCRIPT_NEEDED.test(opening) || isEmptyApplication(tree, whole)))
    return "javascript";
  if (CONSENT.test(opening)) return "consent";
  return metadata.isPaid || (words <= ASKED_WORDS_MAX && PAYWALL.test(whole)) ? "paywall" : null;
}

/** Chinese and Japanese have no spaces: two characters count as a word. */
function wordCount(text: string): number {
  const signs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) + signs / 2;
}

/** What the page says where scripts do not run. */
function noScript(tree: PageTree): string {
  const notes = tree.elements.filter((element) => element.tagName === "noscript").slice(0, 20);
  return notes.map(textIn).join("\n").slice(0, LOOKED_AT_CHARS);
}

/** A page with an empty place for an application to fill and next to no text. */
function isEmptyApplication(tree: PageTree, whole: string): boolean {
  const isRoot = (id: string | null): boolean => /^(root|app|__next|__nuxt|main-app)$/.test(id ?? "");
  const root = tree.elements.find((element) => isRoot(attribute(element, "id")));
  return root !== undefined && root.childNodes.length <= 1 && whole.trim().length < 200;
}
