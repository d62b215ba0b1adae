import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

import type { Now } from "../../src/index.ts";

/** A request older than this, or newer, is a replay or a wrong clock. Source: docs.slack.dev/authentication/verifying-requests-from-slack */
const AGE_SECONDS_MAX = 300;

export type Signed = { headers: IncomingHttpHeaders; body: Buffer };

/**
 * Whether a request is Slack's: signed over time and body with one of the secrets (two while one is being changed), and of about now, neither older
 * nor, unlike Bolt's own check, from the future.
 */
export function isFromSlack({ headers, body }: Signed, secrets: readonly string[], now: Now): boolean {
  const timestamp = headers["x-slack-request-timestamp"];
  const signature = headers["x-slack-signature"];
  if (typeof timestamp !== "string" || !/^\d{1,12}$/.test(timestamp)) return false;
  // A header given twice is joined with a comma and fits no longer.
  if (typeof signature !== "string" || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
  if (Math.abs(now().getTime() / 1000 - Number(timestamp)) > AGE_SECONDS_MAX) return false;
  const given = Buffer.from(signature);
  return secrets.some((secret) => timingSafeEqual(given, Buffer.from(signatureOf(secret, timestamp, body))));
}

/** The signature Slack puts on a request. */
export const signatureOf = (secret: string, timestamp: string, body: Buffer | string): string =>
  `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest("hex")}`;
