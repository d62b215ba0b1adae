/** A stretch of a text, UTF-16 offsets, no white space at its ends. */
export type Span = { start: number; end: number };

// ICU ends a sentence after these; here the next words belong to it.
const ABBREVIATION =
  /(?:^|[\s(“"'«])(?:[A-Z]|[A-Z]\.[A-Z]|U\.S|U\.K|E\.U|Inc|Corp|Co|Ltd|LLC|Mr|Mrs|Ms|Dr|Prof|St|vs|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|approx|est|Fig|Gen|Sen|Rep|Gov|art|z\.B|d\.h|u\.a|bzw|ca|Nr|Mio|Mrd|Abs|Sr|Sra|EE|EE\. ?UU|pág|núm|env|av|M|Mme)\.$/u;
const ORDINAL_AT_END = /(?:^|\s)\d{1,2}\.$/u;
const STARTS_LOWER = /^[\p{Ll}\p{Nd}]/u;
const MONTH_FOLLOWS =
  /^(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Quartal|Jahrhundert|Generation|Halbjahr)/u;
/** A longer line is no sentence but a page without punctuation; it is cut at spaces so that a quote stays readable. */
const SENTENCE_CHARS_MAX = 600;
/** " - " between statements, as summaries and list pages write them. */
const LIST_DASH = /(?<=[\p{L}\p{Nd}.)%"”]) [-–•·] (?=\p{Lu})/gu;

/** One character each, so that offsets add up: `\r\n` is a break with an empty line. */
const LINE_BREAK = /[\n\r\u2028\u2029\u0085]/;

const segmenters = new Map<string, Intl.Segmenter>();

function sentenceSegmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known !== undefined) return known;
  const made = new Intl.Segmenter(language, { granularity: "sentence" });
  segmenters.set(language, made);
  return made;
}

/** The sentences of a text in order: `Intl.Segmenter`'s, mended at abbreviations and ordinals; a line break always ends one. */
export function sentences(text: string, language: string): Span[] {
  const spans: Span[] = [];
  let lineStart = 0;
  for (const line of text.split(LINE_BREAK)) {
    for (const span of lineSentences(line, language)) {
      spans.push(...cutLong(text, { start: lineStart + span.start, end: lineStart + span.end }));
    }
    lineStart += line.length + 1;
  }
  return spans;
}

function lineSentences(line: string, language: string): Span[] {
  if (line.trim() === "") return [];
  const spans: Span[] = [];
  let open: Span | undefined;
  for (const part of sentenceSegmenter(language).segment(line)) {
    const end = part.index + part.segment.length;
    if (open !== undefined && belongsTogether(line.slice(open.start, open.end), part.segment)) open.end = end;
    else {
      if (open !== undefined) spans.push(open);
      open = { start: part.index, end };
    }
  }
  if (open !== undefined) spans.push(open);
  return spans
    .map((span, i) => withOwnBrackets(line, language, span, spans[i - 1]))
    .flatMap((span) => cutAtDashes(line, span))
    .map((span) => trimmed(line, span))
    .filter((span) => span.end > span.start);
}

/** ICU leaves 《 and 「 with the sentence before the one they open, and “ where no space stands before it; in German that one closes. */
const OPENED_AT_END = /[《〈「『【（“‘]+\s*$/u;
const OPENED_AT_END_GERMAN = /[《〈「『【（]+\s*$/u;

function withOwnBrackets(line: string, language: string, { start, end }: Span, before: Span | undefined): Span {
  const mark = language === "de" ? OPENED_AT_END_GERMAN : OPENED_AT_END;
  const opened = (span: Span): number => mark.exec(line.slice(span.start, span.end))?.[0].length ?? 0;
  const isLast = line.slice(end).trim() === "";
  return {
    start: start - (before === undefined ? 0 : opened(before)),
    end: isLast ? end : end - opened({ start, end }),
  };
}

function belongsTogether(before: string, after: string): boolean {
  const head = before.trimEnd();
  return (
    ABBREVIATION.test(head.slice(-12)) ||
    (head.endsWith(".") && STARTS_LOWER.test(after)) ||
    // "(688256.SH)", "Node.js": a stop within a word ends nothing.
    (/[\p{L}\p{Nd}]\.$/u.test(before) && /^[A-Z]{1,3}(?![a-z])|^\p{Ll}/u.test(after)) ||
    (ORDINAL_AT_END.test(head.slice(-5)) && MONTH_FOLLOWS.test(after))
  );
}

function cutAtDashes(line: string, span: Span): Span[] {
  const text = line.slice(span.start, span.end);
  // One dash is an aside within a sentence; a list has several.
  const cuts = [...text.matchAll(LIST_DASH)].map((match) => match.index);
  if (cuts.length < 2) return [span];
  const edges = [0, ...cuts.map((cut) => cut + 3), text.length];
  return edges
    .slice(0, -1)
    .map((edge, i) => ({ start: span.start + edge, end: span.start + (cuts[i] ?? text.length) }));
}

function trimmed(text: string, span: Span): Span {
  const slice = text.slice(span.start, span.end);
  const lead = slice.length - slice.trimStart().length;
  return { start: span.start + lead, end: span.end - (slice.length - slice.trimEnd().length) };
}

function cutLong(text: string, span: Span): Span[] {
  const pieces: Span[] = [];
  let start = span.start;
  while (span.end - start > SENTENCE_CHARS_MAX) {
    const space = text.lastIndexOf(" ", start + SENTENCE_CHARS_MAX);
    const cut = space > start + SENTENCE_CHARS_MAX / 2 ? space : characterEdge(text, start + SENTENCE_CHARS_MAX);
    pieces.push(trimmed(text, { start, end: cut }));
    start = cut;
  }
  pieces.push(trimmed(text, { start, end: span.end }));
  return pieces.filter((piece) => piece.end > piece.start);
}

/** Never between the two halves of one character. */
const characterEdge = (text: string, at: number): number =>
  /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1)) ? at - 1 : at;
