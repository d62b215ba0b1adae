import { z } from "zod";

import { type Intent, readIntent } from "../../src/index.ts";

/** An intent as it is kept for a button or a job; one of an older version does not read as such. */
export const intentSchema = z.unknown().transform((given, context): Intent => {
  const intent = readIntent(given);
  if (intent !== null) return intent;
  context.addIssue({ code: "custom", message: "not an intent" });
  return z.NEVER;
});
