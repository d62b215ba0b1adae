import { Readable, type Transform } from "node:stream";
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from "node:zlib";

/** The body was longer than its limit after decoding. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/** The body is in an encoding that is not known, or in too many. */
export class EncodingUnknown extends Error {
  override readonly name = "EncodingUnknown";
}

/** Real servers double-encode by mistake; nobody encodes three times. Each layer can multiply the size by a thousand. */
const ENCODINGS_MAX = 3;

/** Window of a zstd frame, as a power of two: a frame may ask for far more memory. 8 MiB is what RFC 9659 allows on the web. */
const ZSTD_WINDOW_LOG_MAX = 23;

const OUTPUT_CHUNK_BYTES = 65_536;

/** `accept-encoding` as it is sent. */
export const ACCEPTED_ENCODINGS = "gzip, br, zstd, deflate";

/**
 * The encodings of a body in the order they were applied.
 * @throws {EncodingUnknown} when there are too many or one is not known
 */
export function encodingsOf(header: string | readonly string[] | undefined): readonly string[] {
  const listed = (typeof header === "string" ? header : (header ?? []).join(","))
    .slice(0, 2_000)
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (listed.length > ENCODINGS_MAX) throw new EncodingUnknown(`${listed.length} encodings one over the other`);
  const unknown = listed.find((name) => !/^(?:x-)?gzip$|^br$|^zstd$|^deflate$/.test(name));
  if (unknown !== undefined) throw new EncodingUnknown(`encoding "${unknown.slice(0, 40)}"`);
  return listed;
}

/** What to do with a body that is longer than its limit: give it up, or take what fits. */
export type Overflow = "refuse" | "cut";

/**
 * Reads a body, decoding as it comes in and counting decoded bytes, so that a small body that unpacks to a large one stops at the limit.
 * @throws {BodyTooLarge} past `bytesMax` decoded bytes, and whatever the stream or a decoder throws
 */
export async function readBody(
  body: Readable,
  encodings: readonly string[],
  { bytesMax, overflow }: { bytesMax: number; overflow: Overflow },
): Promise<Uint8Array> {
  const streams: Readable[] = [body];
  // An error of a stream before the last would otherwise be nobody's, and end the process.
  const pass = (to: Transform): void => {
    const from = streams.at(-1) ?? body;
    from.on("error", (error) => to.destroy(error));
    streams.push(from.pipe(to));
  };
  try {
    for (const encoding of encodings.toReversed()) pass(await decoderOf(encoding, streams.at(-1) ?? body));
    return await collect(streams.at(-1) ?? body, bytesMax, overflow);
  } finally {
    for (const stream of streams) stream.on("error", () => {}).destroy();
  }
}

async function collect(stream: Readable, bytesMax: number, overflow: Overflow): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) continue;
    const room = bytesMax - bytes;
    if (chunk.length > room) {
      if (overflow === "refuse") throw new BodyTooLarge(`more than ${bytesMax} bytes`);
      chunks.push(chunk.subarray(0, room));
      break;
    }
    chunks.push(chunk);
    bytes += chunk.length;
  }
  return Buffer.concat(chunks);
}

async function decoderOf(encoding: string, source: Readable): Promise<Transform> {
  const options = { chunkSize: OUTPUT_CHUNK_BYTES };
  if (encoding === "br") return createBrotliDecompress(options);
  if (encoding === "zstd")
    return createZstdDecompress({ ...options, params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG_MAX } });
  if (encoding === "deflate")
    return (await startsWithZlib(source)) ? createInflate(options) : createInflateRaw(options);
  return createGunzip(options);
}

/** "deflate" is zlib by the standard and raw deflate by some servers: the first byte tells. */
async function startsWithZlib(source: Readable): Promise<boolean> {
  const first = await firstChunk(source);
  return first === null || ((first[0] ?? 0) & 0x0f) === 8;
}

/** The first chunk, put back into the stream; null when it ends without one. */
function firstChunk(source: Readable): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const onReadable = (): void => {
      const chunk: unknown = source.read();
      if (chunk === null) return;
      settle();
      if (chunk instanceof Uint8Array) {
        source.unshift(chunk);
        resolve(chunk);
      } else resolve(null);
    };
    const onEnd = (): void => {
      settle();
      resolve(null);
    };
    const onError = (error: Error): void => {
      settle();
      reject(error);
    };
    const settle = (): void => {
      source.off("readable", onReadable).off("end", onEnd).off("error", onError);
    };
    source.on("readable", onReadable).on("end", onEnd).on("error", onError);
  });
}
