import type { Language } from "../types.ts";
import { addDays, isoDay, lastDay, monthsSpan, quarterSpan, spanDays, yearSpan } from "./date-spans.ts";
import type { DatePrecision } from "./date-types.ts";

/** A phrase counted from today: whole units from `first` to `last`, 0 being the one that today is in. */
type Shift = { unit: "day" | "week" | "month" | "quarter" | "year"; first: number; last: number };

type Rows = readonly (readonly [string, Shift["unit"], number, number?])[];

const PHRASES: Record<Language, Rows> = {
  en: [
    ["the day before yesterday", "day", -2],
    ["yesterday", "day", -1],
    ["today|tonight", "day", 0],
    ["tomorrow", "day", 1],
    ["last week|the past week|past week|previous week", "week", -1],
    ["this week", "week", 0],
    ["next week", "week", 1],
    ["last month|previous month", "month", -1],
    ["this month", "month", 0],
    ["next month", "month", 1],
    ["last quarter", "quarter", -1],
    ["this quarter", "quarter", 0],
    ["next quarter", "quarter", 1],
    ["last year", "year", -1],
    ["this year", "year", 0],
    ["next year", "year", 1],
    ["in the coming days", "day", 0, 14],
    ["in the coming weeks|coming weeks", "week", 0, 6],
    ["in the coming months|coming months", "month", 0, 6],
  ],
  fr: [
    ["avant-hier", "day", -2],
    ["hier", "day", -1],
    ["aujourd'hui|aujourd’hui", "day", 0],
    ["demain", "day", 1],
    ["la semaine dernière|semaine dernière|la semaine passée", "week", -1],
    ["cette semaine", "week", 0],
    ["la semaine prochaine|semaine prochaine", "week", 1],
    ["le mois dernier|mois dernier|le mois passé", "month", -1],
    ["ce mois-ci|ce mois", "month", 0],
    ["le mois prochain|mois prochain", "month", 1],
    ["le trimestre dernier|trimestre dernier", "quarter", -1],
    ["l'année dernière|l’année dernière|l'an dernier|l’an dernier|l'an passé", "year", -1],
    ["cette année", "year", 0],
    ["l'année prochaine|l’année prochaine|l'an prochain|l’an prochain", "year", 1],
    ["dans les prochaines semaines|prochaines semaines|semaines à venir", "week", 0, 6],
    ["dans les prochains mois|prochains mois|mois à venir", "month", 0, 6],
  ],
  de: [
    ["vorgestern", "day", -2],
    ["gestern", "day", -1],
    ["heute", "day", 0],
    ["letzte woche|letzter woche|vergangene woche|vergangener woche|vorige woche", "week", -1],
    ["diese woche|dieser woche", "week", 0],
    ["nächste woche|nächster woche|kommende woche", "week", 1],
    ["letzten monat|im letzten monat|letzter monat|vergangenen monat", "month", -1],
    ["diesen monat|diesem monat", "month", 0],
    ["nächsten monat|kommenden monat", "month", 1],
    ["letztes quartal|letzten quartal|vergangenen quartal|vorquartal", "quarter", -1],
    ["letztes jahr|letzten jahr|vergangenen jahr|vergangenes jahr|vorjahr", "year", -1],
    ["dieses jahr|diesem jahr", "year", 0],
    ["nächstes jahr|nächsten jahr|kommenden jahr", "year", 1],
    ["in den kommenden wochen|kommenden wochen|nächsten wochen", "week", 0, 6],
    ["in den kommenden monaten|kommenden monaten", "month", 0, 6],
  ],
  es: [
    ["anteayer", "day", -2],
    ["ayer", "day", -1],
    ["hoy", "day", 0],
    ["la semana pasada|semana pasada", "week", -1],
    ["esta semana", "week", 0],
    ["la próxima semana|próxima semana|la semana que viene", "week", 1],
    ["el mes pasado|mes pasado", "month", -1],
    ["este mes", "month", 0],
    ["el próximo mes|próximo mes|el mes que viene", "month", 1],
    ["el trimestre pasado|trimestre pasado", "quarter", -1],
    ["el año pasado|año pasado", "year", -1],
    ["este año", "year", 0],
    ["el próximo año|próximo año|el año que viene", "year", 1],
    ["en las próximas semanas|próximas semanas", "week", 0, 6],
    ["en los próximos meses|próximos meses", "month", 0, 6],
  ],
  it: [
    ["l'altro ieri|l’altro ieri", "day", -2],
    ["ieri", "day", -1],
    ["oggi", "day", 0],
    ["domani", "day", 1],
    ["la settimana scorsa|settimana scorsa|la scorsa settimana|scorsa settimana", "week", -1],
    ["questa settimana", "week", 0],
    ["la prossima settimana|prossima settimana|settimana prossima", "week", 1],
    ["il mese scorso|mese scorso|lo scorso mese|scorso mese", "month", -1],
    ["questo mese", "month", 0],
    ["il mese prossimo|mese prossimo|prossimo mese", "month", 1],
    ["il trimestre scorso|scorso trimestre", "quarter", -1],
    ["l'anno scorso|l’anno scorso|anno scorso|scorso anno", "year", -1],
    ["quest'anno|quest’anno", "year", 0],
    ["l'anno prossimo|l’anno prossimo|anno prossimo|prossimo anno", "year", 1],
    ["nelle prossime settimane|prossime settimane", "week", 0, 6],
    ["nei prossimi mesi|prossimi mesi", "month", 0, 6],
  ],
  zh: [
    ["前天", "day", -2],
    ["昨天|昨日", "day", -1],
    ["今天|今日", "day", 0],
    ["明天|明日", "day", 1],
    ["上周|上週|上星期|上个星期", "week", -1],
    ["本周|本週|这周|這週|这个星期", "week", 0],
    ["下周|下週|下星期", "week", 1],
    ["上个月|上個月|上月", "month", -1],
    ["本月|这个月|這個月", "month", 0],
    ["下个月|下個月|下月", "month", 1],
    ["上季度|上一季度|上个季度", "quarter", -1],
    ["本季度", "quarter", 0],
    ["下季度|下一季度", "quarter", 1],
    ["未来几周|未來幾週", "week", 0, 6],
    ["未来几个月", "month", 0, 6],
  ],
  ja: [
    ["一昨日|おととい", "day", -2],
    ["昨日|前日", "day", -1],
    ["今日|本日", "day", 0],
    ["明日", "day", 1],
    ["先週", "week", -1],
    ["今週", "week", 0],
    ["来週", "week", 1],
    ["先月", "month", -1],
    ["今月", "month", 0],
    ["来月", "month", 1],
    ["前四半期", "quarter", -1],
    ["今四半期", "quarter", 0],
    ["来四半期", "quarter", 1],
    ["今後数週間|数週間以内", "week", 0, 6],
    ["今後数カ月|今後数か月", "month", 0, 6],
  ],
  ko: [
    ["그저께", "day", -2],
    ["어제", "day", -1],
    ["오늘", "day", 0],
    ["내일", "day", 1],
    ["지난주|지난 주", "week", -1],
    ["이번 주|이번주|금주", "week", 0],
    ["다음 주|다음주|내주", "week", 1],
    ["지난달|지난 달|전월", "month", -1],
    ["이번 달|이번달|이달", "month", 0],
    ["다음 달|다음달|내달", "month", 1],
    ["지난 분기|전분기", "quarter", -1],
    ["이번 분기", "quarter", 0],
    ["다음 분기", "quarter", 1],
    ["향후 몇 주|앞으로 몇 주", "week", 0, 6],
    ["향후 몇 달", "month", 0, 6],
  ],
};

