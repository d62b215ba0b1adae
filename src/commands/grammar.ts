import { foldText } from "../knowledge/fold.ts";
import { cleanLine } from "../text/clean.ts";
import type { Intent, Language } from "../types.ts";
import { ASIAN_WORDS, readCommandWord, type CommandKind, type CommandWord } from "./command-words.ts";
import { isPointer } from "./intent-text.ts";
import {
  endingFields,
  endingKind,
  endingOnlyNew,
  endingSort,
  endingView,
  takeDays,
  takeSince,
} from "./option-words.ts";
import { checkIntent, firstIntent } from "./quoted-grammar.ts";
import { digestIntent, exportIntent, forgetIntent, settingsIntent, sourceIntent, watchIntent } from "./wish-grammar.ts";

/**
 * What a text asks for. `language` is that of its command word when it is not English, null when the word does not tell.
 * `isCommand`: it began (or ended) with a command's word; otherwise it is a question in somebody's own words.
 */
export type Parsed = { intent: Intent; language: Language | null; isCommand: boolean };

/** A chip is compared with at most two others. */
const COMPARED_MAX = 3;
/** More words than this after "chip" or "news" are a sentence, not a name. */
const NAME_WORDS_MAX = 6;

const QUESTION_END = /[?？]\s*$/u;

/**
 * Reads a text into an intent: "timeline MI450", "compare H200 and MI325X", "vergleiche …", "H200とMI325Xを比較"; anything else is
 * a question. The same grammar serves threads, mentions, slash commands and the terminal.
 * @param now what "since 7d" counts from
 */
export function parseIntent(given: string, now: Date): Parsed {
  const text = cleanLine(given)
    .trim()
    .replace(/^(?:@chipwire\b[:,]?\s*)?\/?(?=\S)/iu, "");
  const found = splitCommand(text);
  const intent = found === null ? null : (ownIntent(found) ?? commandIntent(found.word, found.rest, now));
  if (found === null || intent === null) {
    return { intent: askIntent(text, now, false), language: null, isCommand: false };
  }
  return { intent, language: languageOf(found.word, text), isCommand: true };
}

/** Many Chinese words are Japanese ones too; kana tell. English words are everybody's and tell nothing. */
function languageOf({ language }: CommandWord, text: string): Language | null {
  if (language === "zh" && /[\u3041-\u30ff]/u.test(text)) return "ja";
  return language === "en" ? null : language;
}

function askIntent(text: string, now: Date, isLed: boolean): Intent {
  const { since, rest } = takeSince(text, now, isLed);
  return since === undefined || rest === "" ? { kind: "ask", question: text } : { kind: "ask", question: rest, since };
}

type Split = { word: CommandWord; rest: string; isLed: boolean };

/** The command's word in front; in Chinese, Japanese and Korean also behind. */
function splitCommand(text: string): Split | null {
  const [first = ""] = /^[^\s:：?？!]+/u.exec(text) ?? [];
  const word = readCommandWord(first);
  const after = (length: number): Pick<Split, "rest" | "isLed"> => {
    const given = text.slice(length);
    return { rest: given.replace(/^[\s:：]+/u, ""), isLed: /^\s*[:：]/u.test(given) };
  };
  if (word !== null) return { word, ...after(first.length) };
  // Folding makes simplified Han of all Han and keeps offsets.
  const folded = foldText(text);
  for (const { word, ...meant } of ASIAN_WORDS) {
    if (folded.startsWith(word)) return { word: meant, ...after(word.length) };
    const behind = new RegExp(`^(.+?)(?:を|の|을|를|의|的)?\\s*${word}${POLITE_END}$`, "u").exec(folded)?.[1];
    if (BEHIND.includes(meant.kind) && behind !== undefined) {
      return { word: meant, rest: text.slice(0, behind.length).trim(), isLed: false };
    }
  }
  return null;
}

/** Commands whose word may close the sentence: "H200とMI325Xを比較して". */
const BEHIND: readonly CommandKind[] = ["compare", "timeline", "news"];
const POLITE_END = "(?:して(?:ください|ほしい)?|する|해\\s?(?:줘|주세요)|하기|一下)?[。.]?";

/** The intents that keep something, and those that a text of somebody's own follows; null for all others. */
function ownIntent({ word: { kind }, rest, isLed }: Split): Intent | null {
  switch (kind) {
    case "story":
      return storyIntent(rest);
    case "first":
      return firstIntent(rest, isLed);
    case "check":
      return checkIntent(rest, isLed);
    case "watch":
      return watchIntent(rest);
    case "digest":
      return digestIntent(rest);
    case "source":
      return sourceIntent(rest);
    case "settings":
      return settingsIntent(rest);
    case "export":
      return exportIntent(rest);
    case "forget":
      return forgetIntent(rest);
    default:
      return null;
  }
}

/** More words than this after "story" are a sentence that begins like a command. */
const STORY_WORDS_MAX = 12;

function storyIntent(given: string): Intent | null {
  if (QUESTION_END.test(given) || given.split(/\s+/u).length > STORY_WORDS_MAX) return null;
  const { value, rest } = endingView(given);
  return { kind: "story", id: isPointer(rest) ? rest : nameIn(rest), view: value ?? "summary" };
}

