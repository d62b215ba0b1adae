import type { DigestView, Subscription } from "../../src/index.ts";
import { customId, type DigestAction } from "./custom-id.ts";
import { type ButtonSpec, type DiscordDigestPart, digestParts, type Layout } from "./render/index.ts";
import { text } from "./texts.ts";

/** A digest as Discord's messages, with what people can do below the last one; without a subscription, what a watch tells. */
export const digestMessages = (
  view: DigestView,
  subscription: Subscription | null,
  layout: Layout,
): readonly DiscordDigestPart[] =>
  digestParts(view, subscription, { layout, buttons: subscription === null ? [] : digestButtons(subscription) });

function digestButtons({ id, language }: Subscription): ButtonSpec[] {
  const button = (label: Parameters<typeof text>[0], action: DigestAction): ButtonSpec => ({
    label: text(label, language),
    customId: customId({ kind: "digest", action, subscription: id }),
  });
  return [
    button("more", "more"),
    button("confirmed", "confirmed"),
    button("myLanguage", "language"),
    button("changeTime", "time"),
    button("why", "why"),
  ];
}
