import type { Block, Language } from "../types.ts";
import { localDay } from "../answer/wording.ts";
import { say } from "./texts.ts";

/** "Nothing on X since DATE; what I have is older": old news is never sold as new. */
export function olderNotice(name: string | null, since: string, language: Language): Block[] {
  const date = localDay(since, language);
  const text = name === null ? say("E-NONEWS", language, { date }) : say("E-NOTTODAY", language, { name, date });
  return [{ kind: "notice", key: "E-NOTTODAY", text }];
}
