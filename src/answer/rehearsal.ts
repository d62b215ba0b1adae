import type { Intent, Language } from "../types.ts";

/**
 * Questions nobody asked, of every kind and in every language: a process that has answered them has compiled what answering takes, and the
 * first person who asks does not wait for that. What is answered does not matter.
 */
export const REHEARSED: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "Why did Intel cut jobs in 2025?",
    "When does Samsung start making chips in Taylor, Texas?",
    "How much did Micron invest in Idaho?",
    "Is SMIC under US sanctions?",
    "Compare Gaudi 3 and MI325X",
    "Who supplies HBM4 to Broadcom?",
    "What happened to Graphcore?",
    "Timeline of the CHIPS Act",
    "Did Qualcomm buy Arm for $40 billion in 2024?",
    "Which companies ordered 10,000 GPUs or more in March 2026?",
  ],
  fr: [
    "Pourquoi Intel supprime-t-il des postes ?",
    "Quand ouvrira l’usine de Micron ?",
    "Combien coûte une plaquette de TSMC ?",
    "Qui fournit SMIC ?",
  ],
  de: [
    "Warum verschiebt Intel die Fabrik in Magdeburg?",
    "Wann kommt HBM4 von Micron?",
    "Wie viel kostet ein Wafer von TSMC?",
    "Wer beliefert SMIC mit Maschinen?",
  ],
  es: [
    "¿Por qué recorta Intel su plantilla?",
    "¿Cuándo abrirá la fábrica de Micron?",
    "¿Cuánto invirtió Samsung en Texas?",
    "¿Quién fabrica los chips de Broadcom?",
  ],
  it: [
    "Perché Intel taglia i posti di lavoro?",
    "Quando aprirà la fabbrica di Micron?",
    "Quanto ha investito Samsung in Texas?",
    "Chi produce i chip di Broadcom?",
  ],
  zh: ["英特尔为什么裁员？", "美光的工厂什么时候投产？", "三星在得州投资多少亿美元？", "谁给中芯国际供应设备？"],
  ja: [
    "インテルはなぜ人員を削減するのですか？",
    "マイクロンの工場はいつ稼働しますか？",
    "サムスンはテキサスにいくら投資しましたか？",
    "SMICに装置を供給しているのは誰ですか？",
  ],
  ko: [
    "인텔은 왜 인력을 줄이나요?",
    "마이크론 공장은 언제 가동되나요?",
    "삼성은 텍사스에 얼마를 투자했나요?",
    "SMIC에 장비를 공급하는 회사는 어디인가요?",
  ],
};

/** Look-ups that nobody wanted; none of them writes anything. */
export const REHEARSED_LOOK_UPS: readonly Exclude<Intent, { kind: "ask" }>[] = [
  { kind: "chip", name: "Gaudi 3" },
  { kind: "company", name: "Micron" },
  { kind: "timeline", subject: "HBM4", about: "all" },
  { kind: "news", filter: "Samsung" },
];
