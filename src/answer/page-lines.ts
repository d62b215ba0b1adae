/** A page's own lines are short, or no sentences. */
const PAGE_SENTENCE_CHARS_MAX = 80;

/** What a page calls others by: tags, links, rights. Such a word opens a sentence as well, so a sign or the line's end has to follow. */
const LABEL =
  /^[^\p{L}\p{N}]*(?:tags?|topics?|keywords|related|sponsored|advertisement|disclosures?|copyright|anzeige|schlagwörter|etiquetas|关键词|關鍵詞|標籤|标签|関連)\s*(?:$|[:：|·©–—-])/iu;
/** Phrases that nothing but a page says. */
const PHRASE =
  /^[^\p{L}\p{N}]*(?:(?:also read|read (?:also|more|next)|(?:\d+ )?comments? ?(?:\(\d+\)|$)|unsubscribe|forward this|view (?:this )?in (?:your )?browser|listen to this|photo(?: credit)?s? ?:|image credit|more from|share this|follow us|subscribe (?:to|now)|sign up for|all rights reserved|reading time|à lire|lire aussi|temps de lecture|publié par|abonnez|lesen sie|lesezeit|mehr zum thema|lea también|leer más|compartir|suscr[ií]b\p{L}*|leggi anche|tempo di lettura|condividi|iscriviti|seguici)(?![\p{L}\p{N}])|[©ⓒ]|延伸閱讀|延伸阅读|责任编辑|責任編輯|関連(?:記事|リンク)|관련 ?기사)|無断転載|무단 ?전재/iu;

/** Whether a line is the page's and not the article's. */
export const isPageLine = (text: string): boolean =>
  (LABEL.test(text) || PHRASE.test(text)) && (text.length <= PAGE_SENTENCE_CHARS_MAX || !/[.。!?]$/u.test(text));
