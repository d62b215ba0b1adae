import {
  DIGEST_DAYS,
  DIGEST_EMPTY,
  DIGEST_LAYOUTS,
  EXPORT_FORMATS,
  EXPORTED,
  FORMATS_OF,
  LANGUAGES,
  SETTING_NAMES,
  WATCH_LEVELS,
  type DigestOptions,
  type Intent,
} from "../types.ts";
import { takeAction } from "./action-words.ts";
import { takeOptions } from "./key-options.ts";

/** A word of a list, whatever its case. */
const wordOf = <T extends string>(given: string | undefined, words: readonly T[]): T | undefined =>
  words.find((word) => word === given?.toLowerCase());

const isConfirmed = (given: string | undefined): boolean => given?.toLowerCase() === "yes";
const isQuestion = (text: string): boolean => /[?？]\s*$/u.test(text);

/** What follows "watch": "list", "add MI450 ship date changes", "remove w-1a2b3c", or just what to watch for. */
export function watchIntent(given: string): Intent | null {
  const { values, rest } = takeOptions(given, ["to", "level", "confirm"]);
  const level = wordOf(values.level, WATCH_LEVELS);
  const found = takeAction(rest);
  const confirmed = isConfirmed(values.confirm);
  if (rest === "" || (found?.action === "list" && found.rest === "")) return { kind: "watch", wish: { do: "list" } };
  if (found?.action === "remove")
    return { kind: "watch", wish: { do: "remove", id: found.rest, isConfirmed: confirmed } };
  if (found?.action === "edit") {
    const { id, text } = idAndText(found.rest);
    return { kind: "watch", wish: { do: "edit", id, text, level, isConfirmed: confirmed } };
  }
  if (found?.action !== "add" && isQuestion(rest)) return null;
  const text = found?.action === "add" ? found.rest : rest;
  const to = wordOf(values.to, ["me", "here"] as const) ?? "me";
  return { kind: "watch", wish: { do: "add", text, to, level, isConfirmed: confirmed } };
}

function idAndText(given: string): { id: string; text: string } {
  const [id = ""] = given.split(" ");
  return { id, text: given.slice(id.length).trim() };
}

const DIGEST_KEYS = ["channel", "zone", "weekday", "language", "max", "layout", "empty", "confirm"] as const;

/** What follows "digest": "list", "add 09:00 Asia/Seoul weekdays nvidia, HBM", "pause d-1a2b3c". */
export function digestIntent(given: string): Intent | null {
  const { values, rest } = takeOptions(given, DIGEST_KEYS);
  if (rest === "") return { kind: "digest", wish: { do: "list" } };
  const confirmed = isConfirmed(values.confirm);
  const found = takeAction(rest);
  const { channel, zone } = values;
  const said = {
    channel,
    weekday: numberOf(values.weekday),
    language: wordOf(values.language, LANGUAGES),
    storiesMax: numberOf(values.max),
    layout: firstWordIs(values.layout, DIGEST_LAYOUTS),
    ifEmpty: values.empty === "line" ? ("one line" as const) : firstWordIs(values.empty, DIGEST_EMPTY),
  };
  const timed = (text: string): DigestOptions => ({ ...said, ...takeTimes(text, zone) });
  switch (found?.action) {
    case "list":
      return found.rest === "" ? { kind: "digest", wish: { do: "list" } } : null;
    case "add":
      return { kind: "digest", wish: { do: "add", ...timed(found.rest), isConfirmed: confirmed } };
    case "edit": {
      const { id, text } = idAndText(found.rest);
      return { kind: "digest", wish: { do: "edit", id, ...timed(text), isConfirmed: confirmed } };
    }
    case "pause":
    case "resume":
    case "preview":
      return isId(found.rest) ? { kind: "digest", wish: { do: found.action, id: found.rest } } : null;
    case "send-now":
    case "remove":
      return isId(found.rest)
        ? { kind: "digest", wish: { do: found.action, id: found.rest, isConfirmed: confirmed } }
        : null;
    default:
      return TIME.test(rest) ? { kind: "digest", wish: { do: "add", ...timed(rest), isConfirmed: confirmed } } : null;
  }
}

/** "one message" is written as "one". */
const firstWordIs = <T extends string>(given: string | undefined, words: readonly T[]): T | undefined =>
  given === undefined ? undefined : words.find((word) => word.split(" ")[0] === given.toLowerCase());

