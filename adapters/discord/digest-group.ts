import { createHash } from "node:crypto";

import type { DigestView, Subscription } from "../../src/index.ts";

/** The same for all parts of one digest, and for a later change of one of them: what it is called and which stories it tells. */
export const digestGroup = ({ id }: Subscription, { title, stories }: DigestView): string =>
  createHash("sha256")
    .update(JSON.stringify([id, title, stories.map(({ storyId }) => storyId)]))
    .digest("base64url")
    .slice(0, 22);
