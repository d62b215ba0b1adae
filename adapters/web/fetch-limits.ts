import type { DocumentKind } from "./fetch-result.ts";

/** Bounds of one fetch; sizes are of decoded bytes, times include the look-up of the name. */
export type FetchLimits = {
  connectMs: number;
  headersMs: number;
  /** From the first packet to the last, over all redirects; waiting for a host's turn does not count. */
  totalMs: number;
  bytesMax: Readonly<Record<DocumentKind, number>>;
  /** Requests at a time, over all hosts. */
  concurrent: number;
  concurrentPerHost: number;
  /** Between the starts of two requests to one host. */
  hostDelayMs: number;
};

const MEBIBYTE = 1_048_576;

/** Source of the robots figure: RFC 9309, 2.5. */
export const FETCH_LIMITS: FetchLimits = {
  connectMs: 5_000,
  headersMs: 10_000,
  totalMs: 20_000,
  bytesMax: { feed: 5 * MEBIBYTE, page: 2 * MEBIBYTE, either: 5 * MEBIBYTE, robots: 512_000 },
  concurrent: 48,
  concurrentPerHost: 2,
  hostDelayMs: 1_000,
};

/** Redirects one by one, each checked as a new address. */
export const REDIRECTS_MAX = 5;

/** All header lines of an answer together. */
export const HEADER_BYTES_MAX = 16_384;
