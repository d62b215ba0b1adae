import type { Ledger, Now } from "../../src/index.ts";
import { authorOf } from "./questions.ts";

/** What somebody says of an answer. `meta` says which one. */
export type Feedback = {
  team: string;
  user: string;
  meta: string;
  verdict: "right" | "wrong";
  wrong: string | null;
  right: string | null;
};

/** The ledger's collection of what people said of answers: each is the beginning of a test case. */
export const FEEDBACK = "feedback";

/** Notes it: one a person and answer, the last one counts. */
export async function noteFeedback(
  { ledger, now }: { ledger: Ledger; now: Now },
  { team, user, meta, ...said }: Feedback,
): Promise<void> {
  const about: unknown = JSON.parse(meta);
  const author = authorOf(team, user);
  const value = JSON.stringify({ author, about, ...said, at: now().toISOString() });
  await ledger.put([{ collection: FEEDBACK, id: `slack:${team}/${author}/${idOf(about)}`, value }]);
}

const idOf = (about: unknown): string => {
  const isAbout = typeof about === "object" && about !== null;
  const channel = isAbout && "channel" in about ? String(about.channel) : "";
  const answer = isAbout && "answer" in about ? String(about.answer) : "";
  return `${channel}/${answer}`;
};
