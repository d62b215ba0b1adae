import type { Block } from "./blocks.ts";

/** The commonest words of English, French, German, Spanish, Italian, Portuguese and Dutch: running text is full of them, menus are not. */
const STOP_WORDS = new Set(
  (
    "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all " +
    "her she there would their we him been has when who will no if out so up about than them can said its into other could my more " +
    "le la les des du de un une et est en que qui dans pour pas sur au avec il elle sont se ne ce plus par je nous vous cette ont " +
    "der die das und ist von mit den dem zu nicht ein eine auf fur für im es sich auch als wie nach bei aus werden wird hat sind dass " +
    "el los las del y por con una no su para como lo al mas más pero sus ha este esta son entre cuando muy sobre si fue era " +
    "il gli che di e non per della dei nel con una sono anche come ma più alla questo da si ha delle al " +
    "o os do da em para uma com não na no se que dos mais foi ao das à " +
    "het een van dat niet te zijn op met voor er maar om hij ook aan ze bij"
  ).split(" "),
);

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** Particles and endings that running Chinese and Japanese is full of. */
const CJK_STOP = /[的了是在和有不我他这個这也就为與与の はをがにでとたるす]/gu;
const WORD = /[\p{L}\p{N}_]+/gu;

const SHARE =
  /\b(share|tweet|facebook|twitter|whatsapp|linkedin|pinterest|reddit|email this|e-mail|print|copy link|follow us|follow|teilen|partager|compartir|condividi|compartilhar)\b|分享|シェア|공유/i;
const SIGN_UP =
  /\b(newsletters?|subscri\w+|sign up|sign in|log in|register|inbox|membership|free trial|abonn\w+|suscr\w+|iscriviti|assine)\b|订阅|訂閱|登録|구독/i;
const RELATED =
  /\b(related|read more|read also|more from|see also|also read|more on|recommended|you (may|might)( also)? like|trending|most (read|popular|viewed)|don'?t miss|up next|watch|next article|previous|à lire aussi|lire aussi|mehr zum thema|lesen sie auch|leia (mais|também)|te puede interesar|leggi anche|read next)\b|相关|関連|관련/i;
const COMMENT =
  /\b(comments?|leave a reply|reply|respond|commenting|kommentare?|commentaires?|comentarios?|commenti|join the conversation)\b|评论|コメント|댓글/i;
const LEGAL =
  /©|\(c\)|\b(copyright|all rights reserved|terms of (use|service)|privacy|cookies?|disclaimer|affiliate|commission|trademarks?|may not be (published|reproduced)|alle rechte|tous droits|derechos reservados)\b|版权|無断|무단/i;
const ADVERT = /\b(advert\w*|sponsored|promoted|promotion|anzeige|publicité|publicidad|pubblicità)\b|广告|広告|광고/i;
const IMAGE_CREDIT =
  /\b(photo|image|picture|credit|getty|courtesy|file photo|via|illustration|screenshot|photograph|reuters|shutterstock|afp|caption|foto|bild|crédit)\b/i;
const AUTHOR =
  /^(by|von|par|por|di|da|written by|posted by|author)\b[:\s]|\b(is an? .{0,40}(writer|reporter|editor|journalist|author|correspondent|columnist|contributor)|covers|contributed to this (report|story)|follow (him|her|them) on|can be reached|has written for|staff writer)\b/i;
const DATE =
  /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil|août|déc|ene|abr|ago|dic)\w{0,7}\.? \d{1,2}\b|\b\d{1,2}\.? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,7}\b|\b20\d\d[-/.年]\d{1,2}|\b\d{1,2}[/.]\d{1,2}[/.](20)?\d\d\b/i;
const TIME =
  /\b\d{1,2}:\d{2}\b|\b\d+ (minutes?|hours?|days?|weeks?|months?|mins?|hrs?) ago\b|\b(updated|published|posted|modified|min read)\b/i;
