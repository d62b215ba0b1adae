import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { isPageLine } from "../../src/answer/page-lines.ts";
import { article, citationsOf, expectSound, openHouse, type House } from "./answer-house.ts";

describe("what of a page is quoted", () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse([
      article(
        "cpx",
        "2026-03-20",
        "Rubin CPX: what it was",
        [
          "Nvidia cancelled Rubin CPX at GTC. It had been announced six months before, for long contexts.",
          "What took the place of Rubin CPX",
          "A rack with 256 LPUs that live on SRAM. Samsung makes them.",
          "Tags: Nvidia, Rubin CPX, place, LPU / Written by a human and in part by a machine for this page",
        ].join("\n\n"),
      ),
    ]);
  });
  afterAll(() => house.close());

  test("a heading is followed by what it announces, and the page's own lines are left out", async () => {
    const answer = await house.bot.ask({ text: "what took the place of Rubin CPX?" });
    const quotes = citationsOf(answer).map(({ quote }) => quote);
    expect(quotes).toContain("What took the place of Rubin CPX");
    expect(quotes.join("\n")).toContain("A rack with 256 LPUs");
    expect(quotes.join("\n")).not.toContain("Tags:");
    await expectSound(answer, house);
  });
});

describe("a title that tells all that is asked, as no sentence does", () => {
  const TITLE =
    "Outlook on memory: Seoul ministry advises Samsung to buy accelerators of Rebellions, as makers look for an alternative to Nvidia";
  let house: House;
  beforeAll(async () => {
    house = await openHouse([
      article(
        "seoul",
        "2026-03-20",
        TITLE,
        [
          "Samsung turned to Nvidia for the training of its model, the ministry in Seoul found.",
          "The ministry had advised makers against it for years, and Seoul paid for a laboratory.",
          "In Seoul, Samsung and its ministry of industry speak every month.",
          "Rebellions, a start-up from Seongnam, has found few buyers so far.",
        ].join("\n\n"),
      ),
    ]);
  });
  afterAll(() => house.close());

  test("is quoted beside those that tell it in parts", async () => {
    const answer = await house.bot.ask({ text: "What does the Seoul ministry advise Samsung?" });
    const quotes = citationsOf(answer).map(({ quote }) => quote);
    expect(quotes.indexOf(TITLE)).toBeGreaterThan(0);
    await expectSound(answer, house);
  });
});

describe("a page's own lines", () => {
  test.each([
    "Tags: NVIDIA, GB200",
    "Also Read: Nvidia, AMD surge",
    "À lire aussi : Amazon veut louer ses Trainium",
    "Lesen Sie auch: DDR5 im Preisvergleich",
    "Leggi anche: Il rame vola ai massimi",
    "Compartir · Suscríbase al boletín",
    "延伸閱讀:黃仁勳下周訪英",
    "ⓒ 테크데일리, 무단전재 및 재배포 금지",
    "Comments (0)",
    "Forward this mail to a friend | Unsubscribe",
  ])("%s", (line) => {
    expect(isPageLine(line)).toBe(true);
  });

  test.each([
    "Related companies held thirty per cent of the chip maker when the regulator looked into its books again.",
    "Disclosures show that Nvidia holds 4 per cent.",
    "Copyright claims against the model were dismissed.",
    "Anzeige gegen den Händler wurde erstattet.",
    "Tagesumsatz der Branche stieg",
    "他说今年的关键词是推理",
    "Read the filing and you find no word of Nvidia",
    "Comments by the minister moved the shares of Nvidia.",
    "関連会社はチップを売る",
  ])("not: %s", (line) => {
    expect(isPageLine(line)).toBe(false);
  });
});
