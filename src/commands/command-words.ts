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
    story: "story",
    first: "first first-report",
    check: "check fact-check factcheck verify",
    watch: "watch track",
    digest: "digest digests",
    source: "source sources",
    settings: "settings setting",
    export: "export",
    forget: "forget-me forget forgetme",
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
    story: "histoire affaire",
    first: "origine",
    check: "vérifier vérifie vérifiez",
    watch: "surveiller surveille alerte",
    digest: "condensé digest",
    source: "source sources",
    settings: "réglages réglage paramètres",
    export: "exporter exporte",
    forget: "oublie-moi oubliez-moi",
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
    story: "story geschichte",
    first: "zuerst erstmeldung ursprung",
    check: "prüfe prüfen überprüfe faktencheck",
    watch: "beobachte beobachten merken",
    digest: "digest tagesüberblick überblick",
    source: "quelle quellen",
    settings: "einstellungen einstellung",
    export: "exportiere exportieren",
    forget: "vergiss-mich",
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
    story: "historia",
    first: "origen primero",
    check: "verificar verifica comprobar comprueba",
    watch: "vigilar vigila seguir",
    digest: "resumen digest",
    source: "fuente fuentes",
    settings: "ajustes configuración",
    export: "exportar exporta",
    forget: "olvídame",
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
    story: "storia vicenda",
    first: "origine",
    check: "verifica verificare controlla",
    watch: "osserva sorveglia segui",
    digest: "riepilogo digest",
    source: "fonte fonti",
    settings: "impostazioni",
    export: "esporta esportare",
    forget: "dimenticami",
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
    story: "事件",
    first: "首发 最早报道",
    check: "核实 查证",
    watch: "关注 监控",
    digest: "日报 简报",
    source: "来源 消息源",
    settings: "设置",
    export: "导出",
    forget: "忘记我",
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
    story: "ストーリー",
    first: "初報 第一報",
    check: "検証 確認して",
    watch: "ウォッチ 監視",
    digest: "ダイジェスト",
    source: "ソース 情報源",
    settings: "設定",
    export: "エクスポート 書き出し",
    forget: "忘れて",
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
    story: "스토리",
    first: "첫보도 최초보도",
    check: "검증 팩트체크",
    watch: "감시 지켜보기",
    digest: "다이제스트",
    source: "출처 소스",
    settings: "설정",
    export: "내보내기",
    forget: "잊어줘",
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
  "story",
  "first",
  "check",
  "watch",
  "digest",
  "source",
  "settings",
  "export",
  "forget",
  "why",
  "help",
  "status",
];

/** What follows these is a sentence of one's own: only the very word makes a command, or a plain sentence would be taken for one. */
const FREE: ReadonlySet<CommandKind> = new Set(["story", "first", "check", "watch", "forget"]);
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
    ([known, [listed]]) =>
      known.length >= GUESSED_LETTERS_MIN &&
      known[0] === key[0] &&
      !(listed !== undefined && FREE.has(listed.kind)) &&
      editDistance(key, known, limit) <= limit,
  );
  return near === undefined ? null : meant(near[1], near[0]);
}
