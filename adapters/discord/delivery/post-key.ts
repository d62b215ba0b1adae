import { mapComponents } from "./map-components.ts";

/** Stands before a post's key in the custom_id of one of its buttons; never part of what the button says. */
const SIGN = "~";

/** What a button says, without the key of the post it stands in. */
export const withoutKey = (customId: string): string => customId.split(SIGN)[0] ?? "";

/** What every message can be found by: its key stands behind the custom_id of its first button, and a message without one gets one. */
export function withKey(components: readonly unknown[], key: string, help: string): readonly unknown[] {
  let isDone = false;
  const marked = mapComponents(components, (one) => {
    if (isDone || one["type"] !== 2 || typeof one["custom_id"] !== "string") return one;
    isDone = true;
    return { ...one, custom_id: `${one["custom_id"]}${SIGN}${key}` };
  });
  if (isDone) return marked;
  const button = { type: 2, style: 2, label: help, custom_id: `v1:help${SIGN}${key}` };
  return [...marked, { type: 1, components: [button] }];
}

/** Whether a message carries this key. */
export const hasKey = (components: unknown, key: string): boolean =>
  JSON.stringify(components ?? []).includes(`${SIGN}${key}"`);
