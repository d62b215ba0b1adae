const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** East Asian wide and full-width forms, and pictures: two columns each. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** How many columns printable text takes on a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += WIDE.test(segment) ? 2 : 1;
  return columns;
}

/**
 * Text broken into lines of at most `width` columns, each after `indent`. Breaks at spaces, and inside a word only when it
 * is wider than a line (Chinese and Japanese have no spaces).
 */
export function wrap(text: string, width: number, indent = ""): string {
  const room = Math.max(10, width - columnsOf(indent));
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ").filter((part) => part !== "")) {
    for (const piece of pieces(word, room)) {
      const columns = columnsOf(piece.text);
      const gap = used > 0 && piece.startsWord ? 1 : 0;
      if (used > 0 && used + gap + columns > room) {
        lines.push(line);
        line = "";
        used = 0;
      }
      const glue = used > 0 && gap === 1 ? " " : "";
      line += glue + piece.text;
      used += glue.length + columns;
    }
  }
  if (line !== "") lines.push(line);
  return lines.map((each) => indent + each).join("\n");
}

/** A word that fits as it is, or its graphemes, which may break anywhere. */
function pieces(word: string, room: number): { text: string; startsWord: boolean }[] {
  if (columnsOf(word) <= room && !WIDE.test(word)) return [{ text: word, startsWord: true }];
  return [...graphemes.segment(word)].map(({ segment, index }) => ({ text: segment, startsWord: index === 0 }));
}
