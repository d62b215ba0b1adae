import type { Claim, ClaimValue } from "../reading/claim-types.ts";
import type { Reading } from "../reading/reading.ts";
import type { Article, Block, Language, Status } from "../types.ts";
import { localDay } from "../answer/wording.ts";
import { localPeriod, monthsBetween } from "./days.ts";
import type { Report } from "./reports.ts";
import { say } from "./texts.ts";

/**
 * What was promised, by which article, on which day; `from`..`to` is the stretch promised. `isMove`: the article calls it a delay itself,
 * of a date it does not give.
 */
export type Promised = {
  article: Article;
  day: string;
  start: number;
  end: number;
  from: string;
  to: string;
  isMove: boolean;
  /** Of the article as a whole: one that denies a delay names it too. */
  status: Status;
};

/** The dates promised for a subject, oldest report first: one a report, its first, since an article leads with what is new. */
export function promisesOf(reports: readonly Report[], entityIds: readonly string[]): readonly Promised[] {
  return reports
    .flatMap(({ article, reading, claims, status }): Promised[] => {
      const { day } = article;
      const claim = claims.find(
        (each) => each.kind === "schedule" && isOfComing(each) && isNamed(each, reading, entityIds),
      );
      if (day === null || claim === undefined || claim.value.kind !== "when") return [];
      const { from, to } = claim.value;
      // A day that was only read out of the text is the earliest it can be of: what it reaches into may be the day of writing.
      if (article.published === null ? from <= day : to <= day) return [];
      const isMove = claims.some(
        ({ kind, value, start }) => start === claim.start && kind === "release" && isState(value, "delayed"),
      );
      return [{ article, day, start: claim.start, end: claim.end, from, to, isMove, status }];
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/**
 * Whether the sentence itself names what it claims something of, if only weakly ("R2"): a subject carried over from an earlier sentence is
 * not sure enough for a date.
 */
const isNamed = (claim: Claim, { entities }: Reading, ids: readonly string[]): boolean =>
  claim.subjects.some((id) => ids.includes(id)) &&
  entities.some(({ id, start, end }) => ids.includes(id) && start >= claim.start && end <= claim.end);

/** A sentence promises a thing's coming when it speaks of it; an outlook on sales names quarters too. */
const COMING = [
  "launch",
  "mass-production",
  "availability",
  "delay",
  "roadmap",
  "begin",
  "open",
  "postpone-until",
  "sample",
  "deliver",
];
const MONEY = ["revenue", "earnings", "write-down"];

const isOfComing = ({ concepts }: Claim): boolean =>
  COMING.some((id) => concepts.has(id)) && !MONEY.some((id) => concepts.has(id));

const isState = (value: ClaimValue, state: string): boolean => value.kind === "state" && value.state === state;

/** The promises at which the date moved, the first one included. A stretch that holds the one before it, or lies in it, is no move. */
export function movesOf(promises: readonly Promised[]): readonly Promised[] {
  const moves: Promised[] = [];
  for (const promise of promises) {
    const last = moves.at(-1);
    const isSame = last !== undefined && promise.from <= last.to && promise.to >= last.from;
    if (!isSame) moves.push(promise);
  }
  return moves;
}

/** What became of the last promise: a later report that it is off, with where it says so. */
export type Dropped = { state: "delayed" | "cancelled"; article: Article; start: number; end: number };

/** The last report that the subject itself is delayed or cancelled, when it is newer than the last promise; else null. */
export function droppedAfter(
  moves: readonly Promised[],
  reports: readonly Report[],
  entityIds: readonly string[],
): Dropped | null {
  const last = moves.at(-1);
  if (last === undefined) return null;
  for (const { article, reading, claims } of reports.toReversed()) {
    if (article.day === null || article.day <= last.day) return null;
    for (const claim of claims) {
      const { kind, value, modality, isHeadline, start, end } = claim;
      if (kind !== "release" || value.kind !== "state" || modality === "denied" || !isHeadline) continue;
      if (!isNamed(claim, reading, entityIds)) continue;
      if (value.state === "delayed" || value.state === "cancelled") return { state: value.state, article, start, end };
    }
  }
  return null;
}

/** "Q4 2025 → Q3 2026 (+9 months, moves: 1)". Null when nothing was promised. */
export function slipText(moves: readonly Promised[], dropped: Dropped | null, language: Language): string | null {
  const [first] = moves;
  const last = moves.at(-1);
  if (first === undefined || last === undefined) return null;
  const path = moves.map(({ from, to }) => localPeriod(from, to, language)).join(" → ");
  if (dropped !== null) return say(`slip.${dropped.state}`, language, { path });
  if (moves.length === 1) return say(first.isMove ? "slip.arrived" : "slip.same", language, { path });
  const months = monthsBetween(first.to, last.to);
  const key = months > 0 ? "slip.later" : months < 0 ? "slip.earlier" : "slip.level";
  return say("slip.moved", language, {
    path,
    change: say(key, language, { n: Math.abs(months) }),
    moves: moves.length - 1,
  });
}

const DAY_MS = 86_400_000;

/** The promised date against the day it was promised, as a line; none when it never moved. */
export function slipChart(moves: readonly Promised[], name: string, language: Language): Block[] {
  if (moves.length < 2) return [];
  const title = say("chart.slip", language, { name });
  return [
    {
      kind: "chart",
      form: "line",
      title,
      unit: "days",
      categories: moves.map(({ day }) => localDay(day, language)),
      series: [
        {
          name,
          values: moves.map(({ to }) => Math.round(Date.parse(`${to}T00:00:00Z`) / DAY_MS)),
          labels: moves.map(({ from, to }) => localPeriod(from, to, language)),
        },
      ],
    },
  ];
}
