/** Dates in texts and questions: what is named, what a question limits itself to, when an article was written. */
export { datelineDay, latestPastDay } from "./date-dateline.ts";
export { findDates } from "./date-mentions.ts";
export { findPeriod, type Period } from "./date-period.ts";
export type { DateMention, DatePrecision } from "./date-types.ts";
