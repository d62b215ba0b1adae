import { setImmediate } from "node:timers/promises";

import type { Bot } from "../../src/index.ts";

/** Reading an article takes the main loop for some ten milliseconds; connections must not wait for many in a row. */
const ARTICLES_AT_ONCE = 4;

/**
 * Imports for many who work at a time: one after the other, a few articles each, and what came over the network meanwhile is let in between. A
 * loop that imports for seconds would see its downloads run into their deadlines.
 */
export function importInTurns(importArticles: Bot["import"]): Bot["import"] {
  let last: Promise<unknown> = Promise.resolve();
  const inPieces: Bot["import"] = async (articles) => {
    const outcomes = [];
    for (let at = 0; at < articles.length; at += ARTICLES_AT_ONCE) {
      outcomes.push(...(await importArticles(articles.slice(at, at + ARTICLES_AT_ONCE))));
      await setImmediate();
    }
    return outcomes;
  };
  return (articles) => {
    const mine = last.then(() => inPieces(articles));
    // A failure is told to the one whose articles they were.
    last = mine.catch(() => {});
    return mine;
  };
}
