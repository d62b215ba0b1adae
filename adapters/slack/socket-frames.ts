import { z } from "zod";

/** What Slack sends over a socket. Source: docs.slack.dev/apis/events-api/using-socket-mode */
export type Frame =
  | { kind: "hello" }
  /** The connection is to be left; `reason` such as refresh_requested, warning, too_many_websockets, link_disabled. */
  | { kind: "disconnect"; reason: string }
  | { kind: "envelope"; envelope: Envelope }
  | { kind: "unreadable" };

const envelopeSchema = z.object({
  envelope_id: z.string().min(1),
  payload: z.record(z.string(), z.unknown()),
  accepts_response_payload: z.boolean().optional(),
  retry_attempt: z.number().optional().catch(undefined),
});

export type Envelope = z.infer<typeof envelopeSchema>;

const typeSchema = z.object({ type: z.string(), reason: z.string().optional().catch(undefined) });

/** A text frame, whatever stands in it: `null`, half a JSON text and an envelope with nothing in it are unreadable, no more. */
export function readFrame(text: string): Frame {
  const value = jsonOf(text);
  const head = typeSchema.safeParse(value);
  if (!head.success) return { kind: "unreadable" };
  if (head.data.type === "hello") return { kind: "hello" };
  if (head.data.type === "disconnect") return { kind: "disconnect", reason: head.data.reason ?? "" };
  const envelope = envelopeSchema.safeParse(value);
  return envelope.success ? { kind: "envelope", envelope: envelope.data } : { kind: "unreadable" };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
