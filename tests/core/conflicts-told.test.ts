import { describe, expect, test } from "vitest";

import { isLone, type ToldValue } from "../../src/reading/contrast-values.ts";
import { type Given, listOf, readGiven } from "./told.ts";

const contrastsOf = async (...given: Given[]) => listOf(await Promise.all(given.map(readGiven)));

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
    const [later, earlier] = await Promise.all([dropped, announced].map(readGiven));
    if (later === undefined || earlier === undefined) throw new Error("both are read");
    const [found] = listOf([later, earlier]);
    const { articleId: a } = earlier.told;
    const { articleId: b } = later.told;
    expect(found).toMatchObject({ kind: "update", a: { articleId: a }, b: { articleId: b } });
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

describe("the only figure of its sort in each of two reports", () => {
  const launch = (published: string, text: string, lang = "en", title = "Microsoft launches Maia 200"): Given => ({
    lang,
    published,
    title,
    text,
  });
  const first = launch(
    "2026-01-26",
    [
      "Microsoft has brought out the Maia 200, its second AI chip, made by TSMC in 3 nm for inference.",
      "It has 216 GB of HBM3E memory. It fits a 750 watt envelope. Copilot and the models of OpenAI run on it.",
    ].join(" "),
  );

  test("shows a disagreement whatever stands around it, across languages", async () => {
    const french = [
      "Microsoft présente la Maia 200, sa deuxième puce d'IA, gravée en 3 nm par TSMC pour l'inférence.",
      "Elle embarque 216 Go de HBM3E de SK hynix et consomme 880 watts. Elle sert Copilot et les modèles d'OpenAI.",
    ].join(" ");
    const [found] = await contrastsOf(first, launch("2026-01-27", french, "fr", "Microsoft dégaine la Maia 200"));
    expect(found).toMatchObject({ kind: "contradiction" });
  });

  test.each([
    ["power W", 750, 880, true],
    ["power W", 750, 755, false],
    ["power W", 750, 2_000, false],
    ["percent %", 15, 20, false],
  ])("of %s: %d and %d", (sort, from, other, isDisputed) => {
    const value = (at: number): ToldValue => ({ sort, from: at, to: at, name: null, around: new Set(), window: "" });
    expect(isLone(value(from), value(other))).toBe(isDisputed);
  });

  test("is the process a chip is made in as well", async () => {
    const of = (process: string): string =>
      `Google gives MediaTek the chip Zebrafish, its next TPU, made in ${process}.`;
    const [here, there] = ["TSMC's N3P process", "TSMC's 2nm process"].map((process, day) => ({
      lang: "en",
      published: `2025-12-1${day}`,
      title: "MediaTek wins Google's next TPU Zebrafish",
      text: of(process),
    }));
    if (here === undefined || there === undefined) throw new Error("both are given");
    expect(await contrastsOf(here, there)).toHaveLength(1);
    expect(await contrastsOf(here, { ...there, text: of("TSMC's N3 process") })).toEqual([]);
  });
});

test("comes out the same in whatever order articles are read", async () => {
  const read = await Promise.all([announced, dropped].map(readGiven));
  const placesOf = (all: typeof read) => listOf(all).map(({ a, b, kind }) => [a, b, kind]);
  expect(placesOf(read.toReversed())).toEqual(placesOf(read));
  expect(placesOf(read)).toHaveLength(1);
});
