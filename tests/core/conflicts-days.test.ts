import { describe, expect, test } from "vitest";

import { timingOf } from "../../src/reading/contrast-days.ts";
import { type Given, readGiven } from "./told.ts";

const given = (published: string | null, text: string, lang = "en"): Given => ({ lang, published, title: null, text });

async function timing(a: Given, b: Given) {
  const [one, other] = await Promise.all([a, b].map(readGiven));
  if (one === undefined || other === undefined) throw new Error("both are read");
  return timingOf(one.told, other.told);
}

const january = given("2026-01-14", "Customs officers were told to stop the H200 of Nvidia at the border.");

describe("how far apart two articles were written", () => {
  test("is told by their days", async () => {
    const march = given("2026-03-15", "Nvidia has started to ship the H200 to China.");
    expect(await timing(january, march)).toMatchObject({ kind: "apart", days: 61, order: 61 });
    expect(await timing(march, january)).toMatchObject({ kind: "apart", order: -61 });
  });

  test("is told by a day without a year in the head of one that has none, whichever language", async () => {
    const undated = given(null, "Am 20. März begann Nvidia, den H200 nach China zu liefern.", "de");
    expect(await timing(january, undated)).toMatchObject({ kind: "apart", order: 66 });
  });

  test("is the shorter way round the year where no year is known", async () => {
    const [december, february] = [
      given(null, "On December 20 Nvidia stopped work on the H20."),
      given(null, "On February 8 Nvidia took up work on the H20 again."),
    ];
    expect(await timing(december, february)).toMatchObject({ kind: "apart", order: 49 });
  });

  test("is one moment where both speak of one day in their heads", async () => {
    const retold = given(null, "Nvidia's H200 is stopped at the border, Reuters said on January 14.");
    expect(await timing(january, retold)).toMatchObject({ kind: "one moment" });
  });

  test("is unknown where one shows no day", async () => {
    expect(await timing(january, given(null, "Nvidia's H200 is stopped at the border."))).toEqual({ kind: "unknown" });
  });
});
