import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { askedSoundTerms, soundTerms, wordSounds, type Spelling } from "../../src/text/sound-terms.ts";
import { soundAlike } from "../../src/text/sounds-alike.ts";
import { hanSounds, pinyinOf } from "../../src/text/sounds-asian.ts";
import { latinSounds, settled } from "../../src/text/sounds-latin.ts";
import { words, type Script } from "../../src/text/words.ts";
import type { ArticleInput } from "../../src/types.ts";
import { article, citedNames, openHouse, type House } from "./answer-house.ts";

const spelling = (written: string): Spelling => {
  const scripts: readonly (readonly [RegExp, Script])[] = [
    [/[ァ-ヺ]/u, "kana"],
    [/[가-힣]/u, "hangul"],
    [/\p{Script=Han}/u, "han"],
  ];
  return { written: written.toLowerCase(), script: scripts.find(([sign]) => sign.test(written))?.[1] ?? "latin" };
};

const soundLikeOne = (one: string, other: string): boolean =>
  wordSounds(spelling(one)).some((mine) => wordSounds(spelling(other)).some((theirs) => soundAlike(mine, theirs) > 0));

describe("a name is known by its sound in another script", () => {
  test.each([
    ["Taylor", "테일러"],
    ["Taylor", "テイラー"],
    ["Soulbrain", "솔브레인"],
    ["Soulbrain", "솔브레인의"],
    ["Stanley", "スタンレー"],
    ["Morgan", "モルガン"],
    ["Virgo", "バーゴ"],
    ["Haenam", "해남에"],
    ["Bernstein", "번스타인은"],
    ["Trump", "トランプ"],
    ["Foxconn", "フォックスコン"],
    ["Corning", "コーニング"],
    ["Nikkei", "닛케이"],
    ["Dammam", "담맘"],
    ["Honda", "혼다"],
    ["アラムコ", "아람코"],
  ])("%s and %s", (one, other) => {
    expect(soundLikeOne(one, other)).toBe(true);
    expect(soundLikeOne(other, one)).toBe(true);
  });

  test.each([
    ["Taylor", "타이완"],
    ["Taylor", "データ"],
    ["Morgan", "メモリー"],
    ["Micron", "マイナス"],
    ["Stanley", "スタンバイ"],
    ["Honda", "한국"],
    ["Xian", "시"],
    ["AMD", "アムド"],
  ])("%s is not %s", (one, other) => {
    expect(soundLikeOne(one, other)).toBe(false);
  });

  test("Chinese signs are read by syllables, in older spellings too", () => {
    expect(pinyinOf("庐山")).toEqual(["lu", "shan"]);
    expect(soundAlike(settled(hanSounds("高雄").join("")), latinSounds("kaohsiung")[0] ?? "")).toBeGreaterThan(0.9);
    expect(soundAlike(settled(hanSounds("新竹").join("")), latinSounds("hsinchu")[0] ?? "")).toBeGreaterThan(0.9);
    expect(pinyinOf("A山")).toEqual(["A", "shan"]);
  });

  test.each([
    ["Taylor", "ko", "삼성전자 테일러 공장에"],
    ["Taylor", "ja", "テイラー工場を建てる"],
    ["Soulbrain", "ko", "솔브레인은 짓는다"],
    ["lushan", "zh", "发布了庐山芯片"],
    ["테일러", "en", "Samsung builds in Taylor, Texas"],
    ["솔브레인", "ja", "ソウルブレインは韓国の会社"],
    ["庐山", "en", "the Lushan chip"],
  ])("%s is found in a text in %s: %s", (asked, language, text) => {
    const all = words(text, language);
    const there = new Set([...soundTerms(text, all, language), ...all.map(({ norm }) => norm)]);
    expect(askedSoundTerms(spelling(asked)).some((term) => there.has(term))).toBe(true);
  });

  test("a name in letters is not looked for among names in letters", () => {
    const there = new Set(soundTerms("Tyler and Tailor", words("Tyler and Tailor", "en"), "en"));
    expect(askedSoundTerms(spelling("Taylor")).some((term) => there.has(term))).toBe(false);
  });
});

describe("who asks for a name that stands in another script", () => {
  const abroad = (name: string, lang: string, title: string, text: string): ArticleInput => ({
    ...article(name, "2026-05-04", title, text),
    lang,
  });
  let house: House;
  beforeAll(async () => {
    house = await openHouse([
      abroad(
        "korean",
        "ko",
        "솔브레인, 미국에 공장",
        "솔브레인이 미국 텍사스주 테일러에 고순도 인산 공장을 짓는다. 솔브레인의 투자액은 5억7500만달러다.",
      ),
      abroad(
        "japanese",
        "ja",
        "ソウルブレインの競合が増産",
        "ヴェルダンテックは福岡に工場を建てる。投資額は300億円と同社は説明した。",
      ),
      abroad(
        "chinese",
        "zh",
        "芯片公司发布新品",
        "公司在发布会上公布了庐山芯片，面向图形渲染。庐山芯片将于2027年量产。",
      ),
      article(
        "english",
        "2026-05-06",
        "Samsung's Texas fab",
        "Samsung is investing 17 billion dollars in its Texas fab, the company said. Suppliers are investing as well.",
      ),
    ]);
  });
  afterAll(() => house.close());

  test.each([
    ["How much is Soulbrain investing in Texas?", "korean"],
    ["Combien Soulbrain investit-il au Texas ?", "korean"],
    ["How much is Verdantech investing in its plant?", "japanese"],
    ["When does the Lushan chip go into mass production?", "chinese"],
  ])("%s is answered out of it", async (text, name) => {
    expect(citedNames(await house.bot.ask({ text }))[0]).toBe(name);
  });

  test("and not where nothing sounds like it", async () => {
    const answer = await house.bot.ask({ text: "How much is Brakenridge investing in Texas?" });
    expect(citedNames(answer)).not.toContain("korean");
  });
});
