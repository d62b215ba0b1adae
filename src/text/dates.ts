/** Dates in texts and questions: what is named, what a question limits itself to, when an article was written. */
export { datelineDay, latestPastDay } from "./date-dateline.ts";
export { findDates } from "./date-mentions.ts";
export { findPeriod } from "./date-period.ts";
