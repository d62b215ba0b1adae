import { daysBefore } from "./days.ts";

/** Something in a calendar: at an instant, or all of the days from `from` to `to` (YYYY-MM-DD, both inclusive). `uid` stays when it moves. */
export type CalendarEvent = {
  uid: string;
  summary: string;
  description: string;
  when: { at: Date } | { from: string; to: string };
  /** Not sure yet. */
  isTentative?: boolean;
};

/** Events as an iCalendar file. RFC 5545: lines end in CRLF and are folded after 75 octets. */
export function calendarText(events: readonly CalendarEvent[], now: Date): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Chipwire//EN",
    ...events.flatMap((one) => eventLines(one, now)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines({ uid, summary, description, when, isTentative = false }: CalendarEvent, now: Date): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp(now)}`,
    ...("at" in when
      ? [`DTSTART:${stamp(when.at)}`]
      : [`DTSTART;VALUE=DATE:${dayStamp(when.from)}`, `DTEND;VALUE=DATE:${dayStamp(daysBefore(when.to, -1))}`]),
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `STATUS:${isTentative ? "TENTATIVE" : "CONFIRMED"}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

const stamp = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
const dayStamp = (day: string): string => day.replaceAll("-", "");

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, "\\$&")
    .replaceAll(/\r?\n/g, "\\n")
    .replaceAll(/\p{Cc}/gu, " ");

const OCTETS_MAX = 75;

/** A long line goes on in the next one behind a space; no character is torn. */
function folded(line: string): string {
  const parts: string[] = [];
  let open = "";
  for (const char of line) {
    const isFull = Buffer.byteLength(open) + Buffer.byteLength(char) > OCTETS_MAX - (parts.length === 0 ? 0 : 1);
    if (isFull) parts.push(open);
    open = isFull ? char : open + char;
  }
  return [...parts, open].join("\r\n ");
}
