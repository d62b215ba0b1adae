import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { drawReply } from "../adapters/discord/draw.ts";
import { digestParts, renderReply as renderForDiscord } from "../adapters/discord/render/index.ts";
import { renderDigest, renderReply as renderForSlack } from "../adapters/slack/render/index.ts";
import { createSqliteLedger } from "../adapters/store/sqlite-ledger.ts";
import { createSqliteLibrary } from "../adapters/store/sqlite.ts";
import { createBot, digestView, type Intent, sampleArticles, subscriptionSchema } from "../src/index.ts";
import { discordPage } from "./pictures/discord-html.ts";
import { slackPage } from "./pictures/slack-html.ts";

// node bench/pictures.ts FOLDER : the pictures of the README. What the bot really posts, over the sample articles, laid out as the platforms do and photographed by
// Chromium (Debian packages `chromium`, `fonts-noto-cjk`, `fonts-noto-color-emoji`). Look at each.

const folder = process.argv[2] ?? "docs";
mkdirSync(folder, { recursive: true });
const now = (): Date => new Date("2026-09-18T09:00:00Z");
const library = await createSqliteLibrary({ file: ":memory:", log: () => {}, now });
const ledger = await createSqliteLedger({ file: ":memory:" });
const bot = createBot({ library, now, log: () => {} });
await bot.import(sampleArticles.map((input, n) => ({ where: `sample ${n + 1}`, input })));

const asker = { language: "en" as const, visibility: "public" as const };
const run = (intent: Intent) => bot.run(intent, asker);
const scratch = mkdtempSync(join(tmpdir(), "chipwire-pictures-"));

const FLAGS =
  "--headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run --disable-background-networking --disable-sync --disable-component-update --force-device-scale-factor=2";
const WIDTH = 760;

function chromium(...more: readonly string[]): string {
  const done = spawnSync("chromium", [...FLAGS.split(" "), `--user-data-dir=${join(scratch, "profile")}`, ...more]);
  if (done.status !== 0) throw new Error(`chromium: ${done.stderr?.toString().slice(-400)}`);
  return done.stdout.toString();
}

/** Photographs a page as high as it is: it says its height in its title. */
function photograph(name: string, pageHtml: string): void {
  const source = join(scratch, `${name}.html`);
  const target = join(folder, `${name}.png`);
  writeFileSync(source, pageHtml);
  const height =
    /<title>(\d+)<\/title>/.exec(chromium(`--window-size=${WIDTH},200`, "--dump-dom", `file://${source}`))?.[1] ??
    "800";
  chromium(`--window-size=${WIDTH},${height}`, `--screenshot=${target}`, `file://${source}`);
  console.log(target);
}

const question = await run({ kind: "ask", question: "Has Nvidia shipped any H200 chips to China yet?" });
photograph("slack-answer", slackPage(renderForSlack(question, { timeZone: null, isEphemeral: false })[0]?.blocks));

const compared = await run({ kind: "compare", names: ["H200", "MI325X", "B200"], fields: "core" });
photograph("slack-compare", slackPage(renderForSlack(compared, { timeZone: null, isEphemeral: false })[0]?.blocks));

const form = { layout: "components" as const, isEphemeral: false, customId: () => "x" };
const asked = await bot.ask({ text: "DeepSeek R2는 왜 늦어졌나?" });
photograph(
  "discord-answer",
  discordPage(
    renderForDiscord(
      { ...question, kind: "answer", answer: asked, language: asked.language, contextLine: asked.contextLine },
      form,
    )[0],
  ),
);

const drawn = (await drawReply(compared)).filter((one) => one !== null);
const images = drawn.map(
  ({ name, png }) => [name, `data:image/png;base64,${Buffer.from(png).toString("base64")}`] as const,
);
const shown = drawn.map(({ name, alt }) => ({ file: name, alt }));
photograph(
  "discord-compare",
  discordPage(renderForDiscord(compared, { ...form, pictures: shown })[0], new Map(images)),
);

const maker = bot.digests({ ledger, classOf: () => null, sources: async () => null });
const wish = {
  id: "p",
  place: "discord:1",
  time: "09:00",
  zone: "Europe/Berlin",
  storiesMax: 3,
  createdAt: "2026-08-25T00:00:00Z",
};
const subscription = subscriptionSchema.parse(wish);
const { digest } = await maker.make(subscription, { localDate: "2026-09-18", isLate: false, since: "2026-08-25" });
const buttons = ["More", "Only confirmed", "My language", "Change time", "Why these?"].map((label) => ({
  label,
  customId: "x",
}));
photograph(
  "discord-digest",
  discordPage(digestParts(digestView(digest), subscription, { layout: "components", buttons })[0]?.body),
);
photograph("slack-digest", slackPage(renderDigest(digestView(digest), subscription)[0]?.message.blocks));

await library.close();
await ledger.close();
