import type { FailingSources } from "../sources/health.ts";
import type { Answer, Language } from "../types.ts";
import { localDay } from "./wording.ts";

/** E-STALE: what an answer may miss, in its language. `since` is a day as people write it. */
const STALE: Readonly<Record<Language, (failing: number, of: number, since: string) => string>> = {
  en: (failing, of, since) =>
    `Note: ${failing} of ${of} sources have not answered since ${since}. This answer may miss news.`,
  fr: (failing, of, since) =>
    `À noter : ${failing} sources sur ${of} ne répondent plus depuis le ${since}. Il peut manquer des nouvelles.`,
  de: (failing, of, since) =>
    `Hinweis: ${failing} von ${of} Quellen antworten seit dem ${since} nicht. Neues kann fehlen.`,
  es: (failing, of, since) =>
    `Nota: ${failing} de ${of} fuentes no responden desde el ${since}. Pueden faltar noticias.`,
  it: (failing, of, since) =>
    `Nota: ${failing} fonti su ${of} non rispondono dal ${since}. Potrebbero mancare notizie.`,
  zh: (failing, of, since) => `注意：${of} 个来源中有 ${failing} 个自${since}起没有响应，可能缺少新消息。`,
  ja: (failing, of, since) =>
    `注意：${of}件の情報源のうち${failing}件が${since}から応答していません。新しい情報が欠けている可能性があります。`,
  ko: (failing, of, since) =>
    `참고: 소스 ${of}개 중 ${failing}개가 ${since}부터 응답하지 않습니다. 새 소식이 빠졌을 수 있습니다.`,
};

/** The answer with a word on what it may miss in its context line, when sources are failing. What was known on an earlier day needs none. */
export function withStaleness(answer: Answer, { failing, of, since }: FailingSources): Answer {
  if (failing === 0 || since === null || answer.context.asOf !== null) return answer;
  const note = STALE[answer.language](failing, of, localDay(since.slice(0, 10), answer.language));
  return { ...answer, contextLine: `${note} · ${answer.contextLine}` };
}
