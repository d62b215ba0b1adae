import { withoutKey } from "./delivery/post-key.ts";

/** What stands in a button's id: at most 100 characters, so only what the request is kept under. */
export type ButtonId =
  | { kind: "run" | "share" | "watch"; query: string }
  | { kind: "page"; query: string; page: number }
  | { kind: "digest"; action: DigestAction; subscription: string }
  /** Stands under messages of long ago only; /forget-me has its own button now. */
  | { kind: "forget" }
  | { kind: "help" };

const DIGEST_ACTIONS = ["more", "confirmed", "language", "time", "why", "preview", "remove", "setTime"] as const;
export type DigestAction = (typeof DIGEST_ACTIONS)[number];

/** Writes a button's id. */
export function customId(id: ButtonId): string {
  switch (id.kind) {
    case "run":
    case "share":
    case "watch":
      return `v1:${id.kind}:${id.query}`;
    case "page":
      return `v1:page:${id.query}:${id.page}`;
    case "digest":
      return `v1:digest:${id.action}:${id.subscription}`;
    case "forget":
    case "help":
      return `v1:${id.kind}`;
  }
}

/** Reads a button's id; null for one of another version or another program. */
export function readCustomId(given: string): ButtonId | null {
  const [version, kind, first = "", ...rest] = withoutKey(given).split(":");
  if (version !== "v1") return null;
  if (kind === "help" || kind === "forget") return { kind };
  if (kind === "run" || kind === "share" || kind === "watch") return { kind, query: first };
  if (kind === "page") return { kind, query: first, page: Math.max(0, Math.trunc(Number(rest[0]) || 0)) };
  const action = DIGEST_ACTIONS.find((one) => one === first);
  return kind === "digest" && action !== undefined ? { kind, action, subscription: rest.join(":") } : null;
}
