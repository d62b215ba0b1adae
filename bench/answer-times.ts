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

type Time = { kind: string; text: string; ms: number; cpuMs: number };

const questionSchema = z.object({ kind: z.string(), text: z.string(), follows: z.string().nullable() });

const [, , libraryFile = "", questionsFile = ""] = process.argv;
const questions = z.array(questionSchema).parse(JSON.parse(readFileSync(questionsFile, "utf8")));
const now = (): Date => new Date("2026-11-24T12:00:00Z");
const log = (): void => {};
const library = await createSqliteLibrary({ file: libraryFile, log, now });
const bot = createBot({ library, log, now });
// As before a bot goes to its chats.
await bot.warmUp();
await bot.rehearse();
const times: Time[] = [];
let found = 0;
for (const { kind, text, follows } of questions) {
  const said = await timed({ kind, text }, () => bot.ask({ text }));
  found += said.kind === "found" ? 1 : 0;
  const { turn } = said;
  if (follows === null || turn === undefined) continue;
  await timed({ kind: "follow-up", text: `${text} ${follows}` }, () => bot.ask({ text: follows, thread: [turn] }));
}
for (let round = 0; round < ROUNDS; round += 1)
  for (const text of LOOK_UPS)
    await timed({ kind: `look-up \`${text.split(" ")[0] ?? ""}\``, text }, () => bot.reply(messageOf(text)));
const { heapUsed, external } = process.memoryUsage();
console.log(JSON.stringify({ times, found, heapMb: Math.round((heapUsed + external) / 1e6) }));
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

async function timed<Said extends ReturnType<Bot["ask"] | Bot["reply"]>>(
  { kind, text }: Pick<Time, "kind" | "text">,
  work: () => Said,
): Promise<Awaited<Said>> {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  const said = await work();
  const { user, system } = process.cpuUsage(before);
  times.push({ kind, text, ms: performance.now() - startedMs, cpuMs: (user + system) / 1000 });
  return said;
}
