import type { App, Receiver } from "@slack/bolt";
import { z } from "zod";

import type { BotError, Log } from "../../src/index.ts";
import type { SlackCall } from "./call.ts";
import { createDeliver } from "./delivery.ts";
import type { Envelope } from "./socket-frames.ts";
import type { OpenLink } from "./socket-link.ts";
import { type Address, createLinks, type Links } from "./socket-links.ts";
import { endsToken } from "./tenants.ts";
import type { Timers } from "./timers.ts";

/** What is being taken in when the process is asked to end is waited for this long. */
const DRAIN_MS_MAX = 8_000;
const RETRY_MS = 5_000;

export type SocketReceiverDeps = {
  appToken: string;
  call: SlackCall;
  open: OpenLink;
  timers: Timers;
  clockMs: () => number;
  chance: () => number;
  onRateLimited: (body: Record<string, unknown>) => void;
  onFatal: (error: BotError) => void;
  log: Log;
};

export type SocketReceiver = Receiver & { links: Links };

const openedSchema = z.object({ url: z.url() });

/** Slack's events, commands and interactions over sockets that this side opens: no public address is needed. */
export function createSocketReceiver(deps: SocketReceiverDeps): SocketReceiver {
  let app: App | undefined;
  let isStopped = false;
  const deliver = createDeliver(() => app, deps.log);
  const inHand = new Set<Promise<void>>();
  const take = async ({ payload, ...envelope }: Envelope, reply: (text: string) => boolean): Promise<void> => {
    const isHeldBack = payload["type"] === "app_rate_limited";
    if (isHeldBack) deps.onRateLimited(payload);
    const acknowledged = isHeldBack
      ? ({ kind: "unreadable" } as const)
      : await deliver({ body: payload, retryNum: envelope.retry_attempt });
    // Not acknowledged, it comes again; so does what cannot be acknowledged any more, and it is known then.
    if (acknowledged.kind === "again") return;
    const body = acknowledged.kind === "taken" ? acknowledged.body : "";
    const isAnswered = envelope.accepts_response_payload === true && typeof body === "object";
    const text = JSON.stringify({ envelope_id: envelope.envelope_id, ...(isAnswered ? { payload: body } : {}) });
    if (!reply(text)) deps.log("info", "slack_socket_closed_before_acknowledging");
  };
  const links = createLinks({
    ...deps,
    address: () => addressOf(deps),
    onEnvelope: (envelope, reply) => {
      if (isStopped) return;
      const work: Promise<void> = take(envelope, reply).finally(() => inHand.delete(work));
      inHand.add(work);
    },
  });
  return {
    links,
    init: (given) => {
      app = given;
    },
    start: () => links.start(),
    stop: async () => {
      isStopped = true;
      await settled(inHand, deps.timers);
      links.stop();
    },
  };
}

async function addressOf({ call, appToken }: SocketReceiverDeps): Promise<Address> {
  const answered = await call("apps.connections.open", {}, appToken);
  if (answered.kind === "refused")
    return endsToken(answered.error) ||
      answered.error === "user_removed_from_team" ||
      answered.error === "missing_scope"
      ? { kind: "fatal", reason: answered.error }
      : { kind: "later", retryAfterMs: RETRY_MS, reason: answered.error };
  if (answered.kind === "later")
    return { kind: "later", retryAfterMs: answered.retryAfterMs, reason: "Slack asked to wait" };
  const opened = answered.kind === "ok" ? openedSchema.safeParse(answered.data) : undefined;
  if (opened?.success === true) return { kind: "url", url: opened.data.url };
  return {
    kind: "later",
    retryAfterMs: 0,
    reason: answered.kind === "ok" ? "an answer without an address" : answered.reason,
  };
}

async function settled(work: ReadonlySet<Promise<void>>, timers: Timers): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const callOff = timers.after(DRAIN_MS_MAX, resolve);
  await Promise.race([Promise.allSettled(work), promise]);
  callOff();
}
