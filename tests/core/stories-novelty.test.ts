import { describe, expect, test } from "vitest";
import { newFacts } from "../../src/stories/novelty.ts";
import { tellStory } from "../../src/stories/story.ts";
import type { StoryLink } from "../../src/ports.ts";
import type { ArticleInput } from "../../src/types.ts";
import { catalogue } from "./read-claims.ts";
import { traitsOf } from "./story-fixture.ts";

const MICRON = "Micron will supply Nvidia with HBM4 from June 2026, it said. The contract is worth $4.2 billion.";

describe("what is new in an article", () => {
  test("is nothing when the same is told again for four days, in other words and languages (regression 14)", async () => {
    const known = [await traitsOf(MICRON, { published: "2026-03-02" })];
    const again: [string, Partial<ArticleInput>][] = [
      [
        "HBM4 for Nvidia: Micron has signed a $4.2bn contract, with supply from June 2026.",
        { published: "2026-03-03" },
      ],
      [
        "Micron beliefert Nvidia ab Juni 2026 mit HBM4. Der Vertrag hat einen Wert von 4,2 Milliarden Dollar.",
        { published: "2026-03-04", lang: "de" },
      ],
      ["美光将从2026年6月起向英伟达供应HBM4,合同价值42亿美元。", { published: "2026-03-05", lang: "zh" }],
    ];
    for (const [text, more] of again) {
      const facts = newFacts(await traitsOf(text, more), known, catalogue);
      expect(facts).toEqual([]);
    }
  });

  test("is the figure, the day and the name that nobody had told", async () => {
    const known = [await traitsOf(MICRON, { published: "2026-03-02" })];
    const later = await traitsOf(
      "Micron now puts its HBM4 contract with Nvidia at $5.6 billion. Supply starts on 9 July 2026. AMD and Broadcom are customers of Micron too. AMD signed last week.",
      { published: "2026-03-20" },
    );
    const facts = newFacts(later, known, catalogue);
    expect(facts).toContainEqual({ kind: "figure", said: "$5.6 billion" });
    expect(facts).toContainEqual({ kind: "day", said: "2026-07-09" });
    expect(facts).toContainEqual({ kind: "name", said: "AMD" });
  });
});

type Member = { id: string; text: string; more: Partial<ArticleInput> };

async function story(members: readonly Member[], links: readonly StoryLink[] = []) {
  const read = await Promise.all(
    members.map(async ({ id, text, more }) => ({
      id,
      traits: await traitsOf(text, { url: `https://s.example/${id}`, ...more }),
    })),
  );
  return tellStory({ id: "story-1", members: read, links }, catalogue);
}

const REPEATED =
  "Meta will rent Google's TPUs for several billion dollars, The Information reports. Meta did not comment.";

describe("the sources of a story", () => {
  test("who all repeat one outlet are one source, which is named as the first even where its article is not there", async () => {
    const told = await story([
      { id: "a", text: REPEATED, more: { published: "2026-02-27", outlet: "Daily One" } },
      {
        id: "b",
        text: `According to The Information, Meta rents TPUs from Google.`,
        more: { published: "2026-02-28", outlet: "Daily Two" },
      },
    ]);
    expect(told).toMatchObject({ independentSources: 1, firstReport: { url: null, publisher: "The Information" } });
    expect(told.articles.map(({ role, from }) => `${role} ${from}`)).toEqual([
      "repeats The Information",
      "repeats The Information",
    ]);
  });

  test("the outlet's own article is the first report, also when it was read later, and they still are one source", async () => {
    const own = "Meta Platforms signed a deal to rent TPUs from Google, a person with knowledge of it said.";
    const told = await story([
      { id: "a", text: REPEATED, more: { published: "2026-02-27", outlet: "Daily One" } },
      { id: "b", text: own, more: { published: "2026-02-27T06:00:00Z", outlet: "The Information" } },
    ]);
    expect(told).toMatchObject({ independentSources: 1, firstReport: { url: "https://s.example/b" } });
    expect(told.articles.find(({ url }) => url === "https://s.example/b")?.role).toBe("first");
  });

  test("a source of its own that adds a fact counts, one that only says it again does not", async () => {
    const first = "AMD will deliver 6 gigawatts of GPUs to OpenAI, the companies said.";
    const told = await story([
      { id: "a", text: first, more: { published: "2025-10-06T11:00:00Z", outlet: "Daily One" } },
      {
        id: "b",
        text: "OpenAI buys 6 gigawatts of GPUs from AMD.",
        more: { published: "2025-10-06T12:00:00Z", outlet: "Daily Two" },
      },
      {
        id: "c",
        text: `${first} A warrant covers 160 million shares.`,
        more: { published: "2025-10-06T13:00:00Z", outlet: "Daily Three" },
      },
    ]);
    expect(told.articles.map(({ role }) => role)).toEqual(["first", "repeats", "adds"]);
    expect(told.independentSources).toBe(2);
  });

  test("a denial makes the story denied, a rumour alone leaves it one", async () => {
    const rumour = { id: "a", text: "AMD's MI455X is rumoured to slip to 2027.", more: { published: "2026-02-17" } };
    const denial = { id: "b", text: "AMD denied that the MI455X slips to 2027.", more: { published: "2026-02-18" } };
    expect((await story([rumour])).status).toBe("rumour");
    expect((await story([denial, rumour])).status).toBe("denied");
  });
});
