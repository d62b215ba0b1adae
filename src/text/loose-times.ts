/**
 * Times that name no day of the calendar: a weekday, a season, a feast, the end of the year, so many days before or after something, in eight
 * languages.
 */
const WEEKDAY =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\b|\b(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b|(?<!\p{L})(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)(?!\p{L})|(?:周|星期|礼拜)[一二三四五六日天]|[月火水木金土日]曜|[월화수목금토일]요일/iu;
const SEASON =
  /\b(?:in|by|from|until|since|the|this|next|last|early|late|mid) (?:spring|summer|autumn|winter)\b|\b(?:this|next|last|in the|by the|until) fall\b(?! in| of)|\b(?:printemps|l['’]été|automne|hiver)\b|\b(?:frühjahr|frühling|sommer|herbst|winter)\b|\b(?:primavera|verano|otoño|invierno|estate|autunno|inverno)\b|[春夏秋冬](?:季|天|に|ごろ|までに|以降|、)|(?:봄|여름|가을|겨울)(?:에|까지|쯤|부터)/iu;
const FEAST =
  /\b(?:thanksgiving|christmas|easter|new year['’]s|lunar new year|ramadan|golden week|noël|nouvel an|weihnachten|ostern|navidad|año nuevo|natale|capodanno|pasqua)\b|春节|春節|国庆|國慶|国慶|圣诞|旧正月|ゴールデンウイーク|年末年始|설 ?연휴|추석|성탄/iu;
const PART_OF_YEAR =
  /\b(?:end|close|start|beginning|turn|middle|half) of (?:the|this|next|last) (?:year|month|week|quarter)\b|\b(?:year|month|quarter)[- ]end\b|\b(?:fin|début|milieu) (?:d['’]année|de l['’]année|du mois)|\b(?:ende|anfang|mitte) (?:des|nächsten|dieses|kommenden) (?:jahres|monats)|\b(?:jahresende|jahresanfang|monatsende)\b|\b(?:fin(?:ales)?|final|principios|comienzos|mediados) de(?:l)? (?:año|mes)|\b(?:fine|inizio|metà) (?:anno|mese)\b|年内|年底|年初|年末|月底|月初|年中|연내|연말|연초|월말/iu;
const APART =
  /\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|a few) (?:hours?|days?|weeks?|months?|years?) (?:before|after|later|earlier|ahead|ago|from now)\b|\b(?:within|in) (?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:hours|days|weeks|months)\b|\b(?:before|after|until|shortly before|shortly after) the \p{L}+|\b(?:dans|d['’]ici|sous) \S+ (?:jours|semaines|mois|ans)\b|\b(?:vor|nach|in|binnen) \S+ (?:tagen|wochen|monaten|jahren)\b|\b(?:dentro de|en|hace) \S+ (?:días|semanas|meses|años)\b|\b(?:fra|tra|entro) \S+ (?:giorni|settimane|mesi|anni)\b|(?:天|日|周|个月|個月|年)(?:内|內|之?后|之?後|前)|(?:日|週間|か月|年)(?:以内|後|前)|(?:일|주|개월|년) ?(?:안|이내|뒤|후|전)/iu;

/** Whether a text says when something is without naming a day. */
export const saysLooseTime = (text: string): boolean =>
  [WEEKDAY, SEASON, FEAST, PART_OF_YEAR, APART].some((words) => words.test(text));
