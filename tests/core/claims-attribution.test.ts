import { expect, test } from "vitest";

import { concepts, entities, generalConcepts } from "../../src/knowledge/catalogue.ts";
import { createLexicon } from "../../src/knowledge/lexicon.ts";
import { createLinker } from "../../src/knowledge/linker.ts";
import { attributions } from "../../src/reading/claims.ts";
import { compareClaims } from "../../src/reading/conflicts.ts";
import { readArticle } from "../../src/reading/reading.ts";
import { body } from "../../src/types.ts";
import { catalogue, tell } from "./read-claims.ts";

const knowledge = { linker: createLinker(entities), lexicon: createLexicon([...concepts, ...generalConcepts]) };

test.each([
  ["en", "Reuters reported that Nvidia halted production of the H20.", "reuters"],
  ["fr", "Selon le Financial Times, DeepSeek a repoussé R2.", "ft"],
  ["de", "Laut Reuters verschiebt Nvidia den Start.", "reuters"],
  ["es", "Según Bloomberg, Nvidia prepara un chip nuevo.", "bloomberg"],
  ["it", "Secondo Reuters, Nvidia prepara un nuovo chip.", "reuters"],
  ["zh", "据路透社报道，英伟达暂停生产H20。", "reuters"],
  ["ja", "ロイターによると、エヌビディアはH20の生産を停止した。", "reuters"],
  ["ko", "로이터에 따르면 엔비디아가 H20 생산을 중단했다.", "reuters"],
])("%s: whom an article has it from, letter for letter in it: %s", async (lang, text, id) => {
  const { article } = await tell(text, { lang });
  const [first] = attributions(article, readArticle(article, knowledge).reading, catalogue);
  expect(first?.id).toBe(id);
  expect(body(article).slice(first?.start, first?.end)).toBe(first?.surface);
});

test("an outlet that is only talked about is no source", async () => {
  const { article } = await tell("Nvidia bought an advertisement in Bloomberg and Reuters moved into a new office.");
  expect(attributions(article, readArticle(article, knowledge).reading, catalogue)).toEqual([]);
});

test("two claims alone: the later stage overtakes, the same stage does not", async () => {
  const [talks, collapse] = await Promise.all([
    tell("Intel holds preliminary talks to buy Tenstorrent.", { published: "2026-01-10" }),
    tell("Takeover talks between Intel and Tenstorrent have collapsed.", { published: "2026-05-20" }),
  ]);
  const deal = ({ claims }: typeof talks) => claims.filter(({ kind }) => kind === "acquisition").slice(0, 1);
  const [a, b] = [deal(talks), deal(collapse)];
  expect(a.flatMap((x) => b.map((y) => compareClaims(x, y, catalogue)))).toEqual(["update"]);
  expect(a.map((x) => compareClaims(x, x, catalogue))).toEqual([null]);
});
