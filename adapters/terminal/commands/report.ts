import { STORY_VIEWS } from "../../../src/index.ts";
import { COMMON, COMMON_DAYLESS, dayOf, lookUp, nameOf, wordOf } from "./look-up.ts";

/** `chipwire story`: the articles of one event. */
export const story = lookUp({
  help: `Usage: chipwire story ID|WORDS [--view VIEW] [--lang LANG] [--json]

One event: which articles report it, who had it first, who repeats whom, and why they are one story. By the id that
chipwire stories lists, or by words: the newest story they are about.

  --view VIEW    ${STORY_VIEWS.join(", ")}
${COMMON_DAYLESS}`,
  options: ["view"],
  isDayless: true,
  intent: (given) => ({
    kind: "story",
    id: nameOf(given, "Usage: chipwire story ID|WORDS"),
    view: wordOf("view", STORY_VIEWS, given) ?? "summary",
  }),
});

/** `chipwire first`: who had a report first. */
export const first = lookUp({
  help: `Usage: chipwire first "TEXT"|ADDRESS|ID [--lang LANG] [--json]

Who had a report first, and who repeats it. Of words, an article's address, or the id of a story.

${COMMON_DAYLESS}`,
  options: [],
  isDayless: true,
  intent: (given) => ({ kind: "first", about: nameOf(given, 'Usage: chipwire first "TEXT"') }),
});

/** `chipwire check`: what is reported of a claim. */
export const check = lookUp({
  help: `Usage: chipwire check "CLAIM" [--as-of DAY] [--lang LANG] [--json]

What articles report of a claim, each with its quote, and whether they bear it out.

${COMMON}`,
  options: [],
  intent: (given) => ({
    kind: "check",
    claim: nameOf(given, 'Usage: chipwire check "CLAIM"'),
    asOf: dayOf("as-of", given),
  }),
});
