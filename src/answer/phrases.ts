import type { Language } from "../types.ts";

/** The words of refusals and of the context line in one language. */
export type Phrases = {
  unknown: (articles: number) => string;
  closest: string;
  emptyQuestion: string;
  emptyLibrary: string;
  smallTalk: string;
  future: (day: string) => string;
  /** Asked as of a day before the first article. */
  before: (oldest: string) => string;
  context: (facts: ContextFacts) => string;
};

export type ContextFacts = {
  asOf: string | null;
  articles: number;
  publishers: number;
  newest: string | null;
  ageDays: number | null;
};

export const PHRASES: Readonly<Record<Language, Phrases>> = {
  en: {
    unknown: (articles) =>
      `I have no article that supports an answer. I searched ${articles} ${articles === 1 ? "article" : "articles"}.`,
    closest: "Closest:",
    emptyQuestion: "Ask me something about AI chips, for example “Why was DeepSeek R2 delayed?”",
    emptyLibrary: "I have no articles yet. Import some with: npx chipwire import PATH",
    smallTalk:
      "Hello. I answer questions about AI-chip news from the articles I have, with a quote and a source for every sentence.",
    future: (day) => `${day} is in the future. I can answer as of today at the latest.`,
    before: (oldest) => `My articles start on ${oldest}. I cannot say what was known earlier.`,
    context: ({ asOf, articles, publishers, newest, ageDays }) =>
      `${asOf === null ? "" : `As of ${asOf} · `}${articles} ${articles === 1 ? "article" : "articles"}, ${publishers} ${publishers === 1 ? "publisher" : "publishers"} · ${newest === null ? "no dated article" : `newest ${newest}${ageDays === null ? "" : ` (${ageDays} ${ageDays === 1 ? "day" : "days"} ago)`}`} · no model`,
  },
  fr: {
    unknown: (articles) => `Aucun de mes articles ne permet de répondre. J’en ai consulté ${articles}.`,
    closest: "Le plus proche :",
    emptyQuestion:
      "Posez-moi une question sur les puces d’IA, par exemple « Pourquoi DeepSeek R2 a-t-il été retardé ? »",
    emptyLibrary: "Je n’ai pas encore d’articles. Importez-en avec : npx chipwire import CHEMIN",
    smallTalk:
      "Bonjour. Je réponds aux questions sur l’actualité des puces d’IA à partir de mes articles, avec une citation et une source par phrase.",
    future: (day) => `Le ${day} est dans le futur. Je peux répondre au plus tard à la date d’aujourd’hui.`,
    before: (oldest) => `Mes articles commencent le ${oldest}. Je ne peux pas dire ce que l’on savait avant.`,
    context: ({ asOf, articles, publishers, newest, ageDays }) =>
      `${asOf === null ? "" : `Au ${asOf} · `}${articles} article${articles > 1 ? "s" : ""}, ${publishers} éditeur${publishers > 1 ? "s" : ""} · ${newest === null ? "aucun article daté" : `le plus récent : ${newest}${ageDays === null ? "" : ` (il y a ${ageDays} jour${ageDays > 1 ? "s" : ""})`}`} · sans modèle`,
  },
  de: {
    unknown: (articles) => `Kein Artikel stützt eine Antwort. Ich habe ${articles} Artikel durchsucht.`,
    closest: "Am nächsten:",
    emptyQuestion: "Fragen Sie mich etwas zu KI-Chips, zum Beispiel „Warum verzögert sich DeepSeek R2?“",
    emptyLibrary: "Ich habe noch keine Artikel. Importieren Sie welche mit: npx chipwire import PFAD",
    smallTalk:
      "Hallo. Ich beantworte Fragen zu KI-Chip-Nachrichten aus meinen Artikeln, mit Zitat und Quelle zu jedem Satz.",
    future: (day) => `${day} liegt in der Zukunft. Ich kann höchstens mit Stand von heute antworten.`,
    before: (oldest) => `Meine Artikel beginnen am ${oldest}. Was vorher bekannt war, kann ich nicht sagen.`,
    context: ({ asOf, articles, publishers, newest, ageDays }) =>
      `${asOf === null ? "" : `Stand ${asOf} · `}${articles} Artikel, ${publishers} Quelle${publishers === 1 ? "" : "n"} · ${newest === null ? "kein datierter Artikel" : `neuester ${newest}${ageDays === null ? "" : ` (vor ${ageDays} Tag${ageDays === 1 ? "" : "en"})`}`} · ohne Modell`,
  },
  es: {
    unknown: (articles) =>
      `Ningún artículo respalda una respuesta. He buscado en ${articles} ${articles === 1 ? "artículo" : "artículos"}.`,
    closest: "Lo más cercano:",
    emptyQuestion: "Pregúnteme algo sobre chips de IA, por ejemplo «¿Por qué se retrasó DeepSeek R2?»",
    emptyLibrary: "Aún no tengo artículos. Importe algunos con: npx chipwire import RUTA",
    smallTalk:
      "Hola. Respondo preguntas sobre noticias de chips de IA con mis artículos, con una cita y una fuente por frase.",
    future: (day) => `El ${day} está en el futuro. Puedo responder, como muy tarde, a fecha de hoy.`,
    before: (oldest) => `Mis artículos empiezan el ${oldest}. No puedo decir qué se sabía antes.`,
    context: ({ asOf, articles, publishers, newest, ageDays }) =>
      `${asOf === null ? "" : `A fecha de ${asOf} · `}${articles} artículo${articles === 1 ? "" : "s"}, ${publishers} medio${publishers === 1 ? "" : "s"} · ${newest === null ? "ningún artículo con fecha" : `el más reciente ${newest}${ageDays === null ? "" : ` (hace ${ageDays} día${ageDays === 1 ? "" : "s"})`}`} · sin modelo`,
  },
  it: {
    unknown: (articles) =>
      `Nessun articolo sostiene una risposta. Ho cercato in ${articles} ${articles === 1 ? "articolo" : "articoli"}.`,
    closest: "Il più vicino:",
    emptyQuestion: "Chiedimi qualcosa sui chip per l’IA, per esempio «Perché DeepSeek R2 è in ritardo?»",
    emptyLibrary: "Non ho ancora articoli. Importane con: npx chipwire import PERCORSO",
    smallTalk:
      "Ciao. Rispondo a domande sulle notizie dei chip per l’IA con i miei articoli, con una citazione e una fonte per ogni frase.",
    future: (day) => `Il ${day} è nel futuro. Posso rispondere al più tardi alla data di oggi.`,
    before: (oldest) => `I miei articoli iniziano il ${oldest}. Non posso dire che cosa si sapeva prima.`,
    context: ({ asOf, articles, publishers, newest, ageDays }) =>
      `${asOf === null ? "" : `Al ${asOf} · `}${articles} articol${articles === 1 ? "o" : "i"}, ${publishers} font${publishers === 1 ? "e" : "i"} · ${newest === null ? "nessun articolo datato" : `il più recente ${newest}${ageDays === null ? "" : ` (${ageDays} giorn${ageDays === 1 ? "o" : "i"} fa)`}`} · senza modello`,
  },
  zh: {
    unknown: (articles) => `没有文章能支持回答。已检索 ${articles} 篇文章。`,
    closest: "最接近的文章：",
    emptyQuestion: "请问我关于 AI 芯片的问题，例如：“DeepSeek R2 为什么推迟？”",
    emptyLibrary: "还没有文章。请用以下命令导入：npx chipwire import 路径",
    smallTalk: "你好。我根据已有文章回答 AI 芯片新闻的问题，每句话都附引文和来源。",
    future: (day) => `${day} 在未来。我最晚只能回答截至今天的情况。`,
    before: (oldest) => `我的文章从 ${oldest} 开始，无法回答更早的情况。`,
    context: ({ asOf, articles, publishers, newest, ageDays }) =>
      `${asOf === null ? "" : `截至 ${asOf} · `}${articles} 篇文章，${publishers} 家媒体 · ${newest === null ? "没有注明日期的文章" : `最新 ${newest}${ageDays === null ? "" : `（${ageDays} 天前）`}`} · 未用模型`,
  },
  ja: {
    unknown: (articles) => `回答を裏づける記事がありません。${articles}本の記事を調べました。`,
    closest: "最も近い記事：",
    emptyQuestion: "AIチップについて質問してください。例：「DeepSeek R2はなぜ遅れたのですか？」",
    emptyLibrary: "まだ記事がありません。次のコマンドで取り込んでください：npx chipwire import パス",
    smallTalk: "こんにちは。手元の記事からAIチップのニュースについて、一文ごとに引用と出典をつけて答えます。",
    future: (day) => `${day}は未来の日付です。今日までの内容でお答えできます。`,
    before: (oldest) => `手元の記事は${oldest}からです。それ以前のことはお答えできません。`,
    context: ({ asOf, articles, publishers, newest, ageDays }) =>
      `${asOf === null ? "" : `${asOf}時点 · `}記事${articles}本、媒体${publishers}社 · ${newest === null ? "日付のある記事なし" : `最新 ${newest}${ageDays === null ? "" : `（${ageDays}日前）`}`} · モデル不使用`,
  },
  ko: {
    unknown: (articles) => `답을 뒷받침하는 기사가 없습니다. 기사 ${articles}건을 찾아보았습니다.`,
    closest: "가장 가까운 기사:",
    emptyQuestion: "AI 칩에 대해 물어보세요. 예: “DeepSeek R2는 왜 연기되었나요?”",
    emptyLibrary: "아직 기사가 없습니다. 다음으로 가져오세요: npx chipwire import 경로",
    smallTalk: "안녕하세요. 가지고 있는 기사로 AI 칩 뉴스에 대한 질문에 문장마다 인용과 출처를 달아 답합니다.",
    future: (day) => `${day}은(는) 미래입니다. 늦어도 오늘 기준으로 답할 수 있습니다.`,
    before: (oldest) => `가지고 있는 기사는 ${oldest}부터입니다. 그 이전에 알려진 내용은 답할 수 없습니다.`,
    context: ({ asOf, articles, publishers, newest, ageDays }) =>
      `${asOf === null ? "" : `${asOf} 기준 · `}기사 ${articles}건, 매체 ${publishers}곳 · ${newest === null ? "날짜가 있는 기사 없음" : `최신 ${newest}${ageDays === null ? "" : ` (${ageDays}일 전)`}`} · 모델 없음`,
  },
};
