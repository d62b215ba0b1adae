import type { Language } from "../types.ts";

/** Whose press is asked for: a pattern of the people's name in the question's languages, and the language it writes. */
const PEOPLES: readonly (readonly [Language, string, string])[] = [
  ["fr", "french|françaises?|français|französische[nr]?|frances[ae]s?|francesi", "法|フランス|프랑스"],
  ["de", "german|allemandes?|allemands?|deutsche[nr]?|aleman[ae]s?|tedesc(?:a|hi|o)", "德|ドイツ|독일"],
  ["es", "spanish|espagnole?s?|spanische[nr]?|españolas?|españoles|spagnol[aoi]", "西班牙|スペイン|스페인"],
  ["it", "italian|italienne?s?|italienische[nr]?|italian[aoi]s?", "意|イタリア|이탈리아"],
  ["zh", "chinese|taiwanese|chinoise?s?|chinesische[nr]?|chin[ao]s?|cines[ei]", "中|台|中国|中國|台湾|台灣|중국|대만"],
  ["ja", "japanese|japonaise?s?|japanische[nr]?|japones[ae]s?|giappones[ei]", "日|日本|일본"],
  ["ko", "korean|coréenne?s?|coréens?|koreanische[nr]?|coreana?s?|corean[oi]", "韩|韓|韓国|韩国|한국"],
];
const PRESS = "press|media|papers?|newspapers?|outlets?|dailies|blogs?|coverage";
const PRESS_AFTER = "presse|medien|zeitung(?:en)?";
const PRESS_BEFORE = "presse|médias?|journa(?:l|ux)|prensa|medios?|diarios?|stampa|media|giornali";

type PressAsked = { lang: Language; surface: string; start: number; end: number };

const PATTERNS = PEOPLES.map(([lang, latin, dense]): readonly [Language, RegExp] => [
  lang,
  new RegExp(
    `(?<![\\p{L}])(?:south )?(?:${latin}) (?:${PRESS}|${PRESS_AFTER})(?![\\p{L}])|(?<![\\p{L}])(?:${PRESS_BEFORE}) (?:${latin})(?![\\p{L}])|(?:${dense})(?:媒|国媒体|國媒體|媒体|媒體|系?メディア|紙| ?언론| ?매체)`,
    "iu",
  ),
]);

/** "According to the Korean press": who asks so wants what stands in that language; null when nobody's press is named. */
export function pressAsked(text: string): PressAsked | null {
  for (const [lang, pattern] of PATTERNS) {
    const found = pattern.exec(text);
    if (found !== null) return { lang, surface: found[0], start: found.index, end: found.index + found[0].length };
  }
  return null;
}
