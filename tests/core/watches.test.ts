import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { ArticleInput, Language } from "../../src/index.ts";
import { createDigestWorld } from "../fixtures/digest-world.ts";

type World = Awaited<ReturnType<typeof createDigestWorld>>;

let world: World;
beforeEach(async () => {
  world = await createDigestWorld("2026-11-01T12:00:00Z");
});
afterEach(() => world.close());

const article = (url: string, title: string, text: string, published: string): ArticleInput => ({
  url,
  title,
  outlet: new URL(url).hostname,
  lang: "en",
  published,
  text,
});

const plan = (text: string, language: Language = "en") =>
  world.desk.planWatch({ id: "w1", place: "test:D1", owner: "u1", text, language });

async function watch(text: string): Promise<void> {
  const planned = plan(text);
  if (planned.kind === "refused") throw new Error(JSON.stringify(planned.problems));
  await world.desk.keepWatch(planned.watch);
}

async function arrives(at: string, ...articles: ArticleInput[]): Promise<void> {
  world.goTo(at);
  await world.import(articles);
  await world.tick();
}

describe("a watch", () => {
  test.each([
    ["tell me when the MI450's ship date changes", "en", /date changes: AMD Instinct MI450|date changes: .*MI450/],
    ["any claim about H20 licences that is at least reported", "en", /H20 \+ licen[cs]e \(at least reported\)$/],
    ["sag mir Bescheid, wenn sich der Liefertermin des MI450 ändert", "de", /Termin ändert: .*MI450/],
    ["préviens-moi si une licence est confirmée pour le H200", "fr", /H200 \+ licence.*confirmé seulement/],
    ['"glass substrate"', "en", /“glass substrate”/],
  ])("%s (%s) is shown in plain words before it is kept", (text, language, expected) => {
    const planned = plan(text, language === "de" ? "de" : language === "fr" ? "fr" : "en");
    expect(planned.kind === "plan" ? planned.words : planned).toMatch(expected);
  });

  test("tells a claim that is as sure as was asked, once, with the sentence that makes it", async () => {
    await watch("any claim about H20 licences that is at least reported");
    const text =
      "The Commerce Department granted Nvidia licences to export the H20 to China on Monday, Reuters reported.";
    await arrives(
      "2026-11-02T10:00:00Z",
      article("https://a.example/1", "US grants Nvidia licences for the H20", text, "2026-11-02T09:00:00Z"),
    );
    await world.tick();
    expect(world.shown.map(({ view }) => [view.title, view.stories[0]?.quote])).toEqual([
      ["Watch: any claim about H20 licences that is at least reported", text],
    ]);
  });

  test("a rumour does not reach a watch for what is confirmed", async () => {
    await watch("H20 licences, confirmed only");
    await arrives(
      "2026-11-02T10:00:00Z",
      article(
        "https://a.example/1",
        "Nvidia may get H20 licences, rumour says",
        "According to rumours, Nvidia may soon get licences to export the H20 to China.",
        "2026-11-02T09:00:00Z",
      ),
    );
    expect(world.shown).toEqual([]);
  });

  test("tells when a date becomes another, not when it is said again", async () => {
    await watch("tell me when the MI450's launch date changes");
    const said = (n: number, quarter: string, published: string) =>
      article(
        `https://a${n}.example/x`,
        `AMD: MI450 launch in the ${quarter} of 2027`,
        `AMD will launch its MI450 accelerator in the ${quarter} of 2027, the company said on stage ${n}.`,
        published,
      );
    await arrives("2026-11-02T10:00:00Z", said(1, "second quarter", "2026-11-02T09:00:00Z"));
    await arrives("2026-11-03T10:00:00Z", said(2, "second quarter", "2026-11-03T09:00:00Z"));
    await arrives("2026-11-05T10:00:00Z", said(3, "fourth quarter", "2026-11-05T09:00:00Z"));
    const quotes = world.shown.map(({ view }) => /second|fourth/.exec(view.stories[0]?.quote ?? "")?.[0]);
    expect(quotes).toEqual(["second", "fourth"]);
  });

  test("what a person keeps can be listed and forgotten", async () => {
    await watch('"glass substrate"');
    expect((await world.desk.watches({ owner: "u1" })).map(({ watch: { text } }) => text)).toEqual([
      '"glass substrate"',
    ]);
    expect(await world.desk.watches({ owner: "u2" })).toEqual([]);
    expect(await world.desk.forget("u1")).toBe(1);
    expect(await world.desk.watches({ owner: "u1" })).toEqual([]);
  });
});

describe("a digest's settings", () => {
  test("are refused field by field, with what to write instead", () => {
    const refused = world.desk.planSubscription({ id: "s", place: "test:C1", time: "25:00", zone: "Mars/X" });
    expect(refused.kind === "refused" ? refused.problems.map(({ field }) => field).toSorted() : refused).toEqual([
      "time",
      "zone",
    ]);
  });

  test("read a filter as people write it, and say it back", () => {
    const planned = world.desk.planSubscription({
      id: "s",
      place: "test:C1",
      time: "09:00",
      zone: "Asia/Seoul",
      filterText: "nvidia, SK hynix, not smuggling",
    });
    if (planned.kind === "refused") throw new Error("it should be fine");
    expect(planned.words).toMatch(/^(?:NVIDIA|Nvidia) \/ SK hynix \+ not smuggling$/);
    expect(planned.next?.at.toISOString()).toBe("2026-11-02T00:00:00.000Z");
  });
});

test("a story that is denied after it was told is marked in the very message that told it", async () => {
  await world.subscribe();
  const claim =
    "Samsung will delay its HBM4 deliveries to Nvidia by six months because of low yields, a Korean daily reported on Sunday.";
  await arrives(
    "2026-11-02T08:00:00Z",
    article(
      "https://daily.example/1",
      "Samsung to delay HBM4 deliveries to Nvidia by six months",
      claim,
      "2026-11-02T07:00:00Z",
    ),
  );
  world.goTo("2026-11-02T09:00:05Z");
  await world.tick();
  expect(world.shown).toHaveLength(1);
  const denial =
    "Samsung denied a report that it will delay its HBM4 deliveries to Nvidia by six months because of low yields. The report is not true, the company said.";
  await arrives(
    "2026-11-02T14:00:00Z",
    article(
      "https://wire.example/2",
      "Samsung denies report of a six-month delay of HBM4 deliveries to Nvidia",
      denial,
      "2026-11-02T13:00:00Z",
    ),
  );
  expect(world.edited.map(({ message }) => message)).toEqual(["m1"]);
  expect(world.edited[0]?.view.stories[0]?.correction).toMatch(/^Corrected 2 Nov 2026: denied by wire\.example/);
  world.goTo("2026-11-03T09:00:05Z");
  await world.tick();
  expect(world.shown.at(-1)?.view.stories.map(({ kind }) => kind)).toEqual(["corrected"]);
});
