import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysBetween } from "../../src/stories/days-apart.ts";
import { likeness } from "../../src/stories/likeness.ts";
import { sharedShingles, sketchOf } from "../../src/stories/near-copies.ts";
import { words as wordsOf } from "../../src/text/words.ts";
import { partition, type Link } from "../../src/stories/partition.ts";
import type { ArticleInput } from "../../src/types.ts";
import { catalogue } from "./read-claims.ts";
import { traitsOf } from "./story-fixture.ts";

type Told = [text: string, more?: Partial<ArticleInput>];

async function compare(one: Told, other: Told): Promise<ReturnType<typeof likeness>> {
  const [a, b] = [await traitsOf(...one), await traitsOf(...other)];
  const found = likeness(a, b, catalogue);
  expect(likeness(b, a, catalogue)?.points).toBe(found?.points);
  return found;
}

const on = (published: string, title: string, lang = "en"): Partial<ArticleInput> => ({ published, title, lang });

describe("two articles", () => {
  test("of one event in two languages are linked, and the reasons say by what", async () => {
    const found = await compare(
      [
        "SK hynix will supply Nvidia with HBM4 worth 14.5 trillion won next year, the memory maker said on Tuesday.",
        on("2026-03-03", "SK hynix wins 14.5 trillion won HBM4 order from Nvidia"),
      ],
      [
        "SK하이닉스가 엔비디아에 내년 14조5000억원 규모의 HBM4를 공급한다고 3일 밝혔다.",
        on("2026-03-04", "SK하이닉스, 엔비디아에 14조5000억원 HBM4 공급 계약", "ko"),
      ],
    );
    expect(found?.kind).toBe("event");
    expect(found?.points).toBeGreaterThan(0);
    expect(found?.because.join("; ")).toMatch(/both name .*SK hynix.*both say .*14.5 trillion won.*1 day apart/);
  });

  test("that are word for word alike are a copy", async () => {
    const text =
      "Rapidus has begun to test its second pilot line in Chitose, the chief executive told reporters on Monday. Equipment arrives until June.";
    const found = await compare([`${text} Shares were little changed.`, {}], [text, {}]);
    expect(found).toMatchObject({ kind: "copy" });
    expect(found?.because[0]).toMatch(/% of the wording/);
  });

  test.each<[string, Told, Told]>([
    [
      "two products of one maker",
      [
        "China told firms to stop buying Nvidia's H20.",
        on("2026-01-14", "China tells firms to stop buying Nvidia's H20"),
      ],
      [
        "Nvidia may sell the H200 to approved buyers in China.",
        on("2026-01-14", "Trump lets Nvidia sell H200 in China"),
      ],
    ],
    [
      "two quarters of one company",
      [
        "AMD's revenue for the third quarter was $9.2 billion. Net profit rose.",
        on("2025-11-04", "AMD earnings: third-quarter revenue of $9.2 billion"),
      ],
      [
        "AMD's revenue for the fourth quarter was $10.3 billion. Net profit rose.",
        on("2026-02-03", "AMD earnings: fourth-quarter revenue of $10.3 billion"),
      ],
    ],
    [
      "talks and the broken-off deal",
      [
        "Intel is in talks to acquire SambaNova, people familiar with the matter said.",
        on("2025-10-31", "Intel in talks to acquire SambaNova"),
      ],
      [
        "Intel's talks to acquire SambaNova have collapsed.",
        on("2026-01-22", "Intel's talks to acquire SambaNova collapse"),
      ],
    ],
    [
      "two sums of one kind",
      [
        "Cerebras raised $1.1 billion in a funding round.",
        on("2025-09-30", "Cerebras raises $1.1 billion in funding round"),
      ],
      ["Groq raised $750 million in a funding round.", on("2025-09-30", "Groq raises $750 million in funding round")],
    ],
    [
      "the same company in the same week",
      [
        "Qualcomm bought Alphawave for its connectivity chips.",
        on("2025-10-27", "Qualcomm completes purchase of Alphawave"),
      ],
      [
        "Qualcomm unveiled the AI200 accelerator with 768 GB of memory.",
        on("2025-10-27", "Qualcomm unveils AI200 accelerator"),
      ],
    ],
  ])("about %s are not one event", async (_, one, other) => {
    expect((await compare(one, other))?.points ?? -1).toBeLessThan(0);
  });
});

describe("near copies", () => {
  test("share nearly all shingles after small edits, and none with another text", () => {
    const words = Array.from({ length: 300 }, (_, i) => `word${(i * 7919) % 1009}`);
    const edited = words.with(150, "other").slice(0, 290);
    const shared = sharedShingles(sketchOf(wordsOf(words.join(" "), "en")), sketchOf(wordsOf(edited.join(" "), "en")));
    expect(shared).toBeGreaterThan(0.8);
    const other = Array.from({ length: 300 }, (_, i) => `term${i}`).join(" ");
    expect(sharedShingles(sketchOf(wordsOf(words.join(" "), "en")), sketchOf(wordsOf(other, "en")))).toBe(0);
    expect(sharedShingles([], [])).toBe(0);
  });
});

describe("days", () => {
  test("without a year are as near as they can be", () => {
    expect(daysBetween("2025-10-15", "--10-17")).toBe(2);
    expect(daysBetween("--12-30", "2026-01-02")).toBe(3);
    expect(daysBetween("2025-10-15", "2026-10-15")).toBe(365);
  });
});

const link = (a: string, b: string, points: number): Link => ({ a, b, points });

describe("the groups of articles", () => {
  test("join along links, but not through one round-up that touches both", () => {
    const event = ["a", "b", "c"].flatMap((x, i, all) => all.slice(i + 1).map((y) => link(x, y, 4)));
    const other = ["x", "y", "z"].flatMap((one, i, all) => all.slice(i + 1).map((two) => link(one, two, 4)));
    const groups = partition(
      ["a", "b", "c", "x", "y", "z", "r"],
      [...event, ...other, link("r", "a", 3), link("r", "x", 2)],
    );
    expect(groups.map((group) => group.join(""))).not.toContain("abcrxyz");
    expect(groups.filter((group) => group.includes("a"))[0]).toEqual(expect.arrayContaining(["a", "b", "c"]));
    expect(partition(["a", "b", "c"], [link("a", "b", 3), link("b", "c", 2), link("a", "c", -5)])).toEqual([
      ["a", "b"],
      ["c"],
    ]);
  });

  test("hold each article once, and are the same whatever the order of articles and links", () => {
    const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const pair = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 2 });
    const links = fc.uniqueArray(fc.tuple(pair, fc.integer({ min: -5, max: 9 })), {
      selector: ([ends]) => ends.toSorted().join(),
    });
    fc.assert(
      fc.property(links, fc.infiniteStream(fc.nat()), (drawn, noise) => {
        const made = drawn.map(([[a = "", b = ""], points]) => link(a, b, points));
        const shuffle = <T>(all: readonly T[]): T[] =>
          all
            .map((each) => ({ each, at: noise.next().value ?? 0 }))
            .toSorted((x, y) => x.at - y.at)
            .map(({ each }) => each);
        const sorted = (groups: string[][]): string[] => groups.map((group) => group.join("")).toSorted();
        const groups = sorted(partition(ids, made));
        const swapped = shuffle(made).map(({ a, b, points }) => link(b, a, points));
        expect(sorted(partition(shuffle(ids), swapped))).toEqual(groups);
        expect(groups.join("").split("").toSorted()).toEqual(ids);
      }),
    );
  });
});
