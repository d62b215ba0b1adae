/** How far from the start of a line a dateline's city stands: "PARIS/WASHINGTON, Dec 8 (Reuters) -". */
const HEAD_CHARS_MAX = 30;

const AGENCY = "Reuters|AP|AFP|Bloomberg|Xinhua|dpa|EFE|ANSA|Kyodo|Yonhap|CNBC|ロイター|共同|時事|路透|新华|法新|연합";
const AFTER_CITY = new RegExp(
  `^[^.\\n]{0,40}\\((?:${AGENCY})[^)]{0,20}\\)|^(?:, [^.\\n—–-]{1,24})? (?:—|–|--|-) |^, \\p{Lu}\\p{Ll}{2,8}\\.? \\d{1,2}\\b|^ ?[＝=]|^ ?\\d{1,2}日|^\\d{1,2}月\\d{1,2}日|^(?:${AGENCY}) ?[=＝]`,
  "u",
);
const BEFORE_CITY = /(?:新华社|新華社|中新社|路透社?|法新社?|共同社|彭博社?|【|\[|（|\()$/u;
const LOCATIVE = /(?:^|[\s(])(?:in|at|near|à|au|bei|a las afueras de|outside|around|visit to|visite à)\s$/iu;

/** Whether a city only says where a report was written. */
export function isDateline(text: string, start: number, end: number): boolean {
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const tail = text.slice(end, end + 70);
  const head = text.slice(Math.max(line, start - HEAD_CHARS_MAX), start);
  if (BEFORE_CITY.test(head) && /^.{0,12}(\d{1,2}[月日]|[电電日=＝])/u.test(tail)) return true;
  return head.length < HEAD_CHARS_MAX && !/\p{Ll}{4,}\s/u.test(head) && AFTER_CITY.test(tail);
}

/** Whether a city is where something happens: "in Paris", 北京市, パリで. */
export function isPlace(text: string, start: number, end: number): boolean {
  return (
    LOCATIVE.test(text.slice(Math.max(0, start - 22), start)) ||
    /^(?:市|で(?!は)|大学|大學|에서|시에)/u.test(text.slice(end, end + 3))
  );
}
