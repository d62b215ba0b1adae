import { noticeCard, type Card, type Errand, type Of } from "./card.ts";
import { atDesk, choice, doneCard, sheetCard } from "./desk-guard.ts";
import { keptAnswers } from "./kept-answers.ts";
import { say } from "./texts.ts";

/** Deletes what is kept of who asks; what that is, is said first. */
export async function forgetCard({ isConfirmed }: Of<"forget">, errand: Errand): Promise<Card> {
  const { language, deps } = errand;
  const at = await atDesk(errand);
  if ("blocks" in at) return at;
  if (deps.ports.ledger === undefined) return noticeCard("E-MISSING", say("E-MISSING.ledger", language));
  const { author } = at.visit;
  const [watches, answers] = await Promise.all([
    at.desk.watches({ owner: author }),
    keptAnswers(await deps.ports.ledger(), author),
  ]);
  const counts = { watches: watches.length, answers: answers.length };
  const rest = say("forget.rest", language);
  if (isConfirmed) {
    await at.desk.forget(author);
    return doneCard(`${say("S-FORGOTTEN", language, counts)} ${rest}`);
  }
  const lines = [
    say("forget.watches", language, { n: counts.watches }),
    say("forget.answers", language, { n: counts.answers }),
    rest,
  ];
  const intent = { kind: "forget", isConfirmed: true } as const;
  const choices = [choice("choice.forget", language, { intent, role: "danger" })];
  return sheetCard({ title: say("title.forget", language), lines, choices });
}
