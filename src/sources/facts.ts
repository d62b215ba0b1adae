import type { NewsSource } from "../types.ts";
import { healthOf } from "./health.ts";
import { pausesOf } from "./rhythm.ts";

const HOUR_MS = 3_600_000;

/** What people and programs are shown of a source; null where nothing is known. */
export function sourceFacts(source: NewsSource, now: Date) {
  const { id, title, url, site, language, class: sourceClass, addedAt, memory, rhythm, incident } = source;
  const pauses = pausesOf(rhythm);
  return {
    id,
    title,
    url,
    site,
    language,
    class: sourceClass,
    health: healthOf(source, now),
    failure: memory.failure,
    failures: memory.failures,
    addedAt,
    triedAt: memory.triedAt,
    answeredAt: memory.answeredAt,
    dueAt: memory.dueAt,
    holdUntil: memory.holdUntil,
    newestItemAt: rhythm.publishedAt[0] ?? null,
    /** The usual pause between two items. */
    expectedHours: pauses === null ? null : Math.round((pauses.medianMs / HOUR_MS) * 10) / 10,
    tookMs: memory.tookMs,
    movesTo: memory.moved?.url ?? null,
    incident: incident?.kind ?? null,
    incidentSince: incident?.since ?? null,
  };
}
