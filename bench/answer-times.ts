import { readFileSync } from "node:fs";

import { z } from "zod";

import { createSqliteLibrary } from "../adapters/store/sqlite.ts";
import { type Bot, createBot, type Message } from "../src/index.ts";

// node bench/answer-times.ts LIBRARY QUESTIONS.json : the time of each question, and of look-ups, as JSON; `bench/cold-start.ts` makes a table of it.

const LOOK_UPS = [
  "chip H20",
  "chip MI450",
  "company Nvidia",
  "company SK hynix",
  "topic HBM",
  "topic export controls",
  "timeline Rubin",
  "timeline DeepSeek",
  "compare H20 and H200",
  "news",
  "news Huawei",
];
const ROUNDS = 5;

type Time = { ms: number; cpuMs: number };

const [, , libraryFile = "", questionsFile = ""] = process.argv;
const questions = z.array(z.string()).parse(JSON.parse(readFileSync(questionsFile, "utf8")));
const now = (): Date => new Date("2026-11-24T12:00:00Z");
const log = (): void => {};
const library = await createSqliteLibrary({ file: libraryFile, log, now });
const bot = createBot({ library, log, now });
await bot.warmUp();
const asked = await timeEach(questions, (text) => bot.ask({ text }));
const lookUps = Array.from({ length: ROUNDS }, () => LOOK_UPS).flat();
const lookedUp = await timeEach(lookUps, (text) => bot.reply(messageOf(text)));
console.log(JSON.stringify({ question: asked, "look-up": lookedUp }));
await library.close();

function messageOf(text: string): Message {
  return {
    text,
    author: "bench",
    door: "terminal",
    place: "bench",
    thread: null,
    locale: null,
    timeZone: null,
    visibility: "private",
  };
}

async function timeEach(
  texts: readonly string[],
  work: (text: string) => ReturnType<Bot["ask"] | Bot["reply"]>,
): Promise<Time[]> {
  const times: Time[] = [];
  for (const text of texts) {
    const startedMs = performance.now();
    const before = process.cpuUsage();
    await work(text);
    const { user, system } = process.cpuUsage(before);
    times.push({ ms: performance.now() - startedMs, cpuMs: (user + system) / 1000 });
  }
  return times;
}
