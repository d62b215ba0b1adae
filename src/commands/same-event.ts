import type { Report } from "./reports.ts";

/** Reports further apart than this tell of different events. */
const DAYS_APART_MAX = 4;
/** How much of what two reports' headlines name must be the same. */
const LIKENESS_MIN = 0.5;
const DAY_MS = 86_400_000;

/**
 * Reports that tell of the same event, put together: near in time, and naming much the same. The most reported event first, in it the
 * newest report first.
 * @param reports newest first
 */
export function groupReports(reports: readonly Report[]): readonly (readonly Report[])[] {
  const groups: { names: ReadonlySet<string>; reports: Report[] }[] = [];
  for (const report of reports) {
    const names = namesOf(report);
    const group = groups.find(
      ({ names: others, reports: [first] }) =>
        first !== undefined && isNear(first, report) && likeness(names, others) >= LIKENESS_MIN,
    );
    if (group === undefined) groups.push({ names, reports: [report] });
    else group.reports.push(report);
  }
  return groups.map(({ reports: grouped }) => grouped).toSorted((a, b) => b.length - a.length);
}

/** What the told stretch and the headline name: entities and themes. */
function namesOf({ article, reading, start, end }: Report): Set<string> {
  const head = article.title?.length ?? 0;
  const isTold = (hit: { start: number; end: number }): boolean =>
    hit.end <= head || (hit.start >= start && hit.end <= end);
  return new Set([...reading.entities.filter(isTold), ...reading.concepts.filter(isTold)].map(({ id }) => id));
}

function isNear(a: Report, b: Report): boolean {
  if (a.article.day === null || b.article.day === null) return false;
  return Math.abs(Date.parse(a.article.day) - Date.parse(b.article.day)) <= DAYS_APART_MAX * DAY_MS;
}

const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  a.size === 0 ? 0 : a.intersection(b).size / a.union(b).size;
