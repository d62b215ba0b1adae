import type { Language } from "../types.ts";

/** What the bot says of its answer as a whole, in one language. */
export type NoticePhrases = {
  /** In front of the quotes that contradict what a question takes for granted. */
  otherwise: string;
  /** Nothing as new as was asked: E-NOTTODAY. */
  notToday: (topic: string, day: string) => string;
  /** The topic of a question that names none. */
  field: string;
  /** What was published before this day was not looked at. */
  onlySince: (day: string) => string;
  understood: (question: string) => string;
  /** A part of a question that nothing answers. */
  partUnknown: (part: string) => string;
  ambiguous: (name: string, choices: readonly string[]) => string;
};

export const NOTICE_PHRASES: Readonly<Record<Language, NoticePhrases>> = {
  en: {
    otherwise: "The reports say otherwise: ",
    notToday: (topic, day) => `Nothing on ${topic} since ${day}. What I have is older:`,
    field: "AI chips",
    onlySince: (day) => `Only articles since ${day}`,
    understood: (question) => `Understood as: ${question}`,
    partUnknown: (part) => `No article answers “${part}”`,
    ambiguous: (name, choices) => `“${name}” can be: ${choices.join(", ")}. Which one?`,
  },
  fr: {
    otherwise: "Les articles disent autre chose : ",
    notToday: (topic, day) => `Rien sur ${topic} depuis le ${day}. Ce que j’ai est plus ancien :`,
    field: "les puces d’IA",
    onlySince: (day) => `Seulement les articles depuis le ${day}`,
    understood: (question) => `Compris comme : ${question}`,
    partUnknown: (part) => `Aucun article ne répond à « ${part} »`,
    ambiguous: (name, choices) => `« ${name} » peut désigner : ${choices.join(", ")}. De quoi parlez-vous ?`,
  },
  de: {
    otherwise: "Die Berichte sagen etwas anderes: ",
    notToday: (topic, day) => `Nichts zu ${topic} seit dem ${day}. Was ich habe, ist älter:`,
    field: "KI-Chips",
    onlySince: (day) => `Nur Artikel seit dem ${day}`,
    understood: (question) => `Verstanden als: ${question}`,
    partUnknown: (part) => `Kein Artikel beantwortet „${part}“`,
    ambiguous: (name, choices) => `„${name}“ kann heißen: ${choices.join(", ")}. Was ist gemeint?`,
  },
  es: {
    otherwise: "Los artículos dicen otra cosa: ",
    notToday: (topic, day) => `Nada sobre ${topic} desde el ${day}. Lo que tengo es anterior:`,
    field: "chips de IA",
    onlySince: (day) => `Solo artículos desde el ${day}`,
    understood: (question) => `Entendido como: ${question}`,
    partUnknown: (part) => `Ningún artículo responde a «${part}»`,
    ambiguous: (name, choices) => `«${name}» puede ser: ${choices.join(", ")}. ¿A cuál se refiere?`,
  },
  it: {
    otherwise: "Gli articoli dicono altro: ",
    notToday: (topic, day) => `Niente su ${topic} dal ${day}. Quello che ho è meno recente:`,
    field: "chip per l’IA",
    onlySince: (day) => `Solo articoli dal ${day}`,
    understood: (question) => `Inteso come: ${question}`,
    partUnknown: (part) => `Nessun articolo risponde a «${part}»`,
    ambiguous: (name, choices) => `«${name}» può essere: ${choices.join(", ")}. Quale intendi?`,
  },
  zh: {
    otherwise: "报道的说法与此不同：",
    notToday: (topic, day) => `${day}之后没有关于${topic}的新报道。以下是较早的内容：`,
    field: "AI 芯片",
    onlySince: (day) => `仅限${day}以来的文章`,
    understood: (question) => `理解为：${question}`,
    partUnknown: (part) => `没有文章能回答“${part}”`,
    ambiguous: (name, choices) => `“${name}”可能指：${choices.join("、")}。您指的是哪一个？`,
  },
  ja: {
    otherwise: "報道の内容は異なります：",
    notToday: (topic, day) =>
      `${day}以降、${topic}についての新しい記事はありません。手元にあるのはそれ以前のものです：`,
    field: "AIチップ",
    onlySince: (day) => `${day}以降の記事のみ`,
    understood: (question) => `質問の解釈：${question}`,
    partUnknown: (part) => `「${part}」に答える記事はありません`,
    ambiguous: (name, choices) => `「${name}」には次の候補があります：${choices.join("、")}。どれのことですか？`,
  },
  ko: {
    otherwise: "보도 내용은 다릅니다: ",
    notToday: (topic, day) => `${day} 이후 ${topic} 관련 새 기사가 없습니다. 그보다 앞선 내용입니다:`,
    field: "AI 칩",
    onlySince: (day) => `${day} 이후 기사만`,
    understood: (question) => `이해한 질문: ${question}`,
    partUnknown: (part) => `“${part}”에 답하는 기사가 없습니다`,
    ambiguous: (name, choices) => `“${name}”의 후보: ${choices.join(", ")}. 어느 것인가요?`,
  },
};
