import type { App } from "@slack/bolt";

import type { Log } from "../../src/index.ts";

/** Slack gives three seconds; what takes longer is answered for. */
const ACK_MS_MAX = 2_500;

/** What Slack is told of something it delivered. `body` goes back to it where it takes one. */
export type Acknowledgement =
  | { kind: "taken"; body: unknown }
  /** It could not be noted: Slack is to deliver it again. */
  | { kind: "again" }
  /** It makes no sense and never will. */
  | { kind: "unreadable" };

export type Delivery = { body: Record<string, unknown>; retryNum?: number | undefined };

/** Hands something Slack delivered to the app. Answers within 2.5 s whatever happens, and never throws. */
export type Deliver = (delivery: Delivery) => Promise<Acknowledgement>;

/** What people see of a command or a button that failed here. */
export const FAILED_TEXT = "Something went wrong. Nothing was posted.";

/**
 * The way into Bolt that both receivers take. An event is acknowledged when its listener has ended, which has noted it by then: Bolt itself would
 * acknowledge before, and what came with a crash would be lost.
 */
export function createDeliver(app: () => App | undefined, log: Log): Deliver {
  return async ({ body, retryNum }) => {
    if (!isDeliverable(body)) return { kind: "unreadable" };
    const isEvent = body["type"] === "event_callback";
    const { promise, resolve } = Promise.withResolvers<Acknowledgement>();
    const late = setTimeout(() => {
      log("error", "slack_not_acknowledged", { type: kindOf(body) });
      resolve(isEvent ? { kind: "again" } : failure(body));
    }, ACK_MS_MAX);
    const ack = async (answer?: unknown): Promise<void> => {
      // Bolt acknowledges an event before its listener runs: that is not the acknowledgement Slack gets.
      if (!isEvent) resolve({ kind: "taken", body: answer ?? "" });
    };
    const event = { body, ack, ...(retryNum === undefined ? {} : { retryNum }) };
    const work = async (): Promise<void> => {
      try {
        await app()?.processEvent(event);
        resolve(isEvent ? { kind: "taken", body: "" } : failure(body));
      } catch (error) {
        log("error", "slack_delivery_failed", { type: kindOf(body), reason: nameOf(error) });
        resolve(isEvent ? { kind: "again" } : failure(body));
      }
    };
    void work();
    const acknowledged = await promise;
    clearTimeout(late);
    return acknowledged;
  };
}

/** Interactions Bolt knows; what is none of these has no listener and would be waited for in vain. */
const INTERACTIONS = new Set([
  "block_actions",
  "block_suggestion",
  "message_action",
  "shortcut",
  "view_submission",
  "view_closed",
]);

function isDeliverable(body: Record<string, unknown>): boolean {
  const { type, event, command } = body;
  if (type === "event_callback") return isRecord(event) && typeof event["type"] === "string";
  if (typeof command === "string") return true;
  return typeof type === "string" && INTERACTIONS.has(type);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A command shows what it is answered; anything else only ends. */
const failure = (body: Record<string, unknown>): Acknowledgement =>
  typeof body["command"] === "string"
    ? { kind: "taken", body: { response_type: "ephemeral", text: FAILED_TEXT } }
    : { kind: "taken", body: "" };

const kindOf = (body: Record<string, unknown>): string =>
  typeof body["command"] === "string" ? "command" : String(body["type"]).slice(0, 40);

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
