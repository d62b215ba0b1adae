import type { Sentence } from "./claim-sentences.ts";

/** Who decides for each side, as entity ids. */
const CHINA: ReadonlySet<string> = new Set([
  "china",
  "cac",
  "miit",
  "ndrc",
  "samr",
  "mofcom",
  "china-customs",
  "china-state-council",
  "xi-jinping",
]);
const AMERICA: ReadonlySet<string> = new Set([
  "united-states",
  "bis",
  "us-commerce",
  "us-treasury",
  "us-state",
  "doj",
  "ustr",
  "pentagon",
  "us-congress",
  "house-china-committee",
  "donald-trump",
  "joe-biden",
  "howard-lutnick",
]);

/** "to China", 对华: where something goes, not who decides. */
const DESTINATION =
  /(?:\b(?:to|into|in|for|towards?|from|with|nach|an|in|für|aus|à|vers|en|pour|de|a|hacia|para|con|per|verso|di|da)\s+(?:the |la |le |el |il |mainland |festland )?|['’]|[对對向往在赴输輸]|出口)$/iu;

/** "China's", 中国客户: whose customers, not who decides. */
const OWNERSHIP =
  /^(?:['’]s\b| (?:customers?|buyers?|firms?|companies|clients?|market|share)|(?:的)?(?:客户|企业|公司|市场|買い手|企業)|(?:의)? ?(?:고객|기업|시장))/iu;

/** Which government a sentence has decide something; null when it names none that does. */
export function actorOf({ text, start, entities }: Sentence): "china" | "america" | null {
  const actor = entities.find(({ id, start: from, end }) => {
    if (!CHINA.has(id) && !AMERICA.has(id)) return false;
    return !DESTINATION.test(text.slice(0, from - start)) && !OWNERSHIP.test(text.slice(end - start));
  });
  if (actor === undefined) return null;
  return CHINA.has(actor.id) ? "china" : "america";
}