/** One word, or none yet. */
const isId = (text: string): boolean => !/\s/u.test(text);
const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : undefined;

const TIME = /^(\d{1,2}:\d{2})(?!\S)/u;
const ZONE = /^(?:[A-Za-z_]+\/[\w/+-]+|UTC|GMT)(?!\S)/u;
const DAYS: readonly (readonly [(typeof DIGEST_DAYS)[number], RegExp])[] = [
  ["daily", /^(?:daily|täglich|quotidien|diario|giornaliero|每天|毎日|매일)(?!\S)/iu],
  ["weekdays", /^(?:weekdays|werktags|jours-ouvrés|laborables|feriali|工作日|平日|평일)(?!\S)/iu],
  ["weekly", /^(?:weekly|wöchentlich|hebdomadaire|semanal|settimanale|每周|毎週|매주)(?!\S)/iu],
];

/** The time, zone and days a text begins with, in any order; what is left is what the digest is to hold. */
function takeTimes(given: string, zoneGiven: string | undefined): DigestOptions {
  let time: string | undefined;
  let zone = zoneGiven;
  let days: DigestOptions["days"];
  let rest = given;
  for (;;) {
    const [atTime] = TIME.exec(rest) ?? [];
    const [atZone] = ZONE.exec(rest) ?? [];
    const [word, pattern] = DAYS.find(([, each]) => each.test(rest)) ?? [];
    const [atDays] = pattern?.exec(rest) ?? [];
    const taken = atTime ?? atZone ?? atDays;
    if (taken === undefined) break;
    if (atTime !== undefined) time = atTime.padStart(5, "0");
    else if (atZone !== undefined) zone = atZone;
    else days = word;
    rest = rest.slice(taken.length).trim();
  }
  return { time, zone, days, filter: rest === "" ? undefined : rest };
}

/** What follows "source": "list", "show ID", "add https://…", "mute ID". */
export function sourceIntent(given: string): Intent | null {
  const { values, rest } = takeOptions(given, ["confirm"]);
  if (rest === "") return { kind: "source", wish: { do: "list" } };
  const found = takeAction(rest);
  if (found === null || !isId(found.rest)) return null;
  const { action, rest: name } = found;
  switch (action) {
    case "list":
      return name === "" ? { kind: "source", wish: { do: "list" } } : null;
    case "show":
    case "mute":
    case "unmute":
    case "test":
    case "remove":
      return { kind: "source", wish: { do: action, name } };
    case "add":
      return { kind: "source", wish: { do: "add", name, isConfirmed: isConfirmed(values.confirm) } };
    default:
      return null;
  }
}

/** What follows "settings": nothing, or "language fr", "set timezone Asia/Seoul". */
export function settingsIntent(given: string): Intent | null {
  const found = takeAction(given);
  if (given === "" || (found?.action === "show" && found.rest === "")) return { kind: "settings", set: null };
  const [, typed = "", value = ""] =
    /^(\S+?)(?:\s*[=:]\s*|\s+)(\S+)$/u.exec(found?.action === "set" ? found.rest : given) ?? [];
  const name = SETTING_NAMES.find((each) => each === typed.toLowerCase().replaceAll("-", "_"));
  return name === undefined ? null : { kind: "settings", set: { name, value } };
}

/** What follows "export": "answers csv", "story md of story-1a2b3c"; alone it asks how to write it. */
export function exportIntent(given: string): Intent | null {
  if (given === "") return { kind: "help", command: "export" };
  const [first, ...rest] = given.split(/\s+/u);
  const what = wordOf(first, EXPORTED);
  if (what === undefined) return null;
  const format = wordOf(rest[0], EXPORT_FORMATS);
  const left = (format === undefined ? rest : rest.slice(1)).join(" ").replace(/^of\s+/iu, "");
  return { kind: "export", what, format: format ?? FORMATS_OF[what][0] ?? "json", of: left === "" ? null : left };
}

/** What follows "forget": nothing or "me", and whether it is meant. */
export function forgetIntent(given: string): Intent | null {
  const { values, rest } = takeOptions(given, ["confirm"]);
  return /^(?:me|moi|mich)?[.!]?$/iu.test(rest) ? { kind: "forget", isConfirmed: isConfirmed(values.confirm) } : null;
}
