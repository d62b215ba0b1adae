import type { UnitMeaning } from "./quantity-types.ts";

/** What stands before an amount, longest first where one ends another. "¥" is settled by `yenOrYuan`. */
const BEFORE: readonly (readonly [string, string])[] = [
  ["US-$", "USD"],
  ["US$", "USD"],
  ["HK$", "HKD"],
  ["NT$", "TWD"],
  ["NTD", "TWD"],
  ["CA$", "CAD"],
  ["AU$", "AUD"],
  ["C$", "CAD"],
  ["A$", "AUD"],
  ["S$", "SGD"],
  ["$", "USD"],
  ["＄", "USD"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["₩", "KRW"],
  ["￦", "KRW"],
  ["₹", "INR"],
  ["CN¥", "CNY"],
  ["JP¥", "JPY"],
  ["¥", "¥"],
  ["￥", "¥"],
  ["USD", "USD"],
  ["EUR", "EUR"],
  ["GBP", "GBP"],
  ["CNY", "CNY"],
  ["RMB", "CNY"],
  ["JPY", "JPY"],
  ["KRW", "KRW"],
  ["TWD", "TWD"],
  ["HKD", "HKD"],
  ["INR", "INR"],
  ["CHF", "CHF"],
  ["Rs.", "INR"],
  ["Rs", "INR"],
  ["RM", "MYR"],
  ["人民币", "CNY"],
  ["新台幣", "TWD"],
  ["新臺幣", "TWD"],
];

/** What stands after an amount. */
const AFTER: readonly (readonly [string, string])[] = [
  [
    "$|US$|US-$|USD|dollars|dollar|us dollars|us dollar|us-dollar|us-dollars|u.s. dollars|american dollars|dollars américains|dollaro|dollari|dollari usa|dollari americani|dólar|dólares|dolares|dólares estadounidenses|美元|美金|美刀|米ドル|ドル|달러|미 달러|미국 달러|弗",
    "USD",
  ],
  ["€|EUR|euro|euros|欧元|歐元|ユーロ|유로", "EUR"],
  ["£|GBP|pounds|livres sterling|pfund|libras|sterline|英镑|英鎊|ポンド|파운드", "GBP"],
  ["CHF|francs suisses|franken|瑞士法郎|スイスフラン", "CHF"],
  [
    "元|元人民币|人民币|人民幣|元人民幣|块钱|CNY|RMB|yuan|yuans|renminbi|chinese yuan|人民元|中国元|위안|위안화|yuan chinois|yuanes|RMB yuan",
    "CNY",
  ],
  ["¥|￥", "¥"],
  ["円|日元|日圆|日圓|JPY|yens|yen|japanese yen|엔|엔화", "JPY"],
  ["원|원화|KRW|won|wons|韩元|韓元|韓圓|ウォン|₩", "KRW"],
  [
    "TWD|NTD|NT$|新台币|新台幣|新臺幣|台币|台幣|元新台币|new taiwan dollars|taiwan dollars|nt dollars|taiwan-dollar|dollars taïwanais|dólares taiwaneses|台湾ドル|대만 달러|대만달러",
    "TWD",
  ],
  [
    "HKD|HK$|港元|港币|港幣|hong kong dollars|hongkong-dollar|dollars de hong kong|dollars hongkongais|dólares de hong kong|dollari di hong kong|香港ドル|홍콩 달러|홍콩달러",
    "HKD",
  ],
  ["INR|rupees|rupee|roupies|rupien|rupias|rupie|卢比|ルピー|루피", "INR"],
  ["CAD|canadian dollars|dollars canadiens|加元", "CAD"],
  ["AUD|australian dollars|dollars australiens|澳元|豪ドル", "AUD"],
  ["SGD|singapore dollars|新加坡元|新元", "SGD"],
];

/** Money words after a number, as units. */
export const MONEY_UNITS: readonly (readonly [string, UnitMeaning])[] = AFTER.map(([forms, code]) => [
  forms,
  { kind: "money", unit: code, factor: 1 },
]);

/** The currency sign or code that ends at `at` (a blank may stand between), where it starts, or null. */
export function currencyBefore(text: string, at: number): { start: number; code: string } | null {
  const end = /[ \u00a0\u202f]/.test(text.charAt(at - 1)) ? at - 1 : at;
  const last = text.charAt(end - 1);
  if (!/[$＄€£₩￦₹¥￥A-Zs.币幣]/.test(last)) return null;
  for (const [form, code] of BEFORE) {
    const start = end - form.length;
    if (!text.endsWith(form, end)) continue;
    const glued = /[A-Z]/.test(form.charAt(0)) && /[0-9A-Za-z]/.test(text.charAt(start - 1));
    if (!glued) return { start, code };
  }
  return null;
}

/** The yen sign is also the yuan's: the language says which, else whether the text speaks of yuan. */
export function yenOrYuan(text: string, language: string): "JPY" | "CNY" {
  if (language === "ja") return "JPY";
  return language === "zh" || /yuan|renminbi|RMB|CNY|위안/i.test(text) ? "CNY" : "JPY";
}
