import { createDigestWorld } from "../tests/fixtures/digest-world.ts";
import { LANGUAGES, sampleArticles } from "../src/index.ts";

// node bench/digests-due.ts [SUBSCRIPTIONS] : that many digests due at the same minute, over a library whose articles all came in that day: planned, made, fixed and
// posted to a stand-in that answers at once. The figure is the bot's own work; a real platform takes a message a second per channel besides.

const count = Number(process.argv[2] ?? 2_000);
const COPIES = 4;

const world = await createDigestWorld("2026-11-01T12:00:00Z");
await world.import(
  Array.from({ length: COPIES }, (_, copy) =>
    sampleArticles.map((article) => ({
      ...article,
      url: `${article.url}-${copy}`,
      outlet: `${article.outlet} ${copy}`,
      published: "2026-11-02T06:00:00Z",
    })),
  ).flat(),
);
const FILTERS = ["", "nvidia", "amd, broadcom", "licence, export controls", "SK hynix, Samsung, not rumour", "HBM"];
for (let n = 0; n < count; n += 1) {
  const planned = world.desk.planSubscription({
    id: `s${n}`,
    place: `test:C${n}`,
    time: "09:00",
    zone: "UTC",
    language: LANGUAGES[n % LANGUAGES.length],
    filterText: FILTERS[n % FILTERS.length],
    createdAt: "2026-11-01T12:00:00Z",
  });
  if (planned.kind === "refused") throw new Error(JSON.stringify(planned.problems));
  await world.desk.keepSubscription(planned.subscription);
}
world.goTo("2026-11-02T09:00:00Z");
const started = performance.now();
await world.tick();
const seconds = (performance.now() - started) / 1000;
const stories = world.shown.reduce((sum, { view }) => sum + view.stories.length, 0);
const memory = Math.round(process.memoryUsage().rss / 1024 ** 2);
console.log(`| due at once | posted | stories told | took | a digest | memory |
|---|---|---|---|---|---|
| ${count} | ${world.shown.length} | ${stories} | ${seconds.toFixed(1)} s | ${((seconds * 1000) / count).toFixed(1)} ms | ${memory} MiB |`);
await world.close();
