import { foldText } from "../knowledge/fold.ts";
import { editDistance } from "../knowledge/misspellings.ts";
import type { Intent, Language } from "../types.ts";

/** The intents that a word begins. */
export type CommandKind = Intent["kind"];

type Words = Readonly<Record<CommandKind, string>>;

/** What each intent is called, the usual word first. The English words work in every language. */
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    ask: "ask question",
    chip: "chip spec specs specification specifications",
    company: "company",
    topic: "topic",
    timeline: "timeline time-line history",
    compare: "compare comparison",
    news: "news headlines",
    why: "why",
    help: "help commands",
    status: "status",
  },
  fr: {
    ask: "demande demander",
    chip: "puce fiche",
    company: "entreprise société",
    topic: "sujet thème",
    timeline: "chronologie",
    compare: "compare comparer comparez comparaison",
    news: "actualités actualité actus nouvelles",
    why: "pourquoi",
    help: "aide",
    status: "état statut",
  },
  de: {
    ask: "frage",
    chip: "chip datenblatt",
    company: "firma unternehmen",
    topic: "thema",
    timeline: "zeitleiste zeitlinie zeitstrahl chronik",
    compare: "vergleiche vergleich vergleichen",
    news: "nachrichten neuigkeiten meldungen",
    why: "warum wieso",
    help: "hilfe",
    status: "status stand",
  },
  es: {
    ask: "pregunta",
    chip: "chip ficha",
    company: "empresa compañía",
    topic: "tema",
    timeline: "cronología",
    compare: "compara comparar comparación",
    news: "noticias",
    why: "porqué",
    help: "ayuda",
    status: "estado",
  },
  it: {
    ask: "chiedi domanda",
    chip: "chip scheda",
    company: "azienda società",
    topic: "argomento tema",
    timeline: "cronologia",
    compare: "confronta confrontare confronto",
    news: "notizie",
    why: "perché",
    help: "aiuto",
    status: "stato",
  },
  zh: {
    ask: "提问 问",
    chip: "芯片 晶片",
    company: "公司 企业",
    topic: "主题 话题",
    timeline: "时间线 时间轴",
    compare: "对比 比较",
    news: "新闻 消息",
    why: "为什么 为何",
    help: "帮助",
    status: "状态",
  },
  ja: {
    ask: "質問",
    chip: "チップ",
    company: "企業 会社",
    topic: "トピック 話題",
    timeline: "年表 タイムライン",
    compare: "比較",
    news: "ニュース",
    why: "なぜ",
    help: "ヘルプ",
    status: "状態 ステータス",
  },
  ko: {
    ask: "질문",
    chip: "칩",
    company: "회사 기업",
    topic: "주제",
    timeline: "타임라인",
    compare: "비교",
    news: "뉴스",
    why: "왜",
    help: "도움말",
    status: "상태",
  },
};

/** A command's word as it was met: which intent, and of which language. */
export type CommandWord = { kind: CommandKind; language: Language };

const KINDS: readonly CommandKind[] = [
  "ask",
  "chip",
  "company",
  "topic",
  "timeline",
  "compare",
  "news",
  "why",
  "help",
  "status",
];
const ORDER: readonly Language[] = ["en", "fr", "de", "es", "it", "zh", "ja", "ko"];

type Listed = CommandWord & { spelled: string };

/** Every word with what it stands for; in several languages where they share it. */
const BY_WORD: ReadonlyMap<string, readonly Listed[]> = Map.groupBy(
  ORDER.flatMap((language) =>
    KINDS.flatMap((kind) => WORDS[language][kind].split(" ").map((spelled) => ({ kind, language, spelled }))),
  ),
  ({ spelled }) => foldText(spelled),
);

/** Of the languages that share a word, the one it is spelled as in; English, which tells nothing, when that is several. */
function meant(listed: readonly Listed[], typed: string): CommandWord | null {
  const [first] = listed;
  if (first === undefined) return null;
  const { kind } = first;
  const spelled = listed.filter((each) => each.spelled === typed.toLowerCase());
  const likely = spelled.length > 0 ? spelled : listed;
  const isShared = likely.length > 1 && /[a-z]/.test(foldText(typed));
  return { kind, language: isShared ? "en" : (likely[0]?.language ?? first.language) };
}

/** Chinese, Japanese and Korean words, which stand before or behind what they are about without a space. */
export const ASIAN_WORDS: readonly (CommandWord & { word: string })[] = [...BY_WORD]
  .filter(([word]) => !/[a-z]/.test(word))
  .flatMap(([word, [first]]) => (first === undefined ? [] : [{ kind: first.kind, language: first.language, word }]))
  .toSorted((a, b) => b.word.length - a.word.length);

/** Shorter words have too many neighbours to be guessed; longer ones may have two slips. */
const GUESSED_LETTERS_MIN = 5;
const LONG_LETTERS = 8;

/** The intent a word stands for, forgiving a slip of the pen ("comapre", "timline"); null when it is none. */
export function readCommandWord(word: string): CommandWord | null {
  const key = foldText(word);
  const exact = BY_WORD.get(key);
  if (exact !== undefined) return meant(exact, word);
  if (key.length < GUESSED_LETTERS_MIN || !/^[a-z]+$/.test(key)) return null;
  const limit = key.length >= LONG_LETTERS ? 2 : 1;
  const near = [...BY_WORD].find(
    ([known]) => known.length >= GUESSED_LETTERS_MIN && known[0] === key[0] && editDistance(key, known, limit) <= limit,
  );
  return near === undefined ? null : meant(near[1], near[0]);
}
