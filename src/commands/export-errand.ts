import type { ReplyFile } from "../types.ts";
import { noticeCard, type Card, type Errand, type Of } from "./card.ts";
import { atDesk } from "./desk-guard.ts";
import { keptAnswers } from "./kept-answers.ts";
import { say } from "./texts.ts";

type Row = Readonly<Record<string, string>>;

/** What is kept of who asks, as a file: their answers, their watches, or the digests of the place. */
export async function exportCard({ what, format }: Of<"export">, errand: Errand): Promise<Card> {
  const { language, deps } = errand;
  const at = await atDesk(errand);
  if ("blocks" in at) return at;
  if (deps.ports.ledger === undefined) return noticeCard("E-MISSING", say("E-MISSING.ledger", language));
  const { author, place } = at.visit;
  const rowsOf = async (): Promise<readonly Row[]> => {
    if (what === "watches")
      return (await at.desk.watches({ owner: author })).map(({ watch, words }) => ({
        id: watch.id,
        text: watch.text,
        words,
      }));
    if (what === "digest")
      return (await at.desk.subscriptions(place)).map(({ subscription: { id, time, zone, days }, words }) => ({
        id,
        time,
        zone,
        days,
        words,
      }));
    const ledger = await deps.ports.ledger?.();
    const kept = ledger === undefined ? [] : await keptAnswers(ledger, author);
    return kept.map(({ at: when, question, answer, sources }) => ({
      when,
      question,
      answer,
      sources: sources.join(" "),
    }));
  };
  const rows = await rowsOf();
  const file = fileOf(what, format === "csv" || format === "md" ? format : "json", rows);
  return {
    blocks: [{ kind: "title", text: file.name, note: String(rows.length), status: null }],
    sources: [],
    next: [],
    files: [file],
  };
}

function fileOf(what: string, format: "json" | "csv" | "md", rows: readonly Row[]): ReplyFile {
  const name = `${what}.${format}`;
  if (format === "csv") return { name, mime: "text/csv", text: csv(rows) };
  if (format === "md") {
    const text = rows
      .map(
        (row) =>
          `- ${Object.values(row)
            .map((value) => value.replace(/\s+/gu, " "))
            .join(" · ")}`,
      )
      .join("\n");
    return { name, mime: "text/markdown", text };
  }
  return { name, mime: "application/json", text: JSON.stringify(rows, null, 2) };
}

/** RFC 4180; a cell that a spreadsheet would take for a formula is shown as text. */
function csv(rows: readonly Row[]): string {
  const heads = Object.keys(rows[0] ?? {});
  const cell = (value: string): string => `"${value.replace(/^[=+\-@\t\r]/u, "'$&").replaceAll('"', '""')}"`;
  return [heads, ...rows.map((row) => heads.map((head) => row[head] ?? ""))]
    .map((row) => row.map(cell).join(","))
    .join("\r\n");
}
