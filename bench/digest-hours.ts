import { createSqliteLedger } from "../adapters/store/sqlite-ledger.ts";
import { shiftDate } from "../src/digest/local-time.ts";
import { createPlanner } from "../src/digest/planner.ts";
import { subscriptionSchema, SUBSCRIPTIONS } from "../src/digest/subscription.ts";

// node bench/digest-hours.ts : a digest a day in 40 time zones for two years, at the hours at which clocks change. The planner runs every half hour over a
// real ledger; printed is how many of the local dates got none and how many got two.

const ZONES =
  `Africa/Cairo Africa/Casablanca Africa/Johannesburg Africa/Lagos America/Anchorage America/Argentina/Buenos_Aires America/Bogota
  America/Chicago America/Denver America/Halifax America/Havana America/Los_Angeles America/Mexico_City America/New_York America/Santiago
  America/Sao_Paulo America/St_Johns Asia/Beirut Asia/Dubai Asia/Gaza Asia/Jerusalem Asia/Kathmandu Asia/Kolkata Asia/Seoul Asia/Shanghai
  Asia/Taipei Asia/Tehran Asia/Tokyo Atlantic/Azores Australia/Adelaide Australia/Lord_Howe Australia/Melbourne Europe/Berlin Europe/Dublin
  Europe/Lisbon Europe/London Pacific/Auckland Pacific/Chatham Pacific/Honolulu Pacific/Kiritimati`.split(/\s+/);
const HOURS = ["00:00", "00:30", "01:30", "02:00", "02:15", "02:30", "03:00", "09:00"];
const DAYS = 730;
const TICK_MS = 1_800_000;
const FIRST_DATE = "2026-01-01";
/** Noon the day before, UTC: nowhere has the first date's earliest hour passed yet. */
const START_MS = Date.parse(FIRST_DATE) - 36 * 3_600_000;
const END_MS = Date.parse(FIRST_DATE) + (DAYS + 1) * 86_400_000;

const wishes = ZONES.map((zone, i) =>
  subscriptionSchema.parse({
    id: `z${i}`,
    place: `stand-in:${i}`,
    zone,
    time: HOURS[i % HOURS.length],
    createdAt: new Date(START_MS).toISOString(),
  }),
);

const started = performance.now();
const ledger = await createSqliteLedger({ file: ":memory:" });
await ledger.put(wishes.map((wish) => ({ collection: SUBSCRIPTIONS, id: wish.id, value: JSON.stringify(wish) })));
let nowMs = START_MS;
const planner = createPlanner({ ledger, now: () => new Date(nowMs) });
const claimNext = () => ledger.claim({ kinds: ["digest"], nowMs, leaseMs: 1_000 });
/** How often each day's digest came up. */
const fired = new Map<string, number>();
for (; nowMs <= END_MS; nowMs += TICK_MS) {
  if ((await planner.plan()) === 0) continue;
  for (let job = await claimNext(); job !== null; job = await claimNext()) {
    fired.set(job.key, (fired.get(job.key) ?? 0) + 1);
    await ledger.settle(job, { state: "done", reason: null });
  }
}

const dates = Array.from({ length: DAYS }, (_, i) => shiftDate(FIRST_DATE, i));
const expected = wishes.flatMap(({ id }) => dates.map((date) => `digest:v1:${id}:${date}`));
const missed = expected.filter((key) => !fired.has(key));
const double = expected.filter((key) => (fired.get(key) ?? 0) > 1);
console.log(`| zones | channel-days | missed | double | took |
|---|---|---|---|---|
| ${ZONES.length} | ${expected.length.toLocaleString("en")} | ${missed.length} | ${double.length} | ${((performance.now() - started) / 1000).toFixed(0)} s |`);
if (missed.length > 0) console.log(missed.slice(0, 10).join("\n"));
await ledger.close();
process.exitCode = missed.length + double.length === 0 ? 0 : 1;
