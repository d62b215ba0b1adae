import { describe, expect, test } from "vitest";

import { createCatalogue, entities } from "../../src/knowledge/catalogue.ts";
import { statementsOf, type Statement } from "../../src/reading/contrast-statements.ts";
import { findContrasts } from "../../src/reading/contrasts.ts";
import { takeArticle } from "../../src/reading/intake.ts";
import { readArticle } from "../../src/reading/reading.ts";
import { body } from "../../src/types.ts";
import { knowledge } from "./read-claims.ts";

const catalogue = createCatalogue(entities);

type Given = { lang: string; published: string | null; title: string; text: string };
type Read = { text: string; statements: readonly Statement[] };

async function read(given: Given, at: number): Promise<Read> {
  const intake = await takeArticle({ url: `https://news.example/told-${at}`, outlet: null, ...given });
  if (intake.kind === "refused") throw new Error(intake.reason);
  const { reading } = readArticle(intake.article, knowledge);
  return { text: body(intake.article), statements: statementsOf(intake.article, reading, catalogue) };
}

const contrastsOf = async (...given: Given[]) => {
  const told = await Promise.all(given.map(read));
  return findContrasts(
    told.flatMap(({ statements }) => statements),
    catalogue,
  );
};

const announced: Given = {
  lang: "en",
  published: "2025-09-09",
  title: "Nvidia unveils Rubin CPX",
  text: "Nvidia today announced Rubin CPX, a GPU for inference over very long contexts. It carries GDDR7 memory.",
};
const dropped: Given = {
  lang: "ja",
  published: "2026-03-18",
  title: "GTCで推論用プロセッサを披露",
  text: "エヌビディアは新しい推論用プロセッサを披露した。昨年秋に発表されたRubin CPXは推論向けのGPUだったが、ロードマップから姿を消した。",
};

describe("what one article takes back of what another tells", () => {
  test("is found across languages without a stage or a figure, the later one last", async () => {
    const [found] = await contrastsOf(dropped, announced);
    expect(found).toMatchObject({ kind: "update", a: { day: "2025-09-09" }, b: { day: "2026-03-18" } });
    expect(found?.shared).toContain("rubin-cpx");
  });

  test("is no news where the other article takes it back too", async () => {
    const also: Given = {
      ...dropped,
      lang: "en",
      title: "Rubin CPX cancelled",
      text: "Nvidia has cancelled Rubin CPX, a GPU for inference.",
    };
    const again: Given = {
      ...also,
      published: "2026-03-20",
      title: "No more CPX",
      text: "The inference GPU Rubin CPX of Nvidia was cancelled.",
    };
    expect(await contrastsOf(also, again)).toEqual([]);
  });

  test("is not found between two products", async () => {
    const other: Given = {
      ...dropped,
      lang: "en",
      title: "Intel cancels Falcon Shores",
      text: "Intel has cancelled Falcon Shores, a GPU for inference.",
    };
    expect(await contrastsOf(announced, other)).toEqual([]);
  });
});

describe("a figure told in two ways", () => {
  const sum = (published: string, text: string, lang = "en"): Given => ({
    lang,
    published,
    title: "Mistral in Sweden",
    text,
  });
  const first = sum(
    "2026-02-10",
    "Mistral will put 1.2 billion euros into a data centre in Sweden with EcoDataCenter.",
  );

  test("is found where both are of one company and one purpose", async () => {
    const second = sum("2026-02-11", "Mistral spends 1.4 billion euros on a data centre in Sweden with EcoDataCenter.");
    expect(await contrastsOf(first, second)).toHaveLength(1);
  });

  test("is none where both give the same, however it is written", async () => {
    const same = sum("2026-02-11", "Mistral steckt 1,2 Milliarden Euro in ein Rechenzentrum in Schweden.", "de");
    expect(await contrastsOf(first, same)).toEqual([]);
  });
});

test("comes out the same in whatever order articles are read", async () => {
  const forth = await contrastsOf(announced, dropped);
  const told = await Promise.all([announced, dropped].map(read));
  const back = findContrasts(
    told.toReversed().flatMap(({ statements }) => statements),
    catalogue,
  );
  expect(back.map(({ a, b }) => [a.day, a.start, b.day, b.start])).toEqual(
    forth.map(({ a, b }) => [a.day, a.start, b.day, b.start]),
  );
});
