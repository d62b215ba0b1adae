import type { DigestView, Subscription } from "../../src/index.ts";
import type { DigestPart } from "./platform.ts";

type Preview = (view: DigestView, subscription: Subscription) => Promise<readonly DigestPart[]>;

/** A digest in each platform's form, for `digest --preview --for`; a platform's code is loaded when it is asked for. */
export const digestPreviews: ReadonlyMap<string, Preview> = new Map<string, Preview>([
  [
    "slack",
    async (view, subscription) => {
      const { renderDigest } = await import("../slack/render/index.ts");
      return renderDigest(view, subscription).map(({ message, stories }) => ({
        body: JSON.stringify(message),
        stories,
      }));
    },
  ],
  [
    "discord",
    async (view, subscription) => {
      const { digestMessages } = await import("../discord/digest-messages.ts");
      return digestMessages(view, subscription, "components").map(({ body, stories }) => ({
        body: JSON.stringify(body),
        stories,
      }));
    },
  ],
]);
