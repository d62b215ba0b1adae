import type { Catalogue } from "../knowledge/catalogue.ts";
import type { DateMention } from "../text/date-types.ts";
import { isProduct } from "./claim-profile.ts";
import { hasConcept, type Sentence } from "./claim-sentences.ts";

/** Concepts that make a date a milestone of a product, a plant or a plan. */
const SCHEDULE = [
  "begin",
  "launch",
  "mass-production",
  "availability",
  "open",
  "delay",
  "roadmap",
  "shipment",
  "factory",
  "deliver",
  "deadline",
  "postpone-until",
  "ipo",
  "sample",
  "enter-force",
  "arrive",
  "return-v",
];

const MILESTONE_WORDS =
  /\b(?:slip(?:s|ped)?|push(?:es|ed)|delay\w*|postpone\w*|ship(?:s|ping)?|arriv\w+|debut\w*|due|ready|online|operational|deploy\w*|on schedule|come[s]? (?:out|to market)|(?:bring|roll)(?:s|ing)? out|production|publish\w*|unveil\w*)\b|verschieb|verschob|retard|report[ée]|retras|aplaz|rinvi|slitta|推迟|延|遅|미루|연기|déploy|einsetz|despleg|distribui|部署|导入|導入|도입|sorti|livr|disponible|production|mise en service|erschein|kommt|ausgeliefert|in betrieb|produktion|llegar|saldrá|producción|arriv|uscir|produzione|上市|推出|量产|投产|出货|交付|发布|投入|発売|出荷|稼働|生産|量産|投入|출시|양산|가동|출하|생산|공급/iu;

/** Concepts that say that a date is meant, not reached. */
const PROMISE = [
  "plan-intention",
  "expect",
  "forecast",
  "delay",
  "roadmap",
  "want",
  "deadline",
  "postpone-until",
  "promise",
  "goal",
];

const PROMISE_WORDS =
  /\b(?:arrives|ships|launches|comes|follows|plan(?:s|ned)?|aim(?:s|ed)?|expect(?:s|ed)?|target(?:s|ed)?|hopes?|slips?|delay(?:s|ed)?|schedul\w+|compte|entend|vise|prévo\w+|prévu\w*|attendu\w*|plant|will|geplant|erwartet|vorgesehen|prevé|previst\w*|espera|planea|prevede|punta|attes\w*)\b|遅らせ|目指|計画|見通し|方向|计划|計劃|有望|拟|力争|推迟|提前|목표|전망|미루|늦|앞당|방침|\b(?:should|will|push(?:es|ed)|due|to (?:launch|ship|begin|start|open))\b|\b(?:soll|wird|devrait|sera|debería|dovrebbe)\b|将于|將於|预计|預計|予定|예정/iu;

/** "Ascend 960 | Q4 2027 | …": a row of a roadmap. */
const ROW = /^[^|]{2,40}\|\s*(?:Q[1-4]|H[12]|[1-4]Q|[12]H|20\d\d)[^|]{0,12}(?:\||$)/iu;

/** A day that is promised for something. */
export type Promised = { from: string; to: string; subjects: readonly string[] };

/**
 * Promised dates: those of a launch, an opening, a start that lie ahead of the article's day, or could when it has none.
 * @param given the article's own day, null when it gives none
 */
export function readPromises(sentence: Sentence, given: string | null, catalogue: Catalogue): Promised[] {
  if (sentence.dates.length === 0) return [];
  const isPromise = hasConcept(sentence, PROMISE) || PROMISE_WORDS.test(sentence.text) || ROW.test(sentence.text);
  // Of a product or a plant any plan with a date is a milestone; of a company only what says so.
  const isThings = isPromise && sentence.subjects.some((id) => isProduct(id, catalogue));
  if (!isThings && !hasConcept(sentence, SCHEDULE) && !MILESTONE_WORDS.test(sentence.text)) return [];
  return sentence.dates.flatMap((date) => {
    const isOpen = date.from.startsWith("--");
    if ((isOpen && !isPromise) || isPast(sentence.text, date) || isFormerPlan(sentence.text, date)) return [];
    const { from, to } = comingDays(date, given);
    const isAhead = !date.relative && !from.startsWith("--") && (given === null ? isPromise : to > given);
    if (!isAhead || (given !== null && !isPromise && to.slice(0, 7) === given.slice(0, 7))) return [];
    // "Samsung plans 250,000 wafers by the end of 2026" dates an amount, not a milestone.
    return isFigureDate(sentence.text, date) ? [] : [{ from, to, subjects: scheduledAt(sentence, date, catalogue) }];
  });
}

