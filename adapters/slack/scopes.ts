import manifest from "./manifest.json" with { type: "json" };

/** What the bot may do, as the manifest asks for it, each with what it is for. */
export const SCOPES: readonly string[] = manifest.oauth_config.scopes.bot;

/** What goes missing without a scope that a token may lack; every other one is needed. */
export const WITHOUT: Readonly<Record<string, string>> = {
  "channels:history": "a post in a public channel whose answer was lost cannot be looked for, and is left out",
  "groups:history": "a post in a private channel whose answer was lost cannot be looked for, and is left out",
  "assistant:write": "no status while it works, and no suggested questions",
};