/** Bounds on "N weeks ago", so that a nonsense count is no date. */
const AGO_MAX = 500;

type AgoWords = { pattern: string; units: Readonly<Record<string, Shift["unit"]>> };

const AGO: Record<Language, AgoWords> = {
  en: {
    pattern: "(?<count>\\d{1,3}) (?<unit>day|week|month|year)s? ago",
    units: { day: "day", week: "week", month: "month", year: "year" },
  },
  fr: {
    pattern: "il y a (?<count>\\d{1,3}) (?<unit>jour|semaine|mois|an)s?",
    units: { jour: "day", semaine: "week", mois: "month", an: "year" },
  },
  de: {
    pattern: "vor (?<count>\\d{1,3}) (?<unit>tag|woche|monat|jahr)(?:en|n|e)?",
    units: { tag: "day", woche: "week", monat: "month", jahr: "year" },
  },
  es: {
    pattern: "hace (?<count>\\d{1,3}) (?<unit>día|semana|mes|año)(?:es|s)?",
    units: { día: "day", semana: "week", mes: "month", año: "year" },
  },
  it: {
    pattern: "(?<count>\\d{1,3}) (?<unit>giorn|settiman|mes|ann)[aeio] fa",
    units: { giorn: "day", settiman: "week", mes: "month", ann: "year" },
  },
  zh: {
    pattern: "(?<count>\\d{1,3}) ?(?<unit>天|周|个月|年)(?:前|以前|之前)",
    units: { 天: "day", 周: "week", 个月: "month", 年: "year" },
  },
  ja: {
    pattern: "(?<count>\\d{1,3}) ?(?<unit>日|週間|[かカヶ]月|年)前",
    units: { 日: "day", 週間: "week", か月: "month", カ月: "month", ヶ月: "month", 年: "year" },
  },
  ko: {
    pattern: "(?<count>\\d{1,3}) ?(?<unit>일|주|개월|년) 전",
    units: { 일: "day", 주: "week", 개월: "month", 년: "year" },
  },
};

