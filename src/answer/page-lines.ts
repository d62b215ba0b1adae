/** A page's own lines are short, or no sentences. */
const PAGE_SENTENCE_CHARS_MAX = 80;
/** Lines of a page that are no part of its article: tags, links to others, bylines, rights. */
const PAGE_LINE =
  /^\W*(?:tags?|topics?|keywords|also read|read (?:also|more|next)|more (?:from|on)|related|sponsored|advertisement|share (?:this|on)|follow us|subscribe|sign up|disclosures?|copyright|all rights reserved|reading time|à lire|lire aussi|temps de lecture|publié par|abonnez|lesen sie|lesezeit|mehr zum thema|anzeige|schlagwörter|lea también|leer más|compartir|suscr[ií]b|etiquetas|leggi anche|tempo di lettura|condividi|iscriviti|seguici)(?![\p{L}\p{N}])|^\W*(?:©|ⓒ|延伸閱讀|延伸阅读|责任编辑|責任編輯|关键词|標籤|标签|関連(?:記事|リンク)|무단전재|관련 ?기사)|無断転載|무단 ?전재/iu;

/** Whether a line is the page's and not the article's. */
export const isPageLine = (text: string): boolean =>
  PAGE_LINE.test(text) && (text.length <= PAGE_SENTENCE_CHARS_MAX || !/[.。!?]$/u.test(text));
