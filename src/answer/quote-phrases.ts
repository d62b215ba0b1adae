import type { Language } from "../types.ts";

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
  /** In front of a quote that another contradicts. */
  disputed: string;
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
    disputed: "Disputed: ",
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
    disputed: "Contesté : ",
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
    disputed: "Umstritten: ",
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
    disputed: "En disputa: ",
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
    disputed: "Controverso: ",
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
    disputed: "说法不一：",
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
    disputed: "食い違う報道：",
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
    disputed: "엇갈리는 보도: ",
    unnamedPublisher: "이름 없는 출처",
  },
};