type Compiled = { pattern: RegExp; shifts: ReadonlyMap<string, Shift> };

const COMPILED = new Map<Language, Compiled>();

function compiled(language: Language): Compiled {
  const known = COMPILED.get(language);
  if (known !== undefined) return known;
  const shifts = new Map<string, Shift>();
  for (const [forms, unit, first, last = first] of PHRASES[language]) {
    for (const form of forms.split("|")) shifts.set(form, { unit, first, last });
  }
  const forms = [...shifts.keys()].sort((a, b) => b.length - a.length).join("|");
  const made = { pattern: new RegExp(`(?<phrase>${forms})|${AGO[language].pattern}`, "g"), shifts };
  COMPILED.set(language, made);
  return made;
}

/** A relative date as found, before its boundaries are checked. */
export type RelativeMatch = { start: number; end: number; from: string; to: string; precision: DatePrecision };

/** Every "yesterday", "last month", "3 weeks ago" of a text in lower case, counted from `now`. */
export function relativeDates(lower: string, language: Language, now: Date): readonly RelativeMatch[] {
  const { pattern, shifts } = compiled(language);
  const found: RelativeMatch[] = [];
  for (const match of lower.matchAll(pattern)) {
    const shift = shifts.get(match.groups?.["phrase"] ?? "") ?? agoShift(match.groups ?? {}, language);
    if (shift !== null)
      found.push({ start: match.index, end: match.index + match[0].length, ...shiftDays(shift, now) });
  }
  return found;
}

function agoShift(groups: Readonly<Record<string, string>>, language: Language): Shift | null {
  const count = Number(groups["count"]);
  const unit = AGO[language].units[groups["unit"] ?? ""];
  return unit === undefined || !(count <= AGO_MAX) ? null : { unit, first: -count, last: -count };
}

function shiftDays({ unit, first, last }: Shift, now: Date): { from: string; to: string; precision: DatePrecision } {
  const today = isoDay(now);
  const year = now.getUTCFullYear();
  if (unit === "day") return { from: addDays(today, first), to: addDays(today, last), precision: "day" };
  if (unit === "week") {
    // A week to come is read from today on; weeks start on Monday.
    const monday = addDays(today, -((now.getUTCDay() + 6) % 7));
    const from = last > first ? today : addDays(monday, first * 7);
    return { from, to: addDays(monday, last * 7 + 6), precision: "day" };
  }
  if (unit === "year") return { ...spanDays(yearSpan(year + first, null), now), precision: "year" };
  if (unit === "quarter") {
    const index = year * 4 + Math.floor(now.getUTCMonth() / 3) + first;
    return { ...spanDays(quarterSpan(Math.floor(index / 4), (index % 4) + 1), now), precision: "quarter" };
  }
  const start = year * 12 + now.getUTCMonth() + first;
  const end = start + last - first;
  const from = spanDays(monthsSpan(Math.floor(start / 12), (start % 12) + 1, (start % 12) + 1, "month"), now).from;
  const endYear = Math.floor(end / 12);
  const endMonth = (end % 12) + 1;
  const to = `${endYear}-${String(endMonth).padStart(2, "0")}-${lastDay(endYear, endMonth)}`;
  return { from: last > first ? today : from, to, precision: "month" };
}
