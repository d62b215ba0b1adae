import type { Chat, ClaimedJob, Job, Ledger, OutboxPost, PostOutcome } from "../ports.ts";

/** A message whose answer was lost may still land this much later; only then does looking for it tell anything. */
const SETTLE_MS = 60_000;
/** Before the same key is sent again to a platform that makes one of them. */
const REPEAT_MS = 2_000;
/** Kept clear of the end of the platform's same-key time. */
const SAME_KEY_MARGIN_MS = 30_000;
/** A platform that asks to wait no time at all is not asked again at once. */
const LATER_MS_MIN = 1_000;
/** When even looking for it fails. */
const LOOK_AGAIN_MS = 60_000;
/** After this long nobody can say any more whether it was posted; posting it again would be worse than one post missing. */
const UNKNOWN_MS_MAX = 24 * 3_600_000;
/** How long a worker may be silent before another takes its job. */
export const LEASE_MS = 60_000;

/** How a job left a worker's hands; `lost` when another has it, and then nothing was written. */
export type JobEnd =
  | { state: "open"; readyAtMs: number; reason: string | null; hasFailed: boolean }
  | {
      state: Exclude<Job["state"], "open">;
      reason: string | null;
      /** The place itself could not be posted to. */ blame?: "place";
    }
  | { state: "lost" };

type DeliveryDeps = { ledger: Ledger; chat: Chat; nowMs: () => number };

/**
 * Sends the posts of a frozen job in order, each once: what was certainly not posted is tried again, what may have been posted is looked for first.
 * Comes back as soon as there is something to wait for. The job is not settled yet.
 */
export async function deliver(claim: ClaimedJob, deps: DeliveryDeps): Promise<JobEnd> {
  const refusals: string[] = [];
  let isPlaceGone = false;
  for (const post of await deps.ledger.posts(claim.key)) {
    const end = await deliverPost(post, { ...deps, claim });
    if (end.kind === "refused") refusals.push(end.reason);
    isPlaceGone = end.kind === "refused" && end.blame === "place";
    if (isPlaceGone) break;
    if (end.kind === "stopped") return end.end;
  }
  if (refusals.length === 0) return { state: "done", reason: null };
  const posts = await deps.ledger.posts(claim.key);
  const isPosted = posts.some(({ state }) => state === "posted");
  const ended = { state: isPosted ? ("partial" as const) : ("skipped" as const), reason: refusals.join("; ") };
  return isPlaceGone ? { ...ended, blame: "place" } : ended;
}

type PostEnd =
  | { kind: "posted" }
  | { kind: "refused"; blame: "place" | "post"; reason: string }
  | { kind: "stopped"; end: JobEnd };

type PostWork = DeliveryDeps & { claim: ClaimedJob };

const LOST: PostEnd = { kind: "stopped", end: { state: "lost" } };

const wait = (readyAtMs: number, reason: string): PostEnd => ({
  kind: "stopped",
  end: { state: "open", readyAtMs, reason, hasFailed: false },
});

async function deliverPost(post: OutboxPost, work: PostWork): Promise<PostEnd> {
  if (post.state === "posted") return { kind: "posted" };
  if (post.state === "refused") return { kind: "refused", blame: "post", reason: post.reason ?? "refused" };
  if (post.state === "waiting") return send(post, work);
  switch (nextStep(post, work)) {
    case "send":
      return send(post, work);
    case "wait":
      return wait((post.lastTriedAtMs ?? 0) + SETTLE_MS, "waits for a lost answer to settle");
    case "wait for the clock":
      return wait(work.nowMs() + SETTLE_MS, CLOCK_WENT_BACK);
    case "give up":
      return refuse(post, { blame: "post", reason: "it could not be told whether it was posted" }, work);
    case "look":
      return look(post, work);
  }
}

const CLOCK_WENT_BACK = "the clock went back; waits before looking for the post";

type Step = "send" | "wait" | "wait for the clock" | "look" | "give up";

/** What to do with a post that was tried and whose answer nobody has. */
function nextStep(post: OutboxPost, { chat, nowMs, claim }: PostWork): Step {
  const now = nowMs();
  const sinceFirst = now - (post.firstTriedAtMs ?? now);
  const sinceLast = now - (post.lastTriedAtMs ?? now);
  // Changing a message to what it already says does nothing.
  if (post.edits !== null) return sinceFirst > UNKNOWN_MS_MAX ? "give up" : "send";
  if (sinceLast < 0) return claim.reason === CLOCK_WENT_BACK ? "look" : "wait for the clock";
  if (sinceFirst < chat.sameKeyMs - SAME_KEY_MARGIN_MS) return "send";
  if (sinceLast < SETTLE_MS) return "wait";
  return sinceFirst > UNKNOWN_MS_MAX ? "give up" : "look";
}

async function look(post: OutboxPost, work: PostWork): Promise<PostEnd> {
  const { ledger, chat, nowMs, claim } = work;
  const found = await chat.find(post, post.firstTriedAtMs ?? nowMs());
  if (found.kind === "unknown") return wait(nowMs() + LOOK_AGAIN_MS, found.reason);
  if (found.kind === "found") return posted(post, found.messageId, work);
  const isOurs = await ledger.record(claim, post.n, { state: "waiting", reason: "looked for and not there" });
  return isOurs ? send(post, work) : LOST;
}

async function send(post: OutboxPost, work: PostWork): Promise<PostEnd> {
  const { ledger, chat, nowMs, claim } = work;
  if (!(await ledger.begin(claim, post.n, { nowMs: nowMs(), leaseMs: LEASE_MS }))) return LOST;
  const outcome = await chat.post(post);
  switch (outcome.kind) {
    case "posted":
      return posted(post, outcome.messageId, work);
    case "refused":
      return refuse(post, outcome, work);
    case "later":
      return postpone(post, outcome, work);
    case "unknown":
      return wait(nowMs() + (chat.sameKeyMs > 0 || post.edits !== null ? REPEAT_MS : SETTLE_MS), outcome.reason);
  }
}

async function posted(post: OutboxPost, messageId: string, { ledger, claim }: PostWork): Promise<PostEnd> {
  return (await ledger.record(claim, post.n, { state: "posted", messageId })) ? { kind: "posted" } : LOST;
}

type Refusal = { blame: "place" | "post"; reason: string };

async function refuse(post: OutboxPost, { blame, reason }: Refusal, { ledger, claim }: PostWork): Promise<PostEnd> {
  const isOurs = await ledger.record(claim, post.n, { state: "refused", reason });
  return isOurs ? { kind: "refused", blame, reason } : LOST;
}

type Postponed = Extract<PostOutcome, { kind: "later" }>;

/** Not posted by this try. An earlier try whose answer was lost stays in doubt, so only a first one starts anew. */
async function postpone(post: OutboxPost, { retryAfterMs }: Postponed, work: PostWork): Promise<PostEnd> {
  const { ledger, nowMs, claim } = work;
  const reason = "the platform asked to wait";
  const isFirst = post.state === "waiting";
  if (isFirst && !(await ledger.record(claim, post.n, { state: "waiting", reason }))) return LOST;
  return wait(nowMs() + Math.max(LATER_MS_MIN, retryAfterMs), reason);
}
