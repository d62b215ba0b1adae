import type { IncomingMessage } from "node:http";

/** As Bolt has it; Slack's own requests are a few kB. */
const BODY_BYTES_MAX = 4 * 1024 * 1024;

/** Too large, or packed: Slack packs nothing, and a small packed body may be a huge one. */
export type Unreadable = { status: 413 | 415 };

/** The bytes of a request's body, as they were sent. Stops reading at the limit. */
export async function readBody(request: IncomingMessage): Promise<Buffer | Unreadable> {
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") return { status: 415 };
  if (Number(request.headers["content-length"] ?? 0) > BODY_BYTES_MAX) return { status: 413 };
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) return { status: 413 };
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A body's fields: JSON, or a form, whose `payload` is JSON where there is one. Null when it is neither, or no object. */
export function parseBody(body: Buffer, contentType: string | undefined): Record<string, unknown> | null {
  const media = contentType?.split(";")[0]?.trim().toLowerCase();
  const text = body.toString("utf8");
  if (media !== "application/x-www-form-urlencoded") return jsonObject(text);
  const form = new URLSearchParams(text);
  const payload = form.get("payload");
  return payload === null || form.get("ssl_check") === "1" ? Object.fromEntries(form) : jsonObject(payload);
}

function jsonObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