/** "From 2027 to late 2028", "originally due in 2026", 原定2026年: the date that no longer holds. */
function isFormerPlan(text: string, { start, end }: DateMention): boolean {
  const before = text.slice(Math.max(0, start - 30), start);
  const after = text.slice(end, end + 16);
  return FORMER_BEFORE.test(before) || FORMER_AFTER.test(after);
}

const FORMER_BEFORE =
  /(?:original\w*|initial\w*|previously|(?:had been|was|were) (?:once |first )?(?:planned|meant|due|scheduled|slated)|once (?:planned|meant|due|scheduled|slated)|instead of|rather than|(?:back|out|forward|moved|slip\w*|delayed|brought forward) from|au lieu d[e']?|initialement|prévue? jusqu['’]ici|ursprünglich|statt|bisher|zunächst|en vez de|en lugar de|inicialmente|invece (?:che|di|del)|inizialmente|原定|原计划|原本|此前(?:计划)?|当初|従来)(?:\s*\p{L}{1,12}){0,3}\s*$/iu;
const FORMER_AFTER = /^\s*(?:から|에서|보다|より)/u;

/** "Started in April": what was reached is no promise. */
const STARTED_BEFORE =
  /(?:started|began|begun|opened|launched|released|shipped|introduced|finished|completed|founded|démarré|commencé|lancé|ouvert|gestartet|begonnen|eröffnet|comenzó|empezó|inició|iniziat[oa]|avviat[oa]|lanciat[oa]) (?:only )?(?:in|on|im|am|en|le|à|el|a|ad|nel)?\s*(?:\p{L}+ )?$/iu;

/** "Last March", 지난 3월, and the quarters of a fiscal year, in which results are told. */
function isPast(text: string, { start, end, precision }: DateMention): boolean {
  const before = text.slice(Math.max(0, start - 14), start);
  if (STARTED_BEFORE.test(text.slice(Math.max(0, start - 30), start))) return true;
  if (/(?:last|past|since|previous|dernier|letzte[nrms]?|seit|pasado|scorso|去年|昨年|지난|작년)\s*$/iu.test(before))
    return true;
  return (
    precision === "quarter" &&
    /fiscal|FY|财年|財年|年度|회계|exercice|geschäftsjahr/iu.test(`${before}${text.slice(start, end + 16)}`)
  );
}

/** "In May" of a promise is the next May after the day it was written. */
function comingDays({ from, to, precision }: DateMention, day: string | null): { from: string; to: string } {
  if (day === null || !from.startsWith("--") || precision === "day") return { from, to };
  const year = Number(day.slice(0, 4)) + Number(to.slice(2) <= day.slice(5));
  return { from: `${year}${from.slice(1)}`, to: `${year}${to.slice(1)}` };
}

/** "Capacity of … by the end of", "revenue of … in": what stands at a date is an amount. */
function isFigureDate(text: string, { start, end }: DateMention): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 60), start), text.slice(end, end + 40)];
  // "Arrives in late 2026 with 8,192 chips": the milestone has the date, the figure only follows.
  const isMilestones = ARRIVES_BEFORE.test(before);
  return AMOUNT.test(before) || (!isMilestones && AMOUNT.test(after));
}

const AMOUNT =
  /\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d[\d.,]*\s?(?:wafers?|%|percent|billion|million|milliard|milliones|Mrd|万|億|亿|만|억)/iu;
const ARRIVES_BEFORE =
  /\b(?:arriv|launch|ship|come|follow|release|available|due|appear|debut|start|begin|open|sort|arrive|disponible|kommt|erschein|verfügbar|startet|lleg|sale|saldrá|disponible|arriv|esce|uscir)\w*[^.;,\d]{0,30}$/iu;

/** In a list of products and dates each date is that of the product before it. */
function scheduledAt(
  { start, entities, subjects }: Sentence,
  date: DateMention,
  catalogue: Catalogue,
): readonly string[] {
  const products = entities.filter(({ id }) => isDated(id, catalogue));
  if (new Set(products.map(({ id }) => id)).size < 2) return subjects;
  const nearest = products.findLast(({ end }) => end <= start + date.start) ?? products[0];
  return nearest === undefined ? subjects : [nearest.id];
}

/** Plants are where, not what, comes at a date. */
const isDated = (id: string, catalogue: Catalogue): boolean =>
  isProduct(id, catalogue) && catalogue.find(id)?.kind !== "facility";
