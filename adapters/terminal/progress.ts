import { columnsOf } from "./wrap.ts";

/** How far long work has come, drawn on one line; nothing where nobody watches. */
export type Progress = { update: (doneShare: number, label: string) => void; finish: () => void };

/** Drawing more often only costs time. */
const REDRAW_MS_MIN = 100;

const BAR_CHARS = 24;

/** A progress bar over `draw`, which shows one line in place of the last one. */
export function createProgress(draw: ((line: string) => void) | undefined, clockMs: () => number): Progress {
  let drawnAtMs = -Infinity;
  return {
    update: (doneShare, label) => {
      if (draw === undefined || clockMs() - drawnAtMs < REDRAW_MS_MIN) return;
      drawnAtMs = clockMs();
      draw(bar(doneShare, label));
    },
    finish: () => draw?.(""),
  };
}

function bar(doneShare: number, label: string): string {
  const share = Math.min(1, Math.max(0, Number.isFinite(doneShare) ? doneShare : 0));
  const filled = Math.round(share * BAR_CHARS);
  const percent = `${Math.floor(share * 100)}%`.padStart(4);
  const line = `[${"#".repeat(filled)}${"-".repeat(BAR_CHARS - filled)}]${percent}  ${label}`;
  return columnsOf(line) > 79 ? line.slice(0, 79) : line;
}
