import { cleanText } from "./clean.ts";
import { foldWord } from "./words.ts";

// Lines that a page puts around an article. Whole lines only, in the eight languages: a sentence of the article never equals one.
const BOILERPLATE_LINES: readonly RegExp[] = [
  /^sources? et images?$|^laisser un commentaire$|^votre adresse e-?mail ne sera pas publiee\b|^les champs obligatoires\b|^partager( cet article| sur .{1,20})?$|^articles? (similaires?|connexes?)$|^a lire aussi\b.{0,80}$|^abonnez-vous\b.{0,60}$|^publicite$|^lire la suite$|^suivez-nous\b.{0,60}$/u,
  /^leave a (comment|reply)$|^your email address will not be published\b|^required fields are marked\b|^share( this( article| post| story)?| on .{1,20})?:?$|^related (articles?|posts?|stories)$|^read (more|also|next):?$|^sources? and images?$|^(image|photo) (credit|source)s?:? ?.{0,60}$|^\(image credit: [^)]{1,80}\)$|^subscribe\b.{0,60}$|^sign up\b.{0,80}newsletter.{0,40}$|^advertisement$|^comments?( \(\d+\))?$|^follow us\b.{0,60}$|^(accept|manage) (all )?cookies$/u,
  /^(einen )?kommentar (hinterlassen|schreiben)$|^schreibe einen kommentar\b.{0,60}$|^deine e-mail-adresse wird nicht veroffentlicht\b|^erforderliche felder\b|^(artikel )?teilen$|^ahnliche (artikel|beitrage)$|^weiterlesen$|^anzeige$|^newsletter abonnieren$|^bildquelle:? ?.{0,60}$/u,
  /^deja(r)? (un comentario|una respuesta)$|^tu direccion de correo electronico no sera publicada\b|^los campos (obligatorios|necesarios)\b|^compartir( en .{1,20})?$|^articulos relacionados$|^leer mas$|^publicidad$|^suscribete\b.{0,60}$/u,
  /^lascia un commento$|^il tuo indirizzo email non sara pubblicato\b|^i campi obbligatori\b|^condividi$|^articoli correlati$|^leggi anche\b.{0,80}$|^pubblicita$/u,
  /^(发表评论|發表評論|发表回复|發佈留言|分享到?[:：]?|相关(文章|阅读|新闻)|相關(文章|閱讀|新聞)|责任编辑[:：].{0,20}|責任編輯[:：].{0,20}|广告|廣告|点击查看更多)$/u,
  /^(コメントを(残す|書く)|関連記事|シェアする?|広告|メールアドレスが公開されることはありません.{0,40})$/u,
  /^(댓글( 달기| 남기기)?|관련 ?기사|공유(하기)?|광고|무단 ?전재.{0,40}|저작권자.{0,60})$/u,
];
/** From one of these on, a saved page has no more article. */
const TAIL_START =
  /^(laisser un commentaire|leave a (comment|reply)|(einen )?kommentar (hinterlassen|schreiben)|deja(r)? (un comentario|una respuesta)|lascia un commento|发表评论|發表評論|コメントを残す|댓글 달기)$/u;
/** A boilerplate line is short; longer ones are text that happens to begin alike. */
const BOILERPLATE_CHARS_MAX = 160;

/** The folded form of a line that rules and the comparison with the title look at. */
const comparable = (line: string): string => line.trim().split(/\s+/).map(foldWord).join(" ");

/**
 * Plain text saved from a web page, as title and clean text. The first non-empty line is the title (a Markdown `#` is taken off); the
 * title where it is repeated, and lines such as "Leave a comment", are left out. A file of one paragraph is all text, with no title.
 */
export function cleanSavedPage(saved: string): { title: string | null; text: string } {
  const lines = cleanText(saved).split("\n");
  const firstAt = lines.findIndex((line) => line.trim() !== "");
  const first = lines[firstAt]?.replace(/^#{1,6} /, "").trim();
  if (first === undefined) return { title: null, text: "" };
  const rest = lines.slice(firstAt + 1);
  if (rest.every((line) => line.trim() === "")) return { title: null, text: first };
  return { title: first, text: withoutBoilerplate(rest, first) };
}

function withoutBoilerplate(lines: readonly string[], title: string): string {
  const folded = lines.map(comparable);
  // Only in the second half: a page may open with its comment link.
  const tail = folded.findIndex((line, i) => i * 2 >= lines.length && TAIL_START.test(line));
  const kept = lines.filter(
    (line, i) => (tail < 0 || i < tail) && folded[i] !== comparable(title) && !isBoilerplate(folded[i] ?? line),
  );
  return cleanText(kept.join("\n"));
}

/** Whether a folded line is page furniture and not the article's. */
const isBoilerplate = (line: string): boolean =>
  line.length <= BOILERPLATE_CHARS_MAX && BOILERPLATE_LINES.some((pattern) => pattern.test(line));