const ENDS_SENTENCE = /[.!?。！？…]["'”’»)\]]*$/;
const HANDLE = /(^|\s)[@#][\w]{2,}|pic\.twitter\.com|twitter\.com|https?:\/\//i;

const AUTHOR_PAGE = /\/(authors?|people|profile|staff|contributors?|writers?|by|team|autor(en)?|auteurs?)\/|mailto:/i;
const TOPIC_PAGE = /\/(tags?|topics?|categor(y|ies)|sections?|hubs?|themen?|sujets?|temas?)\//i;
const SOCIAL_PAGE =
  /\b(facebook|twitter|x|instagram|linkedin|pinterest|youtube|reddit|whatsapp|t)\.(com|co|me|it)\b|^(mailto|whatsapp|tg|sms):|share/i;

const has = (pattern: RegExp, text: string): number => (pattern.test(text) ? 1 : 0);
const count = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;

/** Longer stretches add nothing to what the words of a block tell. */
const LOOKED_AT_CHARS = 800;
/** A longer block is no button, credit or heading. */
const SHORT_CHARS = 300;

/** What a block's own words tell of it. */
export function textFeatures(block: Block): Record<string, number> {
  const text = block.text.slice(0, LOOKED_AT_CHARS);
  const words = text.match(WORD) ?? [];
  const length = Math.max(1, words.length);
  const chars = Math.max(1, text.length);
  const cjk = count(CJK, text);
  const short = block.chars < SHORT_CHARS ? text : "";
  let [stops, capitals] = [0, 0];
  for (const word of words) {
    const lower = word.toLowerCase();
    if (STOP_WORDS.has(lower)) stops += 1;
    if (lower[0] !== word[0]) capitals += 1;
  }
  return {
    words: (words.length + cjk / 2) * (block.chars / chars),
    chars: block.chars,
    wordLength: chars / length,
    linkDensity: block.linkChars / block.chars,
    links: block.links,
    bold: block.boldChars / block.chars,
    italic: block.italicChars / block.chars,
    pictures: block.pictures,
    stops: cjk > chars / 4 ? count(CJK_STOP, text) / cjk : stops / length,
    digits: count(/\p{Nd}/gu, text) / chars,
    capitals: capitals / length,
    allCaps: Number(text === text.toUpperCase() && text !== text.toLowerCase()),
    startsLower: has(/^\p{Ll}/u, text),
    startsMark: has(/^[^\p{L}\p{N}"“'‘«(「]/u, text),
    commas: count(/[,，、;]/g, text) / length,
    stopsAt: count(/[.!?。！？]/g, text) / length,
    quotes: count(/["“”«»「」]/g, text),
    endsSentence: has(ENDS_SENTENCE, block.text.slice(-12)),
    endsColon: has(/[:：]$/, text),
    question: has(/[?？]$/, text),
    bars: count(/[|•·»›]/g, text),
    share: has(SHARE, short),
    signUp: has(SIGN_UP, text),
    related: has(RELATED, short),
    relatedStart: has(RELATED, text.slice(0, 25)),
    comment: has(COMMENT, short),
    legal: has(LEGAL, text),
    advert: has(ADVERT, short),
    imageCredit: has(IMAGE_CREDIT, short),
    author: has(AUTHOR, text),
    date: has(DATE, short),
    time: has(TIME, short),
    handle: has(HANDLE, text),
    you: has(/\b(you|your|us|our)\b/i, text),
    email: has(/@\w+\.\w|\[email/i, text),
    newlines: count(/\n/g, text),
    parenthesised: has(/^[([（【][^]*[)\]）】]$/, text),
    toAuthor: Number(block.targets.some((target) => AUTHOR_PAGE.test(target))),
    toTopic: Number(block.targets.some((target) => TOPIC_PAGE.test(target))),
    toSocial: Number(block.targets.some((target) => SOCIAL_PAGE.test(target))),
    toPlace: Number(block.targets.some((target) => target.startsWith("#"))),
  };
}