/** The intent of a command's word and what follows it; null when the two make no command but a sentence. */
function commandIntent({ kind, language }: CommandWord, given: string, now: Date): Intent | null {
  if (kind === "ask") return given === "" ? null : askIntent(given, now, true);
  if (kind === "why") return whyIntent(given, language, now);
  if (kind === "help") return helpIntent(given);
  if (OWN_KINDS.has(kind)) return null;
  if (kind === "status") return /^[?？.!]?$/.test(given) ? { kind: "status" } : null;
  const { asOf, since, rest } = takeDays(given, now);
  if (kind === "compare") return compareIntent(rest, asOf);
  if (QUESTION_END.test(rest) && rest.length > 1) return null;
  const name = nameIn(rest);
  if (kind === "news") {
    const { value, rest: about } = endingOnlyNew(name);
    const onlyNew = value ? true : undefined;
    return isName(about) ? { kind: "news", filter: about === "" ? null : about, onlyNew, since, asOf } : null;
  }
  if (kind === "timeline") {
    const { value, rest: subject } = endingKind(name);
    return isName(subject) ? { kind: "timeline", subject, about: value ?? "all", asOf } : null;
  }
  if (kind === "topic") {
    const { value, rest: topic } = endingSort(name);
    return isName(topic) ? { kind: "topic", name: topic, sort: value, since, asOf } : null;
  }
  if (!isName(name)) return null;
  return kind === "chip" ? { kind: "chip", name, asOf } : { kind: "company", name, since, asOf };
}

/** Read by `ownIntent`, or not at all. */
const OWN_KINDS: ReadonlySet<CommandKind> = new Set([
  "story",
  "first",
  "check",
  "watch",
  "digest",
  "source",
  "settings",
  "export",
  "forget",
]);

/** A name, or none yet: "timeline" alone is answered with how to write it. */
const isName = (text: string): boolean => text.split(/\s+/u).length <= NAME_WORDS_MAX;

/** Words that lead from a command to its name. */
const LEAD =
  /^(?:(?:of|for|on|about|from|the|de l['’]|de la|de|du|des|d['’]|sur|à propos de|von|vom|über|zum|zur|zu|der|die|das|sobre|del|della|dello|di|su|sul|sulla|关于|關於)(?:\s+|(?<=['’])|(?<=关于|關於)))+/iu;

/** The name without what leads to it and what closes it. */
const nameIn = (text: string): string =>
  text
    .replace(LEAD, "")
    .replace(/^["“”„«»「『']+|["“”„«»」』'.!。?？]+$/gu, "")
    .trim();

/** "why" in front of a quoted question, or of one that opens with its own question word, asks about the answer. */
const QUOTED = /^["“„«「『]/u;
const ASKING: Readonly<Record<Language, RegExp>> = {
  en: /^(?:why|when|who|what|which|where|how)\s/iu,
  fr: /^(?:pourquoi|quand|qui|que|quels?|quelles?|comment|combien|où)\s/iu,
  de: /^(?:warum|wann|wer|was|welche[rsn]?|wie|wo)\s/iu,
  es: /^[¿]?(?:por qué|cuándo|quién|qué|cuál|cómo|cuánt[oa]s?|dónde)\s/iu,
  it: /^(?:perché|quando|chi|che|quale|quali|come|quant[oaie]|dove)\s/iu,
  zh: /^(?:为什么|何时|谁|什么|哪)/u,
  ja: /^(?:なぜ|いつ|誰|何|どの)/u,
  ko: /^(?:왜|언제|누가|무엇|어떤)\s/u,
};

function whyIntent(given: string, language: Language, now: Date): Intent | null {
  if (/^[?？]?$/.test(given)) return { kind: "why", question: "" };
  if (isPointer(given)) return { kind: "why", question: given.trim() };
  if (!QUOTED.test(given) && !ASKING[language].test(given)) return null;
  const { asOf, since, rest } = takeDays(given, now);
  return { kind: "why", question: rest.replace(/^["“„«「『]\s*|\s*["”“»」』]$/gu, "").trim(), since, asOf };
}

function helpIntent(given: string): Intent | null {
  if (/^[?？.!]?$/.test(given)) return { kind: "help", command: null };
  const word = /\s/.test(given) ? null : readCommandWord(given.replace(/[?？.!]$/, ""));
  return word === null ? null : { kind: "help", command: word.kind };
}

const BETWEEN =
  /\s*(?:[,、，;&+]|\/|(?<=\s)(?:and|with|to|against|versus|vs\.?|et|avec|à|und|mit|gegen|y|con|e|ed|contro)(?=\s)|(?<=[^\s])(?:和|与|與|跟|及|と)(?=\S)|\s(?:和|与|與|跟|及|と)\s|(?:과|와|랑)(?=\s))\s*/iu;

function compareIntent(given: string, asOf: string | undefined): Intent | null {
  const { value, rest } = endingFields(given.replace(/[?？.!。]+$/u, "").trim());
  const names = rest
    .split(BETWEEN)
    .map((part) => nameIn(part.trim()))
    .filter((part) => part !== "");
  const plain = names.length === 1 ? (names[0] ?? "").split(/\s+/u) : names;
  const chosen = plain.length > 1 && plain.length <= COMPARED_MAX ? plain : names;
  if (given === "") return { kind: "compare", names: [], fields: "core", asOf };
  if (chosen.length < 2 || chosen.length > COMPARED_MAX || !chosen.every(isName)) return null;
  return { kind: "compare", names: chosen, fields: value ?? "core", asOf };
}
