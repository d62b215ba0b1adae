import type { Language, QuoteStatus } from "../types.ts";

/** The statuses a reader is told in words; the others are for renderers that have labels. */
export type ToldStatus = Exclude<QuoteStatus, "superseded" | "confirmed" | "filed">;

/** The words around quotes in one language. Quotes, names and numbers are put in as they are, never rewritten. */
export type QuotePhrases = {
  open: string;
  close: string;
  /** Between two quotes of one article. */
  between: string;
  /** Behind the quotes: the facts of the source, joined as its language joins them. */
  source: (facts: readonly string[]) => string;
  /** That a quote is in another language, `name` being that language's name. */
  original: (name: string) => string;
  /** Whose report the quoted article rests on. */
  citing: (outlet: string) => string;
  /** In front of a quote that a later one overtakes. */
  earlier: (day: string | null) => string;
  status: Readonly<Record<ToldStatus, string>>;
  unnamedPublisher: string;
};

const dashed = (facts: readonly string[]): string => ` — ${facts.join(", ")}`;

export const QUOTE_PHRASES: Readonly<Record<Language, QuotePhrases>> = {
  en: {
    open: "“",
    close: "”",
    between: " … ",
    source: dashed,
    original: (name) => `in ${name}`,
    citing: (outlet) => `citing ${outlet}`,
    earlier: (day) => (day === null ? "Earlier: " : `Earlier, ${day}: `),
    status: { disputed: "Disputed: ", rumour: "Rumour: ", denied: "Denial: " },
    unnamedPublisher: "an unnamed source",
  },
  fr: {
    open: "« ",
    close: " »",
    between: " … ",
    source: dashed,
    original: (name) => `en ${name}`,
    citing: (outlet) => `citant ${outlet}`,
    earlier: (day) => (day === null ? "Auparavant : " : `Auparavant, le ${day} : `),
    status: { disputed: "Contesté : ", rumour: "Rumeur : ", denied: "Démenti : " },
    unnamedPublisher: "une source sans nom",
  },
  de: {
    open: "„",
    close: "“",
    between: " … ",
    source: (facts) => ` – ${facts.join(", ")}`,
    original: (name) => `auf ${name}`,
    citing: (outlet) => `unter Berufung auf ${outlet}`,
    earlier: (day) => (day === null ? "Zuvor: " : `Zuvor, ${day}: `),
    status: { disputed: "Umstritten: ", rumour: "Gerücht: ", denied: "Dementi: " },
    unnamedPublisher: "eine ungenannte Quelle",
  },
  es: {
    open: "«",
    close: "»",
    between: " … ",
    source: dashed,
    original: (name) => `en ${name}`,
    citing: (outlet) => `citando a ${outlet}`,
    earlier: (day) => (day === null ? "Antes: " : `Antes, el ${day}: `),
    status: { disputed: "En disputa: ", rumour: "Rumor: ", denied: "Desmentido: " },
    unnamedPublisher: "una fuente sin nombre",
  },
  it: {
    open: "«",
    close: "»",
    between: " … ",
    source: dashed,
    original: (name) => `in ${name}`,
    citing: (outlet) => `citando ${outlet}`,
    earlier: (day) => (day === null ? "In precedenza: " : `In precedenza, il ${day}: `),
    status: { disputed: "Controverso: ", rumour: "Indiscrezione: ", denied: "Smentita: " },
    unnamedPublisher: "una fonte senza nome",
  },
  zh: {
    open: "“",
    close: "”",
    between: "……",
    source: (facts) => `——${facts.join("，")}`,
    original: (name) => `${name}原文`,
    citing: (outlet) => `援引 ${outlet}`,
    earlier: (day) => (day === null ? "此前：" : `此前（${day}）：`),
    status: { disputed: "说法不一：", rumour: "传闻：", denied: "否认：" },
    unnamedPublisher: "未署名来源",
  },
  ja: {
    open: "「",
    close: "」",
    between: "…",
    source: (facts) => `（${facts.join("、")}）`,
    original: (name) => `原文は${name}`,
    citing: (outlet) => `${outlet}の報道を引用`,
    earlier: (day) => (day === null ? "以前の報道：" : `以前の報道（${day}）：`),
    status: { disputed: "食い違う報道：", rumour: "未確認情報：", denied: "否定：" },
    unnamedPublisher: "名前のない情報源",
  },
  ko: {
    open: "“",
    close: "”",
    between: " … ",
    source: dashed,
    original: (name) => `${name} 원문`,
    citing: (outlet) => `${outlet} 인용`,
    earlier: (day) => (day === null ? "이전 보도: " : `이전 보도(${day}): `),
    status: { disputed: "엇갈리는 보도: ", rumour: "미확인 보도: ", denied: "부인: " },
    unnamedPublisher: "이름 없는 출처",
  },
};
