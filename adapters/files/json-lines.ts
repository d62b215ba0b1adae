import { createReadStream } from "node:fs";

/** One line of a JSON lines file: its value, or why there is none. Blank lines are left out; `line` counts from 1. */
export type JsonLine = { line: number } & ({ kind: "value"; value: unknown } | { kind: "broken"; reason: string });

/** Room for a text of 2 MB with every character escaped. */
const LINE_BYTES_MAX = 12_000_000;

const LINE_FEED = 10;

/**
 * A JSON lines file, read a line at a time: neither a long file nor a long line is ever held whole.
 * @param onBytes told how many more bytes have been read
 * @throws what the file system throws when the file cannot be read
 */
export async function* readJsonLines(
  path: string,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<JsonLine> {
  let line = 0;
  for await (const bytes of splitLines(path, onBytes)) {
    line += 1;
    const read = parseLine(bytes, line);
    if (read !== null) yield read;
  }
}

function parseLine(bytes: Uint8Array | "too long", line: number): JsonLine | null {
  if (bytes === "too long")
    return { kind: "broken", line, reason: `the line is longer than ${LINE_BYTES_MAX / 1e6} MB` };
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).trim();
  } catch {
    return { kind: "broken", line, reason: "is no UTF-8 text" };
  }
  if (text === "") return null;
  try {
    const value: unknown = JSON.parse(text);
    return { kind: "value", line, value };
  } catch (error) {
    return { kind: "broken", line, reason: `is no JSON: ${error instanceof Error ? error.message : "unreadable"}` };
  }
}

async function* splitLines(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array | "too long"> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (): Uint8Array | "too long" => {
    const whole = length > LINE_BYTES_MAX ? "too long" : Buffer.concat(parts);
    parts = [];
    length = 0;
    return whole;
  };
  const add = (piece: Uint8Array): void => {
    length += piece.length;
    if (length > LINE_BYTES_MAX) parts = [];
    else parts.push(piece);
  };
  for await (const chunk of readChunks(path)) {
    onBytes(chunk.length);
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      add(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  if (length > 0) yield take();
}

async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}
