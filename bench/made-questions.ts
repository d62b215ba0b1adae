import { readFileSync } from "node:fs";

import { z } from "zod";

import { entities } from "../src/knowledge/catalogue.ts";
import { LANGUAGES, type Language } from "../src/types.ts";

/** Something to ask; `follows` is asked in its thread afterwards. */
export type MadeQuestion = { kind: "question" | "refusal"; text: string; follows: string | null };

/** Questions as people ask them in each language; {} is a company, a chip or a model. */
const ASKED: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "Why was {} delayed?",
    "When will {} ship?",
    "How much does {} cost?",
    "Is {} still banned in China?",
    "Who buys {}?",
  ],
  fr: [
    "Pourquoi {} est-il en retard ?",
    "Quand {} sera-t-il livré ?",
    "Combien coûte {} ?",
    "{} est-il encore interdit en Chine ?",
    "Qui achète {} ?",
  ],
  de: [
    "Warum verzögert sich {}?",
    "Wann wird {} ausgeliefert?",
    "Wie viel kostet {}?",
    "Ist {} in China noch verboten?",
    "Wer kauft {}?",
  ],
  es: [
    "¿Por qué se retrasó {}?",
    "¿Cuándo se entregará {}?",
    "¿Cuánto cuesta {}?",
    "¿Sigue {} prohibido en China?",
    "¿Quién compra {}?",
  ],
  it: [
    "Perché {} è in ritardo?",
    "Quando sarà consegnato {}?",
    "Quanto costa {}?",
    "{} è ancora vietato in Cina?",
    "Chi compra {}?",
  ],
  zh: ["{}为什么推迟？", "{}什么时候出货？", "{}多少钱？", "{}在中国还被禁止吗？", "谁购买{}？"],
  ja: [
    "{}はなぜ遅れていますか？",
    "{}はいつ出荷されますか？",
    "{}の価格はいくらですか？",
    "{}は中国でまだ禁止されていますか？",
    "誰が{}を買いますか？",
  ],
  ko: [
    "{}는 왜 지연되었나요?",
    "{}는 언제 출하되나요?",
    "{}의 가격은 얼마인가요?",
    "{}는 중국에서 아직 금지되어 있나요?",
    "누가 {}를 사나요?",
  ],
};

const FOLLOWS: Readonly<Record<Language, string>> = {
  en: "and for {}?",
  fr: "et pour {} ?",
  de: "und für {}?",
  es: "¿y para {}?",
  it: "e per {}?",
  zh: "那{}呢？",
  ja: "では{}は？",
  ko: "그럼 {}는?",
};

/** What no article on chips answers. */
const REFUSED: Readonly<Record<Language, string>> = {
  en: "How many goals did the striker score in the final?",
  fr: "Quelle est la recette de la tarte aux pommes ?",
  de: "Wie wird das Wetter morgen in Hamburg?",
  es: "¿Quién ganó la liga de fútbol el año pasado?",
  it: "A che ora parte il treno per Firenze?",
  zh: "明天北京天气怎么样？",
  ja: "おすすめのラーメン屋はどこですか？",
  ko: "내일 서울 날씨는 어떤가요?",
};

/** The best known of each kind, and some that few write of. */
const NAMES = ["company", "chip", "model"].flatMap((kind) => {
  const all = entities.filter((entity) => entity.kind === kind);
  return [...all.slice(0, 3), ...all.slice(-1)];
});

const samplesSchema = z.record(z.enum(LANGUAGES), z.array(z.string()));

/**
 * The bundled questions, every kind in every language about known and little-known names, each fourth of them followed up in its
 * thread, headlines half remembered, and what is to be refused.
 * @param samples the bundled questions' file
 */
export function madeQuestions(samples: string, headlines: readonly string[]): MadeQuestion[] {
  const bundled = Object.values(samplesSchema.parse(JSON.parse(readFileSync(samples, "utf8")))).flat();
  const asked = LANGUAGES.flatMap((language) =>
    ASKED[language].flatMap((words, i) =>
      NAMES.map((entity, j): MadeQuestion => {
        const nameOf = (index: number): string => {
          const named = NAMES[index % NAMES.length] ?? entity;
          return named.aliases[language]?.[0] ?? named.name;
        };
        const follows = (i + j) % 4 === 0 ? FOLLOWS[language].replace("{}", nameOf(j + 1)) : null;
        return { kind: "question", text: words.replace("{}", nameOf(j)), follows };
      }),
    ),
  );
  const remembered = headlines.map(
    (title, i) =>
      `${title
        .split(/\s+/)
        .slice(i % 3, 8 + (i % 3))
        .join(" ")}?`,
  );
  return [
    ...[...bundled, ...remembered].map((text): MadeQuestion => ({ kind: "question", text, follows: null })),
    ...asked,
    ...Object.values(REFUSED).map((text): MadeQuestion => ({ kind: "refusal", text, follows: null })),
  ];
}
