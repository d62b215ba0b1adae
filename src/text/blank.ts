/** A text with a stretch of it left empty; what stands around keeps its place. */
export const blank = (text: string, { start, end }: { start: number; end: number }): string =>
  text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
