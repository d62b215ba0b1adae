import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { ArticleEvidence } from "../../src/answer/article-evidence.ts";
import { findEvidence } from "../../src/answer/evidence.ts";
import { goingOn } from "../../src/answer/going-on.ts";
import type { QuestionKind } from "../../src/answer/kind.ts";
import { isPageLine } from "../../src/answer/page-lines.ts";
import { quotableSentences } from "../../src/answer/quotable.ts";
import { readQuestion } from "../../src/answer/question.ts";
import { concepts, createCatalogue, entities, generalConcepts } from "../../src/knowledge/catalogue.ts";
import { createLexicon } from "../../src/knowledge/lexicon.ts";
import { createLinker } from "../../src/knowledge/linker.ts";
import { body } from "../../src/types.ts";
import { article, citationsOf, expectSound, openHouse, type House } from "./answer-house.ts";

const knowledge = { linker: createLinker(entities), lexicon: createLexicon([...concepts, ...generalConcepts]) };
const catalogue = createCatalogue(entities);

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

describe("what stands next to a quote", () => {
  const FIRST = "A crew in Florida shipped 400 Nvidia A100 chips, prosecutors said.";
  const SECOND = "The crates went by way of Malaysia and Thailand.";
  const THIRD = "One of the crew taught chemistry.";
  const LINE = "The countries on the way had no part in it.";
  let house: House;
  let found: ArticleEvidence;
  beforeAll(async () => {
    house = await openHouse([article("crew", "2026-03-20", "Charges", `${FIRST} ${SECOND} ${THIRD}\n${LINE}`)]);
    const asked = await readQuestion({ text: "which crew shipped A100 chips" }, knowledge, new Date("2026-09-01"));
    const [first] = (await findEvidence(asked, { library: house.library, catalogue })).articles;
    if (first === undefined) throw new Error("nothing found");
    found = first;
  });
  afterAll(() => house.close());

  /** What becomes of a quote of the first sentence, with the log odds of each sentence as given; 0 of the first, far less of the others. */
  const grown = (odds: Readonly<Record<string, number>>, kind: QuestionKind, charsMax = 1_200): string[] => {
    const sentences = found.sentences.map((sentence) => ({
      ...sentence,
      choice: sentence.view.text === FIRST ? 0 : (odds[sentence.view.text] ?? -30),
    }));
    const articles = [{ ...found, sentences: sentences.toSorted((a, b) => b.choice - a.choice) }];
    const text = body(found.article);
    const start = text.indexOf(FIRST);
    return goingOn([{ article: found.article, start, end: start + FIRST.length }], { articles, kind, charsMax }).map(
      (quote) => text.slice(quote.start, quote.end),
    );
  };

  test("is quoted with it where it is nearly as likely to answer", () => {
    expect(grown({ [SECOND]: -3 }, "who")).toEqual([`${FIRST} ${SECOND}`]);
    expect(grown({ [SECOND]: -3, [THIRD]: -2 }, "who")).toEqual([`${FIRST} ${SECOND} ${THIRD}`]);
  });

  test("is left out where it is far less likely, less soon for a list", () => {
    expect(grown({ [SECOND]: -5 }, "who")).toEqual([FIRST]);
    expect(grown({ [SECOND]: -5 }, "list")).toEqual([`${FIRST} ${SECOND}`]);
  });

  test("is left out where it is apart, in another line, or there is no room", () => {
    expect(grown({ [THIRD]: -1 }, "who")).toEqual([FIRST]);
    expect(grown({ [SECOND]: -1, [THIRD]: -1, [LINE]: -1 }, "who")).toEqual([`${FIRST} ${SECOND} ${THIRD}`]);
    expect(grown({ [SECOND]: -1 }, "who", FIRST.length + 10)).toEqual([FIRST]);
  });

  test("of a timeline the sentence that gives the news comes first", () => {
    const sentences = found.sentences.map((sentence) => ({
      ...sentence,
      kind: 0,
      choice: sentence.view.text === SECOND ? 0 : sentence.view.text === FIRST ? -2 : -9,
    }));
    const firstOf = (kind: QuestionKind): string | undefined =>
      quotableSentences({ ...found, sentences: sentences.toSorted((a, b) => b.choice - a.choice) }, kind)[0]?.view.text;
    expect(firstOf("list")).toBe(SECOND);
    expect(firstOf("timeline")).toBe(FIRST);
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
