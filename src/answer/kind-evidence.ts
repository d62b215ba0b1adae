import type { Catalogue } from "../knowledge/catalogue.ts";
import type { DateMention } from "../text/date-types.ts";
import type { Quantity } from "../text/quantities.ts";
import type { Language } from "../types.ts";
import type { AmountKind } from "./amount-kind.ts";
import type { SentenceView } from "./match.ts";
import type { AskedQuestion } from "./question.ts";
import { amountsOf, datesOf } from "./sentence-facts.ts";
import { isDense } from "../text/language.ts";
import { saysLooseTime } from "../text/loose-times.ts";

/** Words that give a reason. */
const CAUSE =
  /\b(because|due to|owing to|caus(?:e|es|ed|ing)|reasons?|blam(?:e|es|ed|ing)|stem(?:s|med) from|thanks to|lack(?:s|ed)? of|for (?:lack|want|fear) of|shortages?|problems?|issues?|difficult(?:y|ies)?|so (?:that|he|she|it|they)|therefore|hence|led to|prompted|driven by|in order to|to avoid|parce qu[e’']|en raison|à cause|faute de|dû|due à|suite à|grâce à|car|puisqu[e’']|afin d[e’']|pour éviter|problèmes?|difficultés?|weil|wegen|aufgrund|denn|daher|deshalb|um zu|gründe?|grund|probleme?|schwierigkeiten|porque|debido|por culpa|a causa|ya que|puesto que|para evitar|problemas?|perché|dovut[oa]|poiché|dato che|per evitare|problemi?|difficoltà)\b|因为|因為|由于|由於|原因|所以|因此|鉴于|导致|導致|为了|為了|ため|ので|から|理由|により|受けて|때문|이유|따라|탓|문제|위해|인해/iu;
/** Words that often do: a reason is as often given by "since" or "amid" as not. */
const HALF_CAUSE =
  /\b(since|as|amid|after|given|over|face au?|après|nach|angesichts|ante|tras|dopo|amid)\b|[,;] so\b|后|後|を受け|하면서|이후/iu;
const HALF = 0.4;
/** Two capitalised words in a row, no sentence start: most often a person. */
const FULL_NAME = /(?<=[\p{L}\p{Nd},;:'’"“”()]\s)\p{Lu}\p{Ll}[\p{L}'’.-]*\s\p{Lu}\p{Ll}[\p{L}'’-]*/u;
/** Three in a row, a comma between them: whoever they are, they are listed. */
const LISTED = /(?:\p{Lu}[\p{L}\p{Nd}'’.-]*(?: \p{Lu}[\p{L}\p{Nd}'’.-]*){0,2}, ){2}/u;
/** One: a person, a firm, a place. */
const PROPER = /(?<=[\p{L}\p{Nd},;:'’"“”()]\s)\p{Lu}[\p{L}\p{Nd}'’.-]+/u;

/** The same where no letter is a capital: a name and what is said of people, and anything from abroad. */
const DENSE_FULL_NAME =
  /[ァ-ヺー]{2,}・[ァ-ヺー]{2,}|[\p{Script=Han}ァ-ヺー]{2,8}(?:氏|社長|会長|最高経営責任者)|\p{Script=Han}{2,4}(?:表示|认为|認為|指出|透露|称|稱|先生|女士|博士|董事长|董事長|总经理|總經理)|[가-힣]{2,4} (?:대표|사장|회장|부회장|부사장|전무|상무|교수|연구원|애널리스트|씨)/u;
const DENSE_PROPER = /[ァ-ヺー]{3,}|[A-Za-z]{3,}|[「“《][^」”》]{2,12}[」”》]/u;

/** `day` is the article's, for "in the coming weeks". */
type KindWork = {
  asked: AskedQuestion;
  view: SentenceView;
  language: Language;
  day: string | null;
  catalogue: Catalogue;
};

/** Notions with which a sentence says yes or no. */
const SETTLING = ["denial", "confirmation", "negation", "correction", "refuse"];

/** Whether a sentence holds the kind of thing asked, 0 to 1; what the question itself says does not count. */
export function holdsKind(work: KindWork): number {
  const { asked, view, language } = work;
  switch (asked.kind) {
    case "howmany":
      return amountHeld(newAmounts(view, language, asked.text), work);
    case "when":
    case "timeline":
      return dateHeld(work);
    case "compare":
      return comparedHeld(newAmounts(view, language, asked.text), asked.amounts);
    case "why":
      return CAUSE.test(view.text) || view.concepts.has("cause") ? 1 : HALF_CAUSE.test(view.text) ? HALF : 0;
    case "who":
    case "list":
    case "where":
      return namesHeld(work);
    case "yesno":
      return SETTLING.some((id) => view.concepts.has(id)) ? 1 : 0;
    case "status":
    case "what":
      return 0;
  }
}

const newAmounts = (view: SentenceView, language: Language, question: string): Quantity[] =>
  amountsOf(view, language).filter(({ surface }) => !question.includes(surface));

function amountHeld(held: readonly Quantity[], { asked, view, language, day, catalogue }: KindWork): number {
  const { amounts, text } = asked;
  // "How long is the ban shelved": until a day.
  const isUntil = amounts.has("duration") && UNTIL.test(view.text) && datesOf(view, language, day).length > 0;
  if (amounts.has("length") && PROCESS.test(view.text)) return 1;
  if (held.length === 0) return isUntil ? UNTIL_DAY : 0;
  if (amounts.size === 0) return 0.8;
  const isEach = OF_EACH.test(text) || isOfChip(asked, catalogue);
  const best = Math.max(...held.map((amount) => (isEach && isOfMany(amount) ? 0 : fitOf(amount, amounts, view.text))));
  return Math.max(OTHER_KIND, isUntil ? UNTIL_DAY : 0, best);
}

/** A process by its name, where its size is asked for: N3P, 18A, SF2. */
const PROCESS =
  /(?<![\p{L}\p{N}-])(?:N[2-7][A-Z]{0,2}|A1[46]|1[48]A(?:-P)?|20A|SF[1-9][A-Z]?|[45]N[PE]?|Intel [347])(?![\p{L}\p{N}])/u;
const UNTIL = /\b(?:until|till|through|jusqu[’']|bis|hasta|fino)(?!\p{L})|まで|까지|[至到]\s?\d/iu;
const UNTIL_DAY = 0.8;
/** An amount of another kind than the one asked for. */
const OTHER_KIND = 0.3;

/** What is asked of a single one: "price of one card", 单价, 개당. */
const OF_EACH =
  /\b(?:per|an? single|one|each|apiece|a) (?:[\p{L}\d-]+ ){0,2}(?:chip|card|gpu|cpu|accelerator|die|wafer|board|unit|server|module|stack|package|processor|pc|laptop)(?!\p{L})|\b(?:unit|list) price|\basp\b|\ba single\b|\bpar (?:carte|puce|unité)|\b(?:pro|je) (?:karte|chip|stück)|\bpor (?:tarjeta|chip|unidad)|\bper (?:scheda|chip)\b|一[颗顆张張片枚块塊]|每[颗顆张張片枚块塊]|单价|單價|(?:1|一)(?:枚|個|台)|개당|장당|대당/iu;
/** "What does the H20 cost", "wie viel Strom zieht ein MI455X": nothing is asked but the measure of a chip. */
const isOfChip = ({ units, sought }: AskedQuestion, catalogue: Catalogue): boolean => {
  const isChip = (id: string): boolean => catalogue.find(id)?.kind === "chip";
  return (
    units.some(({ entities }) => entities.some(isChip)) &&
    units.every(
      ({ entities, salience, concepts }, u) =>
        sought.includes(u) ||
        entities.some(isChip) ||
        salience === "light" ||
        concepts.some(({ id }) => NEEDING.has(id)),
    )
  );
};
/** What a chip does with power and money. */
const NEEDING: ReadonlySet<string> = new Set(["need", "require", "consumption", "cost", "price"]);

/** No chip, card or server costs or draws so much, in dollars and watts: it is a sum of many. */
const MANY: Readonly<Partial<Record<Quantity["kind"], number>>> = { money: 20_000_000, power: 500_000 };
/** So many of a currency's units make about a dollar, where it takes many. */
const PER_DOLLAR: Readonly<Record<string, number>> = { KRW: 1400, JPY: 150, INR: 90, TWD: 30 };
const isOfMany = ({ kind, value, currency = "USD" }: Quantity): boolean =>
  value / (PER_DOLLAR[currency] ?? 1) >= (MANY[kind] ?? Infinity);

/**
 * How well an amount is of a kind asked for. A number that nothing says what it counts may count what is asked; where money is asked for, one
 * of millions is money ("hasta 3.400 millones"), and in a line of a table a smaller one may be.
 */
function fitOf({ kind, value }: Quantity, asked: ReadonlySet<AmountKind>, text: string): number {
  if (kind === "year") return 0;
  if (kind !== "plain") return asked.has(kind) ? 1 : 0;
  if (asked.has("count")) return 1;
  return asked.has("money") ? (value >= MONEY_PLAIN ? 1 : text.length <= LINE_CHARS_MAX ? MAY_BE : 0) : 0;
}
const MONEY_PLAIN = 1_000_000;
const LINE_CHARS_MAX = 50;
const MAY_BE = 0.5;

/** A comparison wants two amounts, of the kind asked for where one is. */
function comparedHeld(held: readonly Quantity[], asked: ReadonlySet<AmountKind>): number {
  const fitting = asked.size === 0 ? held : held.filter((amount) => fitOf(amount, asked, "") === 1);
  return Math.min(1, fitting.length / 2 + (held.length - fitting.length) * UNFIT);
}
const UNFIT = 0.1;

const OWN_DAY = 0.8;
/** "Last year" or "now" tells less of a day than a month or a quarter by name. */
const VAGUE = 0.5;

function dateHeld({ asked, view, language, day }: KindWork): number {
  const held = datesOf(view, language, day).filter(({ surface }) => !asked.text.includes(surface));
  // What a dated article tells without another day is of its own.
  if (held.length === 0 && asked.kind === "timeline" && day !== null) return OWN_DAY;
  if (held.length === 0) return asked.kind === "when" && saysLooseTime(view.text) ? VAGUE : 0;
  // What happens on a timeline happens on a day or in a month, but for who asks for years.
  const isExact = ({ precision }: DateMention): boolean =>
    precision === "day" || precision === "month" || (precision === "year" && BY_YEAR.test(asked.text));
  const isTold = (date: DateMention): boolean => isNamed(date) && (asked.kind !== "timeline" || isExact(date));
  // Who asks when it was is not answered with when it is to be.
  const isOfTime = (date: DateMention): boolean =>
    !(asked.kind === "when" && PAST_WHEN.test(asked.text) && isToCome(date, day));
  return held.some((date) => isTold(date) && isOfTime(date)) ? 1 : VAGUE;
}

const BY_YEAR =
  /\b(?:by|per|each|every) year\b|\byear by year\b|\bpar an(?:née)?\b|\b(?:pro|nach) jahr(?:en)?\b|\bpor año|\bper anno\b|按年|逐年|各年|年ごと|年別|연도별|해마다/iu;

const isToCome = ({ from }: DateMention, day: string | null): boolean =>
  day !== null && !from.startsWith("--") && from > day;

const PAST_WHEN =
  /\bwhen (?:did|was|were|has|have|had)\b|\bquand (?:a|ont|est-ce que .* (?:a|ont)|s'est|était)\b|\bquand .{1,60} (?:a-t-|ont-|s'est|a été|ont été)|\bwann (?:hat|haben|wurden?|war(?:en)?)\b|\bcu[aá]ndo (?:se )?(?:fue|ha|han|\p{L}+(?:ó|aron|ieron))(?!\p{L})|\bquando (?:si )?(?:è|ha|hanno|sono|fu)(?!\p{L})|(?:什么时候|什麼時候|何时|何時).{1,30}(?:了|的)[?？]?$|いつ.{1,30}(?:た|たの|ましたか)[?？]?$|언제.{1,30}(?:[었았했]|됐|냈)/iu;

const isNamed = ({ surface }: DateMention): boolean => /\d|[一二三四五六七八九十]|\p{Lu}/u.test(surface);

/** Names of the sort asked for, the question's own left out; a list wants several. */
function namesHeld({ asked, view, catalogue, language }: KindWork): number {
  const own = new Set(asked.units.flatMap((unit) => unit.entities));
  const others = [...view.entities].filter(
    ([id, confidence]) => confidence >= 0.5 && !own.has(id) && asked.sorts.has(catalogue.find(id)?.kind ?? ""),
  ).length;
  const places = asked.kind === "where" ? [...view.concepts.keys()].filter((id) => id.startsWith("place-")).length : 0;
  if (asked.kind === "list")
    return LISTED.test(view.text) ? 1 : Math.min(1, others / 3 + (view.text.match(/[,、，]/gu)?.length ?? 0) / 8);
  if (others + places > 0) return 1;
  if (LISTED.test(view.text)) return 1;
  const isSigns = isDense(language);
  if ((isSigns ? DENSE_FULL_NAME : FULL_NAME).test(view.text)) return 0.8;
  return (isSigns ? DENSE_PROPER : PROPER).test(view.text) ? 0.5 : 0;
}
